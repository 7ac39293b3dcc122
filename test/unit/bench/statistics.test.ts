/** The numbers a bench is told in. */
import { describe, expect, it } from 'vitest';
import { compare, measure } from '../../bench/support/measure.ts';
import { loadPeer } from '../../bench/support/peers.ts';
import { pairedRatios, percentile, readable } from '../../bench/support/statistics.ts';
import { table } from '../../bench/support/table.ts';

describe('the statistics of a bench', () => {
  it('find the median of odd and even counts, and the ends', () => {
    expect(percentile([3, 1, 2], 0.5)).toBe(2);
    expect(percentile([4, 1, 2, 3], 0.5)).toBe(2.5);
    expect([percentile([5, 9, 7], 0), percentile([5, 9, 7], 1)]).toEqual([5, 9]);
    expect(() => percentile([], 0.5)).toThrow('at least one');
  });

  it('compare runs in pairs', () => {
    expect(pairedRatios([2, 6, 12], [1, 2, 3])).toEqual({ median: 3, least: 2, most: 4 });
  });
});

describe('a comparison', () => {
  it('stops when the two did not do the same work', async () => {
    const asked = {
      work: 'adding',
      subject: { name: 'ours', work: () => 4 },
      baseline: { name: 'theirs', work: () => 5 },
      same: Object.is,
    };
    await expect(compare(asked)).rejects.toThrow('do not give the same answer');
  });

  it('alternates who goes first and keeps preparation out of the work', async () => {
    const order: string[] = [];
    const contender = (name: string) => ({
      name,
      prepare: () => name.toUpperCase(),
      work: (input: string) => order.push(input),
    });
    const row = await compare({ work: 'writing', subject: contender('s'), baseline: contender('b'), runs: 2 });
    expect(order.join('')).toBe('BSSBBSSBBS'.slice(0, order.length));
    expect(order).toHaveLength(10);
    expect([row.kept, row.budget]).toEqual([undefined, '']);
  });

  it('goes on without a peer and says so', async () => {
    expect(await loadPeer('no-such-peer')).toBeUndefined();
    const row = await compare({
      work: 'adding',
      subject: { name: 'ours', work: () => 4 },
      baseline: undefined,
      budget: 1,
    });
    expect([row.ratio, row.kept]).toEqual([undefined, undefined]);
    expect(table('Sums', [row])).toContain('not installed');
  });

  it('shows a budget that is not kept', async () => {
    const row = await measure({ work: 'w', subject: { name: 'ours', work: () => 1 }, budget: { median: -1 } });
    expect(table('Sums', [row])).toContain('OVER');
  });
});

describe('a time', () => {
  it('is told in the unit that reads best', () => {
    expect([2100, 1.25, 0.064, 0.00064].map(readable)).toEqual(['2.10 s', '1.25 ms', '64.0 µs', '640 ns']);
  });
});
