/**
 * The one place where Parley meets AG Grid Community: its modules, its theme, its types. Nothing of Enterprise.
 *
 * What Community lacks (tree, ranges, fill, clipboard) and what a bargaining grid needs otherwise (an editor that waits
 * for an answer) is ours, in the files beside this one. Callers: this folder only.
 */
import {
  CellStyleModule,
  ClientSideRowModelModule,
  ColumnApiModule,
  LocaleModule,
  ModuleRegistry,
  PinnedRowModule,
  RenderApiModule,
  RowApiModule,
  RowStyleModule,
  ScrollApiModule,
  ValidationModule,
  themeQuartz,
  type GridOptions,
} from 'ag-grid-community';
import type { GridRow } from './grid-types.ts';

export { createGrid } from 'ag-grid-community';
export type {
  CellFocusedEvent,
  ColDef,
  ColGroupDef,
  GridApi,
  ICellRendererComp,
  ICellRendererParams,
  IRowNode,
} from 'ag-grid-community';

let registered = false;

/** Registers what the grid uses, once. Validation only speaks while developing. */
export function registerModules(): void {
  if (registered) return;
  registered = true;
  ModuleRegistry.registerModules([
    CellStyleModule,
    ClientSideRowModelModule,
    ColumnApiModule,
    LocaleModule,
    PinnedRowModule,
    RenderApiModule,
    RowApiModule,
    RowStyleModule,
    ScrollApiModule,
    ...(import.meta.env.DEV ? [ValidationModule] : []),
  ]);
}

/** The grid's look, all of it from the token file, so that light, dark and density follow by themselves. */
export const gridTheme = themeQuartz.withParams({
  browserColorScheme: 'inherit',
  fontFamily: 'var(--font)',
  fontSize: 'var(--size)',
  spacing: 4,
  rowHeight: 'var(--row-height)',
  headerHeight: 'var(--header-height)',
  backgroundColor: 'var(--paper)',
  chromeBackgroundColor: 'var(--raised)',
  foregroundColor: 'var(--ink)',
  textColor: 'var(--ink)',
  accentColor: 'var(--accent)',
  borderColor: 'var(--line)',
  borderRadius: 0,
  wrapperBorder: false,
  wrapperBorderRadius: 0,
  rowBorder: { color: 'var(--line)' },
  columnBorder: false,
  pinnedColumnBorder: { color: 'var(--line)' },
  pinnedRowBorder: { color: 'var(--line-strong)' },
  headerRowBorder: { color: 'var(--line-strong)' },
  headerBackgroundColor: 'var(--raised)',
  headerTextColor: 'var(--ink-soft)',
  headerFontSize: 'var(--size-small)',
  headerFontWeight: 500,
  headerColumnResizeHandleColor: 'var(--line-strong)',
  headerColumnResizeHandleHeight: '50%',
  cellHorizontalPadding: 10,
  rowHoverColor: 'var(--hover)',
});

/** What is the same in every grid: nothing moves by itself, and Tab goes along the row and out of the grid at its end. */
export const fixedOptions = {
  theme: gridTheme,
  getRowId: ({ data }) => data.id,
  animateRows: false,
  suppressColumnMoveAnimation: true,
  suppressScrollOnNewData: true,
  suppressDragLeaveHidesColumns: true,
  rowBuffer: 8,
  tabToNextCell: ({ previousCellPosition, nextCellPosition }) =>
    nextCellPosition !== null &&
    nextCellPosition.rowIndex === previousCellPosition.rowIndex &&
    nextCellPosition.rowPinned === previousCellPosition.rowPinned
      ? nextCellPosition
      : false,
} as const satisfies GridOptions<GridRow>;
