/**
 * Handing a target down with a cushion: targets for the children of a unit, in proportion to their offers and exact.
 *
 * Answers one step, so that undo takes all of it back. Callers: hedge board.
 */
import { compareCodeUnits } from '../../base/canonical-json.ts';
import type { CommandBody, PlanCommand } from '../bargain/command.ts';
import type { Anchors, CorporateTarget, Direction } from '../plan/entities.ts';
import { childrenOf, hedgeOf, type HedgePlan } from './levels.ts';
import { shareByOffers } from './share.ts';

const million = 1_000_000;

export interface HandDown {
  readonly plan: HedgePlan;
  /** The plan’s targets in full. */
  readonly targets: readonly CorporateTarget[];
  readonly node: number;
  /** Parts per million of what the unit has to reach. */
  readonly cushion: number;
  /** The words of the step and of a new target: “Revenue, Europe”. */
  readonly label: string;
  readonly nameOf: (child: string) => string;
  /** Four anchors around a goal. */
  readonly anchorsOf: (goal: number, direction: Direction) => Anchors;
}

/** What each child would get; null where nothing was handed to the unit or it has no children. */
export function handedParts(
  plan: HedgePlan,
  node: number,
  cushion: number,
): readonly { readonly node: number; readonly goal: number }[] | null {
  const own = hedgeOf(plan).carried[node] ?? null;
  const children = [...childrenOf(plan.units, node)];
  if (own === null || own < 0 || children.length === 0) return null;
  const total = Number((BigInt(own) * BigInt(million + cushion) + 500_000n) / 1_000_000n);
  // Ties go by id, as in every spread.
  const idOf = (child: number): string => plan.units.nodes[child]?.id ?? '';
  children.sort((left, right) => compareCodeUnits(idOf(left), idOf(right)));
  const parts = shareByOffers(total, children.map(plan.offer));
  return children
    .map((child, place) => ({ node: child, goal: parts[place] ?? 0 }))
    .sort((left, right) => left.node - right.node);
}

/** The step; null where there is nothing to hand down. A child's target of before keeps its name and direction. */
export function handDownCommand(request: HandDown): CommandBody | null {
  const { plan, targets, node, cushion, label, nameOf, anchorsOf } = request;
  const parts = handedParts(plan, node, cushion);
  if (parts === null) return null;
  const commands = parts.map(({ node: child, goal }): PlanCommand => {
    const unit = plan.units.nodes[child]?.id ?? '';
    const before = targets.find((target) => target.unit === unit && target.metric === plan.measure);
    const direction = before?.direction ?? (plan.measure === 'cost' ? 'lower' : 'higher');
    return {
      kind: 'set-target',
      target: before?.id ?? `${plan.measure}-${unit}`,
      name: before?.name ?? nameOf(unit),
      unit,
      metric: plan.measure,
      goal,
      direction,
      anchors: anchorsOf(goal, direction),
    };
  });
  return { kind: 'together', label, commands };
}
