import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatClipboard, parseClipboard } from '#renderer/grid/clipboard-text.ts';
import { fillSeries } from '#renderer/grid/fill-series.ts';
import { flattenTree } from '#renderer/grid/flatten-tree.ts';
import { contains, fillTarget, heightOf, rectangleOf, widthOf } from '#renderer/grid/range.ts';

const options = { seed: 20260131, numRuns: 300 };
const cell = fc.string({ unit: fc.constantFrom('a', '1', '"', '\t', '\n', '\r', ' ', ','), maxLength: 6 });
const tables = fc
  .integer({ min: 1, max: 4 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }));
const position = fc.record({ row: fc.nat(20), column: fc.nat(20) });

describe('the clipboard dialect', () => {
  it('brings every block back as it was', () => {
    fc.assert(
      fc.property(tables, (table) => {
        expect(parseClipboard(formatClipboard(table))).toEqual(table);
      }),
      options,
    );
  });
});

describe('fillSeries', () => {
  it('answers as many numbers as asked, whole when given whole ones', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -1e9, max: 1e9 }), { minLength: 1, maxLength: 6 }),
        fc.nat(20),
        (given, count) => {
          const next = fillSeries(given, count);
          expect(next).toHaveLength(count);
          expect(next.every(Number.isSafeInteger)).toBe(true);
        },
      ),
      options,
    );
  });
});

describe('fillTarget', () => {
  it('adjoins the range, shares its lanes and never overlaps it', () => {
    fc.assert(
      fc.property(position, position, position, (one, other, to) => {
        const range = rectangleOf(one, other);
        const target = fillTarget(range, to);
        if (target === null) {
          expect(contains(range, to.row, to.column)).toBe(true);
          return;
        }
        const { cells, direction } = target;
        const vertical = direction === 'down' || direction === 'up';
        expect(vertical ? widthOf(cells) : heightOf(cells)).toBe(vertical ? widthOf(range) : heightOf(range));
        expect(contains(range, cells.top, cells.left) || contains(range, cells.bottom, cells.right)).toBe(false);
      }),
      options,
    );
  });
});

describe('flattenTree', () => {
  const trees = fc.array(fc.nat(), { minLength: 1, maxLength: 40 }).map((picks) =>
    picks.map((pick, place) => ({
      id: `n${place}`,
      parent: place === 0 || pick % 5 === 0 ? null : `n${pick % place}`,
      label: `Node ${place}`,
    })),
  );

  it('shows every node once when all are open, each below its parent and one level deeper', () => {
    fc.assert(
      fc.property(trees, (nodes) => {
        const rows = flattenTree(nodes, new Set(nodes.map(({ id }) => id)));
        const places = new Map(rows.map((row, place) => [row.id, { ...row, place }]));
        expect(places.size).toBe(nodes.length);
        for (const node of nodes) {
          const row = places.get(node.id);
          const parent = node.parent === null ? undefined : places.get(node.parent);
          expect(row?.level).toBe(parent === undefined ? 0 : parent.level + 1);
          if (parent !== undefined) expect(row?.place).toBeGreaterThan(parent.place);
        }
      }),
      options,
    );
  });

  it('answers the very same objects when nothing changed', () => {
    fc.assert(
      fc.property(trees, fc.nat(), (nodes, pick) => {
        const expanded = new Set(nodes.filter((_, place) => (pick >> (place % 16)) % 2 === 1).map(({ id }) => id));
        const once = flattenTree(nodes, expanded);
        const twice = flattenTree(nodes, expanded, once);
        expect(twice.every((row, place) => row === once[place])).toBe(true);
      }),
      options,
    );
  });
});
