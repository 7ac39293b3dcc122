/**
 * Lines that were sent up because the two sides did not meet: who decides them, and what may still reach them.
 *
 * An escalated line waits for the owner of the unit it was sent to, or of a unit above that one; where none of them has
 * an owner, anybody in the room may decide. Until then no total above moves it. Callers: enter number, settlement, rounds.
 */
import { done, refuse, type Outcome } from '../../base/outcome.ts';
import { measureIds, type MeasureId } from '../plan/entities.ts';
import type { PlanModel } from '../plan/plan-model.ts';
import { isWithin, leafNode, leafRange, pathToRoot } from '../plan/tree.ts';

/** The node a leaf was sent to; −1 when it was not escalated. */
function escalatedTo(model: PlanModel, measure: MeasureId, leaf: number): number {
  const quota = model.quotaAt(measureIds.indexOf(measure), leafNode(model.units, leaf));
  return quota?.escalatedTo === undefined ? -1 : (model.units.indexOf.get(quota.escalatedTo) ?? -1);
}

/**
 * Whether a number written at `node` passes an escalated leaf by: it was sent to that node or one below it, so only a
 * number on the line itself can mean it.
 */
export function isEscalatedPast(model: PlanModel, measure: MeasureId, node: number, leaf: number): boolean {
  const decider = escalatedTo(model, measure, leaf);
  return decider >= 0 && isWithin(model.units, node, decider);
}

/** The names of those who may decide what was sent to a unit, the nearest first; empty when anybody may. */
export function decidersOf(model: PlanModel, node: number): readonly string[] {
  return pathToRoot(model.units, node).flatMap((above) => model.units.nodes[above]?.owner ?? []);
}

/** Refused when a leaf below `node` was sent to somebody above it and `actor` is none of those who decide there. */
export function escalationRefusal(model: PlanModel, measure: MeasureId, node: number, actor: string): Outcome<null> {
  const { from, to } = leafRange(model.units, node);
  for (let leaf = from; leaf < to; leaf += 1) {
    const decider = escalatedTo(model, measure, leaf);
    if (decider < 0 || isWithin(model.units, node, decider)) continue;
    const deciders = decidersOf(model, decider);
    if (deciders.length === 0 || deciders.includes(actor)) continue;
    return refuse('line-escalated', {
      unit: model.units.nodes[leafNode(model.units, leaf)]?.name ?? '',
      to: model.units.nodes[decider]?.name ?? '',
      owner: deciders[0] ?? '',
    });
  }
  return done(null);
}
