/**
 * Holds one grid: AG Grid below, our selection, editor, clipboard and fill above. The screen's wishes come in as
 * `PlanGridProps`; the grid keeps no numbers of its own. Callers: `plan-grid.tsx`.
 */
import { createGrid, gridTheme, registerModules, type GridApi } from './ag-grid.ts';
import { clearBlock, copyBlock, fillBlock, mayWrite, pasteBlock, repeatBlock, typedText } from './block-writing.ts';
import type { BlockText, GridReading } from './block-writing.ts';
import { CellEditor } from './cell-editor.ts';
import type { CellHost, GridTexts, PaintedCell } from './cell-host.ts';
import { summarize } from './cell-view.ts';
import { columnDefinitions } from './columns.ts';
import { keyIntent, type KeyIntent } from './grid-keys.ts';
import { GridLayout } from './grid-layout.ts';
import { followPointer } from './grid-pointer.ts';
import { RangeSelection } from './grid-selection.ts';
import type { CellAddress, GridHandle, GridRow, GridSelection, PlanGridProps, RowChange } from './grid-types.ts';
import { moved, type FillTarget, type Position } from './range.ts';
import { treeColumnId } from './tree-column.ts';

/** What the React wrapper does for the controller. */
export interface ControllerPorts {
  /** The screen's latest wishes. */
  readonly props: () => PlanGridProps;
  readonly texts: () => GridTexts;
  readonly openMenu: (at: Position2D, selection: GridSelection) => void;
  /** AG Grid's own few texts in the reader's language; undefined for English. */
  readonly localeText: { [key: string]: string } | undefined;
}
export interface Position2D {
  readonly x: number;
  readonly y: number;
}

/** Above this many changed rows it is quicker to compare everything on screen. */
const fewRows = 300;

export class GridController implements CellHost, GridHandle, GridReading {
  flashing = false;
  private readonly frame: HTMLElement;
  private readonly ports: ControllerPorts;
  private readonly api: GridApi<GridRow>;
  private readonly editor: CellEditor;
  private readonly cells = new Set<PaintedCell>();
  private readonly cellsByElement = new WeakMap<Element, PaintedCell>();
  private readonly range: RangeSelection;
  private readonly stopPointer: () => void;
  private rows: ReadonlyMap<string, GridRow>;
  private shown: PlanGridProps;
  private definedColumns: PlanGridProps['columns'];
  private editing: CellAddress | null = null;
  private onRow: string | null = null;
  private summaryFrame = 0;
  private previewFrame = 0;

  constructor(frame: HTMLElement, ports: ControllerPorts) {
    registerModules();
    this.frame = frame;
    this.ports = ports;
    const props = ports.props();
    this.shown = props;
    this.definedColumns = props.columns;
    this.rows = rowsById(props);
    this.onRow = props.selectedRowId ?? null;
    this.range = new RangeSelection(new GridLayout(props.rows, []));
    const place = document.createElement('div');
    place.className = 'grid-place';
    frame.append(place);
    this.api = createGrid<GridRow>(place, {
      theme: gridTheme,
      context: this,
      columnDefs: this.definitions(),
      rowData: [...props.rows],
      pinnedBottomRowData: props.total === undefined ? [] : [props.total],
      getRowId: ({ data }) => data.id,
      rowClassRules: {
        'row-parent': ({ data }) => data?.kind === 'parent',
        'row-total': ({ data }) => data?.kind === 'total',
        'row-on': ({ data }) => data !== undefined && data.id === this.onRow,
      },
      ...(ports.localeText === undefined ? {} : { localeText: ports.localeText }),
      animateRows: false,
      suppressColumnMoveAnimation: true,
      suppressScrollOnNewData: true,
      suppressDragLeaveHidesColumns: true,
      rowBuffer: 8,
      onDisplayedColumnsChanged: () => this.readColumns(),
      onBodyScroll: () => this.placeEditor(),
      onCellDoubleClicked: ({ data, column }) => {
        if (data !== undefined && column.getColId() !== treeColumnId) {
          this.edit({ rowId: data.id, columnId: column.getColId() });
        }
      },
    });
    this.editor = new CellEditor(frame, {
      onDone: (down, across) => void this.commit({ down, across }),
      onCancel: () => this.closeEditor(true),
      onTyped: () => this.preview(),
      onLeave: () => void this.commit(null),
    });
    this.readColumns();
    this.stopPointer = this.listen();
    const root = place.querySelector('[role="grid"], [role="treegrid"]');
    root?.setAttribute('aria-label', props.label);
    root?.setAttribute('aria-multiselectable', 'true');
  }

  destroy(): void {
    cancelAnimationFrame(this.summaryFrame);
    cancelAnimationFrame(this.previewFrame);
    this.stopPointer();
    this.editor.remove();
    this.api.destroy();
    this.frame.replaceChildren();
  }

  // What the screen changes -------------------------------------------------------------------------------------------

  /** New rows or a new total; rows that are the same objects are not touched. */
  setRows(): void {
    const props = this.ports.props();
    if (props.rows === this.shown.rows && props.total === this.shown.total) return;
    this.shown = props;
    this.rows = rowsById(props);
    this.range.layout = new GridLayout(props.rows, this.range.layout.columnIds);
    this.api.setGridOption('rowData', [...props.rows]);
    this.api.setGridOption('pinnedBottomRowData', props.total === undefined ? [] : [props.total]);
    this.api.refreshCells({ columns: [treeColumnId] });
    this.paintRange();
    this.placeEditor();
  }

  setColumns(): void {
    const props = this.ports.props();
    if (props.columns === this.definedColumns) return;
    this.definedColumns = props.columns;
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

  focusCell(cell: CellAddress): void {
    const place = this.range.layout.positionOf(cell);
    if (place !== null) this.focusAt(place);
    else if (cell.rowId === this.ports.props().total?.id) this.api.setFocusedCell(0, cell.columnId, 'bottom');
  }

  edit(cell: CellAddress, text?: string): void {
    if (!mayWrite(cell, this)) {
      this.ports.props().onLocked?.(cell);
      return;
    }
    this.focusCell(cell);
    this.editing = cell;
    const column = this.ports.props().columns.find(({ id }) => id === cell.columnId);
    const label = this.texts.edit(column?.label ?? '', this.rows.get(cell.rowId)?.label ?? '');
    this.editor.show(label, typedText(cell, this), text ?? null);
    this.placeEditor();
    if (text !== undefined) this.preview();
  }

  selection(): GridSelection | null {
    return this.range.selection;
  }

  // What the cells and the block writing ask ----------------------------------------------------------------------------

  get texts(): GridTexts {
    return this.ports.texts();
  }

  get layout(): GridLayout {
    return this.range.layout;
  }

  get source(): PlanGridProps['source'] {
    return this.ports.props().source;
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
    this.ports.props().onToggle?.(rowId);
  }

  // Focus, range, row ---------------------------------------------------------------------------------------------------

  /** The page's own focus is followed, not AG Grid's event, which comes a task later than the next key may. */
  private focused(element: Element): void {
    const cell = this.cellOf(element);
    const focus = this.range.focus;
    if (cell === null || (cell.rowId === focus?.rowId && cell.columnId === focus.columnId)) return;
    this.range.begin(cell);
    this.paintRange();
    this.chooseRow(cell);
  }

  private chooseRow({ rowId }: CellAddress): void {
    if (rowId === this.onRow) return;
    this.markRow(rowId);
    this.ports.props().onSelectRow?.(rowId);
  }

  private focusAt(position: Position): void {
    const cell = this.layout.cellAt(position);
    if (cell === null) return;
    this.api.ensureIndexVisible(position.row);
    this.api.ensureColumnVisible(cell.columnId);
    this.api.setFocusedCell(position.row, cell.columnId);
  }

  private extend(position: Position): void {
    this.range.extendTo(position);
    const cell = this.layout.cellAt(position);
    this.api.ensureIndexVisible(position.row);
    if (cell !== null && cell.columnId !== treeColumnId) this.api.ensureColumnVisible(cell.columnId);
    this.paintRange();
  }

  private paintRange(): void {
    const block = this.range.rectangle;
    for (const cell of this.cells) cell.paintRange(this.range.bitsOf(cell, block));
    this.summarizeSoon();
  }

  private summarizeSoon(): void {
    const { onSelection } = this.ports.props();
    if (onSelection === undefined || this.summaryFrame !== 0) return;
    this.summaryFrame = requestAnimationFrame(() => {
      this.summaryFrame = 0;
      const { columns } = this.ports.props();
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
    const ids = this.api.getAllDisplayedColumns().map((column) => column.getColId());
    this.range.layout = this.layout.withColumns(ids);
    this.paintRange();
    this.placeEditor();
  }

  private definitions() {
    const { treeLabel, treeWidth, columns } = this.ports.props();
    return columnDefinitions({ label: treeLabel, width: treeWidth ?? 200 }, columns, () => this.source);
  }

  // The editor ----------------------------------------------------------------------------------------------------------

  private placeEditor(): void {
    if (this.editing === null || !this.editor.open) return;
    const { rowId, columnId } = this.editing;
    const cell = [...this.cells].find((one) => one.rowId === rowId && one.columnId === columnId);
    this.editor.place(cell?.element.getBoundingClientRect() ?? null, this.frame.getBoundingClientRect());
  }

  private preview(): void {
    if (this.previewFrame !== 0) return;
    this.previewFrame = requestAnimationFrame(() => {
      this.previewFrame = 0;
      if (this.editing !== null) this.ports.props().onPreview?.({ ...this.editing, text: this.editor.text });
    });
  }

  private closeEditor(refocus: boolean): string {
    const cell = this.editing;
    this.editing = null;
    cancelAnimationFrame(this.previewFrame);
    this.previewFrame = 0;
    const kept = this.editor.close();
    this.ports.props().onPreview?.(null);
    if (refocus && cell !== null) this.focusCell(cell);
    return kept;
  }

  /** Sends what was typed; the editor stays until the answer is in, and longer when it is a refusal. */
  private async commit(move: { readonly down: number; readonly across: number } | null): Promise<void> {
    const cell = this.editing;
    if (cell === null) return;
    const { onCommit } = this.ports.props();
    if (this.editor.changed && onCommit !== undefined) {
      this.editor.wait(true);
      const answer = await onCommit({ ...cell, text: this.editor.text });
      this.editor.wait(false);
      if (this.editing !== cell) return;
      if (!answer.ok) {
        this.editor.refuse(answer.text);
        if (move !== null) this.editor.focus();
        return;
      }
    }
    const kept = this.closeEditor(false);
    if (move === null) return;
    const next = this.step(cell, move.down, move.across);
    this.focusCell(next);
    if (kept !== '') this.edit(next, kept);
  }

  private step(cell: CellAddress, down: number, across: number): CellAddress {
    const from = this.layout.positionOf(cell);
    if (from === null) return cell;
    return this.layout.cellAt(moved(from, down, across, this.layout.rowIds.length, this.layout.columnIds.length)) ?? cell;
  }

  // Keys, pointer, clipboard --------------------------------------------------------------------------------------------

  private listen(): () => void {
    const stop = new AbortController();
    const { signal } = stop;
    this.frame.addEventListener('keydown', (event) => this.onKey(event), { capture: true, signal });
    this.frame.addEventListener(
      'focusin',
      (event) => {
        if (event.target instanceof Element) this.focused(event.target);
      },
      { signal },
    );
    this.frame.addEventListener('copy', (event) => this.onCopy(event), { signal });
    this.frame.addEventListener('cut', (event) => this.onCopy(event), { signal });
    this.frame.addEventListener('paste', (event) => this.onPaste(event), { signal });
    const stopPointer = followPointer(this.frame, {
      cellOf: (element) => this.cellOf(element),
      begin: (cell) => {
        if (this.editing !== null && this.editor.refused) this.closeEditor(false);
        this.chooseRow(cell);
        this.range.begin(cell);
        this.paintRange();
      },
      extend: (cell) => {
        const position = this.layout.positionOf(cell);
        if (position !== null) this.extend(position);
      },
      range: () => this.range.rectangle,
      positionOf: (cell) => this.layout.positionOf(cell),
      showFill: (target) => {
        this.range.fill = target;
        this.paintRange();
      },
      fill: (target) => this.fill(target),
      menu: (cell, at) => this.menuAt(cell, at),
    });
    return () => {
      stop.abort();
      stopPointer();
    };
  }

  private cellOf(element: Element): CellAddress | null {
    const holder = element.closest('.ag-cell');
    const cell = holder === null ? undefined : this.cellsByElement.get(holder);
    return cell === undefined ? null : { rowId: cell.rowId, columnId: cell.columnId };
  }

  private onKey(event: KeyboardEvent): void {
    if (this.editor.open && event.target instanceof HTMLInputElement) return;
    if (!(event.target instanceof Element) || event.target.closest('.ag-cell') === null) return;
    const focus = this.range.focus;
    const taken = this.ports.props().onKey?.(event, this.range.selection) === true;
    const intent = taken || focus === null ? null : keyIntent(event, focus.columnId === treeColumnId);
    if (!taken && (intent === null || focus === null || !this.follow(intent, focus))) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Does what a key means; false leaves the key to AG Grid and the page. */
  private follow(intent: KeyIntent, focus: CellAddress): boolean {
    const block = this.range.rectangle;
    const { layout } = this;
    switch (intent.kind) {
      case 'extend': {
        const head = this.range.headPosition;
        if (head === null) return true;
        const far = intent.far ? Math.max(layout.rowIds.length, layout.columnIds.length) : 1;
        const { down, across } = intent;
        this.extend(moved(head, down * far, across * far, layout.rowIds.length, layout.columnIds.length));
        return true;
      }
      case 'move':
        this.focusCell(this.step(focus, intent.down, intent.across));
        return true;
      case 'edge': {
        const place = layout.positionOf(focus);
        if (place !== null) this.focusAt({ row: place.row, column: intent.last ? layout.columnIds.length - 1 : 0 });
        return place !== null;
      }
      case 'all':
        this.range.begin(layout.cellAt({ row: 0, column: 0 }));
        this.range.extendTo({ row: layout.rowIds.length - 1, column: layout.columnIds.length - 1 });
        this.paintRange();
        return true;
      case 'fill':
        if (block !== null) this.write(repeatBlock(block, intent.direction, this));
        return true;
      case 'clear':
        if (block !== null) this.clear();
        return true;
      case 'edit':
        if (intent.typed === null) this.edit(focus);
        else this.edit(focus, intent.typed);
        return true;
      case 'menu':
        this.menuAt(focus, null);
        return true;
      case 'collapse':
        if (block === null || (block.top === block.bottom && block.left === block.right)) return false;
        this.range.begin(focus);
        this.paintRange();
        return true;
      case 'toggle':
        this.toggle(focus.rowId);
        return true;
      case 'tree':
        return this.walkTree(focus, intent.open);
    }
  }

  /** Left closes a row or goes to the row above it in the tree; Right opens it, then goes on to the numbers. */
  private walkTree(focus: CellAddress, open: boolean): boolean {
    const row = this.rows.get(focus.rowId);
    if (row === undefined) return false;
    if (row.expandable && row.expanded !== open) {
      this.toggle(row.id);
      return true;
    }
    const place = this.layout.positionOf(focus);
    if (open || place === null) return false;
    for (let above = place.row - 1; above >= 0; above -= 1) {
      const rowId = this.layout.rowIds[above] ?? '';
      if ((this.rows.get(rowId)?.level ?? 0) >= row.level) continue;
      this.focusCell({ rowId, columnId: treeColumnId });
      break;
    }
    return true;
  }

  private onCopy(event: ClipboardEvent): void {
    const block = this.range.rectangle;
    if (block === null || event.target instanceof HTMLInputElement) return;
    event.clipboardData?.setData('text/plain', copyBlock(block, this));
    event.preventDefault();
    if (event.type === 'cut') this.clear();
  }

  private onPaste(event: ClipboardEvent): void {
    const block = this.range.rectangle;
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (block === null || text === '' || event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    this.write(pasteBlock(text, block, this));
  }

  private fill(target: FillTarget): void {
    const block = this.range.rectangle;
    if (block === null) return;
    this.write(fillBlock(block, target, this));
    this.range.extendTo(
      target.direction === 'down' || target.direction === 'right'
        ? { row: target.cells.bottom, column: target.cells.right }
        : { row: target.cells.top, column: target.cells.left },
    );
    this.paintRange();
  }

  private write({ cells, skipped }: BlockText): void {
    if (cells.length + skipped > 0) this.ports.props().onPaste?.(cells, skipped);
  }

  private clear(): void {
    const block = this.range.rectangle;
    const cells = block === null ? [] : clearBlock(block, this);
    const focus = this.range.focus;
    if (cells.length > 0) this.ports.props().onClear?.(cells);
    else if (focus !== null) this.ports.props().onLocked?.(focus);
  }

  private menuAt(cell: CellAddress, at: Position2D | null): void {
    const position = this.layout.positionOf(cell);
    const selected = this.range.selection;
    const inside = selected?.rowIds.includes(cell.rowId) === true && selected.columnIds.includes(cell.columnId);
    if (position !== null && !inside) this.focusAt(position);
    const selection = this.range.selection;
    if (selection === null) return;
    const box = [...this.cells].find((one) => one.rowId === cell.rowId && one.columnId === cell.columnId);
    const rect = box?.element.getBoundingClientRect();
    this.ports.openMenu(at ?? { x: (rect?.left ?? 0) + 8, y: rect?.bottom ?? 0 }, selection);
  }
}

function rowsById(props: PlanGridProps): ReadonlyMap<string, GridRow> {
  const rows = props.total === undefined ? props.rows : [...props.rows, props.total];
  return new Map(rows.map((row) => [row.id, row]));
}
