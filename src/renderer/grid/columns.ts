/** Our columns as AG Grid's. Callers: the controller. */
import type { ColDef, ColGroupDef } from './ag-grid.ts';
import { sameView } from './cell-view.ts';
import type { CellView, GridColumn, GridRow, GridSource } from './grid-types.ts';
import { TreeCell, ValueCell } from './painted-cell.ts';
import { treeColumnId } from './tree-column.ts';

/**
 * The column definitions; `source` is asked at each painting, so that a screen may exchange it. Widths are multiplied by
 * `scale`: they are given for the usual type, and larger type on a projector takes more.
 */
export function columnDefinitions(
  tree: { readonly label: string; readonly width: number },
  columns: readonly GridColumn[],
  source: () => GridSource,
  scale: number,
): (ColDef<GridRow> | ColGroupDef<GridRow>)[] {
  const definitions: (ColDef<GridRow> | ColGroupDef<GridRow>)[] = [treeDefinition(tree.label, tree.width * scale)];
  let open: { readonly id: string; readonly children: ColDef<GridRow>[] } | null = null;
  for (const column of columns) {
    const definition = valueDefinition({ ...column, width: Math.round(column.width * scale) }, source);
    if (column.group === undefined) {
      open = null;
      definitions.push(definition);
      continue;
    }
    if (open === null || open.id !== column.group.id) {
      open = { id: column.group.id, children: [] };
      definitions.push({
        groupId: column.group.id,
        headerName: column.group.label,
        headerClass: 'head-group',
        marryChildren: true,
        children: open.children,
      });
    }
    open.children.push(definition);
  }
  return definitions;
}

function treeDefinition(label: string, width: number): ColDef<GridRow> {
  return {
    ...common,
    colId: treeColumnId,
    headerName: label,
    width,
    minWidth: 120,
    pinned: 'left',
    lockPinned: true,
    cellRenderer: TreeCell,
    valueGetter: ({ data }) => data,
  };
}

function valueDefinition(column: GridColumn, source: () => GridSource): ColDef<GridRow, CellView> {
  const right = column.align !== 'left';
  return {
    ...common,
    colId: column.id,
    headerName: column.unit === undefined ? column.label : `${column.label}, ${column.unit}`,
    width: column.width,
    minWidth: 48,
    ...(column.stretches === true ? { flex: 1, minWidth: column.width } : {}),
    ...(column.shown === undefined ? {} : { columnGroupShow: column.shown }),
    headerClass: right ? 'head-right' : 'head-left',
    cellClass: right ? 'cell-right' : 'cell-left',
    cellRenderer: ValueCell,
    colSpan: ({ data }) => (data === undefined ? 1 : (source().value(data.id, column.id).span ?? 1)),
    equals: sameView,
    valueGetter: ({ data }) => (data === undefined ? null : source().value(data.id, column.id)),
  };
}

const common = {
  sortable: false,
  resizable: true,
  suppressMovable: true,
  suppressHeaderMenuButton: true,
  cellDataType: false,
} as const satisfies ColDef;

/** The token --size, in pixels, for which screens give their widths. */
const usualType = 12.5;

/** How much larger the type on `element` is than the usual one. */
export function typeScale(element: Element): number {
  return Number.parseFloat(getComputedStyle(element).fontSize) / usualType || 1;
}
