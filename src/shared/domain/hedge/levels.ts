/**
 * The hedge (over-assignment): on each level of the organisation what had to be reached, what was handed down, and the
 * cushion between them, from the company's target to the offers of the leaves.
 *
 * Pure; amounts in the measure's integer unit, rates in parts per million. Callers: hedge board.
 */
import type { CorporateTarget, MeasureId } from '../plan/entities.ts';
import { isLeaf, type Tree } from '../plan/tree.ts';
import { shareByOffers } from './share.ts';

/** What is read of a plan: its organisation, its targets in their order, and the year of the units. */
export interface HedgePlan {
  readonly units: Tree;
  readonly targets: readonly Pick<CorporateTarget, 'unit' | 'metric' | 'goal'>[];
  readonly measure: MeasureId;
  /** Null where nobody has offered, which is not zero. */
  readonly offer: (node: number) => number | null;
  readonly working: (node: number) => number | null;
}

/** One step down: from what stood above to what stands here. */
export interface HedgeLevel {
  /** 0 for the company; the last one is the leaves. */
  readonly depth: number;
  /** Units of the level, leaves above it included: they take part in every level below them. */
  readonly units: number;
  /** How many of them have a target of their own; the others hand down what they were handed. */
  readonly withTarget: number;
  /** What was handed to the level; null where no target stands above. For the company its own target. */
  readonly target: number | null;
  /** What the level's units have to reach together: their targets, for the leaves their offers. Null where there is none. */
  readonly handedDown: number | null;
  /** handedDown − target; null where either is missing. */
  readonly cushion: number | null;
  /** Of the target; null where it is missing or not above zero. */
  readonly rate: number | null;
}

export interface Hedge {
  readonly levels: readonly HedgeLevel[];
  /** From the company's target to the leaves' offers. */
  readonly total: Pick<HedgeLevel, 'target' | 'handedDown' | 'cushion' | 'rate'>;
  /** The leaves at the numbers the plan counts with, beside their offers. */
  readonly working: number | null;
  /** What each unit has to reach, by node: its own target, or its part of what was handed down. */
  readonly carried: readonly (number | null)[];
}

/** The goal of each unit that has a target in the measure; of two the first in order counts. */
export function ownTargets({ units, targets, measure }: HedgePlan): ReadonlyMap<number, number> {
  const goals = new Map<number, number>();
  for (const { unit, metric, goal } of targets) {
    const node = units.indexOf.get(unit);
    if (metric === measure && node !== undefined && !goals.has(node)) goals.set(node, goal);
  }
  return goals;
}

/**
 * The levels from the company down. A unit without a target of its own takes its part of what its parent carries beyond
 * the targets of its sisters, in proportion to offers and exact, and hands it on unchanged.
 */
export function hedgeOf(plan: HedgePlan): Hedge {
  const { units } = plan;
  const goals = ownTargets(plan);
  const carried = carryDown(plan, goals);
  let deepest = 0;
  for (const depth of units.depth) deepest = Math.max(deepest, depth);
  const levels: HedgeLevel[] = [];
  let above = carried[0] ?? null;
  for (let depth = 0; depth < Math.max(1, deepest); depth += 1) {
    const nodes = levelNodes(units, depth);
    const handedDown = sumOf(nodes.map((node) => carried[node] ?? null));
    const withTarget = nodes.filter((node) => goals.has(node)).length;
    levels.push({ depth, units: nodes.length, withTarget, ...cushionOf(above, handedDown) });
    above = handedDown;
  }
  const offers = plan.offer(0);
  const leaves = { depth: levels.length, units: units.leaves.length, withTarget: 0 };
  levels.push({ ...leaves, ...cushionOf(above, offers) });
  return { levels, total: cushionOf(carried[0] ?? null, offers), working: plan.working(0), carried };
}

function carryDown(plan: HedgePlan, goals: ReadonlyMap<number, number>): readonly (number | null)[] {
  const { units } = plan;
  const carried: (number | null)[] = units.nodes.map(() => null);
  carried[0] = goals.get(0) ?? null;
  for (let node = 0; node < units.nodes.length; node += 1) {
    const children = childrenOf(units, node);
    const without = children.filter((child) => !goals.has(child));
    for (const child of children) carried[child] = goals.get(child) ?? null;
    const own = carried[node] ?? null;
    if (own === null || without.length === 0) continue;
    const named = sumOf(children.map((child) => goals.get(child) ?? null)) ?? 0;
    const parts = shareByOffers(Math.max(0, own - named), without.map(plan.offer));
    without.forEach((child, place) => {
      carried[child] = parts[place] ?? 0;
    });
  }
  return carried;
}

/** The direct children of a node, in order. */
export function childrenOf(units: Tree, node: number): readonly number[] {
  const children: number[] = [];
  const end = units.end[node] ?? 0;
  for (let child = node + 1; child < end; child = units.end[child] ?? end) children.push(child);
  return children;
}

/** The units of a depth, and the leaves above it, which have nobody to hand anything down to. */
function levelNodes(units: Tree, depth: number): readonly number[] {
  const nodes: number[] = [];
  for (const [node, own] of units.depth.entries()) {
    if (own === depth || (own < depth && isLeaf(units, node))) nodes.push(node);
  }
  return nodes;
}

function sumOf(numbers: readonly (number | null)[]): number | null {
  const known = numbers.filter((number) => number !== null);
  return known.length === 0 ? null : known.reduce((sum, number) => sum + number, 0);
}

function cushionOf(
  target: number | null,
  handedDown: number | null,
): Pick<HedgeLevel, 'target' | 'handedDown' | 'cushion' | 'rate'> {
  const cushion = target === null || handedDown === null ? null : handedDown - target;
  const rate = cushion === null || target === null || target <= 0 ? null : Math.round((cushion / target) * 1_000_000);
  return { target, handedDown, cushion, rate: rate === null ? null : rate + 0 };
}
