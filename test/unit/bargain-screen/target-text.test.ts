/** How corporate targets are written, and where they stand on their tracks. */
import { describe, expect, it } from 'vitest';
import type { TargetImpact, TargetReading } from '#shared/contract/views.ts';
import {
  changeOf,
  targetShown,
  trackMarks,
  writeChange,
  writeGoal,
  type Target,
} from '#renderer/features/impact/target-text.ts';
import { writeMetric } from '#renderer/i18n/metric-text.ts';

const english = { language: 'en', scale: 2 } as const;
const spanish = { language: 'es', scale: 2 } as const;
const target: Target = {
  id: 'revenue',
  name: 'Revenue',
  unit: 'company',
  metric: 'revenue',
  goal: 45_000_000_00,
  direction: 'higher',
  anchors: { worst: 30_000_000_00, red: 40_000_000_00, green: 45_000_000_00, best: 50_000_000_00 },
  order: 0,
};
const reading = (value: number | null): TargetReading => ({
  value,
  missing: value === null ? 'no-numbers' : null,
  light: value === null ? 'none' : 'green',
  score: null,
  distance: null,
});
const impact = (now: number | null, given: Partial<TargetImpact> = {}): TargetImpact => ({
  target: 'revenue',
  now: reading(now),
  before: null,
  offers: reading(now),
  asks: reading(now),
  ...given,
});

describe('the figure of a target', () => {
  it.each([
    [43_610_000_00, 'revenue', english, '43.61\u00a0M'],
    [43_610_000_00, 'revenue', spanish, '43,61\u00a0M'],
    [94_000, 'growth', english, '9.4\u00a0%'],
    [-18_600, 'marginRate', english, '−1.9\u00a0%'],
    [113_529, 'units', english, '114\u00a0k'],
    [31_878, 'averagePrice', english, '318.78'],
    [250_00, 'revenue', english, '250'],
  ] as const)('%d of %s', (value, metric, style, text) => {
    expect(writeMetric(value, metric, style)).toBe(text);
  });

  it('is a goal without digits that say nothing', () => {
    expect(writeGoal(45_000_000_00, 'revenue', english)).toBe('45\u00a0M');
    expect(writeGoal(45_500_000_00, 'revenue', spanish)).toBe('45,5\u00a0M');
    expect(writeGoal(80_000, 'growth', english)).toBe('8\u00a0%');
    expect(writeGoal(420_00, 'averagePrice', english)).toBe('420');
    expect(writeGoal(420_50, 'averagePrice', spanish)).toBe('420,5');
    expect(writeGoal(9_500, 'units', english)).toBe('9,500');
    expect(writeGoal(9_000, 'units', spanish)).toBe('9.000');
    expect(writeGoal(900_000_00, 'revenue', english)).toBe('900\u00a0k');
  });

  it('has a change with a sign, whose news depends on the direction, and none below the digits shown', () => {
    expect(writeChange(120_000_00, target, english)).toEqual({ text: '+120\u00a0k', news: 'good' });
    expect(writeChange(120_000_00, { metric: 'cost', direction: 'lower' }, english).news).toBe('bad');
    expect(writeChange(-1_000, { metric: 'growth', direction: 'higher' }, english)).toEqual({
      text: '−0.1',
      news: 'bad',
    });
    expect(writeChange(100, { metric: 'growth', direction: 'higher' }, english)).toEqual({ text: '±0', news: 'none' });
  });
});

describe('what a target shows', () => {
  it('is the plan against the move before, or what would come against the plan', () => {
    const confirmed = impact(100, { before: reading(90) });
    expect(changeOf(targetShown(confirmed, undefined))).toBe(10);
    const coming = targetShown(confirmed, impact(130));
    expect([changeOf(coming), coming.coming]).toEqual([30, true]);
    expect(targetShown(confirmed, impact(100)).coming).toBe(false);
    expect(changeOf(targetShown(impact(null, { before: reading(1) }), undefined))).toBeNull();
  });
});

describe('the track of a target', () => {
  it('holds all marks within a tenth of its ends, in their order', () => {
    const marks = trackMarks(
      target,
      impact(43, { offers: reading(60_000_000_00), asks: reading(30_000_000_00) }),
      44_000_000_00,
    );
    expect(marks.asks).toBeCloseTo(0.1);
    expect(marks.offers).toBeCloseTo(0.9);
    expect(marks.working ?? 0).toBeLessThan(marks.goal);
  });

  it('leaves out what cannot be computed and stays calm when all are the same', () => {
    expect(trackMarks(target, impact(null), null)).toEqual({ goal: 0.5, asks: null, working: null, offers: null });
    const near = trackMarks(target, impact(45_000_100_00), 45_000_100_00);
    expect(Math.abs((near.working ?? 0) - near.goal)).toBeLessThan(0.01);
  });
});
