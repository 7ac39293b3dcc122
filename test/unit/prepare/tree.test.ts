/** The trees of Prepare: which rows are seen, what a new id is, what a pasted table does. */
import { describe, expect, it } from 'vitest';
import { buildTree, type Tree } from '#shared/domain/plan/tree.ts';
import { tableCommand, tableEffect } from '#renderer/features/prepare/table-command.ts';
import { ancestorsOf, foldedAtFirst, freshId, visibleNodes } from '#renderer/features/prepare/tree-rows.ts';

function treeOf(...rows: readonly (readonly [id: string, parent: string | null])[]): Tree {
  const tree = buildTree(
    rows.map(([id, parent], order) => ({ id, parent, name: id.toUpperCase(), order })),
    'unit',
  );
  if (!tree.ok) throw new Error(tree.refusal.code);
  return tree.value;
}

const tree = treeOf(['company', null], ['north', 'company'], ['ana', 'north'], ['ben', 'north'], ['south', 'company']);

describe('the rows of a tree', () => {
  it('are all seen until something is folded, and then all but what it hides', () => {
    expect(visibleNodes(tree, new Set())).toEqual([0, 1, 2, 3, 4]);
    expect(visibleNodes(tree, new Set(['north']))).toEqual([0, 1, 4]);
    expect(visibleNodes(tree, new Set(['company']))).toEqual([0]);
  });

  it('of a large tree begin folded from the second level on', () => {
    const people = Array.from({ length: 300 }, (_, index) => [`p${index}`, 'north'] as const);
    const large = treeOf(['company', null], ['north', 'company'], ...people);
    expect(visibleNodes(large, foldedAtFirst(large))).toEqual([0, 1]);
    expect(foldedAtFirst(tree)).toEqual(new Set());
  });

  it('are found by unfolding everything above them', () => {
    expect(ancestorsOf(tree, 'ana')).toEqual(['north', 'company']);
    expect(ancestorsOf(tree, 'nobody')).toEqual([]);
  });
});

describe('a new id', () => {
  it.each([
    ['Región Norte', 'region-norte'],
    ['  R&D / Labs ', 'r-d-labs'],
    ['東京', '東京'],
    ['!!!', 'node'],
    ['Ana', 'ana-3'],
  ])('of “%s” is %s', (name, id) => {
    expect(freshId(name, (one) => ['ana', 'ana-2'].includes(one))).toBe(id);
  });
});

describe('a pasted table', () => {
  it('adds what is new, changes what differs, and leaves the rest alone', () => {
    const effect = tableEffect(tree, [
      { id: 'company', parent: null, name: 'COMPANY' },
      { id: 'ana', parent: 'south', name: 'ANA' },
      { id: 'ben', parent: 'north', name: 'Benjamin' },
      { id: 'eve', parent: null, name: 'Eve' },
    ]);
    expect(effect.fresh).toEqual([{ id: 'eve', parent: 'company', name: 'Eve' }]);
    expect(effect.changed.map(({ id }) => id)).toEqual(['ana', 'ben']);
    expect(tableCommand('unit', effect, 'Table')).toEqual({
      kind: 'together',
      label: 'Table',
      commands: [
        { kind: 'add-units', units: effect.fresh },
        { kind: 'change-unit', unit: 'ana', name: 'ANA', parent: 'south' },
        { kind: 'change-unit', unit: 'ben', name: 'Benjamin', parent: 'north' },
      ],
    });
  });

  it('that changes nothing is no command', () => {
    expect(tableCommand('line', tableEffect(tree, [{ id: 'ana', parent: 'north', name: 'ANA' }]), '')).toBeNull();
  });
});
