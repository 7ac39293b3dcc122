/**
 * Rounds: opened, closed, and at most so many; what was not agreed in the last one goes to the owners above.
 *
 * While a round is closed numbers stand still; agreeing, holding and deciding go on. Callers: expand, moves, packages.
 */
import { done, refuse, type Outcome } from '../../base/outcome.ts';
import { headerId } from '../changes/change.ts';
import { measureIds, type MeasureId, type Quota, type Side } from '../plan/entities.ts';
import type { PlanModel } from '../plan/plan-model.ts';
import { isWithin, leafNode, leafRange } from '../plan/tree.ts';
import type { MoveCommand } from './command.ts';
import { entryRefusal, nameOf } from './enter-number.ts';
import { releaseEnded } from './holds.ts';
import { mayFollow } from './reach.ts';
import { recordMove } from './record-move.ts';
import type { Step } from './step.ts';

/** Starts the next round: numbers move again, and holds that were to last until now end. */
export function openRound(step: Step): Outcome<null> {
  const { header } = step.model;
  if (header.maximumRounds !== undefined && header.round >= header.maximumRounds) {
    return refuse('rounds-used-up', { maximum: header.maximumRounds });
  }
  const { roundClosed: _over, ...open } = header;
  step.patch('plan', headerId, header, { ...open, round: header.round + 1 });
  releaseEnded(step, header.round + 1);
  return done(null);
}

/** Ends the round. After the last one, every line on which the two sides still differ goes to the unit above. */
export function closeRound(step: Step): Outcome<null> {
  const { header } = step.model;
  if (header.roundClosed === true) return refuse('round-already-closed', { round: header.round });
  step.patch('plan', headerId, header, { ...header, roundClosed: true });
  if (header.maximumRounds === undefined || header.round < header.maximumRounds) return done(null);
  const { units } = step.model;
  for (const measure of measureIds) {
    for (let leaf = 0; leaf < units.leaves.length; leaf += 1) {
      const node = leafNode(units, leaf);
      const above = units.parent[node] ?? -1;
      if (above >= 0 && isOpenDifference(step.model, measure, leaf)) sendUp(step, measure, node, above, 'company');
    }
  }
  return done(null);
}

/** Refused for moves that change numbers while the round is closed; a line that was sent up is decided at any time. */
export function roundRefusal(
  model: PlanModel,
  command: { readonly kind: string; readonly measure: MeasureId },
  node: number,
): Outcome<null> {
  if (model.header.roundClosed !== true || !movesNumbers.has(command.kind)) return done(null);
  const { from, to } = leafRange(model.units, node);
  for (let leaf = from; leaf < to; leaf += 1) {
    const quota = quotaOf(model, command.measure, leaf);
    if (quota?.escalatedTo === undefined) return roundIsClosed(model);
  }
  return done(null);
}

const movesNumbers: ReadonlySet<string> = new Set(['propose', 'ask', 'counter', 'condition', 'reject']);

/** The refusal itself, for whatever else moves numbers. */
export function roundIsClosed({ header }: PlanModel): Outcome<null> {
  const { round, roundClosed } = header;
  return roundClosed === true ? refuse('round-closed', { round, next: round + 1 }) : done(null);
}

/** Sends the lines below a node on which the sides differ to the owner of a unit above: the parent, unless told. */
export function escalate(step: Step, command: Extract<MoveCommand, { kind: 'escalate' }>, node: number): Outcome<null> {
  const { model } = step;
  const { measure, side, to } = command;
  const unit = nameOf(model, node);
  const refused = entryRefusal(model, 'ask', measure, node);
  if (!refused.ok) return refused;
  const above = to === undefined ? (model.units.parent[node] ?? -1) : model.units.indexOf.get(to);
  if (above === undefined) return refuse('unknown-unit', { unit: to ?? '' });
  if (above < 0) return refuse('nothing-above', { unit });
  if (above === node || !isWithin(model.units, above, node)) {
    return refuse('not-above', { unit, to: nameOf(model, above) });
  }
  const range = leafRange(model.units, node);
  const open: number[] = [];
  for (let leaf = range.from; leaf < range.to; leaf += 1) {
    if (isOpenDifference(model, measure, leaf) && mayFollow(model, 'ask', measure, node, leaf)) open.push(leaf);
  }
  if (open.length === 0) return refuse('nothing-to-escalate', { unit });
  const target = model.units.nodes[above]?.id ?? '';
  recordMove(step, { ...command, side, value: null });
  for (const leaf of open) markEscalated(step, measure, leaf, target);
  return done(null);
}

function sendUp(step: Step, measure: MeasureId, node: number, above: number, side: Side): void {
  const { units } = step.model;
  const [unit = '', to = ''] = [units.nodes[node]?.id, units.nodes[above]?.id];
  recordMove(step, { kind: 'escalate', side, unit, measure, value: null });
  markEscalated(step, measure, units.leafStart[node] ?? 0, to);
}

function markEscalated(step: Step, measure: MeasureId, leaf: number, to: string): void {
  const quota = quotaOf(step.model, measure, leaf);
  if (quota !== undefined) step.setQuota({ ...quota, escalatedTo: to });
}

/** Whether both sides stand at a leaf, nobody accepted, nothing is settled and it was not sent up yet. */
function isOpenDifference(model: PlanModel, measure: MeasureId, leaf: number): boolean {
  const quota = quotaOf(model, measure, leaf);
  if (quota === undefined || quota.offerMove === null || quota.askMove === null) return false;
  return !quota.accepted && quota.escalatedTo === undefined && mayFollow(model, 'ask', measure, -1, leaf);
}

function quotaOf(model: PlanModel, measure: MeasureId, leaf: number): Quota | undefined {
  return model.quotaAt(measureIds.indexOf(measure), leafNode(model.units, leaf));
}
