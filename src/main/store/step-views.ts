/**
 * Journal entries as steps a person can read, and the head of the journal with what can be undone. Callers: plan views.
 */
import type { Json } from '#shared/base/canonical-json.ts';
import type { JournalHead, Step } from '#shared/contract/views.ts';
import { fingerprint } from '#shared/domain/journal/fingerprint.ts';
import type { JournalEntry } from '#shared/domain/journal/entry.ts';
import { chooseRedo, chooseUndo } from '#shared/domain/journal/undo.ts';
import { measureIds, type MeasureId } from '#shared/domain/plan/entities.ts';
import { kindOf } from './command-kind.ts';
import type { PlanSession } from './plan-session.ts';

/** Up to `limit` steps before an entry (null: from the end), newest first. */
export function readSteps(session: PlanSession, before: number | null, limit: number): readonly Step[] {
  const entries = session.database.journal.before(before ?? session.revision + 1, limit);
  return entries.map((entry) => stepOf(session, entry));
}

/** One entry as a step. */
export function readStep(session: PlanSession, entry: JournalEntry): Step {
  return stepOf(session, entry);
}

/** Where the journal stands. */
export function journalHeadOf(session: PlanSession): JournalHead {
  const { head, length } = session.database;
  const step = (chosen: ReturnType<typeof chooseUndo>): Step | null => {
    const entry = chosen.ok ? session.database.journal.entry(chosen.value) : undefined;
    return entry === undefined ? null : stepOf(session, entry);
  };
  return {
    length,
    head,
    fingerprint: fingerprint(head),
    canUndo: step(chooseUndo(session.steps)),
    canRedo: step(chooseRedo(session.steps)),
  };
}

/** An undo or redo shows the line and number of the step it refers to. */
function stepOf(session: PlanSession, entry: JournalEntry): Step {
  const refersTo = entry.undoes ?? entry.redoes;
  const shown = refersTo === null ? entry : (session.database.journal.entry(refersTo) ?? entry);
  const fields = fieldsOf(shown.command);
  return {
    sequence: entry.sequence,
    at: entry.at,
    actor: entry.actor,
    kind: kindOf(entry.command),
    unit: textField(fields, 'unit'),
    measure: measureField(fields),
    value: typeof fields['value'] === 'number' ? fields['value'] : null,
    label:
      textField(fields, 'label') ??
      textField(fields, 'reason') ??
      textField(fields, 'source') ??
      textField(fields, 'name') ??
      textField(fields, 'text') ??
      '',
    undone: session.index.undone.has(entry.sequence),
    undoes: entry.undoes,
    redoes: entry.redoes,
  };
}

type Fields = Readonly<Record<string, Json | undefined>>;

function fieldsOf(command: Json): Fields {
  return typeof command === 'object' && command !== null && !Array.isArray(command) ? (command as Fields) : {};
}

function textField(fields: Fields, name: string): string | null {
  const value = fields[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

function measureField(fields: Fields): MeasureId | null {
  return measureIds.find((measure) => measure === fields['measure']) ?? null;
}
