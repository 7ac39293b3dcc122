import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareFew } from '#shared/domain/spread/few-shares.ts';
import { spreadTotal } from '#shared/domain/spread/spread.ts';

const weight = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 0, max: 9 }),
  fc.integer({ min: 0, max: 2 ** 30 }),
  fc.integer({ min: 0, max: 2 ** 46 }),
);
const total = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 2 ** 52 }));

function share(amount: number, weights: readonly number[]): number[] {
  const shares = new Float64Array(weights.length);
  shareFew(amount, Float64Array.from(weights), shares);
  return [...shares];
}

describe('shares over a handful of cells', () => {
  it('are those of any other spread, to the quantum and in every tie', () => {
    fc.assert(
      fc.property(total, fc.array(weight, { minLength: 1, maxLength: 25 }), (amount, weights) => {
        const spread = spreadTotal({ total: amount, weights, current: new Float64Array(weights.length) });
        expect(share(amount, weights)).toEqual(spread.ok ? [...spread.values] : []);
      }),
      { seed: 20_270_101, numRuns: 5_000 },
    );
  });

  it('give the odd quantum to the larger weight, then to the first', () => {
    expect(share(4, [1, 1, 1])).toEqual([2, 1, 1]);
    expect(share(1, [1, 3, 3])).toEqual([0, 1, 0]);
    expect(share(5, [0, 0])).toEqual([3, 2]);
  });
});
