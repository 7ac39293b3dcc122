/** Goals and anchors as they are typed, read and proposed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { directions, metricIds } from '#shared/domain/plan/entities.ts';
import { proposeAnchors } from '#shared/domain/impact/propose-anchors.ts';
import { fieldText, readMetric, writeMetric } from '#renderer/features/prepare/metric-amounts.ts';

const dollars = { scale: 2 };

describe('a goal', () => {
  it.each([
    ['45m', 'revenue', 'en', 4_500_000_000],
    ['1.200.000,50', 'revenue', 'es', 120_000_050],
    ['350k', 'units', 'en', 350_000],
    ['6 %', 'marginRate', 'en', 60_000],
    ['6,25', 'growth', 'es', 62_500],
    ['-2.5', 'marginRate', 'en', -25_000],
    ['330', 'averagePrice', 'en', 33_000],
  ] as const)('typed as “%s” for %s in %s is %d', (text, metric, language, value) => {
    expect(readMetric(text, metric, dollars, language)).toEqual({ ok: true, value });
  });

  it.each(['', '%', 'lots', '1,2'])('typed as “%s” is refused', (text) => {
    expect(readMetric(text, 'marginRate', dollars, 'en').ok).toBe(false);
  });

  it('is read back as it was written into the field (seed 7)', () => {
    const values = fc.integer({ min: -(2 ** 40), max: 2 ** 40 });
    const property = fc.property(
      values,
      fc.constantFrom(...metricIds),
      fc.constantFrom('en', 'es'),
      (value, metric, language) => {
        const text = fieldText(value, metric, dollars, language);
        expect(readMetric(text, metric, dollars, language)).toEqual({ ok: true, value });
      },
    );
    fc.assert(property, { seed: 7, numRuns: 400 });
  });

  it('is shown with its unit', () => {
    expect(writeMetric(60_000, 'marginRate', dollars, 'en')).toBe('6.0\u00a0%');
    expect(writeMetric(4_500_000_000, 'revenue', dollars, 'en')).toBe('45,000,000');
  });
});

describe('proposed anchors', () => {
  it('run strictly from worst to best around any goal (seed 8)', () => {
    const goals = fc.integer({ min: -(2 ** 45), max: 2 ** 45 });
    const property = fc.property(
      goals,
      fc.constantFrom(...directions),
      fc.constantFrom(...metricIds),
      (goal, direction, metric) => {
        const { worst, red, green, best } = proposeAnchors(goal, direction, metric);
        const rising = direction === 'higher' ? [worst, red, green, best] : [best, green, red, worst];
        expect(green).toBe(goal);
        for (const [index, anchor] of rising.entries()) {
          expect(Number.isSafeInteger(anchor)).toBe(true);
          if (index > 0) expect(anchor).toBeGreaterThan(rising[index - 1] ?? Infinity);
        }
      },
    );
    fc.assert(property, { seed: 8, numRuns: 300 });
  });
});
