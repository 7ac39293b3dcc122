/**
 * The selected block: where it begins and ends, the cell in it that has the focus, and where a fill would go.
 *
 * Kept by ids, so that it survives opening and closing rows. Callers: the controller, keys, pointer.
 */
import type { CellAddress, GridSelection } from './grid-types.ts';
import type { GridLayout } from './grid-layout.ts';
import { bitsAt, contains, rangeBits, rectangleOf, type FillTarget, type Position, type Rectangle } from './range.ts';

export class RangeSelection {
  private focused: CellAddress | null = null;
  private anchor: CellAddress | null = null;
  private head: CellAddress | null = null;
  /** Where a fill would go while its handle is dragged. */
  fill: FillTarget | null = null;

  layout: GridLayout;

  constructor(layout: GridLayout) {
    this.layout = layout;
  }

  /** The cell keys act on: the one that shows the page's focus. */
  get focus(): CellAddress | null {
    return this.focused;
  }

  /** Begins anew at a cell; null selects nothing. */
  begin(cell: CellAddress | null): void {
    this.focused = cell;
    this.anchor = cell;
    this.head = cell;
    this.fill = null;
  }

  /** Selects every cell; the focus stays where it is. */
  selectAll(): void {
    this.anchor = this.layout.cellAt({ row: 0, column: 0 });
    this.head = this.layout.cellAt({ row: this.layout.rowIds.length - 1, column: this.layout.columnIds.length - 1 });
    this.fill = null;
  }

  /** Moves the end of the block to a position. */
  extendTo(position: Position): void {
    const cell = this.layout.cellAt(position);
    if (cell !== null && this.anchor !== null) this.head = cell;
  }

  get headPosition(): Position | null {
    return this.head === null ? null : this.layout.positionOf(this.head);
  }

  /** The block in positions; null when there is none or it is out of sight. */
  get rectangle(): Rectangle | null {
    if (this.anchor === null || this.head === null) return null;
    const from = this.layout.positionOf(this.anchor);
    const to = this.layout.positionOf(this.head);
    return from === null ? null : rectangleOf(from, to ?? from);
  }

  /** The block in ids, for the screen. */
  get selection(): GridSelection | null {
    const block = this.rectangle;
    if (block === null || this.focused === null) return null;
    return {
      focus: this.focused,
      rowIds: this.layout.rowIds.slice(block.top, block.bottom + 1),
      columnIds: this.layout.columnIds.slice(block.left, block.right + 1),
    };
  }

  /** What the cell shows of the block. A block of one cell shows only its fill handle: the focus frames it already. */
  bitsOf(cell: CellAddress, block: Rectangle | null): number {
    const position = this.layout.positionOf(cell);
    if (position === null || block === null) return 0;
    const single = block.top === block.bottom && block.left === block.right;
    let bits = bitsAt(block, position.row, position.column);
    if (single) bits &= rangeBits.corner;
    if (this.fill !== null && contains(this.fill.cells, position.row, position.column)) bits |= rangeBits.fill;
    return bits;
  }
}
