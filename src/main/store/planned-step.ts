/**
 * From a command to the changes it would make, undo and redo included. Nothing is changed. Callers: plan session.
 */
import { done, refuse, type Outcome } from '#shared/base/outcome.ts';
import type { CommandBody } from '#shared/domain/bargain/command.ts';
import { expandCommand } from '#shared/domain/bargain/expand.ts';
import { invertChanges, type Change } from '#shared/domain/changes/change.ts';
import { changesFit, chooseRedo, chooseUndo } from '#shared/domain/journal/undo.ts';
import type { PlanSession } from './plan-session.ts';
import { settledUnitTouched, settlementsOf } from './step-invariants.ts';

/** What would follow from a command, and what undoing or redoing it refers to. */
export interface PlannedStep {
  readonly changes: readonly Change[];
  readonly undoes: number | null;
  readonly redoes: number | null;
}

/** The step of a command in the plan as it stands, or why it may not be done. */
export function planStep(session: PlanSession, body: CommandBody, actor: string): Outcome<PlannedStep> {
  if (body.kind !== 'undo' && body.kind !== 'redo') {
    const expanded = expandCommand(session.model, body, { sequence: session.revision + 1, actor });
    return expanded.ok ? done({ changes: expanded.value, undoes: null, redoes: null }) : expanded;
  }
  const chosen = body.kind === 'undo' ? chooseUndo(session.steps, body.entry) : chooseRedo(session.steps, body.entry);
  if (!chosen.ok) return chosen;
  return body.kind === 'undo' ? planUndo(session, chosen.value) : planRedo(session, chosen.value);
}

function planUndo(session: PlanSession, sequence: number): Outcome<PlannedStep> {
  const original = originalChanges(session, sequence);
  return original.ok
    ? fitting(session, { changes: invertChanges(original.value), undoes: sequence, redoes: null })
    : original;
}

function planRedo(session: PlanSession, sequence: number): Outcome<PlannedStep> {
  const original = originalChanges(session, sequence);
  return original.ok ? fitting(session, { changes: original.value, undoes: null, redoes: sequence }) : original;
}

function originalChanges(session: PlanSession, sequence: number): Outcome<readonly Change[]> {
  const entry = session.database.journal.entry(sequence);
  return entry === undefined ? refuse('unknown-entry', { entry: sequence }) : done(session.changesOf(entry));
}

/** Refused when later entries changed the same numbers, or when a settled number would change. */
function fitting(session: PlanSession, step: PlannedStep): Outcome<PlannedStep> {
  const { model } = session;
  const fits =
    changesFit(model, step.changes) && settledUnitTouched(model, settlementsOf(model), step.changes) === null;
  return fits ? done(step) : refuse('undo-blocked', { sequence: step.undoes ?? step.redoes ?? 0 });
}
