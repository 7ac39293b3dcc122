/** Largest-remainder rounding on worked cases (methods §1.3). */
import { describe, expect, it } from 'vitest';
import { apportion } from '#shared/domain/spread/largest-remainder.ts';

function shares(total: number, weights: readonly number[]): number[] {
  const result = new Float64Array(weights.length);
  apportion(
    total,
    Float64Array.from(weights),
    weights.reduce((sum, weight) => sum + weight, 0),
    result,
  );
  return [...result];
}

describe('largest-remainder rounding', () => {
  it('shares −100 over three equal cells as −33, −33, −34', () => {
    expect(shares(-100, [1, 1, 1])).toEqual([-33, -33, -34]);
  });

  it('shares 100 over three equal cells as 34, 33, 33: ties go to the lower index', () => {
    expect(shares(100, [1, 1, 1])).toEqual([34, 33, 33]);
  });

  it('shares 26 over 25 %, 25 % and 50 % as 7, 6, 13', () => {
    expect(shares(26, [25, 25, 50])).toEqual([7, 6, 13]);
  });

  it('gives a tie to the larger share', () => {
    expect(shares(2, [1, 3])).toEqual([0, 2]);
    expect(shares(-2, [3, 1])).toEqual([-1, -1]);
  });

  it('leaves whole shares and weights of zero alone', () => {
    expect(shares(10, [0, 2, 1, 1, 0, 6])).toEqual([0, 2, 1, 1, 0, 6]);
    expect(shares(-7, [0, 3, 3]).some((share) => Object.is(share, -0))).toBe(false);
  });

  it('may take one from a cell when the total rises by one (Alabama), and still sums', () => {
    expect(shares(10, [6, 6, 2])).toEqual([4, 4, 2]);
    expect(shares(11, [6, 6, 2])).toEqual([5, 5, 1]);
  });

  it('is exact at the end of the numbers', () => {
    const most = Number.MAX_SAFE_INTEGER;
    expect(shares(most, [1, most - 1])).toEqual([1, most - 1]);
    expect(shares(-most, [most - 2, 2])).toEqual([2 - most, -2]);
    expect(shares(most, [1, 1])).toEqual([(most + 1) / 2, (most - 1) / 2]);
  });
});
