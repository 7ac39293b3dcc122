/**
 * The box in which a number is typed, laid over its cell.
 *
 * It belongs to the grid, not to the cell, so that it stays open, with what was typed in it, while a commit is under way
 * and after a refusal; the sentence then stands below it. Keys typed while a commit is under way are kept for the next
 * cell. Callers: the controller.
 */

export interface EditorKeys {
  /** Enter, Shift+Enter, Tab, Shift+Tab: commit, then move so many rows and columns. */
  readonly onDone: (down: number, across: number) => void;
  readonly onCancel: () => void;
  readonly onTyped: (text: string) => void;
  /** The focus went elsewhere. */
  readonly onLeave: () => void;
}

export class CellEditor {
  private readonly box = document.createElement('div');
  private readonly input = document.createElement('input');
  private readonly sentence = document.createElement('div');
  private started = '';
  private kept = '';
  private waiting = false;

  constructor(parent: HTMLElement, keys: EditorKeys) {
    const id = `cell-refusal-${(counter += 1)}`;
    this.box.className = 'cell-editor';
    this.box.hidden = true;
    this.input.className = 'cell-input';
    this.input.autocomplete = 'off';
    this.input.spellcheck = false;
    this.sentence.className = 'cell-refusal';
    this.sentence.id = id;
    this.sentence.setAttribute('role', 'alert');
    this.input.setAttribute('aria-describedby', id);
    this.box.append(this.input, this.sentence);
    parent.append(this.box);
    this.input.addEventListener('keydown', (event) => this.onKey(event, keys));
    this.input.addEventListener('input', () => {
      this.refuse(null);
      keys.onTyped(this.input.value);
    });
    this.input.addEventListener('blur', () => {
      if (this.open && !this.waiting && document.hasFocus()) keys.onLeave();
    });
  }

  get open(): boolean {
    return !this.box.hidden;
  }

  get text(): string {
    return this.input.value;
  }

  /** Whether something other than the cell's own number stands in the box. */
  get changed(): boolean {
    return this.input.value !== this.started;
  }

  get refused(): boolean {
    return this.sentence.textContent !== '';
  }

  /** Opens over a cell that shows `number`; `typed` is what the person has typed already, null to edit the number itself. */
  show(label: string, number: string, typed: string | null): void {
    this.started = number;
    this.kept = '';
    this.input.value = typed ?? number;
    this.input.setAttribute('aria-label', label);
    this.refuse(null);
    this.wait(false);
    this.box.hidden = false;
    this.input.focus({ preventScroll: true });
    if (typed === null) this.input.select();
    else this.input.setSelectionRange(typed.length, typed.length);
  }

  /** Lays the box over `cell`, inside `frame`; a cell that is scrolled away (null) hides it without closing it. */
  place(cell: DOMRect | null, frame: DOMRect): void {
    this.box.style.visibility = cell === null ? 'hidden' : 'visible';
    if (cell === null) return;
    this.box.style.left = `${cell.left - frame.left}px`;
    this.box.style.top = `${cell.top - frame.top}px`;
    this.box.style.width = `${cell.width}px`;
    this.box.style.height = `${cell.height}px`;
    this.box.classList.toggle('cell-editor-low', cell.bottom + 64 > frame.bottom);
    this.box.classList.toggle('cell-editor-late', cell.left + 280 > frame.right);
  }

  /** Keeps the box still while a commit is under way. */
  wait(waiting: boolean): void {
    this.waiting = waiting;
    this.input.readOnly = waiting;
    this.box.setAttribute('aria-busy', String(waiting));
  }

  /** Shows why the number was refused; null takes the sentence away. */
  refuse(text: string | null): void {
    this.sentence.textContent = text ?? '';
    this.input.setAttribute('aria-invalid', String(text !== null));
    if (text !== null) this.kept = '';
  }

  /** Closes the box and answers what was typed meanwhile for the next cell. */
  close(): string {
    this.box.hidden = true;
    this.refuse(null);
    this.wait(false);
    const kept = this.kept;
    this.kept = '';
    return kept;
  }

  focus(): void {
    this.input.focus({ preventScroll: true });
  }

  remove(): void {
    this.box.remove();
  }

  private onKey(event: KeyboardEvent, keys: EditorKeys): void {
    event.stopPropagation();
    if (this.waiting) {
      if (event.key.length === 1 && !event.metaKey && !event.ctrlKey) this.kept += event.key;
      event.preventDefault();
      return;
    }
    const back = event.shiftKey ? -1 : 1;
    if (event.key === 'Enter') keys.onDone(back, 0);
    else if (event.key === 'Tab') keys.onDone(0, back);
    else if (event.key === 'Escape') keys.onCancel();
    else return;
    event.preventDefault();
  }
}

let counter = 0;
