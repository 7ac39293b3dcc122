/** What counts as a number in a CSV cell, and that it is exact. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCellDecoder } from '#main/store/history-import/encoding.ts';
import { readNumbers } from '#main/store/history-import/number-column.ts';
import { parseNumber } from '#main/store/history-import/number-text.ts';
import { createRecordBatch, padded, paddingBytes, scanRecords } from '#main/store/history-import/scanner.ts';
import type { DecimalMark } from '#main/store/history-import/mapping.ts';

/** The byte path: one cell in a file of one column. */
function readCell(cell: string, decimal: DecimalMark, scale: number): number {
  const bytes = padded(new TextEncoder().encode(`"${cell.replaceAll('"', '""')}"`));
  const batch = createRecordBatch(1, 4);
  scanRecords(bytes, 0, bytes.length - paddingBytes, true, batch, { delimiter: 9, recordBytes: 10_000 });
  const values = new Float64Array(4);
  readNumbers(bytes, batch, 0, { decimal, scale, decode: createCellDecoder('utf-8', true) }, values);
  return values[0] ?? NaN;
}

const accepted: readonly (readonly [cell: string, decimal: DecimalMark, cents: number])[] = [
  ['12', '.', 1200],
  ['0', '.', 0],
  ['-0', '.', 0],
  ['007', '.', 700],
  ['12.5', '.', 1250],
  ['.5', '.', 50],
  ['5.', '.', 500],
  ['1,234.50', '.', 123450],
  ['1,234,567', '.', 123456700],
  ['1.234,50', ',', 123450],
  ['1234,5', ',', 123450],
  ['1 234,50', ',', 123450],
  ['1\u00a0234,50', ',', 123450],
  ['1\u202f234\u202f567,50', ',', 123456750],
  ["1'234.50", '.', 123450],
  ['(1,234.50)', '.', -123450],
  ['($12.00)', '.', -1200],
  ['$(12.00)', '.', -1200],
  ['-12.00', '.', -1200],
  ['−12.00', '.', -1200],
  ['12.00-', '.', -1200],
  ['12.00−', '.', -1200],
  ['+12', '.', 1200],
  ['€ 3', '.', 300],
  ['3,00 €', ',', 300],
  ['-€3.10', '.', -310],
  ['€-3.10', '.', -310],
  ['  7.25  ', '.', 725],
  ['1e+05', '.', 10_000_000],
  ['1.5E-1', '.', 15],
  ['0.005', '.', 1],
  ['0.0049999', '.', 0],
  ['-0.005', '.', -1],
  ['2.675', '.', 268],
  ['1.005', '.', 101],
  ['90071992547409.91', '.', 9007199254740991],
  ['-90071992547409.91', '.', -9007199254740991],
];
const empty = ['', ' ', '-', '–', '—', 'n/a', 'N/A', 'NA', '#N/A', 'null', 'NaN'];
const wrong = [
  'abc',
  '1.2.3',
  '12,34',
  '1,2345',
  '1,234,56',
  '--1',
  '-1-',
  '(-1)',
  '$€1',
  '1 2',
  '.',
  'e5',
  '=1+1',
  '1,',
  '0x10',
  '1.5.',
];

describe('a number in a cell', () => {
  it.each(accepted)('reads %j with decimal %j as %d hundredths', (cell, decimal, cents) => {
    expect(parseNumber(cell, decimal, 2)).toBe(cents);
    expect(readCell(cell, decimal, 2)).toBe(cents);
  });

  it.each(empty)('takes %j for nothing, which is not zero', (cell) => {
    expect(parseNumber(cell, '.', 2)).toBeNull();
    expect(readCell(cell, '.', 2)).toBeNaN();
  });

  it.each(wrong)('refuses %j', (cell) => {
    expect(parseNumber(cell, '.', 2)).toBe('not-a-number');
    expect(readCell(cell, '.', 2)).toBe(Infinity);
  });

  it('refuses percentages and what does not fit into 2^53', () => {
    expect(parseNumber('12%', '.', 2)).toBe('percent');
    expect(parseNumber('90071992547409.92', '.', 2)).toBe('out-of-range');
    expect(parseNumber('90071992547409.915', '.', 2)).toBe('out-of-range');
    expect(parseNumber('1e400', '.', 2)).toBe('out-of-range');
    expect(readCell('90071992547409.92', '.', 2)).toBe(Infinity);
  });

  it('rounds pieces half away from zero', () => {
    expect(['2.5', '-2.5', '2.4999', '-2.49'].map((cell) => readCell(cell, '.', 0))).toEqual([3, -3, 2, -2]);
  });

  it('reads bytes as it reads text, whatever stands there', () => {
    const marks = fc.constantFrom(...Array.from("0123456789.,-+()e $€%'−\u00a0"));
    const cells = fc.oneof(
      fc.array(marks, { maxLength: 12 }).map((parts) => parts.join('')),
      fc.double().map(String),
    );
    fc.assert(
      fc.property(
        cells,
        fc.constantFrom<DecimalMark>('.', ','),
        fc.integer({ min: 0, max: 4 }),
        (cell, decimal, scale) => {
          const text = parseNumber(cell, decimal, scale);
          const expected = text === null ? NaN : typeof text === 'string' ? Infinity : text;
          expect(readCell(cell, decimal, scale)).toBe(expected);
        },
      ),
      { seed: 7, numRuns: 5000 },
    );
  });

  it('gives back every integer of cents that was written with grouping and sign', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.boolean(), (cents, comma) => {
        const digits = String(Math.abs(cents)).padStart(3, '0');
        const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, comma ? '.' : ',');
        const cell = `${cents < 0 ? '-' : ''}${whole}${comma ? ',' : '.'}${digits.slice(-2)}`;
        expect(readCell(cell, comma ? ',' : '.', 2)).toBe(cents + 0);
      }),
      { seed: 8, numRuns: 2000 },
    );
  });
});
