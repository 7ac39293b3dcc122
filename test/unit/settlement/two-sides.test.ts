/** Where two sides meet (methods §2.2). */
import { describe, expect, it } from 'vitest';
import { agreementZone, middleOf } from '#shared/domain/settlement/two-sides.ts';

describe('the middle of two numbers', () => {
  it('is whole, halves away from zero, and exact as far as a plan can count', () => {
    expect(middleOf(1000, 800)).toBe(900);
    expect([middleOf(3, 4), middleOf(-3, -4), middleOf(-1, 1)]).toEqual([4, -4, 0]);
    const most = Number.MAX_SAFE_INTEGER;
    expect(middleOf(most, most - 2)).toBe(most - 1);
  });
});

describe('the zone of agreement', () => {
  it('has its middle as the settlement point: 880 and 960 give 920', () => {
    expect(agreementZone(880, 960)).toEqual({ kind: 'zone', low: 880, high: 960, middle: 920 });
    expect(agreementZone(900, 900)).toMatchObject({ middle: 900 });
  });

  it('gives no number where there is none, only how much is missing: 40 short', () => {
    expect(agreementZone(1000, 960)).toEqual({ kind: 'none', short: 40 });
  });
});
