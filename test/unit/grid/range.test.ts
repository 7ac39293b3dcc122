import { describe, expect, it } from 'vitest';
import { bitsAt, contains, fillTarget, moved, rangeBits, rectangleOf } from '#renderer/grid/range.ts';

const block = rectangleOf({ row: 3, column: 2 }, { row: 1, column: 4 });

describe('ranges', () => {
  it('run from the upper left to the lower right, whichever corner came first', () => {
    expect(block).toEqual({ top: 1, left: 2, bottom: 3, right: 4 });
  });

  it('contain their edges and nothing beyond', () => {
    expect(contains(block, 1, 2)).toBe(true);
    expect(contains(block, 3, 4)).toBe(true);
    expect(contains(block, 0, 2)).toBe(false);
    expect(contains(block, 3, 5)).toBe(false);
  });

  it('mark the lower right cell as the corner that carries the handle', () => {
    expect(bitsAt(block, 3, 4) & rangeBits.corner).toBe(rangeBits.corner);
    expect(bitsAt(block, 3, 3) & rangeBits.corner).toBe(0);
    expect(bitsAt(block, 2, 3)).toBe(rangeBits.inside);
    expect(bitsAt(block, 9, 9)).toBe(0);
  });

  it('never move out of the grid', () => {
    expect(moved({ row: 0, column: 0 }, -1, -5, 4, 3)).toEqual({ row: 0, column: 0 });
    expect(moved({ row: 3, column: 1 }, 9, 9, 4, 3)).toEqual({ row: 3, column: 2 });
  });
});

describe('fillTarget', () => {
  it('is nothing while the pointer stays inside', () => {
    expect(fillTarget(block, { row: 2, column: 3 })).toBeNull();
  });

  it('goes the way the pointer is furthest out, and leaves the range itself alone', () => {
    expect(fillTarget(block, { row: 6, column: 5 })).toEqual({
      direction: 'down',
      cells: { top: 4, left: 2, bottom: 6, right: 4 },
    });
    expect(fillTarget(block, { row: 2, column: 0 })).toEqual({
      direction: 'left',
      cells: { top: 1, left: 0, bottom: 3, right: 1 },
    });
    expect(fillTarget(block, { row: 0, column: 3 })?.direction).toBe('up');
    expect(fillTarget(block, { row: 3, column: 6 })?.cells).toEqual({ top: 1, left: 5, bottom: 3, right: 6 });
  });
});
