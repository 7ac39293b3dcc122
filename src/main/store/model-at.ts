/** The plan as it stood behind an entry of its journal. Callers: packets. */
import { PlanModel } from '#shared/domain/plan/plan-model.ts';
import type { PlanSession } from './plan-session.ts';

/** A model of its own, folded from the journal's changes; its history comes from the session. */
export function modelAt(session: PlanSession, sequence: number): PlanModel {
  const model = new PlanModel(session);
  for (let at = 1; at <= sequence; at += 1) {
    const entry = session.database.journal.entry(at);
    if (entry !== undefined) model.apply(session.changesOf(entry));
  }
  return model;
}
