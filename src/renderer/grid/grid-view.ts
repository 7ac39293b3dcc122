/**
 * AG Grid below, our painted cells and the selected range above: everything that shows and nothing that writes.
 * It keeps no numbers; it asks the screen's source. Callers: `grid-controller.ts`, `grid-editing.ts`, `grid-input.ts`.
 */
import { createGrid, fixedOptions, registerModules, type GridApi } from './ag-grid.ts';
import type { GridReading } from './block-writing.ts';
import type { CellHost, GridTexts, PaintedCell, ViewEvents, ViewPorts } from './cell-host.ts';
import { summarize } from './cell-view.ts';
import { columnDefinitions, typeScale } from './columns.ts';
import { GridLayout, rowsById } from './grid-layout.ts';
import { RangeSelection } from './grid-selection.ts';
import type { CellAddress, GridRow, PlanGridProps, RowChange } from './grid-types.ts';
import type { FillTarget, Position } from './range.ts';
import { treeColumnId } from './tree-column.ts';

const fewRows = 300; // Above this many changed rows it is quicker to compare everything on screen.

export class GridView implements CellHost, GridReading {
  readonly range: RangeSelection;
  readonly props: () => PlanGridProps;
  flashing = false;
  private readonly frame: HTMLElement;
  private readonly ports: ViewPorts;
  private readonly events: ViewEvents;
  private readonly api: GridApi<GridRow>;
  private readonly cells = new Set<PaintedCell>();
  private readonly cellsByElement = new WeakMap<Element, PaintedCell>();
  private rows: ReadonlyMap<string, GridRow>;
  private shown: PlanGridProps;
  private definedColumns: PlanGridProps['columns'];
  private onRow: string | null;
  private summaryFrame = 0;

  constructor(frame: HTMLElement, ports: ViewPorts, events: ViewEvents) {
    registerModules();
    this.frame = frame;
    this.ports = ports;
    this.props = ports.props;
    this.events = events;
    const props = ports.props();
    this.shown = props;
    this.definedColumns = props.columns;
    this.rows = rowsById(props.rows, props.total);
    this.onRow = props.selectedRowId ?? null;
    this.range = new RangeSelection(new GridLayout(props.rows, []));
    const place = document.createElement('div');
    place.className = 'grid-place';
    frame.append(place);
    this.api = this.makeGrid(place, props);
    this.range.layout = this.layout.withColumns(this.columnIds());
    const root = place.querySelector('[role="grid"], [role="treegrid"]');
    root?.setAttribute('aria-label', props.label);
    root?.setAttribute('aria-multiselectable', 'true');
  }

  private makeGrid(place: HTMLElement, props: PlanGridProps): GridApi<GridRow> {
    return createGrid<GridRow>(place, {
      ...fixedOptions,
      context: this,
      columnDefs: this.definitions(),
      rowData: [...props.rows],
      pinnedBottomRowData: props.total === undefined ? [] : [props.total],
      rowClassRules: {
        'row-parent': ({ data }) => data?.kind === 'parent',
        'row-total': ({ data }) => data?.kind === 'total',
        'row-on': ({ data }) => data !== undefined && data.id === this.onRow,
      },
      ...(this.ports.localeText === undefined ? {} : { localeText: this.ports.localeText }),
      focusGridInnerElement: () => this.enter(),
      onDisplayedColumnsChanged: () => this.readColumns(),
      onColumnResized: () => this.events.onMoved(),
      onBodyScroll: () => this.events.onMoved(),
      onCellDoubleClicked: ({ data, column }) => {
        if (data !== undefined && column.getColId() !== treeColumnId) {
          this.events.onDoubleClick({ rowId: data.id, columnId: column.getColId() });
        }
      },
    });
  }

  destroy(): void {
    cancelAnimationFrame(this.summaryFrame);
    this.api.destroy();
  }
  /** New rows or a new total; rows that are the same objects are not touched. */
  setRows(): void {
    const props = this.props();
    if (props.rows === this.shown.rows && props.total === this.shown.total) return;
    this.shown = props;
    this.rows = rowsById(props.rows, props.total);
    this.range.layout = new GridLayout(props.rows, this.range.layout.columnIds);
    this.api.setGridOption('rowData', [...props.rows]);
    this.api.setGridOption('pinnedBottomRowData', props.total === undefined ? [] : [props.total]);
    this.paintRange();
    this.events.onMoved();
  }

  setColumns(): void {
    const props = this.props();
    if (props.columns === this.definedColumns) return;
    this.definedColumns = props.columns;
    this.rescale();
  }

  /** Makes the columns anew, after larger or smaller type. */
  rescale(): void {
    this.api.setGridOption('columnDefs', this.definitions());
  }

  /** The row that stands in the side panel. */
  setSelectedRow(rowId: string | null): void {
    if (rowId === this.onRow) return;
    this.markRow(rowId);
    const place = rowId === null ? null : this.range.layout.positionOf({ rowId, columnId: treeColumnId });
    if (place !== null) this.api.ensureIndexVisible(place.row);
  }

  applyChanges(changes: readonly RowChange[] | 'all', options: { readonly quiet?: boolean } = {}): void {
    this.flashing = options.quiet !== true;
    if (changes === 'all' || changes.length > fewRows) {
      this.respan(null);
      this.api.refreshCells();
    } else {
      const ids = new Set(changes.map((change) => change.rowId));
      this.respan(ids);
      const total = this.api.getPinnedBottomRow(0);
      const nodes = [...ids].flatMap((id) => this.api.getRowNode(id) ?? []);
      this.api.refreshCells({ rowNodes: total === undefined ? nodes : [...nodes, total] });
    }
    this.flashing = false;
    this.summarizeSoon();
  }

  get texts(): GridTexts {
    return this.ports.texts();
  }

  get layout(): GridLayout {
    return this.range.layout;
  }

  get source(): PlanGridProps['source'] {
    return this.props().source;
  }

  row(rowId: string): GridRow | undefined {
    return this.rows.get(rowId);
  }

  bitsOf(rowId: string, columnId: string): number {
    return this.range.bitsOf({ rowId, columnId }, this.range.rectangle);
  }

  cellMade(cell: PaintedCell): void {
    this.cells.add(cell);
    this.cellsByElement.set(cell.element, cell);
  }

  cellGone(cell: PaintedCell): void {
    this.cells.delete(cell);
  }

  toggle(rowId: string): void {
    this.props().onToggle?.(rowId);
  }

  /** Where a cell is on the page; null while it is scrolled away. */
  rectangleOf(cell: CellAddress): DOMRect | null {
    for (const one of this.cells) {
      if (one.rowId === cell.rowId && one.columnId === cell.columnId) return one.element.getBoundingClientRect();
    }
    return null;
  }

  /** The cell an element of the page belongs to. */
  cellOf(element: Element): CellAddress | null {
    const holder = element.closest('.ag-cell');
    const cell = holder === null ? undefined : this.cellsByElement.get(holder);
    return cell === undefined ? null : { rowId: cell.rowId, columnId: cell.columnId };
  }

  focusCell(cell: CellAddress): void {
    const place = this.range.layout.positionOf(cell);
    if (place !== null) this.focusAt(place);
    else if (cell.rowId === this.props().total?.id) this.api.setFocusedCell(0, cell.columnId, 'bottom');
  }

  /** The page's own focus is followed, not AG Grid's event, which comes a task later than the next key may. */
  followFocus(element: Element): void {
    const cell = this.cellOf(element);
    const focus = this.range.focus;
    if (cell === null || (cell.rowId === focus?.rowId && cell.columnId === focus.columnId)) return;
    this.begin(cell);
  }

  /** Begins the range anew at a cell and puts its row in the side panel. */
  begin(cell: CellAddress): void {
    this.range.begin(cell);
    this.paintRange();
    this.chooseRow(cell);
  }

  /** Shows where a fill would go. */
  showFill(target: FillTarget | null): void {
    this.range.fill = target;
    this.paintRange();
  }

  private chooseRow({ rowId }: CellAddress): void {
    if (rowId === this.onRow) return;
    this.markRow(rowId);
    this.props().onSelectRow?.(rowId);
  }

  private enter(): boolean {
    const cell = this.range.focus ?? this.layout.cellAt({ row: 0, column: 0 });
    if (cell === null) return false;
    this.focusCell(cell);
    return true;
  }

  focusAt(position: Position): void {
    const cell = this.layout.cellAt(position);
    if (cell === null) return;
    this.api.ensureIndexVisible(position.row);
    this.api.ensureColumnVisible(cell.columnId);
    this.api.setFocusedCell(position.row, cell.columnId);
  }

  extend(position: Position): void {
    this.range.extendTo(position);
    const cell = this.layout.cellAt(position);
    this.api.ensureIndexVisible(position.row);
    if (cell !== null && cell.columnId !== treeColumnId) this.api.ensureColumnVisible(cell.columnId);
    this.paintRange();
  }

  paintRange(): void {
    const block = this.range.rectangle;
    for (const cell of this.cells) cell.paintRange(this.range.bitsOf(cell, block));
    this.summarizeSoon();
  }

  private summarizeSoon(): void {
    const { onSelection } = this.props();
    if (onSelection === undefined || this.summaryFrame !== 0) return;
    this.summaryFrame = requestAnimationFrame(() => {
      this.summaryFrame = 0;
      const { columns } = this.props();
      const selection = this.range.selection;
      const chosen = columns.filter(({ id }) => selection?.columnIds.includes(id) === true);
      onSelection(
        selection,
        summarize(selection?.rowIds ?? [], chosen, (rowId, columnId) => this.source.value(rowId, columnId)),
      );
    });
  }

  private markRow(rowId: string | null): void {
    for (const element of this.frame.querySelectorAll('.row-on')) element.classList.remove('row-on');
    this.onRow = rowId;
    if (rowId === null) return;
    for (const cell of this.cells) {
      if (cell.rowId === rowId) cell.element.closest('.ag-row')?.classList.add('row-on');
    }
  }

  /** Cells that now cover more or fewer columns are made anew; AG Grid reads a span only when it makes a row. */
  private respan(rowIds: ReadonlySet<string> | null): void {
    const differing = new Set<string>();
    for (const cell of this.cells) {
      if (cell.columnId === treeColumnId || (rowIds !== null && !rowIds.has(cell.rowId))) continue;
      const spans = (this.source.value(cell.rowId, cell.columnId).span ?? 1) > 1;
      if (spans !== cell.element.classList.contains('cell-spans')) differing.add(cell.rowId);
    }
    const nodes = [...differing].flatMap((id) => this.api.getRowNode(id) ?? []);
    if (nodes.length > 0) this.api.redrawRows({ rowNodes: nodes });
  }

  private readColumns(): void {
    this.range.layout = this.layout.withColumns(this.columnIds());
    this.paintRange();
    this.events.onMoved();
  }

  private columnIds(): readonly string[] {
    return this.api.getAllDisplayedColumns().map((column) => column.getColId());
  }

  private definitions() {
    const { treeLabel, treeWidth, columns } = this.props();
    return columnDefinitions(
      { label: treeLabel, width: treeWidth ?? 200 },
      columns,
      () => this.source,
      typeScale(this.frame),
    );
  }
}
