/**
 * Writing a number at a unit, leaf or total, and letting the leaves follow (methods §1).
 *
 * Promise: afterwards the total is exactly the number meant; held and settled leaves are as they were; or nothing
 * changed and the refusal names the amount that has no place. Callers: expand, settle.
 */
import { invariant } from '../../base/assert.ts';
import { done, refuse, type Outcome } from '../../base/outcome.ts';
import type { Layer, MeasureId, PeriodRange, Quota } from '../plan/entities.ts';
import type { PlanModel } from '../plan/plan-model.ts';
import { isWithin, leafNode, leafRange } from '../plan/tree.ts';
import { writeAmount } from '../quantity/write-amount.ts';
import { spreadOverMonths } from '../spread/profile.ts';
import { spreadTotal } from '../spread/spread.ts';
import type { SpreadMethod } from './command.ts';
import { isSettlement, leafTotal, mayFollow, nearestHold } from './reach.ts';
import { leafWeights, profileCells } from './base.ts';
import type { Step } from './step.ts';

/** A number for a node: who meant it is in the move, what follows from it is decided here. */
export interface NumberEntry {
  readonly layer: Layer;
  readonly measure: MeasureId;
  readonly node: number;
  readonly value: number;
  readonly periods: PeriodRange;
  readonly method: SpreadMethod;
  readonly move: string;
}

/** Why this number may not be written here at all, if so: settled above, or held itself. */
export function entryRefusal(model: PlanModel, layer: Layer, measure: MeasureId, node: number): Outcome<null> {
  const settled = nearestHold(model, measure, node, isSettlement);
  if (settled !== undefined) {
    const { from, to } = leafRange(model.units, settled.node);
    const amount = sumLeaves(model, 'offer', measure, from, to, { first: 1, last: 12 });
    return refuse('line-settled', { unit: nameOf(model, settled.node), amount: writeAmount(amount, measure, model.header) });
  }
  const own = model.hold(measure, model.units.nodes[node]?.id ?? '');
  if (layer === 'offer' && own !== undefined) {
    return refuse('line-held', { unit: nameOf(model, node), owner: own.owner, reason: own.reason });
  }
  return done(null);
}

/** Writes the number. When a total above is held, its other rows make up the difference (they change in proportion). */
export function enterNumber(step: Step, entry: NumberEntry): Outcome<null> {
  const { model } = step;
  const refused = entryRefusal(model, entry.layer, entry.measure, entry.node);
  if (!refused.ok) return refused;
  const holder = entry.layer === 'offer' ? nearestHold(model, entry.measure, entry.node, () => true) : undefined;
  const whole = holder === undefined ? null : leafRange(model.units, holder.node);
  const before = whole === null ? 0 : sumLeaves(model, entry.layer, entry.measure, whole.from, whole.to, entry.periods);
  const { from, to } = leafRange(model.units, entry.node);
  const spread = spreadOver(step, entry, from, to, entry.node, entry.value);
  if (!spread.ok || holder === undefined || whole === null) return spread;
  return keepHeldTotal(step, entry, holder.node, before);
}

/** The rows of a held total that were not named take up what the named one gave or took. */
function keepHeldTotal(step: Step, entry: NumberEntry, holder: number, before: number): Outcome<null> {
  const { model } = step;
  const { from, to } = leafRange(model.units, holder);
  const named = leafRange(model.units, entry.node);
  const inside = sumLeaves(model, entry.layer, entry.measure, named.from, named.to, entry.periods);
  const rest: NumberEntry = { ...entry, method: 'current' };
  const others = (leaf: number): boolean => !isWithin(model.units, entry.node, leafNode(model.units, leaf));
  const balanced = spreadOver(step, rest, from, to, holder, before - inside, others);
  if (balanced.ok) return balanced;
  const now = sumLeaves(model, entry.layer, entry.measure, from, to, entry.periods);
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
  const free: number[] = [];
  let fixed = 0;
  // In the order of ids, which is the tie-break: two laptops give the odd cent to the same leaf.
  for (const leaf of model.units.leavesById) {
    if (leaf < from || leaf >= to || !included(leaf)) continue;
    if (mayFollow(model, entry.layer, entry.measure, top, leaf)) free.push(leaf);
    else fixed += leafTotal(model, entry.layer, entry.measure, leaf, entry.periods);
  }
  const rest = total - fixed;
  const amount = (value: number): string => writeAmount(value, entry.measure, model.header);
  if (free.length === 0) {
    if (rest === 0) return done(null);
    return refuse('spread-nothing-free', { unit: nameOf(model, top), amount: amount(total), short: amount(Math.abs(rest)) });
  }
  if (rest < 0) return refuse('spread-too-low', { least: amount(fixed), amount: amount(total), short: amount(-rest) });
  const parts = share(rest, leafWeights(model, entry, free));
  for (const [place, leaf] of free.entries()) writeLeaf(step, entry, leaf, parts[place] ?? 0);
  return done(null);
}

/** The parts of an amount that is not negative, in proportion to weights: such a spread always fits. */
function share(amount: number, weights: Float64Array): Float64Array {
  const spread = spreadTotal({ total: amount, weights, current: new Float64Array(weights.length) });
  invariant(spread.ok, 'an amount without holds and bounds can be spread');
  return spread.values;
}

/**
 * A leaf's number over its months first, so that its season is kept as well as cents allow, then each month over the
 * lines: parts[line × months + month].
 */
function shareOverCells(model: PlanModel, entry: NumberEntry, leaf: number, value: number): Float64Array {
  const months = entry.periods.last - entry.periods.first + 1;
  const weights = profileCells(model, entry, leaf);
  const lines = model.lines.leavesById;
  const season = new Float64Array(months);
  for (let cell = 0; cell < weights.length; cell += 1) {
    season[cell % months] = (season[cell % months] as number) + (weights[cell] as number);
  }
  const byMonth = spreadOverMonths({ total: value, base: season });
  invariant(byMonth.ok, 'months without holds can take any number');
  const parts = new Float64Array(weights.length);
  for (const [month, amount] of byMonth.values.entries()) {
    if (amount === 0) continue;
    const byLine = share(amount, Float64Array.from(lines, (line) => weights[line * months + month] as number));
    for (const [place, line] of lines.entries()) parts[line * months + month] = byLine[place] as number;
  }
  return parts;
}

/** Writes a leaf's new number over its lines and months by its profile, and notes the move on its quota line. */
function writeLeaf(step: Step, entry: NumberEntry, leaf: number, value: number): void {
  const { model } = step;
  const { measure, layer, periods } = entry;
  const unit = model.units.nodes[leafNode(model.units, leaf)]?.id ?? '';
  const months = periods.last - periods.first + 1;
  const cells = shareOverCells(model, entry, leaf, value);
  for (let line = 0; line < model.lines.leaves.length; line += 1) {
    const before = model.row(layer, measure, leaf, line);
    const after = Array.from({ length: 12 }, (_, month) => {
      const at = month + 1 - periods.first;
      return at >= 0 && at < months ? (cells[line * months + at] ?? 0) : (before?.[month] ?? 0);
    });
    const row = after.some((cell) => cell !== 0) ? after : null;
    if (before === null ? row !== null : row === null || before.some((cell, month) => cell !== row[month])) {
      step.cells(layer, measure, unit, model.lines.nodes[model.lines.leaves[line] ?? 0]?.id ?? '', before, row);
    }
  }
  const quota = model.quota(measure, unit);
  const written: Quota = {
    unit,
    measure,
    offerMove: layer === 'offer' ? entry.move : (quota?.offerMove ?? null),
    askMove: layer === 'ask' ? entry.move : (quota?.askMove ?? null),
    lastSide: layer === 'offer' ? 'company' : 'unit',
    accepted: false,
  };
  step.setQuota(written);
}

/** The sum of a layer over a range of leaves and months. */
export function sumLeaves(
  model: PlanModel,
  layer: Layer,
  measure: MeasureId,
  from: number,
  to: number,
  periods: PeriodRange,
): number {
  let sum = 0;
  for (let leaf = from; leaf < to; leaf += 1) sum += leafTotal(model, layer, measure, leaf, periods);
  return sum;
}

/** A unit as a person knows it. */
export function nameOf(model: PlanModel, node: number): string {
  return model.units.nodes[node]?.name ?? '';
}
