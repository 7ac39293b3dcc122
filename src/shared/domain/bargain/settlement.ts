/**
 * Settling a line, signing the settlement, and opening it again. Callers: moves.
 *
 * A settlement is the agreed number, locked; both sides sign it. Reopening needs a reason, which stays in the record.
 */
import { done, refuse, type Outcome } from '../../base/outcome.ts';
import { quotaLineId } from '../changes/change.ts';
import type { MeasureId } from '../plan/entities.ts';
import type { Condition } from '../plan/agreement-records.ts';
import { wholeYear } from '../plan/periods.ts';
import type { PlanModel } from '../plan/plan-model.ts';
import { leafRange } from '../plan/tree.ts';
import { writeAmount } from '../quantity/write-amount.ts';
import { copyLayer, leavesWith, unitOf } from './answers.ts';
import type { MoveCommand } from './command.ts';
import { reopenConditions, resolveConditions } from './conditions.ts';
import { enterNumber, entryRefusal, nameOf, sumLeaves } from './enter-number.ts';
import { escalationRefusal } from './escalation.ts';
import { isSettlement, nearestHold, wholeOffering } from './reach.ts';
import { recordMove } from './record-move.ts';
import type { Step } from './step.ts';

type Settle = Extract<MoveCommand, { kind: 'settle' }>;

/**
 * Locks the agreed number. Without a value it is the number both sides share, or the offer where nothing was asked; a
 * hold on the line itself gives way to the settlement, holds below it stay.
 */
export function settle(step: Step, command: Settle, node: number): Outcome<null> {
  const { model } = step;
  const { measure, unit } = command;
  const settled = nearestHold(model, measure, node, isSettlement);
  if (settled !== undefined) return entryRefusal(model, 'ask', measure, node);
  const sent = escalationRefusal(model, measure, node, step.context.actor);
  if (!sent.ok) return sent;
  const agreed = agreedNumber(model, measure, node, command.value);
  if (!agreed.ok) return agreed;
  const promised = promisedWith(model, command, node, agreed.value);
  if (!promised.ok) return promised;
  const move = recordMove(step, { ...command, side: 'company', value: agreed.value });
  const own = model.hold(measure, unit);
  if (own !== undefined) step.remove('hold', quotaLineId(measure, unit), own);
  const { from, to } = leafRange(model.units, node);
  if (sumLeaves(model, 'offer', measure, from, to, wholeYear) !== agreed.value || missesOffer(model, measure, node)) {
    const entry = { layer: 'offer', measure, node, value: agreed.value, periods: wholeYear, move } as const;
    const written = enterNumber(step, { ...entry, lines: wholeOffering(model), method: 'current' });
    if (!written.ok) return written;
  }
  for (let leaf = from; leaf < to; leaf += 1) copyLayer(step, measure, leaf, 'offer', 'ask', move, 'company');
  resolveConditions(step, measure, node, promised.value);
  const { actor } = step.context;
  step.setHold({ unit, measure, kind: 'settled', owner: actor, reason: command.reason ?? '', move });
  return done(null);
}

function missesOffer(model: PlanModel, measure: MeasureId, node: number): boolean {
  const { from, to } = leafRange(model.units, node);
  return leavesWith(model, 'offer', measure, node).length < to - from;
}

function agreedNumber(model: PlanModel, measure: MeasureId, node: number, given: number | undefined): Outcome<number> {
  if (given !== undefined) return done(given);
  const { offer, ask } = standing(model, measure, node);
  const unit = nameOf(model, node);
  if (offer === null && ask === null) return refuse('no-offer-yet', { unit });
  if (offer !== null && (ask === null || offer === ask)) return done(offer);
  if (offer === null) return done(ask ?? 0);
  const amount = (value: number): string => writeAmount(value, measure, model.header);
  return refuse('offer-and-ask-differ', { unit, offer: amount(offer), ask: amount(ask ?? 0) });
}

/** What both sides have standing below a node; null for a side that has not spoken. */
function standing(
  model: PlanModel,
  measure: MeasureId,
  node: number,
): { readonly offer: number | null; readonly ask: number | null } {
  const { from, to } = leafRange(model.units, node);
  const of = (layer: 'offer' | 'ask'): number | null =>
    leavesWith(model, layer, measure, node).length === 0 ? null : sumLeaves(model, layer, measure, from, to, wholeYear);
  return { offer: of('offer'), ask: of('ask') };
}

/**
 * Which conditions become promises: those named; else those of the side whose number is agreed. Between the two numbers
 * nobody's conditions are, unless they are named.
 */
function promisedWith(
  model: PlanModel,
  { measure, conditions }: Settle,
  node: number,
  agreed: number,
): Outcome<(condition: Condition) => boolean> {
  if (conditions !== undefined) {
    const unknown = conditions.find((id) => model.conditions.get(id)?.state !== 'stated');
    if (unknown !== undefined) return refuse('unknown-condition', { condition: unknown });
    const named = new Set(conditions);
    return done(({ id }) => named.has(id));
  }
  const { offer, ask } = standing(model, measure, node);
  return done(({ side }) => (side === 'company' ? offer : ask) === agreed);
}

/** One side's signature under a settlement. */
export function sign(step: Step, command: Extract<MoveCommand, { kind: 'sign' }>, node: number): Outcome<null> {
  const { model } = step;
  const { unit, measure, side } = command;
  const present = model.hold(measure, unit);
  if (present === undefined || !isSettlement(present))
    return refuse('sign-needs-settlement', { unit: nameOf(model, node) });
  const field = side === 'company' ? 'companySigned' : 'unitSigned';
  if (present[field] !== undefined) return refuse('already-signed', { unit: nameOf(model, node) });
  const { from, to } = leafRange(model.units, node);
  const move = recordMove(step, { ...command, value: sumLeaves(model, 'offer', measure, from, to, wholeYear) });
  step.setHold({ ...present, [field]: move });
  return done(null);
}

/** Lifts a settlement; what was promised with it is stated again. */
export function reopen(step: Step, command: Extract<MoveCommand, { kind: 'reopen' }>, node: number): Outcome<null> {
  const { model } = step;
  const { unit, measure } = command;
  const present = model.hold(measure, unit);
  if (present === undefined || !isSettlement(present)) return refuse('line-not-settled', { unit: nameOf(model, node) });
  if (command.reason.trim() === '') return refuse('reason-needed', { unit: nameOf(model, node) });
  recordMove(step, { ...command, side: 'company', value: null });
  step.remove('hold', quotaLineId(measure, unit), present);
  const { from, to } = leafRange(model.units, node);
  for (let leaf = from; leaf < to; leaf += 1) {
    const quota = model.quota(measure, unitOf(model, leaf));
    if (quota !== undefined) step.setQuota({ ...quota, accepted: false });
  }
  reopenConditions(step, unit, measure);
  return done(null);
}
