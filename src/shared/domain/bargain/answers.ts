/**
 * Answers to the other side's number: taking it over, or refusing it beside a number of one's own.
 *
 * Nobody is ever told “rejected” without a number: a rejection stands beside the rejecting side's number and has a
 * reason. Callers: moves.
 */
import { done, refuse, type Outcome } from '../../base/outcome.ts';
import type { Layer, MeasureId, Quota, Side } from '../plan/entities.ts';
import { wholeYear } from '../plan/periods.ts';
import type { PlanModel } from '../plan/plan-model.ts';
import { leafNode, leafRange } from '../plan/tree.ts';
import type { MoveCommand } from './command.ts';
import { resolveConditions } from './conditions.ts';
import { entryRefusal, nameOf, sumLeaves } from './enter-number.ts';
import { layerOf } from './numbers.ts';
import { withOpening } from './opening.ts';
import { mayFollow, nearestHold } from './reach.ts';
import { recordMove } from './record-move.ts';
import type { Step } from './step.ts';

/** The accepting side's layer takes over the other side's numbers, leaf by leaf, where the other side has one. */
export function accept(step: Step, command: Extract<MoveCommand, { kind: 'accept' }>, node: number): Outcome<null> {
  const { model } = step;
  const { measure, side } = command;
  const own = layerOf(side);
  const other: Layer = own === 'offer' ? 'ask' : 'offer';
  const refused = entryRefusal(model, own, measure, node);
  if (!refused.ok) return refused;
  const above = own === 'offer' ? nearestHold(model, measure, node, () => true) : undefined;
  if (above !== undefined) {
    const { owner, reason } = above.hold;
    return refuse('line-held', { unit: nameOf(model, above.node), owner, reason: reason || '–' });
  }
  const leaves = leavesWith(model, other, measure, node).filter((leaf) => mayFollow(model, own, measure, node, leaf));
  if (leaves.length === 0) {
    return refuse(other === 'offer' ? 'no-offer-yet' : 'no-ask-yet', { unit: nameOf(model, node) });
  }
  const value = leaves.reduce((sum, leaf) => sum + sumLeaves(model, other, measure, leaf, leaf + 1, wholeYear), 0);
  const move = recordMove(step, { ...command, value });
  for (const leaf of leaves) copyLayer(step, measure, leaf, other, own, move, side);
  resolveConditions(step, measure, node, (condition) => condition.side !== side);
  return done(null);
}

/** The rejecting side stays with its own number; the other side moves next. */
export function reject(step: Step, command: Extract<MoveCommand, { kind: 'reject' }>, node: number): Outcome<null> {
  const { model } = step;
  const { measure, side } = command;
  const unit = nameOf(model, node);
  const own = layerOf(side);
  const refused = entryRefusal(model, 'ask', measure, node);
  if (!refused.ok) return refused;
  if (command.reason.trim() === '') return refuse('rejection-needs-reason', { unit });
  if (leavesWith(model, own === 'offer' ? 'ask' : 'offer', measure, node).length === 0) {
    return refuse(own === 'offer' ? 'no-ask-yet' : 'no-offer-yet', { unit });
  }
  if (leavesWith(model, own, measure, node).length === 0) return refuse('rejection-needs-number', { unit });
  const { from, to } = leafRange(model.units, node);
  recordMove(step, { ...command, value: sumLeaves(model, own, measure, from, to, wholeYear) });
  for (let leaf = from; leaf < to; leaf += 1) {
    const quota = model.quota(measure, unitOf(model, leaf));
    const answered = quota !== undefined && quota.offerMove !== null && quota.askMove !== null;
    if (answered && mayFollow(model, 'ask', measure, node, leaf)) {
      step.setQuota({ ...quota, lastSide: side, accepted: false });
    }
  }
  return done(null);
}

/** Leaf numbers below a node that have a number in a layer. */
export function leavesWith(model: PlanModel, layer: Layer, measure: MeasureId, node: number): readonly number[] {
  const { from, to } = leafRange(model.units, node);
  const leaves: number[] = [];
  for (let leaf = from; leaf < to; leaf += 1) {
    const quota = model.quota(measure, unitOf(model, leaf));
    if ((layer === 'offer' ? quota?.offerMove : quota?.askMove) != null) leaves.push(leaf);
  }
  return leaves;
}

/** The id of a leaf's unit. */
export function unitOf(model: PlanModel, leaf: number): string {
  return model.units.nodes[leafNode(model.units, leaf)]?.id ?? '';
}

/** One layer of a leaf becomes the other, and both sides agree: an escalation is over. */
export function copyLayer(
  step: Step,
  measure: MeasureId,
  leaf: number,
  source: Layer,
  target: Layer,
  move: string,
  lastSide: Side,
): void {
  const { model } = step;
  const unit = unitOf(model, leaf);
  for (const [lineLeaf, node] of model.lines.leaves.entries()) {
    const from = model.row(target, measure, leaf, lineLeaf);
    const to = model.row(source, measure, leaf, lineLeaf);
    if (JSON.stringify(from) !== JSON.stringify(to)) {
      step.cells(target, measure, unit, model.lines.nodes[node]?.id ?? '', from, to);
    }
  }
  const quota = model.quota(measure, unit);
  const agreed: Quota = {
    unit,
    measure,
    offerMove: target === 'offer' ? move : (quota?.offerMove ?? null),
    askMove: target === 'ask' ? move : (quota?.askMove ?? null),
    lastSide,
    accepted: true,
    ...(quota?.opening === undefined ? {} : { opening: quota.opening }),
  };
  step.setQuota(withOpening(step.model, agreed, leaf, { offer: 0, ask: 0 }));
}
