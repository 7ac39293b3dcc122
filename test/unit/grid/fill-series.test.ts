import { describe, expect, it } from 'vitest';
import { fillSeries } from '#renderer/grid/fill-series.ts';

describe('fillSeries', () => {
  it('copies a single number', () => {
    expect(fillSeries([7], 3)).toEqual([7, 7, 7]);
  });

  it('continues a constant step, also a falling one', () => {
    expect(fillSeries([10, 20, 30], 2)).toEqual([40, 50]);
    expect(fillSeries([10, 7], 2)).toEqual([4, 1]);
  });

  it('repeats numbers that have no constant step rather than guess', () => {
    expect(fillSeries([1, 2, 4], 4)).toEqual([1, 2, 4, 1]);
  });

  it('repeats gaps as gaps', () => {
    expect(fillSeries([1, null], 3)).toEqual([1, null, 1]);
    expect(fillSeries([null], 2)).toEqual([null, null]);
  });
});
