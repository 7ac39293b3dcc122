/**
 * Keys, pointer and clipboard: what a person does, turned into what the view shows and the screen is told.
 * Callers: `grid-controller.ts`.
 */
import { clearBlock, copyBlock, fillBlock, pasteBlock, repeatBlock, type BlockText } from './block-writing.ts';
import type { GridEditing } from './grid-editing.ts';
import { keyIntent, type KeyIntent } from './grid-keys.ts';
import { followPointer } from './grid-pointer.ts';
import type { CellAddress, GridSelection } from './grid-types.ts';
import type { GridView } from './grid-view.ts';
import { moved, type FillTarget } from './range.ts';
import { treeColumnId } from './tree-column.ts';

/** A place on the page, in pixels of the window. */
export interface PagePoint {
  readonly x: number;
  readonly y: number;
}
export type OpenMenu = (at: PagePoint, selection: GridSelection) => void;

export class GridInput {
  /** Stops listening. */
  readonly stop: () => void;
  private readonly frame: HTMLElement;
  private readonly view: GridView;
  private readonly editing: GridEditing;
  private readonly openMenu: OpenMenu;

  constructor(frame: HTMLElement, view: GridView, editing: GridEditing, openMenu: OpenMenu) {
    this.frame = frame;
    this.view = view;
    this.editing = editing;
    this.openMenu = openMenu;
    this.stop = this.listen();
  }

  private listen(): () => void {
    const stop = new AbortController();
    const { signal } = stop;
    this.frame.addEventListener('keydown', (event) => this.onKey(event), { capture: true, signal });
    this.frame.addEventListener(
      'focusin',
      (event) => {
        if (event.target instanceof Element) this.view.followFocus(event.target);
      },
      { signal },
    );
    // On the page, not on the frame: older Chromiums send clipboard events to the body when there is no caret.
    document.addEventListener('copy', (event) => this.onCopy(event), { signal });
    document.addEventListener('cut', (event) => this.onCopy(event), { signal });
    document.addEventListener('paste', (event) => this.onPaste(event), { signal });
    const stopPointer = followPointer(this.frame, {
      cellOf: (element) => this.view.cellOf(element),
      begin: (cell) => {
        this.editing.abandon();
        this.view.begin(cell);
      },
      extend: (cell) => {
        const position = this.view.layout.positionOf(cell);
        if (position !== null) this.view.extend(position);
      },
      range: () => this.view.range.rectangle,
      positionOf: (cell) => this.view.layout.positionOf(cell),
      showFill: (target) => this.view.showFill(target),
      fill: (target) => this.fill(target),
      menu: (cell, at) => this.menuAt(cell, at),
    });
    return () => {
      stop.abort();
      stopPointer();
    };
  }

  private onKey(event: KeyboardEvent): void {
    if (this.editing.open && event.target instanceof HTMLInputElement) return;
    if (!(event.target instanceof Element) || event.target.closest('.ag-cell') === null) return;
    const focus = this.view.range.focus;
    const taken = this.view.props().onKey?.(event, this.view.range.selection) === true;
    const intent = taken || focus === null ? null : keyIntent(event, focus.columnId === treeColumnId);
    if (!taken && (intent === null || focus === null || !this.follow(intent, focus))) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Does what a key means; false leaves the key to AG Grid and the page. */
  private follow(intent: KeyIntent, focus: CellAddress): boolean {
    const block = this.view.range.rectangle;
    const { layout } = this.view;
    switch (intent.kind) {
      case 'extend': {
        const head = this.view.range.headPosition;
        if (head === null) return true;
        const far = intent.far ? Math.max(layout.rowIds.length, layout.columnIds.length) : 1;
        const { down, across } = intent;
        this.view.extend(moved(head, down * far, across * far, layout.rowIds.length, layout.columnIds.length));
        return true;
      }
      case 'move':
        this.view.focusCell(this.view.layout.step(focus, intent.down, intent.across));
        return true;
      case 'edge': {
        const place = layout.positionOf(focus);
        if (place !== null)
          this.view.focusAt({ row: place.row, column: intent.last ? layout.columnIds.length - 1 : 0 });
        return place !== null;
      }
      case 'all':
        this.view.range.selectAll();
        this.view.paintRange();
        return true;
      case 'fill':
        if (block !== null) this.write(repeatBlock(block, intent.direction, this.view));
        return true;
      case 'clear':
        if (block !== null) this.clear();
        return true;
      case 'edit':
        if (intent.typed === null) this.editing.edit(focus);
        else this.editing.edit(focus, intent.typed);
        return true;
      case 'menu':
        this.menuAt(focus, null);
        return true;
      case 'collapse':
        if (block === null || (block.top === block.bottom && block.left === block.right)) return false;
        this.view.range.begin(focus);
        this.view.paintRange();
        return true;
      case 'toggle':
        this.view.toggle(focus.rowId);
        return true;
      case 'tree':
        return this.walkTree(focus, intent.open);
    }
  }

  /** Left closes a row or goes to the row above it in the tree; Right opens it, then goes on to the numbers. */
  private walkTree(focus: CellAddress, open: boolean): boolean {
    const row = this.view.row(focus.rowId);
    if (row === undefined) return false;
    if (row.expandable && row.expanded !== open) {
      this.view.toggle(row.id);
      return true;
    }
    const place = this.view.layout.positionOf(focus);
    if (open || place === null) return false;
    for (let above = place.row - 1; above >= 0; above -= 1) {
      const rowId = this.view.layout.rowIds[above] ?? '';
      if ((this.view.row(rowId)?.level ?? 0) >= row.level) continue;
      this.view.focusCell({ rowId, columnId: treeColumnId });
      break;
    }
    return true;
  }

  /** Whether a cell of this grid has the page's focus and nothing is being typed. */
  private hasKeys(): boolean {
    const { activeElement } = document;
    return activeElement !== null && this.frame.contains(activeElement) && !(activeElement instanceof HTMLInputElement);
  }

  private onCopy(event: ClipboardEvent): void {
    const block = this.view.range.rectangle;
    if (block === null || !this.hasKeys()) return;
    event.clipboardData?.setData('text/plain', copyBlock(block, this.view));
    event.preventDefault();
    if (event.type === 'cut') this.clear();
  }

  private onPaste(event: ClipboardEvent): void {
    const block = this.view.range.rectangle;
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (block === null || text === '' || !this.hasKeys()) return;
    event.preventDefault();
    this.write(pasteBlock(text, block, this.view));
  }

  private fill(target: FillTarget): void {
    const block = this.view.range.rectangle;
    if (block === null) return;
    this.write(fillBlock(block, target, this.view));
    this.view.range.extendTo(
      target.direction === 'down' || target.direction === 'right'
        ? { row: target.cells.bottom, column: target.cells.right }
        : { row: target.cells.top, column: target.cells.left },
    );
    this.view.paintRange();
  }

  private write({ cells, skipped }: BlockText): void {
    if (cells.length + skipped > 0) this.view.props().onPaste?.(cells, skipped);
  }

  private clear(): void {
    const block = this.view.range.rectangle;
    const cells = block === null ? [] : clearBlock(block, this.view);
    const focus = this.view.range.focus;
    if (cells.length > 0) this.view.props().onClear?.(cells);
    else if (focus !== null) this.view.props().onLocked?.(focus);
  }

  private menuAt(cell: CellAddress, at: PagePoint | null): void {
    const position = this.view.layout.positionOf(cell);
    const selected = this.view.range.selection;
    const inside = selected?.rowIds.includes(cell.rowId) === true && selected.columnIds.includes(cell.columnId);
    if (position !== null && !inside) this.view.focusAt(position);
    const selection = this.view.range.selection;
    if (selection === null) return;
    const rect = this.view.rectangleOf(cell);
    this.openMenu(at ?? { x: (rect?.left ?? 0) + 8, y: rect?.bottom ?? 0 }, selection);
  }
}
