/** Rates, columns and previews of the bargaining table. */
import { describe, expect, it } from 'vitest';
import type { Preview } from '#shared/contract/views.ts';
import { rowColumns } from '#shared/contract/views.ts';
import { columnId, columnKinds, layerOf, meaningOf } from '#renderer/features/bargain/column-meaning.ts';
import { growthOf, previewReader, rateOf } from '#renderer/features/bargain/row-facts.ts';
import { stateOf } from './row-state.ts';

describe('a rate', () => {
  it('is in parts per million, and undefined without a whole above zero', () => {
    expect(rateOf(1, 3)).toBe(333_333);
    expect(rateOf(-1, 8)).toBe(-125_000);
    expect(rateOf(5, 0)).toBeNull();
    expect(rateOf(5, -10)).toBeNull();
    expect(rateOf(null, 10)).toBeNull();
    expect(growthOf(108, 100)).toBe(80_000);
    expect(growthOf(null, 100)).toBeNull();
    expect(growthOf(108, null)).toBeNull();
  });
});

describe('the id of a column', () => {
  it('says what the column means', () => {
    for (const kind of columnKinds) {
      const periods = { first: 4, last: 6 };
      expect(meaningOf(columnId(kind, periods))).toEqual({ kind, periods });
    }
    expect(meaningOf('tree')).toBeNull();
    expect(meaningOf('offers:1-12')).toBeNull();
  });

  it('says which side is written there', () => {
    expect(columnKinds.filter((kind) => layerOf(kind) !== null)).toEqual(['offer', 'ask']);
  });
});

describe('the rows of a preview', () => {
  const block = (nodes: readonly number[], offer: readonly number[]): Preview['rows'][number] => {
    const none = new Float64Array(nodes.length * rowColumns).fill(Number.NaN);
    return {
      measure: 'revenue',
      nodes: Int32Array.from(nodes),
      offer: Float64Array.from(offer),
      ask: none,
      gap: none,
      working: none,
      states: nodes.map(() => stateOf()),
    };
  };
  const preview = (offer: number): Preview => ({
    revision: 1,
    rows: [block([7], [...Array.from({ length: 12 }, () => offer), 12 * offer])],
    impact: [],
    cells: 12,
    leaves: 1,
    largest: offer,
  });

  it('answer the number that would come, none, or that the row is not reached', () => {
    const rows = previewReader(() => preview(5), 'revenue')();
    expect(rows?.read('offer', 7, { first: 1, last: 12 })).toBe(60);
    expect(rows?.read('offer', 7, { first: 4, last: 6 })).toBe(15);
    expect(rows?.read('ask', 7, { first: 1, last: 12 })).toBeNull();
    expect(rows?.read('ask', 7, { first: 1, last: 3 })).toBeNull();
    expect(rows?.read('offer', 8, { first: 1, last: 12 })).toBeUndefined();
  });

  it('follow the preview that stands now', () => {
    let current: Preview | null = null;
    const read = previewReader(() => current, 'revenue');
    expect(read()).toBeNull();
    current = preview(1);
    const first = read();
    expect(read()).toBe(first);
    current = preview(2);
    expect(read()?.read('offer', 7, { first: 1, last: 12 })).toBe(24);
    expect(previewReader(() => preview(1), 'units')()).toBeNull();
  });
});
