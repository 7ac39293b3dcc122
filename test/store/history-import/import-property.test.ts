/** Random tables in every way of writing them say what a slow and simple reader says; chunks never matter. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HistoryImportOptions, ImportResult } from '#main/store/history-import/import-options.ts';
import { factTexts, importBytes, lines, longMapping, rejectTexts, units } from './run-import.ts';

interface Row {
  readonly month: number;
  readonly unit: string;
  readonly line: string;
  /** Revenue in cents, units, cost in cents. */
  readonly numbers: readonly (number | null)[];
}
interface Writing {
  readonly delimiter: string;
  readonly comma: boolean;
  readonly grouped: boolean;
  readonly negative: 'minus' | 'trueMinus' | 'trailing' | 'parentheses';
  readonly date: 'iso' | 'day' | 'dmy' | 'name';
  readonly quoted: readonly boolean[];
  readonly end: string;
  readonly lastEnd: boolean;
  readonly utf16: boolean;
}

const row: fc.Arbitrary<Row> = fc.record({
  month: fc.integer({ min: 0, max: 35 }),
  unit: fc.constantFrom('ana', 'Ana Peña', 'BEN', 'Ben', 'nobody', 'Twin', ''),
  line: fc.constantFrom('bike', 'Bikes', 'caps', 'say "x"; y, z\nw', 'all'),
  numbers: fc.tuple<(number | null)[]>(
    fc.option(fc.integer({ min: -5_000_000_00, max: 5_000_000_00 })),
    fc.option(fc.integer({ min: -9999, max: 99_999 })),
    fc.option(fc.maxSafeInteger().map((value) => Math.trunc(value / 1000))),
  ),
});
const writing: fc.Arbitrary<Writing> = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  comma: fc.boolean(),
  grouped: fc.boolean(),
  negative: fc.constantFrom('minus', 'trueMinus', 'trailing', 'parentheses'),
  date: fc.constantFrom('iso', 'day', 'dmy', 'name'),
  quoted: fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }),
  end: fc.constantFrom('\n', '\r\n', '\r'),
  lastEnd: fc.boolean(),
  utf16: fc.boolean(),
});
const monthNames = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

function writeNumber(value: number | null, decimals: number, how: Writing): string {
  if (value === null) return '';
  const digits = String(Math.abs(value)).padStart(decimals + 1, '0');
  const whole = decimals === 0 ? digits : digits.slice(0, -decimals);
  const group = how.comma ? '.' : ',';
  const shown = how.grouped ? whole.replace(/\B(?=(\d{3})+$)/g, group) : whole;
  const text = decimals === 0 ? shown : `${shown}${how.comma ? ',' : '.'}${digits.slice(-decimals)}`;
  if (value >= 0) return text;
  if (how.negative === 'parentheses') return `(${text})`;
  if (how.negative === 'trailing') return `${text}-`;
  return (how.negative === 'minus' ? '-' : '−') + text;
}

function writeMonth(month: number, how: Writing): string {
  const year = 2012 + Math.floor(month / 12);
  const two = String((month % 12) + 1).padStart(2, '0');
  if (how.date === 'iso') return `${year}-${two}`;
  if (how.date === 'day') return `${year}-${two}-28`;
  return how.date === 'dmy' ? `28/${two}/${year}` : `${monthNames[month % 12] ?? ''} ${year}`;
}

function writeTable(rows: readonly Row[], how: Writing): Uint8Array {
  const cells = [
    ['month', 'unit', 'line', 'revenue', 'units', 'cost'],
    ...rows.map(({ month, unit, line, numbers: [revenue = null, pieces = null, cost = null] }) => [
      writeMonth(month, how),
      unit,
      line,
      writeNumber(revenue, 2, how),
      writeNumber(pieces, 0, how),
      writeNumber(cost, 2, how),
    ]),
  ];
  const text = cells
    .map((record, at) =>
      record
        .map((cell, column) => {
          const needed = cell.includes(how.delimiter) || /["\r\n]/.test(cell);
          return needed || how.quoted[(at + column) % 7] === true ? `"${cell.replaceAll('"', '""')}"` : cell;
        })
        .join(how.delimiter),
    )
    .join(how.end);
  const whole = how.lastEnd ? text + how.end : text;
  if (!how.utf16) return new TextEncoder().encode(whole);
  return new Uint8Array(Uint16Array.from(`\ufeff${whole}`, (sign) => sign.charCodeAt(0)).buffer);
}

/** The same import on objects and strings, from the numbers as they were before they were written. */
function oracle(
  rows: readonly Row[],
  startMonth: number,
): { readonly facts: readonly string[]; readonly rejected: number } {
  const unitOf: Record<string, string> = { ana: 'ana', 'Ana Peña': 'ana', BEN: 'ben', Ben: 'ben' };
  const lineOf: Record<string, string> = { bike: 'bike', Bikes: 'bike', caps: 'cap' };
  const sums = new Map<string, Map<number, number>>();
  let rejected = 0;
  for (const { month, unit, line, numbers } of rows) {
    const unitId = unitOf[unit];
    const lineId = lineOf[line];
    if (unitId === undefined || lineId === undefined) {
      rejected += 1;
      continue;
    }
    const calendar = (month % 12) + 1;
    const year = 2012 + Math.floor(month / 12) + (startMonth > 1 && calendar >= startMonth ? 1 : 0);
    const period = ((calendar - startMonth + 12) % 12) + 1;
    for (const [index, measure] of ['revenue', 'units', 'cost'].entries()) {
      const value = numbers[index] ?? null;
      if (value === null) continue;
      const key = [year, measure, unitId, lineId].join(' ');
      const months = sums.get(key) ?? new Map<number, number>();
      months.set(period, (months.get(period) ?? 0) + value);
      sums.set(key, months);
    }
  }
  const facts = [...sums.entries()]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, months]) => {
      const [year, measure, unit, line] = key.split(' ');
      const shown = [...months.entries()]
        .sort(([left], [right]) => left - right)
        .map(([month, value]) => `${month}=${value}`);
      return `${year ?? ''} ${unit ?? ''} ${line ?? ''} ${measure ?? ''}: ${shown.join(' ')}`;
    });
  return { facts, rejected };
}

function readAll(chunks: readonly Uint8Array[], options: Partial<HistoryImportOptions>): ImportResult {
  const result = importBytes(chunks, { units, lines, ...options });
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

describe('a random table', () => {
  it('reads as the simple reader does, however it is written', () => {
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 30 }),
        writing,
        fc.integer({ min: 1, max: 12 }),
        (rows, how, startMonth) => {
          const decimal = how.comma ? ',' : '.';
          const result = readAll([writeTable(rows, how)], {
            startMonth,
            mapping: { ...longMapping, decimal, dateOrder: 'dmy' },
          });
          const expected = oracle(rows, startMonth);
          expect(factTexts(result)).toEqual(expected.facts);
          expect(result.rejected).toBe(expected.rejected);
          expect(result.accepted).toBe(rows.length - expected.rejected);
          expect(result.shape.delimiter).toBe(how.delimiter);
        },
      ),
      { seed: 20_260_101, numRuns: 600 },
    );
  });

  it('gives the same answer whatever the chunks and blocks are', () => {
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 12 }),
        writing,
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 10 }),
        fc.integer({ min: 1, max: 64 }),
        (rows, how, sizes, blockBytes) => {
          const bytes = writeTable(rows, how);
          const decimal = how.comma ? ',' : '.';
          const mapping = { ...longMapping, decimal, delimiter: how.delimiter, dateOrder: 'dmy' } as const;
          const chunks: Uint8Array[] = [];
          for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
            const end = at + (sizes[turn % sizes.length] ?? 1);
            chunks.push(bytes.subarray(at, end));
            at = end;
          }
          const whole = readAll([bytes], { mapping });
          const cut = readAll(chunks, { mapping, limits: { blockBytes, headBytes: 150 } });
          expect(factTexts(cut)).toEqual(factTexts(whole));
          expect(cut.rejects).toEqual(whole.rejects);
        },
      ),
      { seed: 20_260_102, numRuns: 300 },
    );
  });
});

describe('a file cut in two', () => {
  const text =
    'month,unit,line,revenue,units,cost\r\n' +
    '2013-01,"ana",bike,"1,234.50",3,\r\n' +
    '2013-02,"Ana Peña","Bi""kes",1,2,3\r' +
    '\r\n2013-03,ben,"ca\r\nps",€5.00,2,3\n' +
    '2013-04,"ben"x,cap,1,2,3\r\n' +
    '2013-04,ben,cap,(7),2,3-\r\n' +
    '2013-05,ben,"cap,1,2,3\r\n' +
    '2013-06,ben,cap,1,2,3';
  const bytes = new TextEncoder().encode(text);

  it('gives the same answer at every byte, in small blocks too', () => {
    const whole = readAll([bytes], {});
    expect(rejectTexts(whole)).toEqual(['3 unknown-line', '5 row-bad-name', '7 row-quotes', '9 row-quotes']);
    expect(factTexts(whole)).toEqual([
      '2013 ben cap cost: 4=-300 6=300',
      '2013 ana bike revenue: 1=123450',
      '2013 ben cap revenue: 4=-700 6=100',
      '2013 ana bike units: 1=3',
      '2013 ben cap units: 4=2 6=2',
    ]);
    for (let cut = 0; cut <= bytes.length; cut += 1) {
      for (const blockBytes of [16, 64, 1024]) {
        const limits = { blockBytes, headBytes: 40 };
        const result = readAll([bytes.subarray(0, cut), bytes.subarray(cut)], {
          limits,
          mapping: { ...longMapping, decimal: '.', delimiter: ',' },
        });
        expect(factTexts(result)).toEqual(factTexts(whole));
        expect(result.rejects).toEqual(whole.rejects);
      }
    }
  });

  it('gives the same answer byte by byte', () => {
    const result = readAll(
      Array.from(bytes, (byte) => Uint8Array.of(byte)),
      { limits: { blockBytes: 8 } },
    );
    expect(factTexts(result)).toEqual(factTexts(readAll([bytes], {})));
  });
});
