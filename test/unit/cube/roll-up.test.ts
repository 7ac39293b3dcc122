import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rollUp } from '#shared/domain/cube/roll-up.ts';

/** A tree as it is numbered, depth first: each node hangs on the one before it or on one of those above that one. */
const trees = fc.array(fc.nat(3), { minLength: 0, maxLength: 60 }).map((ups) => {
  const parent = [-1];
  for (const [place, up] of ups.entries()) {
    let above = place;
    for (let step = 0; step < up && above > 0; step += 1) above = parent[above] ?? 0;
    parent.push(above);
  }
  return Int32Array.from(parent);
});

/** A root with many leaves, and the same below a node with neighbours. */
const wide = fc.tuple(fc.nat(3), fc.nat(30)).map(([deep, leaves]) => {
  const chain = Array.from({ length: deep + 1 }, (_, node) => node - 1);
  return Int32Array.from([
    ...chain,
    ...Array.from({ length: leaves }, () => deep),
    ...Array.from({ length: 9 }, () => 0),
  ]);
});

describe('adding up a tree', () => {
  it('gives every node the sum of its subtree in every column', () => {
    fc.assert(
      fc.property(fc.oneof(trees, wide), fc.integer({ min: 1, max: 5 }), (parent, columns) => {
        const own = Float64Array.from({ length: parent.length * columns }, (_, at) => (at * 7919) % 1000);
        const expected = own.slice();
        for (let node = 1; node < parent.length; node += 1) {
          for (let above = parent[node] ?? -1; above >= 0; above = parent[above] ?? -1) {
            for (let column = 0; column < columns; column += 1) {
              expected[above * columns + column] =
                (expected[above * columns + column] ?? 0) + (own[node * columns + column] ?? 0);
            }
          }
        }
        rollUp(own, columns, parent);
        expect([...own]).toEqual([...expected]);
      }),
      { numRuns: 500 },
    );
  });
});
