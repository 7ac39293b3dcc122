/** The minutes of an open plan: the facts of its model with the times of its journal. Callers: plan service. */
import { done, refuse, type Outcome } from '#shared/base/outcome.ts';
import { commandBodySchema } from '#shared/contract/commands.ts';
import { decisionKinds, type Minutes, type MinutesDecision } from '#shared/domain/minutes/facts.ts';
import type { JournalEntry } from '#shared/domain/journal/entry.ts';
import { minutesOf } from '#shared/domain/minutes/minutes.ts';
import { decidesTogether, type TogetherStep } from '#shared/domain/minutes/together.ts';
import type { PlanSession } from './plan-session.ts';
import { readStep } from './step-views.ts';

/** The minutes for a unit, or for the whole room (null); refused for a unit that does not exist. */
export function minutesFor(session: PlanSession, viewer: string | null): Outcome<Minutes> {
  const { model, totals } = session;
  const node = viewer === null ? null : model.units.indexOf.get(viewer);
  if (node === undefined) return refuse('unknown-unit', { unit: viewer ?? '' });
  const times = new Map<number, string>();
  const timeOf = (sequence: number): string => {
    const known = times.get(sequence);
    if (known !== undefined) return known;
    const at = session.database.journal.entry(sequence)?.at ?? '';
    times.set(sequence, at);
    return at;
  };
  return done(
    minutesOf({
      model,
      totals,
      viewer: node,
      timeOf,
      decisions: decisionsOf(session),
      together: togetherOf(session),
    }),
  );
}

/** The steps on the plan itself that still stand, oldest first. */
function decisionsOf(session: PlanSession): MinutesDecision[] {
  return decisionKinds
    .flatMap((kind) =>
      standing(session, kind).map((entry) => {
        const { at, actor, unit, label } = readStep(session, entry);
        return { sequence: entry.sequence, at, actor, kind, unit, label };
      }),
    )
    .sort((left, right) => left.sequence - right.sequence);
}

/** The steps of several commands with a decision among them that still stand, oldest first. */
function togetherOf(session: PlanSession): TogetherStep[] {
  return standing(session, 'together').flatMap(({ sequence, at, actor, command }) => {
    const parsed = commandBodySchema.safeParse(command);
    return parsed.success && decidesTogether(parsed.data) ? [{ sequence, at, actor, command: parsed.data }] : [];
  });
}

/** The entries of one kind that were not taken back, oldest first. */
function standing(session: PlanSession, kind: string): readonly JournalEntry[] {
  const { undone } = session.index;
  return session.database.journal.ofKind(kind).filter(({ sequence }) => !undone.has(sequence));
}
