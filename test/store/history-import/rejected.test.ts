/** Every reason for which a row or a file is not taken, and what is told on the way. */
import { describe, expect, it } from 'vitest';
import { rejectsHeader, rejectsLine, type FullReject } from '#main/store/history-import/rejects.ts';
import { refusalSentence } from '#shared/base/refusal-sentence.ts';
import {
  begunImport,
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
    const run = begunImport({ limits: { fileBytes: 10 } });
    expect(run.push(new Uint8Array(10))).toBeNull();
    expect(run.push(new Uint8Array(1))?.code).toBe('file-too-large');
    expect(run.push(new Uint8Array(1))?.code).toBe('file-too-large');
    expect(run.finish().ok).toBe(false);
  });
});

describe('progress', () => {
  it('tells bytes and rows while the file is read', () => {
    const run = begunImport({ limits: { headBytes: 40, blockBytes: 40 } });
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
