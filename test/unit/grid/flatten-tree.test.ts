import { describe, expect, it } from 'vitest';
import { flattenTree } from '#renderer/grid/flatten-tree.ts';

const nodes = [
  { id: 'world', parent: null, label: 'World' },
  { id: 'north', parent: 'world', label: 'North' },
  { id: 'south', parent: 'world', label: 'South' },
  { id: 'linda', parent: 'north', label: 'Linda' },
];

describe('flattenTree', () => {
  it('shows only roots while nothing is open', () => {
    expect(flattenTree(nodes, new Set()).map((row) => row.id)).toEqual(['world']);
  });

  it('puts children under their open parents, in the order given, with their level', () => {
    const rows = flattenTree(nodes, new Set(['world', 'north']));
    expect(rows.map((row) => [row.id, row.level])).toEqual([
      ['world', 0],
      ['north', 1],
      ['linda', 2],
      ['south', 1],
    ]);
    expect(rows.map((row) => [row.kind, row.expandable, row.expanded])).toEqual([
      ['parent', true, true],
      ['parent', true, true],
      ['leaf', false, false],
      ['leaf', false, false],
    ]);
  });

  it('hides an open row below a closed one', () => {
    expect(flattenTree(nodes, new Set(['north'])).map((row) => row.id)).toEqual(['world']);
  });

  it('treats a node whose parent is unknown as a root', () => {
    expect(flattenTree([{ id: 'stray', parent: 'gone', label: 'Stray' }], new Set())).toHaveLength(1);
  });

  it('uses unchanged row objects again and makes changed ones anew', () => {
    const before = flattenTree(nodes, new Set(['world']));
    const after = flattenTree(nodes, new Set(['world', 'north']), before);
    expect(after[0]).toBe(before[0]);
    expect(after[1]).not.toBe(before[1]);
    expect(after[3]).toBe(before[2]);
  });
});
