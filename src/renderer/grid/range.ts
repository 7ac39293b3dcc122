/**
 * The geometry of a selected block: positions are counted in rows and columns in sight, from 0. Pure.
 * Callers: the grid's selection, fill and paste.
 */

export interface Position {
  readonly row: number;
  readonly column: number;
}

/** First and last are both inside. */
export interface Rectangle {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** The smallest rectangle with both corners in it. */
export function rectangleOf(one: Position, other: Position): Rectangle {
  return {
    top: Math.min(one.row, other.row),
    left: Math.min(one.column, other.column),
    bottom: Math.max(one.row, other.row),
    right: Math.max(one.column, other.column),
  };
}

export function heightOf(rectangle: Rectangle): number {
  return rectangle.bottom - rectangle.top + 1;
}

export function widthOf(rectangle: Rectangle): number {
  return rectangle.right - rectangle.left + 1;
}

export function contains(rectangle: Rectangle, row: number, column: number): boolean {
  return row >= rectangle.top && row <= rectangle.bottom && column >= rectangle.left && column <= rectangle.right;
}

/** The position moved and kept inside a grid of `rows` × `columns`, neither of which is zero. */
export function moved(from: Position, down: number, across: number, rows: number, columns: number): Position {
  return { row: between(from.row + down, rows - 1), column: between(from.column + across, columns - 1) };
}

function between(value: number, last: number): number {
  return Math.max(0, Math.min(last, value));
}

/** What a cell shows of a range: inside, and which edges of the range it carries. Bits, so that painting compares one number. */
export const rangeBits = { inside: 1, top: 2, right: 4, bottom: 8, left: 16, corner: 32, fill: 64 } as const;

/** The bits of the cell at `row`, `column`; 0 outside. The corner, where the fill handle sits, is the lower right. */
export function bitsAt(rectangle: Rectangle, row: number, column: number): number {
  if (!contains(rectangle, row, column)) return 0;
  let bits: number = rangeBits.inside;
  if (row === rectangle.top) bits |= rangeBits.top;
  if (row === rectangle.bottom) bits |= rangeBits.bottom;
  if (column === rectangle.left) bits |= rangeBits.left;
  if (column === rectangle.right) bits |= rangeBits.right;
  if (row === rectangle.bottom && column === rectangle.right) bits |= rangeBits.corner;
  return bits;
}

/** Where a fill may go from a range: one direction at a time, the one in which `to` is further away. */
export type FillDirection = 'down' | 'up' | 'right' | 'left';
export interface FillTarget {
  readonly direction: FillDirection;
  /** The cells to be written, without the range itself. */
  readonly cells: Rectangle;
}

/** The block that dragging the handle of `range` to `to` would fill; null while the pointer is inside the range. */
export function fillTarget(range: Rectangle, to: Position): FillTarget | null {
  const down = to.row - range.bottom;
  const up = range.top - to.row;
  const right = to.column - range.right;
  const left = range.left - to.column;
  const furthest = Math.max(down, up, right, left);
  if (furthest <= 0) return null;
  if (furthest === down) return { direction: 'down', cells: { ...range, top: range.bottom + 1, bottom: to.row } };
  if (furthest === up) return { direction: 'up', cells: { ...range, top: to.row, bottom: range.top - 1 } };
  if (furthest === right) return { direction: 'right', cells: { ...range, left: range.right + 1, right: to.column } };
  return { direction: 'left', cells: { ...range, left: to.column, right: range.left - 1 } };
}
