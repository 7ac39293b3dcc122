/**
 * Which entry an undo or redo means, and whether it can be done on its own.
 *
 * Undo appends: the undone entry stays, and a new entry carries its inverse. An entry stands when it was redone as often
 * as undone. Callers: store.
 */
import { done, refuse, type Outcome } from '../../base/outcome.ts';
import { canonicalJson, type Json } from '../../base/canonical-json.ts';
import type { Change } from '../changes/change.ts';
import type { PlanModel } from '../plan/plan-model.ts';
import { recordOf } from '../plan/records.ts';

/** What undo needs to know of an entry. */
export interface StepSummary {
  readonly sequence: number;
  readonly undoes: number | null;
  readonly redoes: number | null;
}

/**
 * The entry to take back: the one named, or the last one that still stands. Refused when there is none, or when it is
 * the creation of the plan or itself an undo. Without a name only the end of the journal is read.
 */
export function chooseUndo(steps: readonly StepSummary[], entry?: number): Outcome<number> {
  if (entry !== undefined) {
    const undone = undoneEntries(steps);
    return named(steps, entry, (step) => isUndoable(step) && !undone.has(step.sequence), 'nothing-to-undo');
  }
  const later = new LaterWord();
  for (let index = steps.length - 1; index >= 0; index -= 1) {
    const step = steps[index] as StepSummary;
    later.hear(step);
    if (isUndoable(step) && !later.isUndone(step.sequence)) return done(step.sequence);
  }
  return refuse('nothing-to-undo');
}

/**
 * The entry to bring back: the one named, or the one undone last. Without a name it is refused as soon as something new
 * was done after the undo, because then there is no last undone step any more in a person's mind.
 */
export function chooseRedo(steps: readonly StepSummary[], entry?: number): Outcome<number> {
  if (entry !== undefined) {
    const undone = undoneEntries(steps);
    return named(steps, entry, (step) => undone.has(step.sequence), 'nothing-to-redo');
  }
  const later = new LaterWord();
  for (let index = steps.length - 1; index >= 0; index -= 1) {
    const step = steps[index] as StepSummary;
    if (step.undoes === null && step.redoes === null) break;
    later.hear(step);
    if (step.undoes !== null && later.isUndone(step.undoes)) return done(step.undoes);
  }
  return refuse('nothing-to-redo');
}

/** Reading backwards, the first word about an entry is the last that was said of it. */
class LaterWord {
  readonly #undone = new Map<number, boolean>();

  hear({ undoes, redoes }: StepSummary): void {
    if (undoes !== null && !this.#undone.has(undoes)) this.#undone.set(undoes, true);
    if (redoes !== null && !this.#undone.has(redoes)) this.#undone.set(redoes, false);
  }

  isUndone(sequence: number): boolean {
    return this.#undone.get(sequence) === true;
  }
}

/** The entries that were undone and not redone since. */
export function undoneEntries(steps: readonly StepSummary[]): ReadonlySet<number> {
  const undone = new Set<number>();
  for (const step of steps) noteUndone(undone, step);
  return undone;
}

/** Follows one more step in the set of undone entries. */
export function noteUndone(undone: Set<number>, { undoes, redoes }: Pick<StepSummary, 'undoes' | 'redoes'>): void {
  if (undoes !== null) undone.add(undoes);
  if (redoes !== null) undone.delete(redoes);
}

function isUndoable({ sequence, undoes, redoes }: StepSummary): boolean {
  return sequence > 1 && undoes === null && redoes === null;
}

function named(
  steps: readonly StepSummary[],
  entry: number,
  fits: (step: StepSummary) => boolean,
  none: 'nothing-to-undo' | 'nothing-to-redo',
): Outcome<number> {
  const step = steps.find(({ sequence }) => sequence === entry);
  if (step === undefined) return refuse('unknown-entry', { entry });
  return fits(step) ? done(entry) : refuse(none);
}

/** Whether changes fit the present state: what they expect to find is what stands. */
export function changesFit(model: PlanModel, changes: readonly Change[]): boolean {
  return changes.every((change) => {
    if (change.op === 'cells') {
      const unit = model.units.indexOf.get(change.unit);
      const line = model.lines.indexOf.get(change.line);
      if (unit === undefined || line === undefined) return change.from === null && addsNode(changes, change);
      const row = model.row(
        change.layer,
        change.measure,
        model.units.leafStart[unit] ?? 0,
        model.lines.leafStart[line] ?? 0,
      );
      return same(row, change.from);
    }
    const present = recordOf(model, change.table, change.id);
    if (change.op === 'put') return present === undefined;
    if (present === undefined) return false;
    return change.op === 'remove'
      ? same(present, change.value)
      : Object.entries(change.from).every(([field, value]) => same(present[field] ?? null, value)) &&
          Object.keys(change.to).every((field) => field in change.from || present[field] === undefined);
  });
}

/** Cells of a unit or line that the same changes bring. */
function addsNode(changes: readonly Change[], cells: Extract<Change, { op: 'cells' }>): boolean {
  return changes.some(
    (change) =>
      change.op === 'put' &&
      (change.table === 'unit' || change.table === 'line') &&
      (change.id === cells.unit || change.id === cells.line),
  );
}

function same(left: Json, right: Json): boolean {
  return canonicalJson(left) === canonicalJson(right);
}
