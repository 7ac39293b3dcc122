/**
 * Writing a number at a unit, leaf or total, and letting the leaves follow (methods §1).
 *
 * Promise: afterwards the total is exactly the number meant; held and settled leaves are as they were; or nothing
 * changed and the refusal names the amount that has no place. Callers: expand, settle.
 */
import { invariant } from '../../base/assert.ts';
import { compareCodeUnits } from '../../base/canonical-json.ts';
import { done, refuse, type Outcome } from '../../base/outcome.ts';
import type { Layer, MeasureId, PeriodRange } from '../plan/entities.ts';
import type { PlanModel } from '../plan/plan-model.ts';
import { isWithin, leafNode, leafRange, type Tree } from '../plan/tree.ts';
import { writeAmount } from '../quantity/write-amount.ts';
import type { Shortage } from '../spread/shortage.ts';
import { spreadTotal } from '../spread/spread.ts';
import { baseBlock, leafWeights } from './base.ts';
import type { SpreadMethod } from './command.ts';
import { isSettlement, leafTotal, mayFollow, nearestHold, wholeOffering, type LineScope } from './reach.ts';
import { escalationRefusal, isEscalatedPast } from './escalation.ts';
import type { Step } from './step.ts';
import { meetBounds, typedRefusal } from './row-bounds.ts';
import { writeLeaves, type LeavesEntry } from './write-leaves.ts';

/** A number for a node: who meant it is in the move, what follows from it is decided here. */
export interface NumberEntry {
  readonly layer: Layer;
  readonly measure: MeasureId;
  readonly node: number;
  readonly value: number;
  readonly periods: PeriodRange;
  readonly lines: LineScope;
  readonly method: SpreadMethod;
  readonly move: string;
}

/** Why this number may not be written here at all, if so: settled above, or held itself. */
export function entryRefusal(model: PlanModel, layer: Layer, measure: MeasureId, node: number): Outcome<null> {
  const settled = nearestHold(model, measure, node, isSettlement);
  if (settled !== undefined) {
    const { from, to } = leafRange(model.units, settled.node);
    const amount = sumLeaves(model, 'offer', measure, from, to, { first: 1, last: 12 });
    return refuse('line-settled', {
      unit: nameOf(model, settled.node),
      amount: writeAmount(amount, measure, model.header),
    });
  }
  const own = model.hold(measure, model.units.nodes[node]?.id ?? '');
  if (layer === 'offer' && own !== undefined) {
    return refuse('line-held', { unit: nameOf(model, node), owner: own.owner, reason: own.reason || '–' });
  }
  return done(null);
}

/** Writes the number. When a total above is held, its other rows make up the difference (they change in proportion). */
export function enterNumber(step: Step, entry: NumberEntry): Outcome<null> {
  const { model } = step;
  const { measure, node, value, periods, lines } = entry;
  const isAll = lines.to - lines.from === model.lines.leaves.length;
  const outside = isAll ? typedRefusal(model, measure, node, value, periods) : done(null);
  if (!outside.ok) return outside;
  const { from, to } = leafRange(model.units, node);
  return underHolds(step, entry, () => spreadOver(step, entry, from, to, node, value));
}

/** Writes something at a node by `write`, unless it may not be written there; a held total above keeps its number. */
export function underHolds(
  step: Step,
  entry: Omit<NumberEntry, 'value' | 'method'>,
  write: () => Outcome<null>,
): Outcome<null> {
  const { model } = step;
  const refused = entryRefusal(model, entry.layer, entry.measure, entry.node);
  if (!refused.ok) return refused;
  const sent = escalationRefusal(model, entry.measure, entry.node, step.context.actor);
  if (!sent.ok) return sent;
  const holder = entry.layer === 'offer' ? nearestHold(model, entry.measure, entry.node, () => true) : undefined;
  const whole = holder === undefined ? null : leafRange(model.units, holder.node);
  const before = whole === null ? 0 : sumOf(model, entry, whole.from, whole.to);
  const written = write();
  if (!written.ok || holder === undefined || whole === null) return written;
  return keepHeldTotal(step, entry, holder.node, before);
}

/** The rows of a held total that were not named take up what the named one gave or took. */
function keepHeldTotal(
  step: Step,
  entry: Omit<NumberEntry, 'value' | 'method'>,
  holder: number,
  before: number,
): Outcome<null> {
  const { model } = step;
  const { from, to } = leafRange(model.units, holder);
  const named = leafRange(model.units, entry.node);
  const inside = sumOf(model, entry, named.from, named.to);
  const rest: NumberEntry = { ...entry, value: before - inside, method: 'current' };
  const others = (leaf: number): boolean => !isWithin(model.units, entry.node, leafNode(model.units, leaf));
  const balanced = spreadOver(step, rest, from, to, holder, before - inside, others);
  if (balanced.ok) return balanced;
  const now = sumOf(model, entry, from, to);
  return refuse('total-held', {
    unit: nameOf(model, entry.node),
    holder: nameOf(model, holder),
    short: writeAmount(Math.abs(now - before), entry.measure, model.header),
  });
}

function spreadOver(
  step: Step,
  entry: NumberEntry,
  from: number,
  to: number,
  top: number,
  total: number,
  included: (leaf: number) => boolean = () => true,
): Outcome<null> {
  const { model } = step;
  const { free, fixed } = freeLeaves(model, entry, from, to, top, included);
  const rest = total - fixed;
  const amount = (value: number): string => writeAmount(value, entry.measure, model.header);
  if (free.length === 0) {
    if (rest === 0) return done(null);
    return refuse('spread-nothing-free', {
      unit: nameOf(model, top),
      amount: amount(total),
      short: amount(Math.abs(rest)),
    });
  }
  if (rest < 0) return refuse('spread-too-low', { least: amount(fixed), amount: amount(total), short: amount(-rest) });
  const base = baseBlock(model, entry);
  const leaves = Int32Array.from(free);
  const weights = leafWeights(base, entry.periods, entry.lines, leaves);
  const shares =
    model.bounds.size === 0 ? done(share(rest, weights)) : boundedShare(model, entry, top, leaves, rest, weights);
  if (!shares.ok) return shares;
  step.changeTogether(writeLeaves(model, entry, base, leaves, shares.value));
  return done(null);
}

/** The leaves of a range that may follow, in the order of ids, and what the others come to. */
export function freeLeaves(
  model: PlanModel,
  entry: Omit<NumberEntry, 'value' | 'method'>,
  from: number,
  to: number,
  top: number,
  included: (leaf: number) => boolean = () => true,
): { readonly free: readonly number[]; readonly fixed: number } {
  const { layer, measure, node, periods, lines } = entry;
  const free: number[] = [];
  let fixed = 0;
  for (const leaf of inOrderOfIds(model.units, from, to)) {
    if (!included(leaf)) continue;
    const follows = mayFollow(model, layer, measure, top, leaf) && !isEscalatedPast(model, measure, node, leaf);
    if (follows) free.push(leaf);
    else fixed += leafTotal(model, layer, measure, leaf, periods, lines);
  }
  return { free, fixed };
}

/** The parts of an amount within the bounds of the leaves and of the totals between. */
function boundedShare(
  model: PlanModel,
  entry: NumberEntry,
  top: number,
  leaves: Int32Array,
  rest: number,
  weights: Float64Array,
): Outcome<Float64Array> {
  const standing = standingOf(model, entry, leaves);
  const spread = meetBounds(model, entry, top, leaves, { rule: 'total', total: rest, weights }, standing);
  return spread.ok ? done(spread.values) : shortageRefusal(model, entry.measure, top, rest, spread.shortage);
}

/** What stands of an entry's months and lines, leaf by leaf. */
export function standingOf(
  model: PlanModel,
  { layer, measure, periods, lines }: Omit<LeavesEntry, 'move'>,
  leaves: ArrayLike<number>,
): Float64Array {
  return Float64Array.from(leaves, (leaf) => leafTotal(model, layer, measure, leaf, periods, lines));
}

/** A shortage in words; `total` is what the rows that may change were to come to. */
export function shortageRefusal(
  model: PlanModel,
  measure: MeasureId,
  top: number,
  total: number,
  { kind, least, most, short }: Shortage,
): Outcome<never> {
  const amount = (value: number): string => writeAmount(value, measure, model.header);
  const details = { amount: amount(total), short: amount(short) };
  if (kind === 'spread-nothing-free') return refuse(kind, { ...details, unit: nameOf(model, top) });
  return refuse(kind, {
    ...details,
    ...(kind === 'spread-too-low' ? { least: amount(least) } : { most: amount(most) }),
  });
}

/** The leaves of a range in the order of ids, which is the tie-break: two laptops give the odd cent to the same leaf. */
function inOrderOfIds(units: Tree, from: number, to: number): ArrayLike<number> & Iterable<number> {
  const count = to - from;
  // A few leaves are sorted faster than found among all.
  if (count * 16 > units.leaves.length) return units.leavesById.filter((leaf) => leaf >= from && leaf < to);
  const idOf = (leaf: number): string => units.nodes[leafNode(units, leaf)]?.id ?? '';
  const leaves = Int32Array.from({ length: count }, (_, place) => from + place);
  return leaves.sort((left, right) => compareCodeUnits(idOf(left), idOf(right)));
}

/** The parts of an amount that is not negative, in proportion to weights: such a spread always fits. */
function share(amount: number, weights: Float64Array): Float64Array {
  const spread = spreadTotal({ total: amount, weights, current: new Float64Array(weights.length) });
  invariant(spread.ok, 'an amount without holds and bounds can be spread');
  return spread.values;
}

/** The sum of a layer over a range of leaves and months, over all or a part of the offering. */
export function sumLeaves(
  model: PlanModel,
  layer: Layer,
  measure: MeasureId,
  from: number,
  to: number,
  periods: PeriodRange,
  lines: LineScope = wholeOffering(model),
): number {
  let sum = 0;
  for (let leaf = from; leaf < to; leaf += 1) sum += leafTotal(model, layer, measure, leaf, periods, lines);
  return sum;
}

/** What stands of an entry's layer, months and lines over a range of leaves. */
function sumOf(model: PlanModel, { layer, measure, periods, lines }: LeavesEntry, from: number, to: number): number {
  return sumLeaves(model, layer, measure, from, to, periods, lines);
}

/** A unit as a person knows it. */
export function nameOf(model: PlanModel, node: number): string {
  return model.units.nodes[node]?.name ?? '';
}
