/**
 * The moves of the negotiation: propose, ask, counter, accept, settle, hold, release, reopen.
 *
 * Each records itself and changes numbers only through `enterNumber`, so that every total stays exact whoever moves.
 * Callers: expand.
 */
import { done, refuse, type Outcome } from '../../base/outcome.ts';
import { quotaLineId } from '../changes/change.ts';
import type { Layer, MeasureId, Move, MoveKind, PeriodRange, Side } from '../plan/entities.ts';
import { wholeYear } from '../plan/periods.ts';
import type { PlanModel } from '../plan/plan-model.ts';
import { leafNode, leafRange } from '../plan/tree.ts';
import { writeAmount } from '../quantity/write-amount.ts';
import type { MoveCommand, SpreadMethod } from './command.ts';
import { enterNumber, entryRefusal, nameOf, sumLeaves } from './enter-number.ts';
import { isSettlement, mayFollow, nearestHold } from './reach.ts';
import type { Step } from './step.ts';

type OneLine = Exclude<MoveCommand, { kind: 'open-round' | 'open-offers' }>;

/** Carries out one move on one quota line. The step keeps whatever was done before a refusal: abandon it then. */
export function makeMove(step: Step, command: OneLine): Outcome<null> {
  const node = step.model.units.indexOf.get(command.unit);
  if (node === undefined) return refuse('unknown-unit', { unit: command.unit });
  switch (command.kind) {
    case 'propose':
      return number(step, command, node, 'company');
    case 'ask':
      return number(step, command, node, 'unit');
    case 'counter':
      return number(step, command, node, command.side);
    case 'accept':
      return accept(step, command, node);
    case 'settle':
      return settle(step, command, node);
    case 'hold':
      return hold(step, command, node);
    case 'release':
      return release(step, command, node);
    case 'reopen':
      return reopen(step, command, node);
  }
}

interface NumberCommand {
  readonly kind: 'propose' | 'ask' | 'counter';
  readonly unit: string;
  readonly measure: MeasureId;
  readonly value: number;
  readonly periods?: PeriodRange;
  readonly method?: SpreadMethod;
  readonly reason?: string;
}

function number(step: Step, command: NumberCommand, node: number, side: Side): Outcome<null> {
  const periods = command.periods ?? wholeYear;
  const move = record(step, command, side, command.value, periods);
  return enterNumber(step, {
    layer: layerOf(side),
    measure: command.measure,
    node,
    value: command.value,
    periods,
    method: command.method ?? 'lastYear',
    move,
  });
}

/** The layer a side writes to. */
export function layerOf(side: Side): Layer {
  return side === 'company' ? 'offer' : 'ask';
}

function record(
  step: Step,
  command: { kind: MoveKind; unit: string; measure: MeasureId; reason?: string },
  side: Side,
  value: number | null,
  periods: PeriodRange = wholeYear,
): string {
  const { kind, unit, measure, reason = '' } = command;
  return step.move({ kind, side, unit, measure, periods, value, reason } satisfies Partial<Move>);
}

/** The accepting side's layer takes over the other side's numbers, leaf by leaf, where the other side has one. */
function accept(step: Step, command: Extract<OneLine, { kind: 'accept' }>, node: number): Outcome<null> {
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
  const move = record(step, command, side, value);
  for (const leaf of leaves) copyLayer(step, measure, leaf, other, own, move, side);
  return done(null);
}

/** Leaf numbers below a node that have a number in a layer. */
function leavesWith(model: PlanModel, layer: Layer, measure: MeasureId, node: number): readonly number[] {
  const { from, to } = leafRange(model.units, node);
  const leaves: number[] = [];
  for (let leaf = from; leaf < to; leaf += 1) {
    const quota = model.quota(measure, unitOf(model, leaf));
    if ((layer === 'offer' ? quota?.offerMove : quota?.askMove) != null) leaves.push(leaf);
  }
  return leaves;
}

function unitOf(model: PlanModel, leaf: number): string {
  return model.units.nodes[leafNode(model.units, leaf)]?.id ?? '';
}

function copyLayer(
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
  step.setQuota({
    unit,
    measure,
    offerMove: target === 'offer' ? move : (quota?.offerMove ?? null),
    askMove: target === 'ask' ? move : (quota?.askMove ?? null),
    lastSide,
    accepted: true,
  });
}

/**
 * Locks the agreed number. Without a value it is the number both sides share, or the offer where nothing was asked; a
 * hold on the line itself gives way to the settlement, holds below it stay.
 */
function settle(step: Step, command: Extract<OneLine, { kind: 'settle' }>, node: number): Outcome<null> {
  const { model } = step;
  const { measure, unit } = command;
  const settled = nearestHold(model, measure, node, isSettlement);
  if (settled !== undefined) return entryRefusal(model, 'ask', measure, node);
  const agreed = agreedNumber(model, measure, node, command.value);
  if (!agreed.ok) return agreed;
  const move = record(step, command, 'company', agreed.value);
  const own = model.hold(measure, unit);
  if (own !== undefined) step.remove('hold', quotaLineId(measure, unit), own);
  const { from, to } = leafRange(model.units, node);
  if (sumLeaves(model, 'offer', measure, from, to, wholeYear) !== agreed.value || missesOffer(model, measure, node)) {
    const entry = { layer: 'offer', measure, node, value: agreed.value, periods: wholeYear, move } as const;
    const written = enterNumber(step, { ...entry, method: 'current' });
    if (!written.ok) return written;
  }
  for (let leaf = from; leaf < to; leaf += 1) copyLayer(step, measure, leaf, 'offer', 'ask', move, 'company');
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
  const { from, to } = leafRange(model.units, node);
  const offered = leavesWith(model, 'offer', measure, node).length > 0;
  const asked = leavesWith(model, 'ask', measure, node).length > 0;
  const unit = nameOf(model, node);
  if (!offered && !asked) return refuse('no-offer-yet', { unit });
  const offer = sumLeaves(model, 'offer', measure, from, to, wholeYear);
  const ask = sumLeaves(model, 'ask', measure, from, to, wholeYear);
  if (!asked || offer === ask) return done(offer);
  if (!offered) return done(ask);
  const amount = (value: number): string => writeAmount(value, measure, model.header);
  return refuse('offer-and-ask-differ', { unit, offer: amount(offer), ask: amount(ask) });
}

function hold(step: Step, command: Extract<OneLine, { kind: 'hold' }>, node: number): Outcome<null> {
  const { model } = step;
  const { unit, measure, reason = '', holdKind = 'personal' } = command;
  const settled = nearestHold(model, measure, node, isSettlement);
  if (settled !== undefined) return entryRefusal(model, 'ask', measure, node);
  const present = model.hold(measure, unit);
  if (present !== undefined) return refuse('line-already-held', { unit: nameOf(model, node), owner: present.owner });
  if (leavesWith(model, 'offer', measure, node).length === 0)
    return refuse('no-offer-yet', { unit: nameOf(model, node) });
  const move = record(step, command, 'company', null);
  step.setHold({ unit, measure, kind: holdKind, owner: step.context.actor, reason, move });
  return done(null);
}

function release(step: Step, command: Extract<OneLine, { kind: 'release' }>, node: number): Outcome<null> {
  const present = step.model.hold(command.measure, command.unit);
  if (present === undefined || isSettlement(present))
    return refuse('line-not-held', { unit: nameOf(step.model, node) });
  record(step, command, 'company', null);
  step.remove('hold', quotaLineId(command.measure, command.unit), present);
  return done(null);
}

function reopen(step: Step, command: Extract<OneLine, { kind: 'reopen' }>, node: number): Outcome<null> {
  const { model } = step;
  const present = model.hold(command.measure, command.unit);
  if (present === undefined || !isSettlement(present)) return refuse('line-not-settled', { unit: nameOf(model, node) });
  if (command.reason.trim() === '') return refuse('reason-needed', { unit: nameOf(model, node) });
  record(step, command, 'company', null);
  step.remove('hold', quotaLineId(command.measure, command.unit), present);
  const { from, to } = leafRange(model.units, node);
  for (let leaf = from; leaf < to; leaf += 1) {
    const quota = model.quota(command.measure, unitOf(model, leaf));
    if (quota !== undefined) step.setQuota({ ...quota, accepted: false });
  }
  return done(null);
}
