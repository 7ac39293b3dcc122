import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { attainmentOf } from '#shared/domain/fairness/attainment.ts';
import { fairnessOf, type Burden } from '#shared/domain/fairness/fairness.ts';
import {
  correlationOf,
  giniOf,
  percentileRatioOf,
  sampleGiniOf,
  variationOf,
} from '#shared/domain/fairness/spread-of.ts';

/** The worked numbers of methods §2.4: growth of 11.6, 17.0, 24.5 and 7.8 %. */
const growths = [0.116, 0.17, 0.245, 0.078];

describe('how far apart four growths lie', () => {
  it('is a Gini of .2278 and a coefficient of variation of .412', () => {
    expect((giniOf(growths).value ?? 0) / 1_000_000).toBeCloseTo(0.2278, 4);
    expect((variationOf(growths).value ?? 0) / 1_000_000).toBeCloseTo(0.412, 3);
  });

  it('is four thirds of that Gini for a sample of four', () => {
    expect((sampleGiniOf(growths).value ?? 0) / 1_000_000).toBeCloseTo((0.2278 * 4) / 3, 3);
  });

  it('has no Gini with a negative growth, no variation around zero, and says why', () => {
    expect(giniOf([-0.01, 0.2])).toEqual({ value: null, missing: 'negative' });
    expect(variationOf([-0.05, 0.052, 0.001])).toEqual({ value: null, missing: 'mean-near-zero' });
    expect(variationOf([0, 0])).toEqual({ value: null, missing: 'all-zero' });
    expect(giniOf([0, 0])).toEqual({ value: null, missing: 'all-zero' });
    expect(giniOf([0.1])).toEqual({ value: null, missing: 'too-few' });
  });

  it('is the nine-tenths over the one-tenth point', () => {
    expect(percentileRatioOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]).value).toBe(5_000_000);
    expect(percentileRatioOf([0, 0, 1])).toEqual({ value: null, missing: 'negative' });
  });
});

describe('growth against size', () => {
  it('is one, minus one or nothing', () => {
    expect(correlationOf([0.1, 0.2, 0.3], [100, 200, 300]).value).toBe(1_000_000);
    expect(correlationOf([0.3, 0.2, 0.1], [100, 200, 300]).value).toBe(-1_000_000);
    expect(correlationOf([0.1, 0.1, 0.1], [1, 2, 3])).toEqual({ value: null, missing: 'no-variation' });
    expect(correlationOf([0.1, 0.2], [1, 2])).toEqual({ value: null, missing: 'too-few' });
  });
});

describe('the burden on units', () => {
  const burdens: readonly Burden[] = [
    { number: 1100, lastYear: 1000, bestYear: 1050, potential: 2000 },
    { number: 1200, lastYear: 1000, bestYear: 1300, potential: 2000 },
    { number: 700, lastYear: 500, bestYear: 500, potential: 500 },
    { number: 50, lastYear: null, bestYear: null, potential: null },
    { number: 60, lastYear: 0, bestYear: 0, potential: 0 },
  ];
  const fairness = fairnessOf(burdens);

  it('has the growth of those with a last year above zero, and a reason for the others', () => {
    expect(fairness.units.map(({ growth }) => growth.value ?? growth.missing)).toEqual([
      100_000,
      200_000,
      400_000,
      'no-history',
      'no-history',
    ]);
    expect(fairness.growth.range.value).toBe(300_000);
  });

  it('flags loads outside 0.8 to 1.25 of the average', () => {
    // 3000 on a potential of 4500: two thirds is average.
    expect(fairness.units.map(({ loadIndex }) => loadIndex.value)).toEqual([825_000, 900_000, 2_100_000, null, null]);
    expect(fairness.units.map(({ flagged }) => flagged)).toEqual([false, false, true, false, false]);
  });

  it('counts who is asked for more than the best year, of those who have one', () => {
    expect(fairness.aboveBest).toEqual({ count: 3, of: 4 });
    expect(fairness.units.map(({ aboveBest }) => aboveBest)).toEqual([true, false, true, false, true]);
  });

  it('says of nobody’s potential that there is none', () => {
    const { load } = fairnessOf([{ number: 1, lastYear: 1, bestYear: 1, potential: null }]);
    expect(load.gini).toEqual({ value: null, missing: 'no-potential' });
  });
});

describe('the attainment of a year', () => {
  const attainment = attainmentOf([
    { quota: 100, actual: 90 },
    { quota: 300, actual: 210 },
    { quota: 100, actual: 0 },
    { quota: 0, actual: 50 },
    { quota: null, actual: 70 },
    { quota: 80, actual: null },
  ]);

  it('is what was reached of all quotas, without the units that had none or of which nothing is known', () => {
    expect(attainment.together.value).toBe(600_000);
    expect(attainment.near).toEqual({ count: 1, of: 3 });
  });

  it('has the standard deviation of its units: .9, .7 and 0 lie .386 apart', () => {
    expect((attainment.deviation.value ?? 0) / 1_000_000).toBeCloseTo(0.386, 3);
  });

  it('is not available without quotas, and says why', () => {
    expect(attainmentOf([{ quota: null, actual: 5 }])).toEqual({
      together: { value: null, missing: 'no-quota' },
      deviation: { value: null, missing: 'no-quota' },
      near: { count: 0, of: 0 },
    });
  });
});

/** The sums of a sample file by quarter and unit; the reader picks quarter, unit and amount from a row's cells. */
function sumsByQuarter(
  name: string,
  read: (cells: readonly string[]) => readonly (string | undefined)[],
): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const sums = new Map<string, Map<string, number>>();
  const file = readFileSync(join(import.meta.dirname, '../../../resources/sample', name), 'utf8');
  for (const row of file.trim().split('\n').slice(1)) {
    const [quarter = '', unit = '', amount = ''] = read(row.split(','));
    const units = sums.get(quarter) ?? new Map<string, number>();
    sums.set(quarter, units.set(unit, (units.get(unit) ?? 0) + Number(amount)));
  }
  return sums;
}

function quarterOf(month: string): string {
  return `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`;
}

describe('the quotas that were really set at Adventure Works', () => {
  it('have a Gini between .26 and .41 in every quarter', () => {
    const quarters = sumsByQuarter('quotas.csv', ([quarter, unit, quota]) => [quarter, unit, quota]);
    const ginis = [...quarters.values()].map(
      (quotas) => Math.round((giniOf([...quotas.values()]).value ?? 0) / 10_000) / 100,
    );
    expect([quarters.size, Math.min(...ginis), Math.max(...ginis)]).toEqual([12, 0.26, 0.41]);
  });

  it('were reached to 80–89 % in every quarter, the totals of all together', () => {
    const quotas = sumsByQuarter('quotas.csv', ([quarter, unit, quota]) => [quarter, unit, quota]);
    const sales = sumsByQuarter('sales.csv', ([month = '', unit, , revenue]) => [quarterOf(month), unit, revenue]);
    const reached = [...quotas].map(([quarter, of]) => {
      const units = [...of].map(([unit, quota]) => ({ quota, actual: sales.get(quarter)?.get(unit) ?? null }));
      return (attainmentOf(units).together.value ?? 0) / 1_000_000;
    });
    expect(reached).toHaveLength(12);
    expect(Math.min(...reached)).toBeCloseTo(0.8, 2);
    expect(Math.max(...reached)).toBeCloseTo(0.89, 2);
  });
});
