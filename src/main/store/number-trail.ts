/**
 * Every value a number had, read off by walking the plan back step by step: the same totals that were on the screen then,
 * whatever wrote them (a move, a spread from a total above, a paste, an undo, a unit that was moved).
 *
 * A call walks a bounded way and says where it stopped, so that nobody waits for a long journal. Callers: past service.
 */
import type { NumberHistory, NumberValue } from '#shared/contract/past-views.ts';
import type { Layer, MeasureId, Move, PeriodRange, Side } from '#shared/domain/plan/entities.ts';
import { isWholeYear } from '#shared/domain/plan/periods.ts';
import { isWithin, type Tree } from '#shared/domain/plan/tree.ts';
import { invariant } from '#shared/base/assert.ts';
import type { JournalEntry } from '#shared/domain/journal/entry.ts';
import type { PastPlan } from './past-plan.ts';
import type { PlanSession } from './plan-session.ts';
import { readStep } from './step-views.ts';

/** Which number: a side's, on a unit, over a range of months. */
export interface NumberPlace {
  readonly unit: string;
  readonly measure: MeasureId;
  readonly side: Side;
  readonly periods: PeriodRange;
}

/** The most entries one call walks: some tens of milliseconds in a workshop's plan. */
const longestWalk = 400;

/** Up to `limit` values before an entry (null: from the present one), newest first. */
export function numberHistory(
  session: PlanSession,
  past: PastPlan,
  place: NumberPlace,
  before: number | null,
  limit: number,
): NumberHistory {
  const start = Math.min(before === null ? session.revision : before - 1, session.revision);
  past.goTo(Math.max(0, start));
  const values: NumberValue[] = [];
  let later = readNumber(past, place);
  for (let walked = 0; past.revision > 0; walked += 1) {
    if (values.length >= limit || walked >= longestWalk) return { values, next: past.revision + 1 };
    const sequence = past.revision;
    const { units } = past.model;
    past.goTo(sequence - 1);
    const earlier = readNumber(past, place);
    if (earlier === later) continue;
    values.push(valueOf(session, sequence, place, units, later));
    later = earlier;
  }
  return { values, next: null };
}

/** What the number is where `past` stands; null when there is none or the unit is not there yet. */
function readNumber({ model, totals }: PastPlan, { unit, measure, side, periods }: NumberPlace): number | null {
  const node = model.units.indexOf.get(unit);
  if (node === undefined) return null;
  const layer: Layer = side === 'company' ? 'offer' : 'ask';
  if (isWholeYear(periods)) return totals.read(layer, measure, node);
  let sum = 0;
  for (let month = periods.first; month <= periods.last; month += 1) {
    const value = totals.read(layer, measure, node, month - 1);
    if (value === null) return null;
    sum += value;
  }
  return sum;
}

function valueOf(
  session: PlanSession,
  sequence: number,
  place: NumberPlace,
  units: Tree,
  value: number | null,
): NumberValue {
  const entry = session.database.journal.entry(sequence);
  invariant(entry !== undefined, `entry ${sequence} is in the journal`);
  return { value, step: readStep(session, entry), move: moveBehind(session, entry, place, units) };
}

/** The move of an entry that wrote the number: the nearest on its way to the root, else the first below or beside it. */
function moveBehind(
  session: PlanSession,
  entry: JournalEntry,
  { unit, measure }: NumberPlace,
  units: Tree,
): NumberValue['move'] {
  if (entry.undoes !== null || entry.redoes !== null) return null;
  const moves: Move[] = [];
  for (const change of session.changesOf(entry)) {
    if (change.op === 'put' && change.table === 'move') moves.push(change.value as unknown as Move);
  }
  const node = units.indexOf.get(unit) ?? 0;
  const nodeOf = (move: Move): number => units.indexOf.get(move.unit) ?? -1;
  const isAbove = (move: Move): boolean => nodeOf(move) >= 0 && isWithin(units, nodeOf(move), node);
  // A measure that is not bargained follows revenue, and then a move on revenue wrote it.
  const own = moves.filter((move) => move.measure === measure);
  const candidates = own.length > 0 ? own : moves;
  const above = candidates.filter(isAbove).sort((left, right) => nodeOf(right) - nodeOf(left));
  const below = candidates.find((move) => isWithin(units, node, nodeOf(move)));
  const move = above[0] ?? below ?? candidates[0];
  if (move === undefined) return null;
  const { kind, side, value, round, reason, reasonCode } = move;
  const coded = reasonCode === undefined ? {} : { reasonCode };
  return { kind, side, unit: move.unit, measure: move.measure, value, round, reason, ...coded };
}
