/** The allocation methods of methods §1.2. */
import { describe, expect, it } from 'vitest';
import { spreadByHeadroom } from '#shared/domain/spread/headroom.ts';
import { spreadTotal } from '#shared/domain/spread/spread.ts';
import { blendWeights, evenWeights, headroomWeights, historyWeights } from '#shared/domain/spread/weights.ts';

describe('weights', () => {
  it('are equal for an even spread and never negative for history', () => {
    expect([...evenWeights(3)]).toEqual([1, 1, 1]);
    expect([...historyWeights([10, -4, 0])]).toEqual([10, 0, 0]);
  });

  it('blend shares of history, potential and equal parts 50/30/20 to .3567, .3317, .3117', () => {
    const parts = { history: 500_000, potential: 300_000, even: 200_000 };
    const weights = blendWeights([400, 350, 250], [30, 30, 40], parts);
    expect([...weights].map((weight) => Math.round(weight / 100) / 10_000)).toEqual([0.3567, 0.3317, 0.3117]);
    const spread = spreadTotal({ total: 10_000, weights, current: [0, 0, 0] });
    expect(spread.ok && [...spread.values]).toEqual([3567, 3317, 3116]);
  });

  it('hand the part of an empty list to the equal parts', () => {
    const parts = { history: 500_000, potential: 500_000, even: 0 };
    expect([...blendWeights([0, 0], [1, 3], parts)]).toEqual([375_000, 625_000]);
  });

  it('measure headroom against the reachable potential, and fall back to history', () => {
    expect([...headroomWeights([100, 200, 300], [500, 300, 400], 500_000)]).toEqual([150, 0, 0]);
    expect([...headroomWeights([100, 200], [100, 100], 500_000)]).toEqual([100, 200]);
    expect([...headroomWeights([100, 200, 300], [500, 300, 400], 500_000, [1, 0, 0])]).toEqual([100, 200, 300]);
  });
});

describe('growth by headroom', () => {
  const room = { history: [100, 200, 300], potential: [800, 500, 400], reach: 500_000, current: [0, 0, 0] };

  it('keeps history and places the growth where there is room', () => {
    const spread = spreadByHeadroom({ ...room, total: 670 });
    expect(spread.ok && [...spread.values]).toEqual([160, 210, 300]);
  });

  it('shrinks in proportion to history', () => {
    const spread = spreadByHeadroom({ ...room, total: 300 });
    expect(spread.ok && [...spread.values]).toEqual([50, 100, 150]);
  });

  it('leaves held cells at their current number', () => {
    const spread = spreadByHeadroom({ ...room, total: 640, current: [120, 0, 0], held: [1, 0, 0] });
    expect(spread.ok && [...spread.values]).toEqual([120, 220, 300]);
  });
});
