/**
 * The command `spread`: one method over the rows below a unit, or over its months (methods §1, field §3.1).
 *
 * The same rules hold as for a number that is typed: settled and held rows stay and are taken out first, a held total
 * above keeps its sum, bounds are met by water-filling, and it is one step. Its move is the side's number, propose or
 * ask, with the total it came to. A row keeps its season where the spread runs over rows; where it runs over months every
 * row takes the season of the whole, which for a single row is its own. Callers: expand.
 */
import { done, refuse, type Outcome } from '../../base/outcome.ts';
import { wholeYear } from '../plan/periods.ts';
import type { PlanModel } from '../plan/plan-model.ts';
import { leafRange } from '../plan/tree.ts';
import { meetWanted, sumOf, sumWanted, type Wanted } from '../spread/methods.ts';
import { shareMonths } from '../spread/two-way.ts';
import { baseBlock, leafWeights } from './base.ts';
import type { MoveCommand } from './command.ts';
import { withdrawConditions } from './conditions.ts';
import {
  entryRefusal,
  freeLeaves,
  nameOf,
  shortageRefusal,
  standingOf,
  sumLeaves,
  underHolds,
} from './enter-number.ts';
import { layerOf } from './numbers.ts';
import { wholeOffering } from './reach.ts';
import { groundsRefusal, recordMove } from './record-move.ts';
import { roundRefusal } from './rounds.ts';
import { meetBounds, typedRefusal } from './row-bounds.ts';
import { axisOf, wantedOf, type SpreadCells } from './spread-wanted.ts';
import type { Step } from './step.ts';
import { withoutCleared } from './take-back.ts';
import { writeLeaves } from './write-leaves.ts';

type SpreadCommand = Extract<MoveCommand, { kind: 'spread' }>;

/** Carries out a spread. The step keeps whatever was done before a refusal: abandon it then. */
export function carryOutSpread(step: Step, command: SpreadCommand): Outcome<null> {
  const { model } = step;
  const { side, unit, measure } = command;
  const node = model.units.indexOf.get(unit);
  if (node === undefined) return refuse('unknown-unit', { unit });
  const kind = side === 'company' ? 'propose' : 'ask';
  const refusals = [
    groundsRefusal(model, command),
    roundRefusal(model, { kind, measure }, node),
    entryRefusal(model, layerOf(side), measure, node),
  ];
  for (const refused of refusals) {
    if (!refused.ok) return refused;
  }
  const free = writableCells(model, command, node);
  if (!free.ok) return free;
  const planned = plan(model, command, free.value);
  if (!planned.ok) return planned;
  const { amounts, monthAmounts } = planned.value;
  const { entry, leaves, fixed } = free.value;
  const value = fixed + sumOf(amounts);
  const outside = typedRefusal(model, measure, node, value, entry.periods);
  if (!outside.ok) return outside;
  const reason = command.reason ?? `spread: ${command.method.kind}`;
  const isCleared = command.method.kind === 'clear';
  const move = recordMove(step, { ...command, kind, side, value: isCleared && fixed === 0 ? null : value, reason });
  const base = baseBlock(model, { ...entry, method: 'current' });
  const written = underHolds(step, { ...entry, move }, () => {
    const changes = writeLeaves(model, { ...entry, move }, base, leaves, amounts, monthAmounts);
    step.changeTogether(isCleared ? withoutCleared(model, entry, leaves, changes) : changes);
    return done(null);
  });
  if (!written.ok) return written;
  withdrawConditions(step, { side, unit, measure });
  return done(null);
}

interface WritableCells extends SpreadCells {
  readonly leaves: Int32Array;
  /** What the rows come to that stay as they are. */
  readonly fixed: number;
}

/** The rows that the spread may write, with what stands in them. */
function writableCells(model: PlanModel, command: SpreadCommand, node: number): Outcome<WritableCells> {
  const { side, measure, periods = wholeYear, target = 'all' } = command;
  const entry = { layer: layerOf(side), measure, node, periods, lines: wholeOffering(model), move: '' };
  const { from, to } = leafRange(model.units, node);
  const { free } = freeLeaves(model, entry, from, to, node);
  const unit = nameOf(model, node);
  if (free.length === 0) {
    return refuse('spread-all-held', { unit });
  }
  const standing = standingOf(model, entry, free);
  const isChange = changesStanding(command);
  const chosen = target === 'all' && !isChange ? free : free.filter((_, place) => standing[place] !== 0);
  if (chosen.length === 0) return refuse('spread-nothing-populated', { unit });
  const leaves = Int32Array.from(chosen);
  const byLeaf = standingOf(model, entry, leaves);
  const fixed = sumLeaves(model, entry.layer, measure, from, to, periods) - sumOf(byLeaf);
  return done({
    entry,
    side,
    leaves,
    byLeaf,
    fixed,
    byMonth: monthsOf(model, entry, leaves),
    populated: target !== 'all',
  });
}

/** Whether a spread only changes what stands: it must not give a row without a number a zero. */
function changesStanding({ method }: SpreadCommand): boolean {
  return method.kind === 'percentChange' || (method.kind === 'seasonality' && method.value === undefined);
}

/** What stands in each month of the range, over the given leaves. */
function monthsOf(model: PlanModel, entry: SpreadCells['entry'], leaves: Int32Array): Float64Array {
  const { first, last } = entry.periods;
  return Float64Array.from({ length: last - first + 1 }, (_, month) =>
    sumOf(standingOf(model, { ...entry, periods: { first: first + month, last: first + month } }, leaves)),
  );
}

interface PlannedNumbers {
  /** One a leaf, over the range. */
  readonly amounts: Float64Array;
  /** Month × leaves + place, where the months are decided too. */
  readonly monthAmounts: Float64Array | null;
}

function plan(model: PlanModel, command: SpreadCommand, cells: WritableCells): Outcome<PlannedNumbers> {
  const wanted = wantedOf(model, command, cells);
  if (!wanted.ok) return wanted;
  const isAlongUnits = axisOf(command.method) === 'units';
  const standing = isAlongUnits ? cells.byLeaf : cells.byMonth;
  if (!isExact(wanted.value, standing, cells.fixed)) {
    return refuse('number-too-large', { amount: String(sumWanted(wanted.value, standing)) });
  }
  return isAlongUnits ? overLeaves(model, cells, wanted.value) : overMonths(model, cells, wanted.value);
}

/** Whether every number and every sum of it stays below 2^53. */
function isExact(wanted: Wanted, standing: Float64Array, fixed: number): boolean {
  const amounts = wanted.rule === 'cells' ? wanted.amounts : new Float64Array();
  return [...amounts, sumWanted(wanted, standing), sumWanted(wanted, standing) + fixed].every(Number.isSafeInteger);
}

function overLeaves(model: PlanModel, cells: WritableCells, wanted: Wanted): Outcome<PlannedNumbers> {
  const { entry, leaves, byLeaf } = cells;
  const met = meetBounds(model, entry, entry.node, leaves, wanted, byLeaf);
  if (!met.ok) return shortageRefusal(model, entry.measure, entry.node, sumWanted(wanted, byLeaf), met.shortage);
  return done({ amounts: met.values, monthAmounts: null });
}

/** The months take what the method gives them; the rows share the whole in the proportion in which they stand. */
function overMonths(model: PlanModel, cells: WritableCells, wanted: Wanted): Outcome<PlannedNumbers> {
  const { entry, leaves, byLeaf, byMonth } = cells;
  const refused = (total: number, outcome: Extract<ReturnType<typeof meetWanted>, { ok: false }>): Outcome<never> =>
    shortageRefusal(model, entry.measure, entry.node, total, outcome.shortage);
  const lowest = wanted.rule === 'cells' ? Math.min(...wanted.amounts) : 0;
  if (lowest < 0) {
    // A month that was given as a number means that number; other months do not make up for it.
    return shortageRefusal(model, entry.measure, entry.node, 0, {
      kind: 'spread-too-low',
      least: -lowest,
      most: Infinity,
      short: -lowest,
    });
  }
  const months = meetWanted(wanted, byMonth);
  if (!months.ok) return refused(sumWanted(wanted, byMonth), months);
  const total = sumOf(months.values);
  const weights = byLeaf.some((amount) => amount !== 0)
    ? byLeaf
    : leafWeights(baseBlock(model, { ...entry, method: 'lastYear' }), entry.periods, entry.lines, leaves);
  const amounts = meetBounds(model, entry, entry.node, leaves, { rule: 'total', total, weights }, byLeaf);
  if (!amounts.ok) return refused(total, amounts);
  return done({ amounts: amounts.values, monthAmounts: shareMonths(months.values, amounts.values) });
}
