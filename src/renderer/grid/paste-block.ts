/**
 * Where the cells of a pasted block go. Pure. Callers: the grid's paste.
 */
import { heightOf, widthOf, type Rectangle } from './range.ts';

export interface PlacedText {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

/**
 * A single value fills the whole range; a block that fits the range an exact number of times is repeated; any other
 * block starts at the range's upper left corner and is cut at the end of a grid of `rows` × `columns`.
 */
export function placeBlock(
  block: readonly (readonly string[])[],
  range: Rectangle,
  rows: number,
  columns: number,
): readonly PlacedText[] {
  const blockHeight = block.length;
  const blockWidth = block[0]?.length ?? 0;
  if (blockHeight === 0 || blockWidth === 0) return [];
  const repeats = heightOf(range) % blockHeight === 0 && widthOf(range) % blockWidth === 0;
  const height = repeats ? heightOf(range) : blockHeight;
  const width = repeats ? widthOf(range) : blockWidth;
  const placed: PlacedText[] = [];
  for (let down = 0; down < height && range.top + down < rows; down += 1) {
    for (let across = 0; across < width && range.left + across < columns; across += 1) {
      const text = block[down % blockHeight]?.[across % blockWidth] ?? '';
      placed.push({ row: range.top + down, column: range.left + across, text });
    }
  }
  return placed;
}
