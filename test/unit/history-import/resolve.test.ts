/** Names are found by id, then name, then name regardless of case; never guessed. */
import { describe, expect, it } from 'vitest';
import { createNodeFinder, proposeNodes, unresolved } from '#main/store/history-import/resolve.ts';

const finder = createNodeFinder([
  { id: 'company', parent: null, name: 'Company' },
  { id: 'u1', parent: 'company', name: 'Ana Peña' },
  { id: 'u2', parent: 'company', name: 'u1' },
  { id: 'u3', parent: 'company', name: 'North' },
  { id: 'u4', parent: 'company', name: 'NORTH' },
  { id: 'u5', parent: 'company', name: 'Twin' },
  { id: 'u6', parent: 'company', name: 'Twin' },
]);

describe('finding a node', () => {
  it('prefers the id to a name', () => {
    expect(finder.find('u1')).toBe(1);
  });

  it('finds names in either composition of accents, trimmed, and regardless of case when one matches', () => {
    expect(finder.find(' Ana Pen\u0303a ')).toBe(1);
    expect(finder.find('ANA PEÑA')).toBe(1);
    expect(finder.find('North')).toBe(3);
    expect(finder.find('NORTH')).toBe(4);
  });

  it('refuses what is ambiguous, unknown, empty or not a leaf', () => {
    expect(finder.find('north')).toBe(unresolved.ambiguous);
    expect(finder.find('Twin')).toBe(unresolved.ambiguous);
    expect(finder.find('South')).toBe(unresolved.unknown);
    expect(finder.find('  ')).toBe(unresolved.empty);
    expect(finder.find('company')).toBe(unresolved.notLeaf);
    expect(finder.find('Company')).toBe(unresolved.notLeaf);
  });

  it('knows the only leaf of a tree', () => {
    expect(createNodeFinder([{ id: 'all', parent: null, name: 'All' }]).onlyLeaf).toBe(0);
    expect(finder.onlyLeaf).toBe(-1);
    expect(createNodeFinder([]).onlyLeaf).toBe(-1);
  });
});

describe('proposing nodes', () => {
  const propose = (...names: string[]): (readonly [string, string])[] =>
    proposeNodes(
      names.map((name) => ({ name, count: 1, total: 0 })),
      finder,
      'unit',
    ).map(({ id, name }) => [name, id]);

  it('makes plain ids in the order of the names', () => {
    expect(propose('Zoë Núñez', 'Bike & Co.')).toEqual([
      ['Bike & Co.', 'bike-co'],
      ['Zoë Núñez', 'zoe-nunez'],
    ]);
    expect(propose('Zoe', 'SOCKS')).toEqual([
      ['SOCKS', 'socks'],
      ['Zoe', 'zoe'],
    ]);
    expect(propose('東京')).toEqual([['東京', 'unit']]);
  });

  it('never takes an id or name that the plan or another name of the file uses', () => {
    expect(propose('A B', 'a-b', 'a-b-2')).toEqual([
      ['A B', 'a-b-3'],
      ['a-b', 'a-b'],
      ['a-b-2', 'a-b-2'],
    ]);
    expect(propose('Nörth', 'U.1')).toEqual([
      ['Nörth', 'north-2'],
      ['U.1', 'u-1'],
    ]);
    expect(propose('u-1', 'U 1').map(([, id]) => id)).toEqual(['u-1-2', 'u-1']);
  });
});
