import { describe, expect, it } from 'vitest';
import { clearBlock, copyBlock, fillBlock, pasteBlock, repeatBlock } from '#renderer/grid/block-writing.ts';
import { GridLayout } from '#renderer/grid/grid-layout.ts';
import type { CellView, GridRow } from '#renderer/grid/grid-types.ts';
import { rectangleOf } from '#renderer/grid/range.ts';

const rows: readonly GridRow[] = ['linda', 'shu', 'pamela', 'david'].map((id) => ({
  id,
  level: 0,
  label: id.toUpperCase(),
  expandable: false,
  expanded: false,
  kind: 'leaf',
}));
const offers: Readonly<Record<string, number>> = { linda: 10, shu: 20, pamela: 99, david: 5 };

function value(rowId: string, columnId: string): CellView {
  if (columnId === 'ask') return { text: '', number: null, tone: 'ask', noAnswer: true, editable: true };
  return { text: `${offers[rowId]} k`, number: offers[rowId] ?? null, tone: 'offer', editable: rowId !== 'pamela' };
}
const reading = {
  layout: new GridLayout(rows, ['tree', 'offer', 'ask']),
  source: { value, typed: (_row: string, _column: string, number: number) => `#${number}` },
  row: (rowId: string) => rows.find((row) => row.id === rowId),
};
const block = (top: number, left: number, bottom: number, right: number) =>
  rectangleOf({ row: top, column: left }, { row: bottom, column: right });

describe('a block of cells', () => {
  it('is copied as names, numbers as they would be typed, and nothing for no answer', () => {
    expect(copyBlock(block(0, 0, 1, 2), reading)).toBe('LINDA\t#10\t\r\nSHU\t#20\t\r\n');
  });

  it('is pasted as raw texts, cells that may not be written left out and counted', () => {
    expect(pasteBlock('1\n2\n3', block(1, 1, 1, 1), reading)).toEqual({
      cells: [
        { rowId: 'shu', columnId: 'offer', text: '1' },
        { rowId: 'david', columnId: 'offer', text: '3' },
      ],
      skipped: 1,
    });
  });

  it('never writes into the tree column', () => {
    expect(pasteBlock('a\tb', block(0, 0, 0, 0), reading)).toEqual({
      cells: [{ rowId: 'linda', columnId: 'offer', text: 'b' }],
      skipped: 1,
    });
  });

  it('continues its series downwards and backwards upwards', () => {
    const down = { direction: 'down', cells: block(2, 1, 3, 1) } as const;
    expect(fillBlock(block(0, 1, 1, 1), down, reading)).toEqual({
      cells: [{ rowId: 'david', columnId: 'offer', text: '#40' }],
      skipped: 1,
    });
    const up = { direction: 'up', cells: block(0, 1, 0, 1) } as const;
    expect(fillBlock(block(1, 1, 1, 1), up, reading).cells).toEqual([
      { rowId: 'linda', columnId: 'offer', text: '#20' },
    ]);
  });

  it('repeats its first row or column for Ctrl+D and Ctrl+R', () => {
    expect(repeatBlock(block(0, 1, 1, 1), 'down', reading).cells).toEqual([
      { rowId: 'shu', columnId: 'offer', text: '#10' },
    ]);
    expect(repeatBlock(block(0, 1, 0, 2), 'right', reading).cells).toEqual([
      { rowId: 'linda', columnId: 'ask', text: '#10' },
    ]);
    expect(repeatBlock(block(0, 1, 0, 1), 'down', reading)).toEqual({ cells: [], skipped: 0 });
  });

  it('is cleared only where it may be written', () => {
    expect(clearBlock(block(1, 0, 2, 1), reading)).toEqual([{ rowId: 'shu', columnId: 'offer' }]);
  });
});
