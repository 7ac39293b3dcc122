/**
 * Copy, paste, fill and clear as lists of cells and texts. Pure: it reads views and writes nothing.
 * Callers: the controller.
 */
import { formatClipboard, parseClipboard } from './clipboard-text.ts';
import { fillSeries } from './fill-series.ts';
import type { GridLayout } from './grid-layout.ts';
import type { CellAddress, CellText, CellView, GridRow, GridSource } from './grid-types.ts';
import { placeBlock } from './paste-block.ts';
import { heightOf, widthOf, type FillTarget, type Rectangle } from './range.ts';
import { treeColumnId } from './tree-column.ts';

/** Cells to be written in one step, and how many of the asked ones may not be written. */
export interface BlockText {
  readonly cells: readonly CellText[];
  readonly skipped: number;
}

export interface GridReading {
  readonly layout: GridLayout;
  readonly source: GridSource;
  row(rowId: string): GridRow | undefined;
}

/** The clipboard text of a block: numbers as a person would type them, so that a spreadsheet reads them as numbers. */
export function copyBlock(block: Rectangle, reading: GridReading): string {
  const rows: string[][] = [];
  for (let row = block.top; row <= block.bottom; row += 1) {
    const texts: string[] = [];
    for (let column = block.left; column <= block.right; column += 1) {
      const cell = reading.layout.cellAt({ row, column });
      texts.push(cell === null ? '' : typedText(cell, reading));
    }
    rows.push(texts);
  }
  return formatClipboard(rows);
}

/** The text a person would type to get the cell as it is; empty for “no answer”. */
export function typedText(cell: CellAddress, reading: GridReading): string {
  if (cell.columnId === treeColumnId) return reading.row(cell.rowId)?.label ?? '';
  const view = reading.source.value(cell.rowId, cell.columnId);
  if (view.number !== null) return reading.source.typed(cell.rowId, cell.columnId, view.number);
  return view.noAnswer === true ? '' : view.text;
}

/** What pasting `text` on a block would write. */
export function pasteBlock(text: string, block: Rectangle, reading: GridReading): BlockText {
  const { layout } = reading;
  const placed = placeBlock(parseClipboard(text), block, layout.rowIds.length, layout.columnIds.length);
  return writable(
    placed.flatMap((cell) => {
      const address = layout.cellAt(cell);
      return address === null ? [] : [{ ...address, text: cell.text }];
    }),
    reading,
  );
}

/** What dragging the fill handle would write: series along the drag, one for each row or column of the block. */
export function fillBlock(block: Rectangle, target: FillTarget, reading: GridReading): BlockText {
  const alongRows = target.direction === 'down' || target.direction === 'up';
  const backwards = target.direction === 'up' || target.direction === 'left';
  const lanes = alongRows ? widthOf(block) : heightOf(block);
  const given = alongRows ? heightOf(block) : widthOf(block);
  const wanted = alongRows ? heightOf(target.cells) : widthOf(target.cells);
  const texts: CellText[] = [];
  for (let lane = 0; lane < lanes; lane += 1) {
    const cellAt = (area: Rectangle, place: number): CellAddress | null =>
      reading.layout.cellAt(
        alongRows
          ? { row: backwards ? area.bottom - place : area.top + place, column: area.left + lane }
          : { row: area.top + lane, column: backwards ? area.right - place : area.left + place },
      );
    const numbers = Array.from({ length: given }, (_, place) => numberOf(cellAt(block, place), reading));
    fillSeries(numbers, wanted).forEach((number, place) => {
      const cell = cellAt(target.cells, place);
      if (cell === null) return;
      texts.push({ ...cell, text: number === null ? '' : reading.source.typed(cell.rowId, cell.columnId, number) });
    });
  }
  return writable(texts, reading);
}

/** What Ctrl+D (down) or Ctrl+R (right) writes: the first row or column of the block, repeated. */
export function repeatBlock(block: Rectangle, direction: 'down' | 'right', reading: GridReading): BlockText {
  const first: Rectangle = direction === 'down' ? { ...block, bottom: block.top } : { ...block, right: block.left };
  const cells: Rectangle = direction === 'down' ? { ...block, top: block.top + 1 } : { ...block, left: block.left + 1 };
  return fillBlock(first, { direction, cells }, reading);
}

/** The cells of a block that may be emptied. */
export function clearBlock(block: Rectangle, reading: GridReading): readonly CellAddress[] {
  const { layout } = reading;
  const cells: CellAddress[] = [];
  for (let row = block.top; row <= block.bottom; row += 1) {
    for (let column = block.left; column <= block.right; column += 1) {
      const cell = layout.cellAt({ row, column });
      if (cell !== null && mayWrite(cell, reading)) cells.push(cell);
    }
  }
  return cells;
}

/** Whether typing, paste, fill and delete may write a cell. */
export function mayWrite(cell: CellAddress, reading: GridReading): boolean {
  return viewOf(cell, reading)?.editable === true;
}

function viewOf(cell: CellAddress, reading: GridReading): CellView | null {
  return cell.columnId === treeColumnId ? null : reading.source.value(cell.rowId, cell.columnId);
}

function numberOf(cell: CellAddress | null, reading: GridReading): number | null {
  return cell === null ? null : (viewOf(cell, reading)?.number ?? null);
}

function writable(texts: readonly CellText[], reading: GridReading): BlockText {
  const cells = texts.filter((cell) => mayWrite(cell, reading));
  return { cells, skipped: texts.length - cells.length };
}
