/**
 * From a command to the changes it would make, undo and redo included. Nothing is changed. Callers: plan plan.
 */
import { done, refuse, type Outcome } from '#shared/base/outcome.ts';
import type { CommandBody } from '#shared/domain/bargain/command.ts';
import { expandCommand } from '#shared/domain/bargain/expand.ts';
import { invertChanges, type Change } from '#shared/domain/changes/change.ts';
import { changesFit, chooseRedo, chooseUndo } from '#shared/domain/journal/undo.ts';
import type { JournalEntry } from '#shared/domain/journal/entry.ts';
import type { StepSummary } from '#shared/domain/journal/undo.ts';
import type { PlanModel } from '#shared/domain/plan/plan-model.ts';
import type { PlanDatabase } from './plan-database.ts';
import { settledUnitTouched } from './step-invariants.ts';

/** What would follow from a command, and what undoing or redoing it refers to. */
export interface PlannedStep {
  readonly changes: readonly Change[];
  readonly undoes: number | null;
  readonly redoes: number | null;
}

/** The plan as it stands: what it says, and the journal that led there. */
export interface StandingPlan {
  readonly model: PlanModel;
  readonly revision: number;
  readonly steps: readonly StepSummary[];
  readonly database: PlanDatabase;
  readonly changesOf: (entry: JournalEntry) => readonly Change[];
}

/** The step of a command in the plan as it stands, or why it may not be done. */
export function planStep(plan: StandingPlan, body: CommandBody, actor: string): Outcome<PlannedStep> {
  if (body.kind !== 'undo' && body.kind !== 'redo') {
    const expanded = expandCommand(plan.model, body, { sequence: plan.revision + 1, actor });
    return expanded.ok ? done({ changes: expanded.value, undoes: null, redoes: null }) : expanded;
  }
  const chosen = body.kind === 'undo' ? chooseUndo(plan.steps, body.entry) : chooseRedo(plan.steps, body.entry);
  if (!chosen.ok) return chosen;
  return body.kind === 'undo' ? planUndo(plan, chosen.value) : planRedo(plan, chosen.value);
}

function planUndo(plan: StandingPlan, sequence: number): Outcome<PlannedStep> {
  const original = originalChanges(plan, sequence);
  return original.ok
    ? fitting(plan, { changes: invertChanges(original.value), undoes: sequence, redoes: null })
    : original;
}

function planRedo(plan: StandingPlan, sequence: number): Outcome<PlannedStep> {
  const original = originalChanges(plan, sequence);
  return original.ok ? fitting(plan, { changes: original.value, undoes: null, redoes: sequence }) : original;
}

function originalChanges(plan: StandingPlan, sequence: number): Outcome<readonly Change[]> {
  const entry = plan.database.journal.entry(sequence);
  return entry === undefined ? refuse('unknown-entry', { entry: sequence }) : done(plan.changesOf(entry));
}

/** Refused when later entries changed the same numbers, or when a settled number would change. */
function fitting(plan: StandingPlan, step: PlannedStep): Outcome<PlannedStep> {
  const { model } = plan;
  const fits = changesFit(model, step.changes) && settledUnitTouched(model, step.changes) === null;
  return fits ? done(step) : refuse('undo-blocked', { sequence: step.undoes ?? step.redoes ?? 0 });
}
