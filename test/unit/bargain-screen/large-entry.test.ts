/** When the table asks before a number typed into a total is written. */
import { describe, expect, it } from 'vitest';
import { largeChangeOf, manyCells } from '#renderer/features/bargain/large-entry.ts';

describe('a number typed into a total', () => {
  it('is asked about beyond a quarter of the total or a thousand cells', () => {
    expect(largeChangeOf(100, 125, 12)).toBeNull();
    expect(largeChangeOf(100, 126, 12)).toEqual({ cells: 12, change: 260_000 });
    expect(largeChangeOf(100, 74, 12)).toEqual({ cells: 12, change: -260_000 });
    expect(largeChangeOf(100, 101, manyCells)).toBeNull();
    expect(largeChangeOf(100, 101, manyCells + 1)).toEqual({ cells: manyCells + 1, change: 10_000 });
  });

  it('is written at once when it is the first or changes nothing', () => {
    expect(largeChangeOf(null, 9_000, 99_999)).toBeNull();
    expect(largeChangeOf(100, 100, 99_999)).toBeNull();
  });
});
