/** The grid, in one place to import from. */
export { flattenTree, type GridTreeNode } from './flatten-tree.ts';
export type {
  CellAddress,
  CellText,
  CellTone,
  CellView,
  ChipTone,
  CommitAnswer,
  GridColumn,
  GridHandle,
  GridMenuItem,
  GridRow,
  GridSelection,
  GridSource,
  PlanGridProps,
  RangeSummary,
  RowChange,
  RowKind,
} from './grid-types.ts';
export { PlanGrid } from './plan-grid.tsx';
