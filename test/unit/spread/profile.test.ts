/** One number over its months, and many rows over theirs. */
import { describe, expect, it } from 'vitest';
import { spreadRows, spreadRowTotals } from '#shared/domain/spread/bulk.ts';
import { spreadOverMonths, sumOfYears } from '#shared/domain/spread/profile.ts';

function months(outcome: ReturnType<typeof spreadOverMonths>): number[] {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.shortage));
  return [...outcome.values];
}

describe('a year over its months', () => {
  it('sums where rounding each month would not: 45 units, naive sum 46', () => {
    const base = [12, 6, 7, 8, 9, 12, 6, 7, 8, 9, 12, 6];
    const whole = base.reduce((sum, month) => sum + month, 0);
    const naive = base.reduce((sum, month) => sum + Math.round((45 * month) / whole), 0);
    expect(naive).toBe(46);
    const parts = months(spreadOverMonths({ total: 45, base }));
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(45);
  });

  it('sends few pieces evenly through the year instead of stacking them up in front', () => {
    const base = Array.from({ length: 12 }, () => 1);
    expect(months(spreadOverMonths({ total: 4, base }))).toEqual([0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0]);
  });

  it('keeps every year to date within half a quantum', () => {
    const base = [3, 0, 7, 11, 1, 0, 0, 5, 9, 2, 2, 4];
    const whole = base.reduce((sum, month) => sum + month, 0);
    let exact = 0;
    let sum = 0;
    months(spreadOverMonths({ total: -1001, base })).forEach((part, month) => {
      exact += (-1001 * (base[month] ?? 0)) / whole;
      sum += part;
      expect(Math.abs(sum - exact)).toBeLessThanOrEqual(0.5);
    });
  });

  it('counts negative months as zero and leaves zeros alone', () => {
    expect(months(spreadOverMonths({ total: 10, base: [4, -3, 0, 6] }))).toEqual([4, 0, 0, 6]);
  });

  it('follows the fallback where it has no months of its own, and equal parts where that is empty', () => {
    expect(months(spreadOverMonths({ total: 13, base: [0, 0, 0], fallback: [4, 4, 5] }))).toEqual([4, 4, 5]);
    expect(months(spreadOverMonths({ total: 9, base: [0, 0, 0], fallback: [0, 0, 0] }))).toEqual([3, 3, 3]);
    expect(months(spreadOverMonths({ total: 9, base: [0, -1, 0] }))).toEqual([3, 3, 3]);
    expect(months(spreadOverMonths({ total: 13, base: [1, 0, 0], fallback: [4, 4, 5] }))).toEqual([13, 0, 0]);
  });

  it('takes held months out first', () => {
    const input = { base: [1, 1, 2], current: [40, 0, 0], held: [1, 0, 0] };
    expect(months(spreadOverMonths({ ...input, total: 100 }))).toEqual([40, 20, 40]);
    expect(spreadOverMonths({ ...input, total: 100, held: [1, 1, 1] })).toEqual({
      ok: false,
      shortage: { kind: 'spread-nothing-free', least: 40, most: 40, short: 60 },
    });
  });

  it('takes the sum of several years as profile', () => {
    expect([
      ...sumOfYears(
        [
          [1, 2],
          [3, 4],
        ],
        2,
      ),
    ]).toEqual([4, 6]);
  });
});

describe('a total over rows and months', () => {
  it('spreads over the rows first, then over the months of each', () => {
    const base = Float64Array.of(1, 3, 2, 2, 0, 0);
    const values = new Float64Array(6);
    const outcome = spreadRows({ total: 16, rows: 3, rule: 'total', base, values });
    expect(outcome.ok && [...outcome.totals]).toEqual([8, 8, 0]);
    expect([...values]).toEqual([2, 6, 4, 4, 0, 0]);
  });

  it('leaves held rows alone and counts them in the total', () => {
    const base = Float64Array.of(1, 1, 1, 1);
    const values = Float64Array.of(7, 8, 0, 0);
    const outcome = spreadRows({ total: 20, rows: 2, rule: 'total', base, values, held: Uint8Array.of(1, 0) });
    expect(outcome.ok && [...outcome.totals]).toEqual([15, 5]);
    expect([...values]).toEqual([7, 8, 3, 2]);
  });

  it('follows the fallback in rows without a base', () => {
    const values = new Float64Array(6);
    spreadRows({ total: 26, rows: 2, rule: 'total', base: new Float64Array(6), values, fallback: [4, 4, 5] });
    expect([...values]).toEqual([4, 4, 5, 4, 4, 5]);
  });

  it('spreads a change over rows and months with returns', () => {
    const values = Float64Array.of(100, 0, -40, 0);
    const outcome = spreadRows({ total: 130, rows: 2, rule: 'change', base: values, values });
    expect(outcome.ok && [...outcome.totals]).toEqual([150, -20]);
    expect([...values]).toEqual([150, 0, -20, 0]);
  });

  it('writes nothing when it refuses or only previews', () => {
    const base = Float64Array.of(5, 5);
    const values = Float64Array.of(5, 6);
    const held = Uint8Array.of(1, 1);
    const input = { total: 12, rows: 2, rule: 'change' as const, base, values };
    expect(spreadRows({ ...input, held })).toMatchObject({ shortage: { kind: 'spread-nothing-free', short: 1 } });
    expect(spreadRows({ ...input, held: Uint8Array.of(0, 1), total: 5, noneBelowZero: true })).toMatchObject({
      shortage: { kind: 'spread-too-low', least: 6, short: 1 },
    });
    expect(spreadRowTotals(input)).toMatchObject({ ok: true });
    expect([...values]).toEqual([5, 6]);
  });
});
