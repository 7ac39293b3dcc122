import { describe, expect, it } from 'vitest';
import { GridLayout } from '#renderer/grid/grid-layout.ts';
import { RangeSelection } from '#renderer/grid/grid-selection.ts';
import { rangeBits } from '#renderer/grid/range.ts';

const rows = (...ids: string[]) => ids.map((id) => ({ id }));
const begun = (): RangeSelection => {
  const range = new RangeSelection(new GridLayout(rows('a', 'b', 'c'), ['x', 'y']));
  range.begin({ rowId: 'a', columnId: 'x' });
  return range;
};

describe('RangeSelection', () => {
  it('keeps the focus where it was begun while it grows', () => {
    const range = begun();
    range.extendTo({ row: 1, column: 1 });
    expect(range.selection).toEqual({
      focus: { rowId: 'a', columnId: 'x' },
      rowIds: ['a', 'b'],
      columnIds: ['x', 'y'],
    });
  });

  it('follows its rows when others open above them, and is nothing when its row is gone', () => {
    const range = begun();
    range.layout = new GridLayout(rows('new', 'a', 'b'), ['x', 'y']);
    expect(range.rectangle).toEqual({ top: 1, left: 0, bottom: 1, right: 0 });
    range.layout = new GridLayout(rows('b'), ['x', 'y']);
    expect(range.selection).toBeNull();
  });

  it('shows only the handle on a single cell, which the focus frames already', () => {
    const range = begun();
    expect(range.bitsOf({ rowId: 'a', columnId: 'x' }, range.rectangle)).toBe(rangeBits.corner);
    range.extendTo({ row: 1, column: 0 });
    expect(range.bitsOf({ rowId: 'a', columnId: 'x' }, range.rectangle) & rangeBits.inside).toBe(rangeBits.inside);
  });
});
