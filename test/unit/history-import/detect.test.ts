/** What the first bytes of a file tell. */
import { describe, expect, it } from 'vitest';
import { inspectCsv, type CsvShape } from '#main/store/history-import/detect.ts';
import type { CsvDialect } from '#main/store/history-import/mapping.ts';

function inspect(text: string | Uint8Array, given?: CsvDialect): CsvShape {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const shape = inspectCsv(bytes, given);
  if (!shape.ok) throw new Error(shape.refusal.code);
  return shape.value;
}

function codeOf(text: string | Uint8Array): string {
  const shape = inspectCsv(typeof text === 'string' ? new TextEncoder().encode(text) : text);
  return shape.ok ? 'accepted' : shape.refusal.code;
}

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), littleEndian);
  return new Uint8Array(view.buffer);
}

describe('the encoding', () => {
  const table = 'mes;vendedor;ventas\n2013-01;Peña;10,5\n';

  it('is told by a byte order mark', () => {
    for (const [bytes, encoding] of [
      [new TextEncoder().encode(`\ufeff${table}`), 'utf-8'],
      [utf16(`\ufeff${table}`, true), 'utf-16le'],
      [utf16(`\ufeff${table}`, false), 'utf-16be'],
    ] as const) {
      const shape = inspect(bytes);
      expect(shape.encoding).toBe(encoding);
      expect(shape.columns).toEqual(['mes', 'vendedor', 'ventas']);
      expect(shape.sampleRows).toEqual([['2013-01', 'Peña', '10,5']]);
    }
  });

  it('is UTF-8 when valid and Latin-1 otherwise', () => {
    expect(inspect(table).encoding).toBe('utf-8');
    const latin = Uint8Array.from(`${table}2013-02;\u0080;1\n`, (sign) => sign.charCodeAt(0));
    const shape = inspect(latin);
    expect(shape.encoding).toBe('latin-1');
    expect(shape.sampleRows.map((row) => row[1])).toEqual(['Peña', '€']);
  });

  it('does not mind a character that the head cuts in two', () => {
    const long = new TextEncoder().encode(`unit\n${'ñ'.repeat(40_000)}`).subarray(0, 64 * 1024);
    expect(inspect(long).encoding).toBe('utf-8');
  });
});

describe('the dialect', () => {
  it.each([',', ';', '\t', '|'])('finds the delimiter %j', (delimiter) => {
    const rows = [
      ['month', 'unit', 'revenue'],
      ['2013-01', 'a', '"1,5;2|3"'],
      ['2013-02', 'b', '7'],
    ];
    expect(inspect(rows.map((row) => row.join(delimiter)).join('\n')).delimiter).toBe(delimiter);
  });

  it('obeys a first line that names the separator', () => {
    const shape = inspect('sep=;\r\na,x;b,y\r\n1,5;2,5\r\n');
    expect(shape.delimiter).toBe(';');
    expect(shape.columns).toEqual(['a,x', 'b,y']);
  });

  it('tells a decimal comma from groups, and says when nothing decides', () => {
    const of = (...cells: string[]): readonly [string, boolean] => {
      const shape = inspect(`unit\tx\n${cells.map((cell) => `a\t${cell}`).join('\n')}\n`);
      return [shape.decimal, shape.certain.decimal];
    };
    expect(of('1.5', '2')).toEqual(['.', true]);
    expect(of('1,5', '2')).toEqual([',', true]);
    expect(of('1.234,5')).toEqual([',', true]);
    expect(of('1,234.5')).toEqual(['.', true]);
    expect(of('1.234.567')).toEqual([',', true]);
    expect(of('1,234,567', '1,234')).toEqual(['.', true]);
    expect(of('1,234')).toEqual(['.', false]);
    expect(of('0,125')).toEqual([',', true]);
    expect(of('12')).toEqual(['.', true]);
    expect(inspect('a;b\nx;1.234\n').decimal).toBe(',');
  });

  it('tells the order of day and month, and says when nothing decides', () => {
    const of = (...cells: string[]): readonly [string, boolean] => {
      const shape = inspect(`date,unit\n${cells.map((cell) => `${cell},a`).join('\n')}\n`);
      return [shape.dateOrder, shape.certain.dateOrder];
    };
    expect(of('31/01/2013', '01/02/2013')).toEqual(['dmy', true]);
    expect(of('01/31/2013', '02/01/2013')).toEqual(['mdy', true]);
    expect(of('01/02/2013', '01/03/2013')).toEqual(['dmy', false]);
    expect(of('02/01/2013', '03/01/2013')).toEqual(['mdy', false]);
    expect(of('2013-01')[1]).toBe(true);
  });

  it('takes what is given and does not guess it', () => {
    const shape = inspect('a;b\n1,5;2\n', {
      delimiter: ',',
      decimal: '.',
      dateOrder: 'ymd',
      encoding: 'latin-1',
      header: false,
    });
    expect(shape).toMatchObject({ delimiter: ',', decimal: '.', dateOrder: 'ymd', encoding: 'latin-1', header: false });
    expect(shape.columns).toEqual(['1']);
  });
});

describe('the columns', () => {
  it('names columns without a header by their number', () => {
    const shape = inspect('2013-01,281,Helmets,7,141.31\n2013-02,281,Caps,1,5.19\n');
    expect(shape.header).toBe(false);
    expect(shape.columns).toEqual(['1', '2', '3', '4', '5']);
    expect(shape.sampleRows).toHaveLength(2);
  });

  it('makes repeated and empty names unique and drops empty ones at the end', () => {
    expect(inspect('unit,x,x,,y,,\na,1,2,3,4,,\n').columns).toEqual(['unit', 'x', 'x (2)', '4', 'y']);
  });

  it('shows at most fifty rows', () => {
    expect(inspect(`unit,x\n${'a,1\n'.repeat(80)}`).sampleRows).toHaveLength(50);
  });

  it('finds month columns', () => {
    const shape = inspect('rep,product,Jan 2013,Feb 2013,2013-03\nAna,Bike,1,2,3\n');
    expect(shape.header).toBe(true);
    expect(shape.monthColumns).toEqual(['Jan 2013', 'Feb 2013', '2013-03']);
    expect(shape.mapping).toEqual({
      period: ['Jan 2013', 'Feb 2013', '2013-03'],
      unit: 'rep',
      line: 'product',
      measures: { revenue: '*' },
    });
  });

  it('has the same fingerprint for the same columns in any order, and another for another delimiter', () => {
    const [one, two, three] = ['a,b\nx,1\n', 'b,a\n2,y\n', 'a;b\nx;1\n'].map((text) => inspect(text).fingerprint);
    expect(one).toMatch(/^[0-9a-f]{64}$/);
    expect(two).toBe(one);
    expect(three).not.toBe(one);
  });
});

describe('the guessed mapping', () => {
  it('knows English names', () => {
    const text =
      'month,employee_id,territory_id,category,subcategory,units,gross_revenue,discount,net_revenue,standard_cost\n' +
      '2011-01,281,2,Accessories,Helmets,7,141.31,0,141.31,84.19\n';
    expect(inspect(text).mapping).toEqual({
      period: 'month',
      unit: 'employee_id',
      line: 'subcategory',
      measures: { revenue: 'net_revenue', units: 'units', cost: 'standard_cost' },
    });
  });

  it('knows Spanish names', () => {
    const text =
      'Fecha;Vendedor;Línea de producto;Ventas;Unidades;Coste estándar\n31/01/2013;Ana;Cascos;1.234,50;7;84,19\n';
    expect(inspect(text).mapping).toEqual({
      period: 'Fecha',
      unit: 'Vendedor',
      line: 'Línea de producto',
      measures: { revenue: 'Ventas', units: 'Unidades', cost: 'Coste estándar' },
    });
  });

  it('finds the measure of each row', () => {
    const text = 'period,rep,measure,amount\n2013-01,Ana,Revenue,10.5\n2013-01,Ana,Units,3\n';
    expect(inspect(text).mapping).toEqual({
      period: 'period',
      unit: 'rep',
      measure: 'measure',
      measures: { revenue: 'Revenue', units: 'Units' },
      value: 'amount',
    });
  });

  it('is not led astray by a few faulty cells', () => {
    const dates = Array.from({ length: 9 }, (_, at) => `${at + 10}.01.2013;Ana;${at + 1}.234`);
    const faulty = inspect(['Tag;Vendedor;Ventas', ...dates, 'soon;Ana;mucho', ''].join('\n'));
    expect(faulty).toMatchObject({
      mapping: { period: 'Tag', unit: 'Vendedor', measures: { revenue: 'Ventas' } },
      decimal: ',',
      dateOrder: 'dmy',
    });
    const mostly = 'month,rep,revenue\n2013-01,Ana,1\nsoon,Ana,much\n2013-03,Ana,3\n';
    expect(inspect(mostly).mapping).toEqual({ period: 'month', unit: 'rep', measures: { revenue: 'revenue' } });
  });

  it('does not take digits for months because of a faulty cell among them', () => {
    const rows = Array.from({ length: 9 }, (_, at) => `20130${at + 1},Ana`);
    expect(inspect(['number,rep', ...rows, 'none,Ana', ''].join('\n')).mapping).toEqual({ unit: 'rep' });
  });

  it('does not take a column of words for a measure or a month', () => {
    expect(inspect('month,rep,revenue\nsoon,Ana,much\n').mapping).toEqual({ unit: 'rep' });
  });
});

describe('what is no table', () => {
  it.each([
    ['', 'csv-empty'],
    ['\n\r\n \n', 'csv-empty'],
    ['PK\u0003\u0004rest', 'csv-is-workbook'],
    ['a\u0000b', 'csv-not-text'],
    ['"a,b\n1,2\n', 'csv-broken-header'],
    [`${'a,'.repeat(600)}a\n`, 'csv-too-many-columns'],
  ])('refuses %j', (text, code) => {
    expect(codeOf(text)).toBe(code);
  });
});
