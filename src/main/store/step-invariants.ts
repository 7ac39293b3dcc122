/**
 * What must hold after every step, checked inside the step before anything is committed.
 *
 * The rules of bargaining have decided already; this is the second lock. A step that breaks one of these is a fault of
 * Parley: it is taken back whole and reported. Callers: plan session.
 */
import { invariant } from '#shared/base/assert.ts';
import type { CommandBody } from '#shared/domain/bargain/command.ts';
import { sumLeaves } from '#shared/domain/bargain/enter-number.ts';
import { layerOf } from '#shared/domain/bargain/numbers.ts';
import { lineScope, wholeOffering } from '#shared/domain/bargain/reach.ts';
import { quotaLineId, type CellChange, type Change } from '#shared/domain/changes/change.ts';
import { yearColumn } from '#shared/domain/cube/leaf-numbers.ts';
import type { PlanTotals } from '#shared/domain/cube/plan-totals.ts';
import type { Layer, MeasureId, Move, PeriodRange } from '#shared/domain/plan/entities.ts';
import { isWholeYear, wholeYear } from '#shared/domain/plan/periods.ts';
import type { PlanModel } from '#shared/domain/plan/plan-model.ts';
import { leafRange, pathToRoot } from '#shared/domain/plan/tree.ts';

/** Throws when a number is negative or no longer exact. */
export function assertWholeNumbers(changes: readonly Change[]): void {
  for (const change of changes) {
    if (change.op !== 'cells' || change.to === null) continue;
    let sum = 0;
    for (const month of change.to) {
      invariant(Number.isSafeInteger(month) && month >= 0, `a number at ${change.unit} is whole and not negative`);
      sum += month;
    }
    invariant(Number.isSafeInteger(sum), `the year of ${change.unit} stays exact`);
  }
}

/**
 * The first unit whose number changes under a settlement that stands and goes on standing; null when there is none. A
 * step that itself sets or lifts the settlement may write: that is a person's click. To be asked before the changes are
 * applied or after.
 */
export function settledUnitTouched(model: PlanModel, changes: readonly Change[]): string | null {
  const lifted = new Map<string, boolean>();
  for (const change of changes) {
    if (change.op !== 'cells' && change.table === 'hold') lifted.set(change.id, wasSettled(model, change));
  }
  if (model.holds.size === 0) return null;
  const touched = changes.find((change) => change.op === 'cells' && isUnderSettlement(model, change, lifted));
  return touched?.op === 'cells' ? touched.unit : null;
}

/** Whether the hold that a step changes was a settlement before it. */
function wasSettled(model: PlanModel, change: Exclude<Change, CellChange>): boolean {
  if (change.op === 'put') return false;
  const kind = change.op === 'remove' ? change.value['kind'] : change.from['kind'];
  return (kind ?? model.holds.get(change.id)?.kind) === 'settled';
}

/** Whether the nearest settlement above a number is none of those that the step changes. */
function isUnderSettlement(model: PlanModel, change: CellChange, changed: ReadonlyMap<string, boolean>): boolean {
  const node = model.units.indexOf.get(change.unit);
  if (node === undefined) return false;
  for (const above of pathToRoot(model.units, node)) {
    const id = quotaLineId(change.measure, model.units.nodes[above]?.id ?? '');
    const known = changed.get(id);
    if (known === true) return false;
    if (known === undefined && model.holds.get(id)?.kind === 'settled') return true;
  }
  return false;
}

/** Throws when the total that was meant is not the sum of its leaves, to the unit; `changes` are those of the step. */
export function assertMeantTotal(
  model: PlanModel,
  totals: PlanTotals,
  body: CommandBody,
  changes: readonly Change[],
): void {
  const meant = body.kind === 'spread' ? spreadTotal(body, changes) : meantNumber(body);
  if (meant === null) return;
  const { layer, unit, measure, value, periods, line } = meant;
  const node = model.units.indexOf.get(unit);
  invariant(node !== undefined, `the unit ${unit} of a number exists`);
  const { from, to } = leafRange(model.units, node);
  const scope = line === undefined ? wholeOffering(model) : lineScope(model, line);
  invariant(scope !== null, `the line ${line} of a number exists`);
  const leaves = sumLeaves(model, layer, measure, from, to, periods, scope);
  invariant(leaves === value, `the leaves of ${unit} add up to ${value}, not ${leaves}`);
  // Totals are kept over the whole offering.
  if (line !== undefined) return;
  const total = isWholeYear(periods)
    ? (totals.read(layer, measure, node, yearColumn) ?? 0)
    : sumColumns(totals, layer, measure, node, periods);
  invariant(total === value, `the total of ${unit} is ${value}, not ${total}`);
}

function sumColumns(
  totals: PlanTotals,
  layer: Layer,
  measure: MeasureId,
  node: number,
  { first, last }: PeriodRange,
): number {
  let sum = 0;
  for (let month = first; month <= last; month += 1) sum += totals.read(layer, measure, node, month - 1) ?? 0;
  return sum;
}

interface MeantNumber {
  readonly layer: Layer;
  readonly unit: string;
  readonly measure: MeasureId;
  readonly value: number;
  readonly periods: PeriodRange;
  readonly line: string | undefined;
}

/**
 * The total a spread came to, as its move says; null where it cleared everything. Where the person named the total the
 * move must say that one. Only what is put on top of a total, and what changes it by a rate, is not named.
 */
function spreadTotal(body: Extract<CommandBody, { kind: 'spread' }>, changes: readonly Change[]): MeantNumber | null {
  const { side, unit, measure, method, mode, periods = wholeYear } = body;
  const put = changes.find((change) => change.op === 'put' && change.table === 'move');
  invariant(put?.op === 'put', `the spread over ${unit} is a move`);
  const { value } = put.value as unknown as Move;
  if (mode !== 'add' && method.kind !== 'repeat' && 'value' in method && method.value !== undefined) {
    invariant(value === method.value, `the spread over ${unit} comes to ${method.value}, not ${value}`);
  }
  return value === null ? null : { layer: layerOf(side), unit, measure, value, periods, line: undefined };
}

/** The number a command means, when it means exactly one. */
function meantNumber(body: CommandBody): MeantNumber | null {
  if (body.kind === 'settle') {
    const { unit, measure, value } = body;
    return value === undefined ? null : { layer: 'offer', unit, measure, value, periods: wholeYear, line: undefined };
  }
  if (body.kind !== 'propose' && body.kind !== 'ask' && body.kind !== 'counter') return null;
  const { unit, measure, value, periods = wholeYear, line } = body;
  const company = body.kind === 'propose' || (body.kind === 'counter' && body.side === 'company');
  return { layer: company ? 'offer' : 'ask', unit, measure, value, periods, line };
}
