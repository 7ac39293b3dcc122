import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HedgeLevel } from '#shared/domain/hedge/levels.ts';
import { hedgeAxis } from '#renderer/features/bargain/hedge-axis.ts';

function hedge(amounts: readonly number[], working: number | null = null) {
  const levels = amounts.map((amount, depth): HedgeLevel => ({
    depth,
    units: 1,
    withTarget: 0,
    target: amount,
    handedDown: amount,
    cushion: 0,
    rate: 0,
  }));
  return { levels, working };
}

describe('the axis of the hedge', () => {
  it('starts at zero where the cushions can be seen beside the totals', () => {
    expect(hedgeAxis(hedge([100, 80]))).toEqual({ floor: 0, step: null });
  });

  it('starts a round amount below totals that lie close together', () => {
    expect(hedgeAxis(hedge([4_000_000_000, 3_848_400_000]))).toEqual({ floor: 3_600_000_000, step: 100_000_000 });
  });

  it('shows equal totals whole, with room below them', () => {
    expect(hedgeAxis(hedge([1000, 1000], 1000))).toEqual({ floor: 900, step: 50 });
  });

  it('lies below every amount, at a whole number of steps', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 10 ** 13 }), { minLength: 1, maxLength: 5 }), (amounts) => {
        const { floor, step } = hedgeAxis(hedge(amounts));
        expect(floor).toBeGreaterThanOrEqual(0);
        if (step === null) return floor === 0;
        return floor < Math.min(...amounts) && floor % step === 0;
      }),
      { seed: 20_261_127 },
    );
  });
});
