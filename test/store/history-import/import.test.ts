/** Every form of file that is understood. */
import { describe, expect, it } from 'vitest';
import { toFactRows } from '#main/store/history-import/fact-columns.ts';
import { compareFactRows } from '#main/store/container/line-shapes.ts';
import { factTexts, header, imported, importBytes, refusedWith, rejectTexts } from './run-import.ts';

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
