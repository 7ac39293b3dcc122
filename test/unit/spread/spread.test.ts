/** Spreading a total: held cells, bounds, zero and negative bases, on the worked cases of methods §1 and of the field. */
import { describe, expect, it } from 'vitest';
import { spreadChange } from '#shared/domain/spread/change-spread.ts';
import type { SpreadOutcome } from '#shared/domain/spread/shortage.ts';
import { spreadTotal } from '#shared/domain/spread/spread.ts';

function numbers(outcome: SpreadOutcome): number[] {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.shortage));
  return [...outcome.values];
}
const none = Infinity;

describe('held cells', () => {
  it('keep their number: 10, 20 held, 30, total 60 to 100, gives 20, 20, 60', () => {
    const current = [10, 20, 30];
    expect(numbers(spreadTotal({ total: 100, weights: current, current, held: [0, 1, 0] }))).toEqual([20, 20, 60]);
  });

  it('make the others absorb an edit under a held total: 10 to 20 of 60 leaves 16 and 24', () => {
    const current = [20, 20, 30];
    expect(numbers(spreadTotal({ total: 60, weights: current, current, held: [1, 0, 0] }))).toEqual([20, 16, 24]);
  });

  it('do so level by level: 700 of a held 1000 leaves 120 and 180, or 200 and 100 when 200 is held too', () => {
    const current = [200, 300, 700];
    expect(numbers(spreadTotal({ total: 1000, weights: current, current, held: [0, 0, 1] }))).toEqual([120, 180, 700]);
    expect(numbers(spreadTotal({ total: 1000, weights: current, current, held: [1, 0, 1] }))).toEqual([200, 100, 700]);
  });

  it('leave the rest of a quarter and of a year to the unlocked cells', () => {
    const quarter = { total: 600, weights: [1, 1, 1], current: [100, 100, 100], held: [0, 1, 1] };
    expect(numbers(spreadTotal(quarter))).toEqual([400, 100, 100]);
    const year = { total: 800, weights: [1, 1, 1, 1], current: [100, 100, 100, 100], held: [1, 1, 0, 0] };
    expect(numbers(spreadTotal(year))).toEqual([100, 100, 300, 300]);
  });

  it('refuse a total when all are held, with the amount that has no place', () => {
    const input = { weights: [1, 1], current: [10, 20], held: [1, 1] };
    expect(spreadTotal({ ...input, total: 37 })).toEqual({
      ok: false,
      shortage: { kind: 'spread-nothing-free', least: 30, most: 30, short: 7 },
    });
    expect(spreadTotal({ ...input, total: 37, minimum: 0, maximum: 100 })).toMatchObject({
      shortage: { kind: 'spread-nothing-free', short: 7 },
    });
    expect(numbers(spreadTotal({ ...input, total: 30 }))).toEqual([10, 20]);
  });
});

describe('zero and negative weights', () => {
  it('leave zeros at zero while anything else has weight: 100 over 175, 50, 0 gives 77.78, 22.22, 0', () => {
    expect(numbers(spreadTotal({ total: 10_000, weights: [175, 50, 0], current: [0, 0, 0] }))).toEqual([7778, 2222, 0]);
  });

  it('spread evenly when nothing has weight: 12,000 over three gives 4,000 each', () => {
    expect(numbers(spreadTotal({ total: 12_000, weights: [0, 0, 0], current: [0, 0, 0] }))).toEqual([4000, 4000, 4000]);
    const held = { total: 12_000, weights: [0, 5, 0], current: [0, 2000, 0], held: [0, 1, 0] };
    expect(numbers(spreadTotal(held))).toEqual([5000, 2000, 5000]);
  });

  it('count a negative weight as zero', () => {
    expect(numbers(spreadTotal({ total: 100, weights: [60, -40, 40], current: [0, 0, 0] }))).toEqual([60, 0, 40]);
  });

  it('may be fractions of any size', () => {
    expect(numbers(spreadTotal({ total: 1000, weights: [0.1, 0.2, 0.7], current: [0, 0, 0] }))).toEqual([
      100, 200, 700,
    ]);
    expect(numbers(spreadTotal({ total: 8, weights: [1e300, 3e300], current: [0, 0] }))).toEqual([2, 6]);
    expect(numbers(spreadTotal({ total: 8, weights: [1e-300, 3e-300], current: [0, 0] }))).toEqual([2, 6]);
  });
});

describe('bounds', () => {
  it('with a hold of 350 and a cap of 400 give 400, 350, 250, 0', () => {
    const input = { total: 1000, weights: [5, 3, 2, 0], current: [0, 350, 0, 0], held: [0, 1, 0, 0] };
    expect(numbers(spreadTotal({ ...input, maximum: [400, none, none, none] }))).toEqual([400, 350, 250, 0]);
  });

  it('with caps of 300 and 300 give 300, 300, 400', () => {
    const input = { total: 1000, weights: [5, 3, 2], current: [0, 0, 0] };
    expect(numbers(spreadTotal({ ...input, maximum: [300, 300, none] }))).toEqual([300, 300, 400]);
  });

  it('with a minimum of 350.00 give 406.25, 243.75, 350.00', () => {
    const input = { total: 100_000, weights: [5, 3, 2], current: [0, 0, 0] };
    expect(numbers(spreadTotal({ ...input, minimum: [0, 0, 35_000] }))).toEqual([40_625, 24_375, 35_000]);
  });

  it('that cannot hold the total refuse it and name the 100 that are short', () => {
    const input = { weights: [5, 3, 2], current: [0, 0, 0], minimum: 10, maximum: 300 };
    expect(spreadTotal({ ...input, total: 1000 })).toEqual({
      ok: false,
      shortage: { kind: 'spread-too-high', least: 30, most: 900, short: 100 },
    });
    expect(spreadTotal({ ...input, total: 25 })).toEqual({
      ok: false,
      shortage: { kind: 'spread-too-low', least: 30, most: 900, short: 5 },
    });
  });

  it('fill equal parts when nothing has weight: 900 with a cap of 100 gives 400, 100, 400', () => {
    const input = { total: 900, weights: [0, 0, 0], current: [0, 0, 0] };
    expect(numbers(spreadTotal({ ...input, maximum: [none, 100, none] }))).toEqual([400, 100, 400]);
  });

  it('send what weighted cells cannot take to cells of weight zero, and only that', () => {
    const input = { weights: [5, 0, 0], current: [0, 0, 0], maximum: [300, 1000, 1000] };
    expect(numbers(spreadTotal({ ...input, total: 300 }))).toEqual([300, 0, 0]);
    expect(numbers(spreadTotal({ ...input, total: 401 }))).toEqual([300, 51, 50]);
  });

  it('are snapped inwards to whole quanta', () => {
    const input = { total: 10, weights: [9, 1], current: [0, 0], maximum: [5.9, none] };
    expect(numbers(spreadTotal(input))).toEqual([5, 5]);
  });

  it('refuse a total below the held cells where nothing may fall below zero', () => {
    const input = { weights: [1, 1], current: [50, 0], held: [1, 0] };
    expect(spreadTotal({ ...input, total: 40, minimum: 0 })).toEqual({
      ok: false,
      shortage: { kind: 'spread-too-low', least: 50, most: Infinity, short: 10 },
    });
    expect(numbers(spreadTotal({ ...input, total: 40 }))).toEqual([50, -10]);
  });
});

describe('a change over numbers of both signs', () => {
  it('moves every cell in the direction of the edit: 100, −40, 60, 0 to 180 gives 130, −28, 78, 0', () => {
    expect(numbers(spreadChange({ total: 180, current: [100, -40, 60, 0] }))).toEqual([130, -28, 78, 0]);
  });

  it('works where the numbers cancel', () => {
    expect(numbers(spreadChange({ total: 2356, current: [-1178, 589, 589] }))).toEqual([0, 1178, 1178]);
  });

  it('is plain proportion where nothing is negative', () => {
    const current = [5, 17, 0, 23, 8];
    const weights = current;
    for (let total = -60; total < 120; total += 7) {
      expect(numbers(spreadChange({ total, current }))).toEqual(numbers(spreadTotal({ total, weights, current })));
    }
  });

  it('is even where there is nothing yet', () => {
    expect(numbers(spreadChange({ total: 9, current: [0, 0, 0] }))).toEqual([3, 3, 3]);
  });

  it('keeps held cells and bounds, and counts the shortage in totals', () => {
    const input = { current: [100, -40, 60], held: [0, 0, 1], maximum: 120 };
    expect(numbers(spreadChange({ ...input, total: 141 }))).toEqual([115, -34, 60]);
    expect(numbers(spreadChange({ ...input, total: 200 }))).toEqual([120, 20, 60]);
    expect(spreadChange({ ...input, total: 310 })).toEqual({
      ok: false,
      shortage: { kind: 'spread-too-high', least: -Infinity, most: 300, short: 10 },
    });
    expect(spreadChange({ current: [30, 10, 60], held: [0, 0, 1], minimum: 5, total: 68 })).toEqual({
      ok: false,
      shortage: { kind: 'spread-too-low', least: 70, most: Infinity, short: 2 },
    });
  });
});
