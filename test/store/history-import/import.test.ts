/** Every form of file that is understood, every reason for which a row or a file is not. */
import { describe, expect, it } from 'vitest';
import { toFactRows } from '#main/store/history-import/fact-columns.ts';
import { createHistoryImport } from '#main/store/history-import/import.ts';
import { rejectsHeader, rejectsLine, type FullReject } from '#main/store/history-import/rejects.ts';
import { compareFactRows } from '#main/store/container/line-shapes.ts';
import { refusalSentence } from '#shared/base/refusals.ts';
import {
  factTexts,
  header,
  imported,
  importBytes,
  lines,
  longMapping,
  refusedWith,
  rejectTexts,
  units,
} from './run-import.ts';

describe('one row a month', () => {
  it('reads measures, adds duplicates up and keeps nothing and zero apart', () => {
    const result = imported(
      `${header}2013-01,ana,bike,10.50,3,4\n2013-02,ana,bike,0,,n/a\n2013-01,Ana Peña,BIKES,-0.25,1,-\n2014-12,ben,cap,,,7\n`,
    );
    expect(factTexts(result)).toEqual([
      '2013 ana bike cost: 1=400',
      '2013 ana bike revenue: 1=1025 2=0',
      '2013 ana bike units: 1=4',
      '2014 ben cap cost: 12=700',
    ]);
    expect(result).toMatchObject({
      accepted: 4,
      rejected: 0,
      years: [2013, 2014],
      measures: ['revenue', 'units', 'cost'],
      totals: [
        { year: 2013, measure: 'cost', total: 400, rows: 1 },
        { year: 2013, measure: 'revenue', total: 1025, rows: 1 },
        { year: 2013, measure: 'units', total: 4, rows: 1 },
        { year: 2014, measure: 'cost', total: 700, rows: 1 },
      ],
    });
  });

  it('stands in the canonical order of a batch', () => {
    const months = ['2014-01', '2013-05'];
    const rows = months.flatMap((month) =>
      ['ben', 'ana', 'twin1'].flatMap((unit) => ['cap', 'bike'].map((line) => `${month},${unit},${line},1,2,3\n`)),
    );
    const facts = [...toFactRows(imported(header + rows.join('')).rows)];
    expect(facts).toHaveLength(36);
    expect(facts).toEqual([...facts].sort(compareFactRows));
  });

  it('names a fiscal year by the calendar year in which it ends', () => {
    const text = `${header}2013-06,ana,bike,1,,\n2013-07,ana,bike,2,,\n2014-06,ana,bike,3,,\n`;
    expect(factTexts(imported(text, { startMonth: 7 }))).toEqual([
      '2013 ana bike revenue: 12=100',
      '2014 ana bike revenue: 1=200 12=300',
    ]);
    expect(factTexts(imported(text, { startMonth: 1 }))).toEqual([
      '2013 ana bike revenue: 6=100 7=200',
      '2014 ana bike revenue: 6=300',
    ]);
  });

  it('counts money at the scale of the plan and pieces whole', () => {
    const text = `${header}2013-01,ana,bike,10.5,2.5,10.4999\n`;
    expect(factTexts(imported(text, { scale: 0 }))).toEqual([
      '2013 ana bike cost: 1=10',
      '2013 ana bike revenue: 1=11',
      '2013 ana bike units: 1=3',
    ]);
    expect(factTexts(imported(text, { scale: 3 }))[1]).toBe('2013 ana bike revenue: 1=10500');
  });

  it('reads a Spanish file', () => {
    const text =
      '\ufeffFecha;Vendedor;Producto;Ventas\r\n31/01/2013;"Ana Peña";Bikes;"1.234,50 €"\r\n01/02/2013;Ben;Caps;(3,10)\r\n';
    const mapping = {
      kind: 'budget',
      period: 'Fecha',
      unit: 'Vendedor',
      line: 'Producto',
      measures: { revenue: 'Ventas' },
    } as const;
    const result = imported(text, { mapping });
    expect(factTexts(result)).toEqual(['2013 ana bike revenue: 1=123450', '2013 ben cap revenue: 2=-310']);
    expect(result.rows.kind).toBe('budget');
    expect(result.shape).toMatchObject({ delimiter: ';', decimal: ',', dateOrder: 'dmy', encoding: 'utf-8' });
  });

  it('reads Latin-1 and UTF-16 as it reads UTF-8', () => {
    const text = `${header}2013-01,Ana Peña,bike,1,2,3\n`;
    const expected = factTexts(imported(text));
    const latin = Uint8Array.from(text, (sign) => sign.charCodeAt(0));
    const wide = new Uint8Array(Uint16Array.from(`\ufeff${text}`, (sign) => sign.charCodeAt(0)).buffer);
    for (const bytes of [latin, wide]) {
      const result = importBytes([bytes.subarray(0, 41), bytes.subarray(41)]);
      expect(result.ok && factTexts(result.value)).toEqual(expected);
    }
  });

  it('does not take the number before a torn end of a UTF-16 file for whole', () => {
    const text = `\ufeff${header}2013-01,ana,bike,1,2,3`;
    const wide = new Uint8Array(Uint16Array.from(text, (sign) => sign.charCodeAt(0)).buffer);
    const result = importBytes([wide, Uint8Array.of(48)]);
    expect(result.ok && rejectTexts(result.value)).toEqual(['2 row-not-a-number']);
  });

  it('finds columns regardless of case when only one matches, and passes over rows of delimiters', () => {
    const text = 'Month;UNIT;line;Line;Revenue;units;cost\n;;;;;;\n2013-01;ana;bike;x;1;2;3\n';
    const result = imported(text);
    expect(result).toMatchObject({ accepted: 1, blank: 1, rejected: 0 });
    const upper = text.replace('line;Line', 'LINE;Line');
    expect(refusedWith(upper)).toBe('csv-no-column');
  });

  it('needs no line column when the plan has a single line', () => {
    const mapping = { kind: 'actual', period: 'month', unit: 'unit', measures: { revenue: 'revenue' } } as const;
    const single = [{ id: 'all', parent: null, name: 'All' }];
    expect(factTexts(imported(`${header}2013-01,ana,,1,,\n`, { mapping, lines: single }))).toEqual([
      '2013 ana all revenue: 1=100',
    ]);
    expect(refusedWith(`${header}2013-01,ana,,1,,\n`, { mapping })).toBe('csv-line-needed');
  });

  it('reads quoted fields with doubled quotes and line breaks, and any end of line', () => {
    const odd = [{ id: 'o', parent: null, name: 'say "hi",\nAna' }];
    for (const end of ['\n', '\r\n', '\r']) {
      const text = [
        'month,unit,line,revenue,units,cost',
        '"2013-01","say ""hi"",\nAna","bike","1.5",,',
        ',',
        '2013-02,o,bike,2,,',
      ].join(end);
      const result = imported(text, { units: odd });
      expect(factTexts(result)).toEqual(['2013 o bike revenue: 1=150 2=200']);
      expect(result.blank).toBe(1);
    }
  });

  it('reads a file without a header by the numbers of its columns', () => {
    const mapping = { kind: 'actual', period: '1', unit: '2', line: '3', measures: { revenue: '4' } } as const;
    expect(factTexts(imported('2013-01,ana,bike,5\n2013-02,ana,bike,6\n', { mapping }))).toEqual([
      '2013 ana bike revenue: 1=500 2=600',
    ]);
  });
});

describe('months in columns', () => {
  it('reads one measure', () => {
    const mapping = {
      kind: 'forecast',
      period: ['Jan 2013', 'Feb 2013', '2014-01'],
      unit: 'rep',
      line: 'product',
      measures: { units: '*' },
    } as const;
    const text = 'rep,product,Jan 2013,Feb 2013,2014-01\nana,bike,1,,3\nana,bike,10,20,30\nben,cap,,,\n';
    const result = imported(text, { mapping });
    expect(factTexts(result)).toEqual(['2013 ana bike units: 1=11 2=20', '2014 ana bike units: 1=33']);
    expect(result.accepted).toBe(3);
  });

  it('reads the measure of each row from a column', () => {
    const mapping = {
      kind: 'actual',
      period: ['2013-01', '2013-02'],
      unit: 'rep',
      line: 'product',
      measure: 'what',
      measures: { revenue: 'Net sales', units: 'Pieces' },
    } as const;
    const text =
      'rep,product,what,2013-01,2013-02\nana,bike,net sales,1.25,2\nana,bike,Pieces,1.5,2\nana,bike,Other,1,2\n';
    const result = imported(text, { mapping });
    expect(factTexts(result)).toEqual(['2013 ana bike revenue: 1=125 2=200', '2013 ana bike units: 1=2 2=2']);
    expect(rejectTexts(result)).toEqual(['4 row-unknown-measure']);
  });
});

describe('one row a number', () => {
  it('reads month, measure and number from columns', () => {
    const mapping = {
      kind: 'actual',
      period: 'month',
      unit: 'rep',
      line: 'product',
      measure: 'what',
      value: 'amount',
      measures: { revenue: 'Sales', cost: 'Cost' },
    } as const;
    const text = 'month,rep,product,what,amount\n2013-01,ana,bike,Sales,1.25\n2013-01,ana,bike,Cost,2\n';
    expect(factTexts(imported(text, { mapping }))).toEqual([
      '2013 ana bike cost: 1=200',
      '2013 ana bike revenue: 1=125',
    ]);
  });
});

describe('a rejected row', () => {
  const reasons: readonly (readonly [row: string, code: string, sentence: string])[] = [
    ['2013-01,ana,bike,1', 'row-columns', 'The row has 4 cells where the header has 6.'],
    ['2013-01,ana,bike,1,2,3,4', 'row-columns', 'The row has 7 cells where the header has 6.'],
    ['2013-01,"ana"x,bike,1,2,3', 'row-quotes', 'A quotation mark is opened and not closed properly.'],
    [',ana,bike,1,2,3', 'row-no-period', 'The month in “month” is empty.'],
    [
      '2013-13,ana,bike,1,2,3',
      'row-bad-period',
      '“2013-13” in “month” is not a month. Write it like 2013-01 or 2013-01-31.',
    ],
    ['2013-01,,bike,1,2,3', 'row-no-unit', 'The unit in “unit” is empty.'],
    ['2013-01,ana, ,1,2,3', 'row-no-line', 'The line in “line” is empty.'],
    ['2013-01,Twin,bike,1,2,3', 'row-ambiguous-unit', 'Several units are called “Twin”. Use the id instead.'],
    ['2013-01,ana,Pair,1,2,3', 'row-ambiguous-line', 'Several lines are called “Pair”. Use the id instead.'],
    [
      '2013-01,Region North,bike,1,2,3',
      'row-unit-not-leaf',
      '“Region North” has units below it; history is kept at the lowest level. Name one of those.',
    ],
    [
      '2013-01,ana,all,1,2,3',
      'row-line-not-leaf',
      '“all” has lines below it; history is kept at the lowest level. Name one of those.',
    ],
    [
      '2013-01,Zoe,bike,1,2,3',
      'unknown-unit',
      'There is no unit “Zoe” in this plan. Check the spelling or add the unit first.',
    ],
    [
      '2013-01,ana,Socks,1,2,3',
      'unknown-line',
      'There is no line “Socks” in this plan. Check the spelling or add the line first.',
    ],
    ['2013-01,ana,bike,1.2.3,2,3', 'row-not-a-number', '“1.2.3” in “revenue” is not a number.'],
    ['2013-01,ana,bike,1,2 %,3', 'row-percent', '“2 %” in “units” is a percentage; an amount is needed.'],
    [
      '2013-01,ana,bike,1,2,1e30',
      'row-number-too-large',
      '“1e30” in “cost” is beyond what a plan can hold exactly, alone or with the rows before it.',
    ],
    [`2013-01,${'x'.repeat(5000)},bike,1,2,3`, 'row-text-too-long', 'The text in “unit” is longer than 4096 bytes.'],
    [
      '2013-01,a\u200bna,bike,1,2,3',
      'row-bad-name',
      '“a\u200bna” in “unit” cannot be a name: it is too long or has invisible characters.',
    ],
  ];

  it.each(reasons)('is listed with its line, reason and text: %j', (row, code, sentence) => {
    const result = imported(`${header}2013-01,ben,cap,1,2,3\n${row}\n2013-01,ben,cap,1,2,3\n`);
    expect(result).toMatchObject({ accepted: 2, rejected: 1, rejectCounts: { [code]: 1 } });
    const [reject] = result.rejects;
    expect(reject?.line).toBe(3);
    expect(reject?.refusal.code).toBe(code);
    expect(reject && refusalSentence(reject.refusal)).toBe(sentence);
    expect(reject?.raw).toBe(row.length > 1000 ? `${row.slice(0, 1000)}…` : row);
    expect(factTexts(result)).toHaveLength(3);
  });

  it('is one whose text is not valid in the encoding that was said', () => {
    const bytes = Uint8Array.from(`${header}2013-01,Pe\u00f1a,bike,1,2,3\n`, (sign) => sign.charCodeAt(0));
    const result = importBytes([bytes], { mapping: { ...longMapping, encoding: 'utf-8' } });
    expect(result.ok && rejectTexts(result.value)).toEqual(['2 row-encoding']);
  });

  it('is one that would take a sum beyond 2^53, and the rows around it stay exact', () => {
    const half = '50000000000000.00';
    const result = imported(
      `${header}2013-01,ana,bike,${half},1,\n2013-02,ana,bike,-${half},1,\n2013-03,ana,bike,40000000000000,1,\n`,
    );
    expect(rejectTexts(result)).toEqual(['3 row-number-too-large']);
    expect(factTexts(result)).toEqual([
      '2013 ana bike revenue: 1=5000000000000000 3=4000000000000000',
      '2013 ana bike units: 1=1 3=1',
    ]);
  });

  it('costs one line when a quotation mark is never closed', () => {
    const result = imported(`${header}2013-01,"ana,bike,1,2,3\n2013-01,ana,bike,1,2,3\n2013-01,ben,bike,1,2,3\n`);
    expect(rejectTexts(result)).toEqual(['2 row-quotes']);
    expect(result.accepted).toBe(2);
  });

  it('is counted by physical line, line breaks inside fields included', () => {
    const result = imported(`${header}\n2013-01,"a\nb\r\nc",bike,1,2,3\n\n2013-01,,bike,1,2,3\n`, {
      unknown: 'collect',
    });
    expect(rejectTexts(result)).toEqual(['3 row-bad-name', '7 row-no-unit']);
  });

  it('is always counted, kept up to a limit and given whole to the sink', () => {
    const seen: FullReject[] = [];
    const text = header + '2013-01,=x,bike,1,2,3\n'.repeat(30);
    const result = imported(text, { limits: { keptRejects: 4 }, onReject: (reject) => seen.push(reject) });
    expect(result).toMatchObject({ accepted: 0, rejected: 30, rejectCounts: { 'unknown-unit': 30 } });
    expect(result.rejects.map((reject) => reject.line)).toEqual([2, 3, 4, 5]);
    expect(seen.map((reject) => reject.line)).toEqual(Array.from({ length: 30 }, (_, index) => index + 2));
    const saved = rejectsHeader(result.shape.columns, ',') + seen.map((reject) => rejectsLine(reject, 6, ',')).join('');
    const [first, second] = saved.split('\r\n');
    expect(first).toBe('month,unit,line,revenue,units,cost,reject_line,reject_reason');
    expect(second).toBe(
      "2013-01,'=x,bike,1,2,3,2,There is no unit “=x” in this plan. Check the spelling or add the unit first.",
    );
  });
});

describe('unknown names', () => {
  const text = `${header}2013-01,Zoe,bike,10,1,1\n2013-01, Zoe ,Socks,5.50,1,1\n2013-01,ana,bike,1,1,1\n2013-01,Zoe,bike,x,1,1\n`;

  it('wait when they are collected, with how often they come and what they carry', () => {
    const result = imported(text, { unknown: 'collect' });
    expect(result).toMatchObject({ accepted: 1, waiting: 2, rejected: 1 });
    expect(rejectTexts(result)).toEqual(['5 row-not-a-number']);
    expect(result.unknownUnits).toEqual([{ id: 'zoe', name: 'Zoe', count: 2, total: 1550 }]);
    expect(result.unknownLines).toEqual([{ id: 'socks', name: 'Socks', count: 1, total: 550 }]);
  });

  it('are rejected otherwise, and offered all the same', () => {
    const result = imported(text);
    expect(result).toMatchObject({ accepted: 1, waiting: 0, rejected: 3 });
    expect(result.unknownUnits.map(({ count }) => count)).toEqual([2]);
  });

  it('are accepted once their nodes were added', () => {
    const first = imported(text, { unknown: 'collect' });
    const added = (
      proposals: typeof first.unknownUnits,
      parent: string,
    ): { id: string; parent: string; name: string }[] => proposals.map(({ id, name }) => ({ id, parent, name }));
    const second = imported(text, {
      unknown: 'collect',
      units: [...units, ...added(first.unknownUnits, 'company')],
      lines: [...lines, ...added(first.unknownLines, 'all')],
    });
    expect(second).toMatchObject({ accepted: 3, waiting: 0, rejected: 1, unknownUnits: [], unknownLines: [] });
    expect(factTexts(second)).toContain('2013 zoe socks revenue: 1=550');
  });
});

describe('a file that is refused as a whole', () => {
  const row = '2013-01,ana,bike,1,2,3\n';

  it.each([
    ['', 'csv-empty'],
    [header, 'csv-empty'],
    [`${header}\n,,,,,\n`, 'csv-empty'],
    ['PK\u0003\u0004', 'csv-is-workbook'],
    ['month;rep\n2013-01;ana\n', 'csv-no-column'],
  ])('%j', (text, code) => {
    expect(refusedWith(text)).toBe(code);
  });

  it('for its mapping', () => {
    const wide = 'unit,line,2013-01,Total\nana,bike,1,1\n';
    const base = { kind: 'actual', unit: 'unit', line: 'line' } as const;
    expect(refusedWith(header + row, { mapping: { ...longMapping, measures: {} } })).toBe('csv-no-measure');
    expect(
      refusedWith(wide, { mapping: { ...base, period: ['2013-01'], measures: { revenue: '*', cost: '*' } } }),
    ).toBe('csv-one-measure');
    expect(refusedWith(wide, { mapping: { ...base, period: ['Total'], measures: { revenue: '*' } } })).toBe(
      'csv-month-column',
    );
    expect(refusedWith(wide, { mapping: { ...base, period: ['2013-02'], measures: { revenue: '*' } } })).toBe(
      'csv-no-column',
    );
    expect(refusedWith(header + row, { mapping: { ...longMapping, measure: 'line' } })).toBe('csv-no-value');
  });

  it('for its size', () => {
    const text = header + row + row.replace('ana', 'ben');
    expect(refusedWith(text, { limits: { fileBytes: text.length - 1 } })).toBe('file-too-large');
    expect(refusedWith(text, { limits: { fileBytes: text.length } })).toBe('accepted');
    expect(refusedWith(text, { limits: { cells: 5 } })).toBe('csv-too-many-cells');
    expect(refusedWith(text, { limits: { cells: 6 } })).toBe('accepted');
    expect(refusedWith(text, { limits: { tableMonths: 36 } })).toBe('csv-too-many-rows');
    expect(refusedWith(text, { limits: { tableMonths: 72 } })).toBe('accepted');
    expect(refusedWith(text, { limits: { recordBytes: row.length - 2 } })).toBe('csv-line-too-long');
    expect(refusedWith(text, { limits: { recordBytes: row.length - 1 } })).toBe('accepted');
  });

  it('says so at the push that finds out, and keeps saying it', () => {
    const run = createHistoryImport({
      mapping: longMapping,
      startMonth: 1,
      scale: 2,
      units,
      lines,
      unknown: 'reject',
      limits: { fileBytes: 10 },
    });
    expect(run.push(new Uint8Array(10))).toBeNull();
    expect(run.push(new Uint8Array(1))?.code).toBe('file-too-large');
    expect(run.push(new Uint8Array(1))?.code).toBe('file-too-large');
    expect(run.finish().ok).toBe(false);
  });
});

describe('progress', () => {
  it('tells bytes and rows while the file is read', () => {
    const run = createHistoryImport({
      mapping: longMapping,
      startMonth: 1,
      scale: 2,
      units,
      lines,
      unknown: 'reject',
      limits: { headBytes: 40, blockBytes: 40 },
    });
    expect(run.progress).toEqual({ bytes: 0, accepted: 0, rejected: 0, waiting: 0 });
    const bytes = new TextEncoder().encode(header + '2013-01,ana,bike,1,2,3\n2013-01,zoe,bike,1,2,3\n'.repeat(4));
    run.push(bytes);
    const { progress } = run;
    expect(progress.bytes).toBe(bytes.length);
    expect(progress.accepted).toBeGreaterThanOrEqual(3);
    expect(run.finish().ok).toBe(true);
    expect(run.progress).toEqual({ bytes: bytes.length, accepted: 4, rejected: 4, waiting: 0 });
  });
});
