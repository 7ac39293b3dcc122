/** Sums by unit, line, year, month and measure, against a plain map; with direct tables and without. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CellTable, firstYear, periodSlot, type CellBatch } from '#main/store/history-import/cell-table.ts';

const unitCount = 40;
const lineCount = 30;
const measureCount = 2;

interface Fact {
  readonly unit: number;
  readonly line: number;
  readonly year: number;
  readonly period: number;
  readonly values: readonly [number, number];
  readonly skipped: boolean;
}

const fact: fc.Arbitrary<Fact> = fc.record({
  unit: fc.nat(unitCount - 1),
  line: fc.nat(lineCount - 1),
  year: fc.integer({ min: 2010, max: 2016 }),
  period: fc.integer({ min: 1, max: 12 }),
  values: fc.tuple(fc.oneof(fc.constant(NaN), fc.integer()), fc.oneof(fc.constant(NaN), fc.integer())),
  skipped: fc.boolean(),
});

function batchOf(facts: readonly Fact[]): CellBatch {
  return {
    count: facts.length,
    skipped: Uint8Array.from(facts, ({ skipped }) => Number(skipped)),
    units: Int32Array.from(facts, ({ unit }) => unit),
    lines: Int32Array.from(facts, ({ line }) => line),
    slots: Int32Array.from(facts, ({ year, period }) => periodSlot(year, period)),
    measures: new Int32Array(facts.length),
    values: [Float64Array.from(facts, ({ values }) => values[0]), Float64Array.from(facts, ({ values }) => values[1])],
    columnSlots: Int32Array.of(-1, -1),
    columnMeasures: Int32Array.of(0, 1),
  };
}

function textsOf(table: CellTable): readonly string[] {
  const { units, lines, years, present } = table.columns();
  const months = new Float64Array(12);
  const texts: string[] = [];
  for (let row = 0; row < table.size; row += 1) {
    for (let measure = 0; measure < measureCount; measure += 1) {
      table.copyMonths(row, measure, months, 0);
      const named = present[row * measureCount + measure] ?? 0;
      const node = `${units[row] ?? -1} ${lines[row] ?? -1} ${(years[row] ?? 0) + firstYear}`;
      months.forEach((value, month) => {
        if ((named >> month) & 1) texts.push(`${node} ${measure} ${month + 1} ${value}`);
        else expect(value).toBe(0);
      });
    }
  }
  return texts.sort();
}

function oracle(facts: readonly Fact[]): readonly string[] {
  const sums = new Map<string, number>();
  for (const { unit, line, year, period, values, skipped } of facts) {
    if (skipped) continue;
    values.forEach((value, measure) => {
      const key = `${unit} ${line} ${year} ${measure} ${period}`;
      if (!Number.isNaN(value)) sums.set(key, (sums.get(key) ?? 0) + value);
    });
  }
  return [...sums].map(([key, sum]) => `${key} ${sum}`).sort();
}

describe('the table of cells', () => {
  it.each([
    ['direct tables for all years', 4_000_000],
    ['direct tables for two years', unitCount * lineCount * 2],
    ['no direct table', 0],
  ])('adds up like a map, with %s', (_, directPlaces) => {
    fc.assert(
      fc.property(fc.array(fc.array(fact, { maxLength: 60 }), { maxLength: 6 }), (batches) => {
        const table = new CellTable(measureCount, unitCount, lineCount, directPlaces);
        for (const batch of batches) table.add(batchOf(batch));
        const expected = oracle(batches.flat());
        expect(textsOf(table)).toEqual(expected);
        expect(table.cells).toBe(expected.length);
      }),
      { seed: 11, numRuns: 100 },
    );
  });

  it.each([4_000_000, 0])('grows over many pages, with %d direct places', (directPlaces) => {
    const facts = Array.from({ length: unitCount * lineCount * 5 }, (_, at): Fact => {
      const place = (at * 7919) % (unitCount * lineCount * 5);
      const unit = place % unitCount;
      const line = Math.floor(place / unitCount) % lineCount;
      const year = 2010 + Math.floor(place / (unitCount * lineCount));
      return { unit, line, year, period: (place % 12) + 1, values: [place, -place], skipped: false };
    });
    const table = new CellTable(measureCount, unitCount, lineCount, directPlaces);
    table.add(batchOf(facts));
    table.add(batchOf(facts));
    expect(table.size).toBe(facts.length);
    expect(textsOf(table)).toEqual(oracle([...facts, ...facts]));
  });
});
