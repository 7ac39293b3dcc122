/**
 * Selecting and filling with the pointer: drag over cells, Shift+click, drag the handle, press the second button.
 * It tells what happened and decides nothing. Callers: the controller.
 */
import type { CellAddress } from './grid-types.ts';
import { fillTarget, type FillTarget, type Position, type Rectangle } from './range.ts';

export interface PointerPorts {
  cellOf(element: Element): CellAddress | null;
  positionOf(cell: CellAddress): Position | null;
  range(): Rectangle | null;
  begin(cell: CellAddress): void;
  extend(cell: CellAddress): void;
  showFill(target: FillTarget | null): void;
  fill(target: FillTarget): void;
  menu(cell: CellAddress, at: { readonly x: number; readonly y: number }): void;
}

/** The handle is grabbed within this many pixels of the corner. */
const handleReach = 7;

/** Follows the pointer over `frame` until the answered function is called. */
export function followPointer(frame: HTMLElement, ports: PointerPorts): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  let drag: AbortController | null = null;

  // AG Grid moves its focus on pointerdown, the page on mousedown: what must not move the focus is kept from both.
  let kept = false;
  frame.addEventListener(
    'mousedown',
    (event) => {
      if (kept) keep(event);
      kept = false;
    },
    { capture: true, signal },
  );
  frame.addEventListener(
    'pointerdown',
    (event) => {
      kept = false;
      if (event.button !== 0 || !(event.target instanceof Element) || event.target.closest('button, input') !== null) {
        return;
      }
      const cell = ports.cellOf(event.target);
      if (cell === null) return;
      if (onHandle(event)) {
        event.stopPropagation();
        kept = true;
        dragFill();
      } else if (event.shiftKey) {
        event.stopPropagation();
        kept = true;
        ports.extend(cell);
        dragRange();
      } else {
        ports.begin(cell);
        dragRange();
      }
    },
    { capture: true, signal },
  );
  frame.addEventListener(
    'contextmenu',
    (event) => {
      const cell = event.target instanceof Element ? ports.cellOf(event.target) : null;
      if (cell === null || (event.target instanceof Element && event.target.closest('input') !== null)) return;
      event.preventDefault();
      // The Menu key comes here too, with no pointer; the keys have answered it already.
      if (event.button === 2) ports.menu(cell, { x: event.clientX, y: event.clientY });
    },
    { signal },
  );

  function follow(onCell: (cell: CellAddress) => void, onEnd: () => void): void {
    drag?.abort();
    drag = new AbortController();
    const ending = drag;
    let last: CellAddress | null = null;
    document.addEventListener(
      'pointermove',
      (event) => {
        const cell = event.target instanceof Element ? ports.cellOf(event.target) : null;
        if (cell === null || (last?.rowId === cell.rowId && last.columnId === cell.columnId)) return;
        last = cell;
        onCell(cell);
      },
      { signal: ending.signal },
    );
    document.addEventListener(
      'pointerup',
      () => {
        ending.abort();
        onEnd();
      },
      { signal: ending.signal },
    );
  }

  function dragRange(): void {
    follow(
      (cell) => ports.extend(cell),
      () => {},
    );
  }

  function dragFill(): void {
    let target: FillTarget | null = null;
    follow(
      (cell) => {
        const range = ports.range();
        const to = ports.positionOf(cell);
        target = range === null || to === null ? null : fillTarget(range, to);
        ports.showFill(target);
      },
      () => {
        ports.showFill(null);
        if (target !== null) ports.fill(target);
      },
    );
  }

  return () => {
    listening.abort();
    drag?.abort();
  };
}

function onHandle(event: MouseEvent): boolean {
  const corner = event.target instanceof Element ? event.target.closest('.range-corner') : null;
  if (corner === null) return false;
  const box = corner.getBoundingClientRect();
  return box.right - event.clientX <= handleReach && box.bottom - event.clientY <= handleReach;
}

function keep(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}
