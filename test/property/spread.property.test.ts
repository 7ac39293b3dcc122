/** Ten thousand random spreads against exact whole-number arithmetic: sums, holds, bounds, shares, refusals. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spreadRows } from '#shared/domain/spread/bulk.ts';
import { spreadChange } from '#shared/domain/spread/change-spread.ts';
import { roundedShare } from '#shared/domain/spread/exact-product.ts';
import { spreadOverMonths } from '#shared/domain/spread/profile.ts';
import { spreadTotal } from '#shared/domain/spread/spread.ts';

const settings = { seed: 20_260_301, numRuns: 10_000 };

interface Cell {
  readonly weight: number;
  readonly current: number;
  readonly held: boolean;
}

/** Small weights make ties and whole shares frequent, large ones outgrow 2^53 when multiplied. */
const weight = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 1, max: 9 }),
  fc.integer({ min: 1, max: 2 ** 31 - 1 }),
  fc.maxSafeInteger().map((value) => Math.floor(Math.abs(value) / 32)),
);
const amount = fc.oneof(
  fc.integer({ min: -20, max: 200 }),
  fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  fc.maxSafeInteger().map((value) => Math.floor(value / 64)),
);
const cell: fc.Arbitrary<Cell> = fc.record({
  weight,
  current: amount,
  held: fc.boolean().chain((first) => fc.boolean().map((second) => first && second)),
});
const cells = fc.array(cell, { minLength: 1, maxLength: 16 });
const anyTotal = fc.oneof(
  amount,
  fc.maxSafeInteger().map((value) => Math.floor(value / 2)),
);

function inputOf(list: readonly Cell[]): { weights: number[]; current: number[]; held: number[] } {
  return {
    weights: list.map((entry) => entry.weight),
    current: list.map((entry) => entry.current),
    held: list.map((entry) => (entry.held ? 1 : 0)),
  };
}

function exactSum(values: Iterable<number>): bigint {
  let sum = 0n;
  for (const value of values) sum += BigInt(value);
  return sum;
}

/** Whether |value − rest·part/whole| < 1, exactly. */
function isWithinOne(value: number, rest: bigint, part: bigint, whole: bigint): boolean {
  const distance = BigInt(value) * whole - rest * part;
  return distance < whole && -distance < whole;
}

describe('spreading a total', () => {
  it('sums exactly, leaves held cells alone and puts each cell within one quantum of its exact share', () => {
    fc.assert(
      fc.property(cells, anyTotal, (list, total) => {
        const input = inputOf(list);
        const outcome = spreadTotal({ ...input, total });
        const heldSum = exactSum(list.filter((entry) => entry.held).map((entry) => entry.current));
        const free = list.filter((entry) => !entry.held);
        if (!outcome.ok) {
          expect(free).toHaveLength(0);
          expect(BigInt(outcome.shortage.short)).toBe(
            BigInt(total) > heldSum ? BigInt(total) - heldSum : heldSum - BigInt(total),
          );
          return;
        }
        expect(exactSum(outcome.values)).toBe(BigInt(total));
        const weighted = exactSum(free.map((entry) => entry.weight));
        list.forEach((entry, index) => {
          const value = outcome.values[index] ?? NaN;
          expect(Object.is(value, -0)).toBe(false);
          if (entry.held) expect(value).toBe(entry.current);
          else {
            const part = weighted === 0n ? 1n : BigInt(entry.weight);
            const whole = weighted === 0n ? BigInt(free.length) : weighted;
            expect(isWithinOne(value, BigInt(total) - heldSum, part, whole)).toBe(true);
          }
        });
      }),
      settings,
    );
  });

  it('answers exactly the largest remainders, ties by share and then by order', () => {
    fc.assert(
      fc.property(fc.array(weight, { minLength: 1, maxLength: 12 }), anyTotal, (weights, total) => {
        fc.pre(weights.some((entry) => entry > 0));
        const outcome = spreadTotal({ total, weights, current: weights });
        const whole = exactSum(weights);
        const floors = weights.map((entry) => floorDivide(BigInt(total) * BigInt(entry), whole));
        const remainders = weights.map((entry, index) => BigInt(total) * BigInt(entry) - (floors[index] ?? 0n) * whole);
        const order = [...weights.keys()].sort((left, right) => {
          const byRemainder = (remainders[right] ?? 0n) - (remainders[left] ?? 0n);
          if (byRemainder !== 0n) return byRemainder > 0n ? 1 : -1;
          return (weights[right] ?? 0) - (weights[left] ?? 0) || left - right;
        });
        let missing = BigInt(total) - floors.reduce((sum, floor) => sum + floor, 0n);
        for (const index of order) {
          if (missing === 0n) break;
          floors[index] = (floors[index] ?? 0n) + 1n;
          missing -= 1n;
        }
        expect(outcome.ok && [...outcome.values].map(BigInt)).toEqual(floors);
      }),
      settings,
    );
  });

  it('does not depend on held cells being listed or where they stand', () => {
    fc.assert(
      fc.property(cells, anyTotal, (list, total) => {
        const free = list.filter((entry) => !entry.held);
        fc.pre(free.length > 0);
        const heldLast = [...free, ...list.filter((entry) => entry.held)];
        const asListed = spreadTotal({ ...inputOf(list), total });
        const asReordered = spreadTotal({ ...inputOf(heldLast), total });
        if (!asListed.ok || !asReordered.ok) throw new Error('refused');
        const freeValues = [...asListed.values].filter((_, index) => list[index]?.held === false);
        expect([...asReordered.values].slice(0, free.length)).toEqual(freeValues);
      }),
      { ...settings, numRuns: 2_000 },
    );
  });

  it('is the same for the same ids, however the rows stood on screen', () => {
    const shuffled = cells.chain((list) =>
      fc.tuple(
        fc.constant(list),
        fc.shuffledSubarray([...list.keys()], { minLength: list.length, maxLength: list.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, anyTotal, ([list, screen], total) => {
        const backInOrder = [...screen].sort((left, right) => left - right).map((id) => list[id] as Cell);
        expect(spreadTotal({ ...inputOf(backInOrder), total })).toEqual(spreadTotal({ ...inputOf(list), total }));
      }),
      { ...settings, numRuns: 2_000 },
    );
  });
});

describe('spreading within bounds', () => {
  const bounded = fc.array(
    fc.record({
      weight: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 2 ** 50 })),
      lowest: fc.oneof(fc.constant(-Infinity), fc.integer({ min: -50, max: 50 })),
      room: fc.oneof(fc.constant(Infinity), fc.integer({ min: 0, max: 80 })),
      held: fc.boolean(),
      current: fc.integer({ min: -50, max: 50 }),
    }),
    { minLength: 1, maxLength: 10 },
  );

  it('respects every bound, or is refused with exactly the amount short', () => {
    fc.assert(
      fc.property(bounded, fc.integer({ min: -400, max: 800 }), (list, total) => {
        const minimum = list.map((entry) => (entry.held ? entry.current : entry.lowest));
        const maximum = list.map((entry) =>
          entry.held ? entry.current : Number.isFinite(entry.lowest) ? entry.lowest + entry.room : entry.room,
        );
        const outcome = spreadTotal({ ...inputOf(list), total, minimum, maximum });
        const least = minimum.reduce((sum, bound) => sum + bound, 0);
        const most = maximum.reduce((sum, bound) => sum + bound, 0);
        if (!outcome.ok) {
          expect(total < least || total > most).toBe(true);
          expect(outcome.shortage).toMatchObject({ least, most, short: total < least ? least - total : total - most });
          return;
        }
        expect(total >= least && total <= most).toBe(true);
        expect(exactSum(outcome.values)).toBe(BigInt(total));
        outcome.values.forEach((value, index) => {
          expect(value).toBeGreaterThanOrEqual(minimum[index] ?? NaN);
          expect(value).toBeLessThanOrEqual(maximum[index] ?? NaN);
        });
      }),
      settings,
    );
  });

  it('has one level: cells between their bounds keep the proportion of their weights', () => {
    fc.assert(
      fc.property(bounded, fc.integer({ min: 0, max: 800 }), (list, total) => {
        const weights = list.map((entry) => Math.max(1, entry.weight % 1000));
        const minimum = list.map(() => 0);
        const maximum = list.map((entry) => entry.room);
        const outcome = spreadTotal({ total, weights, current: weights, minimum, maximum });
        if (!outcome.ok) return;
        const between = weights.flatMap((entry, index) => {
          const value = outcome.values[index] ?? NaN;
          return value > 0 && value < (maximum[index] ?? NaN) ? [{ entry, value }] : [];
        });
        for (const left of between) {
          for (const right of between) {
            const rounding = left.entry + right.entry;
            expect(Math.abs(left.value * right.entry - right.value * left.entry)).toBeLessThan(rounding);
          }
        }
        const level = Math.max(0, ...between.map(({ entry, value }) => (value - 1) / entry));
        outcome.values.forEach((value, index) => {
          if (value === maximum[index]) return;
          expect(value).toBeGreaterThan(level * (weights[index] ?? NaN) - 1);
        });
      }),
      settings,
    );
  });
});

describe('spreading a change', () => {
  it('sums exactly and moves no cell against the edit', () => {
    fc.assert(
      fc.property(cells, anyTotal, (list, total) => {
        const { current, held } = inputOf(list);
        const outcome = spreadChange({ total, current, held });
        if (!outcome.ok) return;
        expect(exactSum(outcome.values)).toBe(BigInt(total));
        const change = BigInt(total) - exactSum(current);
        outcome.values.forEach((value, index) => {
          const moved = BigInt(value) - BigInt(current[index] ?? 0);
          expect(moved === 0n || moved > 0n === change > 0n).toBe(true);
          if (held[index] === 1) expect(moved).toBe(0n);
        });
      }),
      settings,
    );
  });
});

describe('carried rounding', () => {
  it('rounds a share to the nearest quantum, halves upwards', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.maxSafeInteger(), fc.maxSafeInteger(), (total, first, second) => {
        const [part, whole] = [Math.abs(first), Math.abs(second)].sort((left, right) => left - right) as [
          number,
          number,
        ];
        fc.pre(whole > 0);
        const doubled = 2n * BigInt(total) * BigInt(part) + BigInt(whole);
        expect(BigInt(roundedShare(total, part, whole))).toBe(floorDivide(doubled, 2n * BigInt(whole)));
      }),
      settings,
    );
  });

  it('sums exactly over months and puts each within one quantum of its share', () => {
    fc.assert(
      fc.property(fc.array(weight, { minLength: 1, maxLength: 12 }), anyTotal, (base, total) => {
        fc.pre(base.some((entry) => entry > 0));
        const outcome = spreadOverMonths({ total, base });
        if (!outcome.ok) throw new Error('refused');
        expect(exactSum(outcome.values)).toBe(BigInt(total));
        const whole = exactSum(base);
        outcome.values.forEach((value, month) => {
          expect(isWithinOne(value, BigInt(total), BigInt(base[month] ?? 0), whole)).toBe(true);
        });
      }),
      settings,
    );
  });

  it('is the rule of the sweep over many rows too, row by row', () => {
    const size = fc.oneof(fc.constant(2 ** 4), fc.constant(2 ** 24), fc.constant(2 ** 44));
    const rowsOf = fc
      .tuple(fc.constantFrom(3, 12), fc.integer({ min: 1, max: 6 }), size)
      .chain(([months, rows, most]) =>
        fc.record({
          rows: fc.constant(rows),
          months: fc.constant(months),
          base: fc.array(
            fc.oneof(fc.constant(0), fc.integer({ min: -most, max: most }), fc.integer({ min: 1, max: most })),
            {
              minLength: rows * months,
              maxLength: rows * months,
            },
          ),
          held: fc.array(fc.integer({ min: 0, max: 1 }), { minLength: rows, maxLength: rows }),
          total: fc.integer({ min: -most, max: 16 * most }),
          returns: fc.boolean(),
          fallback: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: months, maxLength: months }),
        }),
      );
    fc.assert(
      fc.property(rowsOf, ({ rows, months, held, total, returns, fallback, ...given }) => {
        const base = Float64Array.from(given.base, (entry) => (returns ? entry : Math.abs(entry)));
        const values = base.map((entry, index) => entry + (index % 5));
        const before = [...values];
        const rule = returns ? 'change' : 'total';
        const outcome = spreadRows({ total, rows, rule, base, values, held: Uint8Array.from(held), fallback });
        if (!outcome.ok) {
          expect([...values]).toEqual(before);
          return;
        }
        expect(exactSum(values)).toBe(BigInt(total));
        const monthsOf = (list: ArrayLike<number>, row: number): number[] =>
          Array.from({ length: months }, (_, month) => list[row * months + month] ?? NaN);
        outcome.totals.forEach((rowTotal, row) => {
          const own = monthsOf(base, row);
          const expected = held[row] === 1 ? monthsOf(before, row) : expectedMonths(rowTotal, own, returns, fallback);
          expect(monthsOf(values, row)).toEqual(expected);
        });
      }),
      settings,
    );
  });
});

function expectedMonths(
  total: number,
  own: readonly number[],
  keepsBase: boolean,
  fallback: readonly number[],
): number[] {
  const start = own.map((entry) => (keepsBase ? entry : 0));
  const outcome = spreadOverMonths({
    total: total - start.reduce((sum, entry) => sum + entry, 0),
    base: own.map((entry) => (keepsBase ? Math.abs(entry) : entry)),
    fallback,
  });
  if (!outcome.ok) throw new Error('refused');
  return start.map((entry, month) => entry + (outcome.values[month] ?? NaN));
}

function floorDivide(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  return numerator % denominator < 0n ? quotient - 1n : quotient;
}
