/**
 * The cells of the grid as plain DOM: a number with its tone, lock, pin, bar and note, or the tree's name with its button.
 *
 * No React inside cells: a frame of scrolling makes hundreds of them. Texts are set as text, never as markup.
 * Callers: `columns.ts`.
 */
import { iconShapes, type IconName } from '../ui/icon-shapes.ts';
import type { ICellRendererComp, ICellRendererParams } from './ag-grid.ts';
import type { CellHost, PaintedCell } from './cell-host.ts';
import { sameView } from './cell-view.ts';
import type { CellView, GridRow } from './grid-types.ts';
import { rangeBits } from './range.ts';

type CellParams<Value> = ICellRendererParams<GridRow, Value, CellHost>;

const rangeClasses = [
  [rangeBits.inside, 'range-in'],
  [rangeBits.top, 'range-top'],
  [rangeBits.right, 'range-right'],
  [rangeBits.bottom, 'range-bottom'],
  [rangeBits.left, 'range-left'],
  [rangeBits.corner, 'range-corner'],
  [rangeBits.fill, 'range-fill'],
] as const;

abstract class GridCell implements PaintedCell {
  rowId = '';
  columnId = '';
  element!: HTMLElement;
  protected host!: CellHost;
  private bits = 0;

  protected start(rowId: string, columnId: string, element: HTMLElement, host: CellHost): void {
    this.rowId = rowId;
    this.columnId = columnId;
    this.element = element;
    this.host = host;
    this.host.cellMade(this);
    this.paintRange(this.host.bitsOf(this.rowId, this.columnId));
  }

  destroy(): void {
    this.host.cellGone(this);
  }

  paintRange(bits: number): void {
    const different = bits ^ this.bits;
    if (different === 0) return;
    for (const [bit, name] of rangeClasses) {
      if ((different & bit) !== 0) this.element.classList.toggle(name, (bits & bit) !== 0);
    }
    if ((different & rangeBits.inside) !== 0) {
      if ((bits & rangeBits.inside) !== 0) this.element.setAttribute('aria-selected', 'true');
      else this.element.removeAttribute('aria-selected');
    }
    this.bits = bits;
  }
}

/** A number, a word or a chip. */
export class ValueCell extends GridCell implements ICellRendererComp<GridRow> {
  private readonly frame = make('span', 'cell');
  private shown: CellView | null = null;

  init(params: CellParams<CellView>): void {
    this.start(params.data?.id ?? '', params.column?.getColId() ?? '', params.eGridCell, params.context);
    this.show(params.value ?? null);
  }

  getGui(): HTMLElement {
    return this.frame;
  }

  refresh(params: CellParams<CellView>): boolean {
    const before = this.shown?.text;
    this.show(params.value ?? null);
    if (this.host.flashing && before !== this.shown?.text) flash(this.element);
    return true;
  }

  private show(view: CellView | null): void {
    const before = this.shown;
    this.shown = view;
    const { element, frame, host } = this;
    if (before === null || before.tone !== view?.tone) element.dataset['tone'] = view?.tone ?? 'plain';
    if (before?.mark !== view?.mark) {
      if (view?.mark === undefined) delete element.dataset['mark'];
      else element.dataset['mark'] = view.mark;
    }
    if (before !== null && view !== null && sameParts(before, view)) {
      if (before.text !== view.text) this.rewrite(textOf(view, host.texts));
      return;
    }
    element.classList.toggle('cell-faint', view?.faint === true || view?.noAnswer === true);
    element.classList.toggle('cell-edited', view?.edited === true);
    element.classList.toggle('cell-spans', (view?.span ?? 1) > 1);
    element.classList.toggle('cell-noted', view?.note !== undefined);
    describe(element, view?.note);
    frame.replaceChildren(...(view === null ? [] : parts(view, host)));
  }

  private rewrite(text: string): void {
    const place = this.frame.querySelector('.cell-text');
    if (place !== null) place.textContent = text;
  }
}

/** Whether only the text differs: the common case of a number that changed, which costs one text node. */
function sameParts(one: CellView, other: CellView): boolean {
  return (
    one.chip === undefined && sameView({ ...one, text: other.text, number: other.number, tone: other.tone }, other)
  );
}

function parts(view: CellView, { texts }: CellHost): readonly HTMLElement[] {
  if (view.chip !== undefined) return view.text === '' ? [] : [chip(view)];
  const shown: HTMLElement[] = [];
  if (view.settled === true) shown.push(icon('lock'));
  shown.push(word('cell-text', textOf(view, texts)));
  if (view.held === true) shown.push(icon('pin'), word('unseen', texts.held));
  if (view.edited === true) shown.push(word('unseen', texts.edited));
  if (view.bar !== undefined) shown.push(bar(view.bar));
  return shown;
}

function textOf(view: CellView, texts: CellHost['texts']): string {
  if (view.noAnswer === true && view.text === '') return texts.noAnswer;
  if (view.settled === true && (view.span ?? 1) > 1) return texts.settled(view.text);
  return view.text;
}

function chip(view: CellView): HTMLElement {
  return word(`chip chip-${view.chip}`, view.text);
}

function bar(fraction: number): HTMLElement {
  const frame = make('span', 'cell-bar');
  const fill = make('span', fraction < 0 ? 'cell-bar-fill cell-bar-below' : 'cell-bar-fill');
  fill.style.inlineSize = `${Math.min(1, Math.abs(fraction)) * 50}%`;
  frame.append(fill);
  return frame;
}

/** The name of a row, indented by its level, with a button that opens and closes what is below it. */
export class TreeCell extends GridCell implements ICellRendererComp<GridRow> {
  private readonly frame = make('span', 'tree');
  private button: HTMLButtonElement | null = null;

  init(params: CellParams<GridRow>): void {
    this.start(params.data?.id ?? '', params.column?.getColId() ?? '', params.eGridCell, params.context);
    this.show(params.data);
  }

  getGui(): HTMLElement {
    return this.frame;
  }

  refresh(params: CellParams<GridRow>): boolean {
    this.show(params.data);
    return true;
  }

  private show(row: GridRow | undefined): void {
    if (row === undefined) return;
    const { texts } = this.host;
    this.frame.style.setProperty('--level', String(row.level));
    const name = word('tree-name', row.label);
    const level = row.kind === 'total' ? [] : [word('unseen', `, ${texts.level(row.level + 1)}`)];
    if (!row.expandable) {
      this.button = null;
      this.frame.replaceChildren(name, ...level);
      return;
    }
    const button = this.button ?? this.makeButton();
    button.setAttribute('aria-expanded', String(row.expanded));
    button.setAttribute('aria-label', `${row.label}, ${texts.level(row.level + 1)}`);
    button.title = row.expanded ? texts.collapse : texts.expand;
    name.setAttribute('aria-hidden', 'true');
    this.frame.replaceChildren(button, name);
  }

  private makeButton(): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'tree-button';
    button.tabIndex = -1;
    button.append(icon('chevronRight'));
    button.addEventListener('click', () => this.host.toggle(this.rowId));
    this.button = button;
    return button;
  }
}

function make(tag: 'span', className: string): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  return element;
}

function word(className: string, text: string): HTMLElement {
  const element = make('span', className);
  element.textContent = text;
  return element;
}

const drawn = new Map<IconName, HTMLElement>();

function icon(name: IconName): HTMLElement {
  let model = drawn.get(name);
  if (model === undefined) {
    const space = 'http://www.w3.org/2000/svg';
    const drawing = document.createElementNS(space, 'svg');
    drawing.setAttribute('viewBox', '0 0 16 16');
    drawing.setAttribute('class', `icon icon-${name}`);
    drawing.setAttribute('aria-hidden', 'true');
    const path = document.createElementNS(space, 'path');
    path.setAttribute('d', iconShapes[name]);
    drawing.append(path);
    model = make('span', 'cell-icon');
    model.append(drawing);
    drawn.set(name, model);
  }
  return model.cloneNode(true) as HTMLElement;
}

function describe(element: HTMLElement, note: string | undefined): void {
  if (note === undefined) {
    element.removeAttribute('title');
    element.removeAttribute('aria-description');
    return;
  }
  element.title = note;
  element.setAttribute('aria-description', note);
}

const stillness = typeof matchMedia === 'function' ? matchMedia('(prefers-reduced-motion: reduce)') : null;

function flash(element: HTMLElement): void {
  if (stillness?.matches === true) return;
  element.animate([{ backgroundColor: 'var(--accent-wash)' }, {}], { duration: 150, easing: 'ease-out' });
}
