import { describe, expect, it } from 'vitest';
import { keyIntent } from '#renderer/grid/grid-keys.ts';

const press = (key: string, held: Partial<Record<'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey', boolean>> = {}) => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});

describe('keyIntent', () => {
  it('extends with Shift and an arrow, as far as it goes with Ctrl', () => {
    expect(keyIntent(press('ArrowDown', { shiftKey: true }), false)).toEqual({
      kind: 'extend',
      down: 1,
      across: 0,
      far: false,
    });
    expect(keyIntent(press('ArrowLeft', { shiftKey: true, ctrlKey: true }), false)).toMatchObject({ far: true });
  });

  it('leaves plain arrows to the grid below, except in the tree', () => {
    expect(keyIntent(press('ArrowRight'), false)).toBeNull();
    expect(keyIntent(press('ArrowRight'), true)).toEqual({ kind: 'tree', open: true });
  });

  it('begins an edit with whatever may begin a number, and leaves letters to the screen', () => {
    for (const key of ['7', '+', '-', '−', '=', '*', '(', ',']) {
      expect(keyIntent(press(key), false)).toEqual({ kind: 'edit', typed: key });
    }
    expect(keyIntent(press('a'), false)).toBeNull();
    expect(keyIntent(press('F2'), false)).toEqual({ kind: 'edit', typed: null });
    expect(keyIntent(press('7'), true)).toBeNull();
  });

  it('fills down and right, selects all, and leaves undo to the window', () => {
    expect(keyIntent(press('d', { ctrlKey: true }), false)).toEqual({ kind: 'fill', direction: 'down' });
    expect(keyIntent(press('r', { metaKey: true }), false)).toEqual({ kind: 'fill', direction: 'right' });
    expect(keyIntent(press('a', { ctrlKey: true }), false)).toEqual({ kind: 'all' });
    expect(keyIntent(press('z', { ctrlKey: true }), false)).toBeNull();
    expect(keyIntent(press('c', { ctrlKey: true }), false)).toBeNull();
  });

  it('types the signs that a keyboard makes with AltGr', () => {
    expect(keyIntent(press('=', { ctrlKey: true, altKey: true }), false)).toEqual({ kind: 'edit', typed: '=' });
  });
});
