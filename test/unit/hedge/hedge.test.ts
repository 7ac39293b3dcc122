import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { handDownCommand, handedParts } from '#shared/domain/hedge/hand-down.ts';
import { hedgeOf, type HedgePlan } from '#shared/domain/hedge/levels.ts';
import type { CorporateTarget, Direction } from '#shared/domain/plan/entities.ts';
import { buildTree, emptyTree, type Tree } from '#shared/domain/plan/tree.ts';

/** company ─ north (ana, ben), south (carl), and lone, a leaf beside the regions. */
const units = treeOf([
  ['company', null],
  ['north', 'company'],
  ['ana', 'north'],
  ['ben', 'north'],
  ['south', 'company'],
  ['carl', 'south'],
  ['lone', 'company'],
]);
const offers: Readonly<Record<string, number>> = { ana: 300, ben: 200, carl: 400, lone: 100 };

function treeOf(nodes: readonly (readonly [string, string | null])[]): Tree {
  const built = buildTree(
    nodes.map(([id, parent], order) => ({ id, parent, name: id, order })),
    'unit',
  );
  return built.ok ? built.value : emptyTree;
}

function planOf(
  goals: Readonly<Record<string, number>>,
  tree: Tree = units,
): HedgePlan & {
  readonly targets: readonly CorporateTarget[];
} {
  const offer = (node: number): number => {
    let sum = 0;
    for (let below = node; below < (tree.end[node] ?? 0); below += 1) sum += offers[tree.nodes[below]?.id ?? ''] ?? 0;
    return sum;
  };
  const targets = Object.entries(goals).map(([unit, goal], order): CorporateTarget => {
    const anchors = { worst: 0, red: 1, green: 2, best: 3 };
    return { id: `t-${unit}`, name: unit, unit, metric: 'revenue', goal, direction: 'higher', anchors, order };
  });
  return { units: tree, targets, measure: 'revenue', offer, working: offer };
}

describe('the hedge by level', () => {
  it('hands the company’s target through levels without targets of their own, with no cushion', () => {
    const { levels, total } = hedgeOf(planOf({ company: 900 }));
    expect(levels).toEqual([
      { depth: 0, units: 1, withTarget: 1, target: 900, handedDown: 900, cushion: 0, rate: 0 },
      { depth: 1, units: 3, withTarget: 0, target: 900, handedDown: 900, cushion: 0, rate: 0 },
      { depth: 2, units: 4, withTarget: 0, target: 900, handedDown: 1000, cushion: 100, rate: 111_111 },
    ]);
    expect(total).toEqual({ target: 900, handedDown: 1000, cushion: 100, rate: 111_111 });
  });

  it('shows where the cushion was put', () => {
    const { levels } = hedgeOf(planOf({ company: 900, north: 500, south: 400, lone: 90 }));
    expect(levels.map(({ cushion }) => cushion)).toEqual([0, 90, 10]);
    expect(levels[1]).toMatchObject({ withTarget: 3, target: 900, handedDown: 990, rate: 100_000 });
  });

  it('gives units without a target what their sisters’ targets leave, in proportion to offers', () => {
    const { carried, levels } = hedgeOf(planOf({ company: 900, north: 401 }));
    // 499 over south (400) and lone (100): 399.2 and 99.8.
    expect(['north', 'south', 'lone'].map((unit) => carried[units.indexOf.get(unit) ?? 0])).toEqual([401, 399, 100]);
    expect(levels[1]).toMatchObject({ cushion: 0, withTarget: 1 });
  });

  it('shows a shortfall as a negative cushion', () => {
    expect(hedgeOf(planOf({ company: 1250 })).total).toMatchObject({ cushion: -250, rate: -200_000 });
  });

  it('says nothing where no target stands', () => {
    const { levels, total } = hedgeOf(planOf({}));
    expect(levels[0]).toMatchObject({ target: null, handedDown: null, cushion: null, rate: null });
    expect(total).toMatchObject({ target: null, handedDown: 1000, cushion: null });
  });
});

describe('handing down with a cushion', () => {
  const step = (cushion: number, goals: Readonly<Record<string, number>>) =>
    handDownCommand({
      plan: planOf(goals),
      targets: planOf(goals).targets,
      node: 0,
      cushion,
      label: 'Hand down',
      nameOf: (unit) => `Revenue, ${unit}`,
      anchorsOf: (goal: number, direction: Direction) =>
        direction === 'higher'
          ? { worst: goal - 2, red: goal - 1, green: goal, best: goal + 1 }
          : { worst: goal + 2, red: goal + 1, green: goal, best: goal - 1 },
    });

  it('is one step of targets that sum to the target and its cushion', () => {
    const command = step(100_000, { company: 900, north: 1 });
    expect(command).toMatchObject({
      kind: 'together',
      commands: [
        { kind: 'set-target', target: 't-north', name: 'north', unit: 'north', goal: 495 },
        { kind: 'set-target', target: 'revenue-south', name: 'Revenue, south', unit: 'south', goal: 396 },
        { kind: 'set-target', target: 'revenue-lone', unit: 'lone', goal: 99, direction: 'higher' },
      ],
    });
  });

  it('has nothing to hand down without a target or children', () => {
    expect(step(0, {})).toBeNull();
    expect(handedParts(planOf({ company: 900 }), units.indexOf.get('ana') ?? 0, 0)).toBeNull();
  });

  it('sums exactly for any target and cushion', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9_007_199_254 }),
        fc.integer({ min: -500_000, max: 1_000_000 }),
        (goal, cushion) => {
          const parts = handedParts(planOf({ company: goal }), 0, cushion) ?? [];
          const sum = parts.reduce((total, part) => total + part.goal, 0);
          expect(Math.abs(sum - (goal * (1_000_000 + cushion)) / 1_000_000)).toBeLessThanOrEqual(0.5000001);
          const after = Object.fromEntries(parts.map(({ node, goal: part }) => [units.nodes[node]?.id ?? '', part]));
          expect(hedgeOf(planOf({ company: goal, ...after })).levels[1]?.handedDown).toBe(sum);
        },
      ),
      { seed: 20_261, numRuns: 300 },
    );
  });
});
