/**
 * Which rows and columns are in sight, and where. Pure. Callers: selection, keys, pointer, clipboard.
 */
import type { CellAddress, GridRow } from './grid-types.ts';
import { moved, type Position } from './range.ts';

export class GridLayout {
  readonly rowIds: readonly string[];
  readonly columnIds: readonly string[];
  private readonly rowPlaces: ReadonlyMap<string, number>;
  private readonly columnPlaces: ReadonlyMap<string, number>;

  constructor(rows: readonly Pick<GridRow, 'id'>[], columnIds: readonly string[]) {
    this.rowIds = rows.map((row) => row.id);
    this.columnIds = columnIds;
    this.rowPlaces = new Map(this.rowIds.map((id, place) => [id, place]));
    this.columnPlaces = new Map(columnIds.map((id, place) => [id, place]));
  }

  /** Where a cell is; null when its row or column is not in sight. */
  positionOf(cell: CellAddress): Position | null {
    const row = this.rowPlaces.get(cell.rowId);
    const column = this.columnPlaces.get(cell.columnId);
    return row === undefined || column === undefined ? null : { row, column };
  }

  /** The cell at a position; null outside. */
  cellAt(position: Position): CellAddress | null {
    const rowId = this.rowIds[position.row];
    const columnId = this.columnIds[position.column];
    return rowId === undefined || columnId === undefined ? null : { rowId, columnId };
  }

  /** The cell so many rows and columns away, inside the grid. */
  step(cell: CellAddress, down: number, across: number): CellAddress {
    const from = this.positionOf(cell);
    if (from === null) return cell;
    return this.cellAt(moved(from, down, across, this.rowIds.length, this.columnIds.length)) ?? cell;
  }

  withColumns(columnIds: readonly string[]): GridLayout {
    return new GridLayout(
      this.rowIds.map((id) => ({ id })),
      columnIds,
    );
  }
}

/** Every row that can be shown, the pinned total too, by its id. */
export function rowsById(rows: readonly GridRow[], total: GridRow | undefined): ReadonlyMap<string, GridRow> {
  return new Map((total === undefined ? rows : [...rows, total]).map((row) => [row.id, row]));
}
