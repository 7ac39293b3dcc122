/**
 * What a key means while no editor is open. Pure: an event's key in, an intent out. Callers: the controller.
 */

export type KeyIntent =
  | { readonly kind: 'extend'; readonly down: number; readonly across: number; readonly far: boolean }
  | { readonly kind: 'move'; readonly down: number; readonly across: number }
  | { readonly kind: 'fill'; readonly direction: 'down' | 'right' }
  | { readonly kind: 'edit'; readonly typed: string | null }
  | { readonly kind: 'all' | 'clear' | 'menu' | 'collapse' | 'toggle' }
  | { readonly kind: 'edge'; readonly last: boolean }
  | { readonly kind: 'tree'; readonly open: boolean };

interface Pressed {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Signs with which a number, a change (+5%) or a rule (=LY*1.04) begins; letters stay free for the screen's shortcuts. */
const startsNumber = /^[\d+\-\u2212.,=*/<>(]$/;

/** The grid's own meaning of a key; null when the key is not the grid's. */
export function keyIntent(event: Pressed, onTree: boolean): KeyIntent | null {
  const command = event.ctrlKey || event.metaKey;
  const arrow = arrows[event.key];
  if (arrow !== undefined && event.shiftKey && !event.altKey) {
    return { kind: 'extend', down: arrow[0], across: arrow[1], far: command };
  }
  if (command && !event.altKey) return commandIntent(event.key.toLowerCase(), event.shiftKey);
  if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) return { kind: 'menu' };
  if (event.altKey && !event.ctrlKey) return null;
  if (event.key === 'Home' || event.key === 'End') return { kind: 'edge', last: event.key === 'End' };
  if (onTree) return treeIntent(event.key, event.shiftKey);
  switch (event.key) {
    case 'Enter':
      return { kind: 'move', down: event.shiftKey ? -1 : 1, across: 0 };
    case 'F2':
      return { kind: 'edit', typed: null };
    case 'Backspace':
      return { kind: 'edit', typed: '' };
    case 'Delete':
      return { kind: 'clear' };
    case 'Escape':
      return { kind: 'collapse' };
    default:
      return startsNumber.test(event.key) ? { kind: 'edit', typed: event.key } : null;
  }
}

function commandIntent(key: string, shift: boolean): KeyIntent | null {
  if (shift) return null;
  switch (key) {
    case 'a':
      return { kind: 'all' };
    case 'd':
      return { kind: 'fill', direction: 'down' };
    case 'r':
      return { kind: 'fill', direction: 'right' };
    default:
      return null;
  }
}

function treeIntent(key: string, shift: boolean): KeyIntent | null {
  switch (key) {
    case 'ArrowLeft':
      return { kind: 'tree', open: false };
    case 'ArrowRight':
      return { kind: 'tree', open: true };
    case 'Enter':
    case ' ':
      return shift ? null : { kind: 'toggle' };
    case 'Escape':
      return { kind: 'collapse' };
    default:
      return null;
  }
}
