/**
 * Typing in a cell: opens the editor, previews every key at once (so that the answer may come with the frame that shows the
 * key), sends, and waits for the answer.
 * Callers: `grid-controller.ts`, `grid-input.ts`.
 */
import { mayWrite, typedText } from './block-writing.ts';
import { CellEditor } from './cell-editor.ts';
import type { CellAddress } from './grid-types.ts';
import type { GridView } from './grid-view.ts';

export class GridEditing {
  private readonly frame: HTMLElement;
  private readonly view: GridView;
  private readonly editor: CellEditor;
  private editing: CellAddress | null = null;

  constructor(frame: HTMLElement, view: GridView) {
    this.frame = frame;
    this.view = view;
    this.editor = new CellEditor(frame, {
      onDone: (down, across) => void this.commit({ down, across }),
      onCancel: () => this.close(true),
      onTyped: () => this.preview(),
      onLeave: () => void this.commit(null),
    });
  }

  destroy(): void {
    this.editor.remove();
  }

  get open(): boolean {
    return this.editor.open;
  }

  /** Closes an editor that shows a refusal: the person went on without correcting the number. */
  abandon(): void {
    if (this.editing !== null && this.editor.refused) this.close(false);
  }

  /** Opens the editor on a cell, with `text` in place of its number when given. */
  edit(cell: CellAddress, text?: string): void {
    if (!mayWrite(cell, this.view)) {
      this.view.props().onLocked?.(cell);
      return;
    }
    this.view.focusCell(cell);
    this.editing = cell;
    const column = this.view.props().columns.find(({ id }) => id === cell.columnId);
    const label = this.view.texts.edit(column?.label ?? '', this.view.row(cell.rowId)?.label ?? '');
    this.editor.show(label, typedText(cell, this.view), text ?? null);
    this.place();
    if (text !== undefined) this.preview();
  }

  /** Keeps the editor over its cell when cells have moved. */
  place(): void {
    if (this.editing === null || !this.editor.open) return;
    this.editor.place(this.view.rectangleOf(this.editing), this.frame.getBoundingClientRect());
  }

  private preview(): void {
    if (this.editing !== null) this.view.props().onPreview?.({ ...this.editing, text: this.editor.text });
  }

  private close(refocus: boolean): string {
    const cell = this.editing;
    this.editing = null;
    const kept = this.editor.close();
    this.view.props().onPreview?.(null);
    if (refocus && cell !== null) this.view.focusCell(cell);
    return kept;
  }

  /** Sends what was typed; the editor stays until the answer is in, and longer when it is a refusal. */
  private async commit(move: { readonly down: number; readonly across: number } | null): Promise<void> {
    const cell = this.editing;
    if (cell === null) return;
    const { onCommit } = this.view.props();
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
    const kept = this.close(false);
    if (move === null) return;
    const next = this.view.layout.step(cell, move.down, move.across);
    this.view.focusCell(next);
    if (kept !== '') this.edit(next, kept);
  }
}
