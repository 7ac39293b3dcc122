/**
 * The past plans beside the open ones: made when somebody looks back, dropped when nobody did for a while or when the plan
 * closes. A replay and the history of a number each have their own, so that neither moves the other.
 * Callers: past service, open plans.
 */
import { PastPlan } from './past-plan.ts';
import type { PlanSession } from './plan-session.ts';

/** What somebody looks back for. */
export type PastUse = 'replay' | 'number';

interface KeptPast {
  readonly past: PastPlan;
  readonly timer: NodeJS.Timeout;
}

/** Milliseconds without a look after which a past plan is let go: it holds the plan's numbers a second time. */
const keptFor = 5 * 60 * 1000;

export class PastPlans {
  readonly #kept = new Map<PlanSession, Map<PastUse, KeptPast>>();

  /** The past plan of an open plan for one use, standing wherever it was left. */
  of(session: PlanSession, use: PastUse): PastPlan {
    const kept = this.#kept.get(session) ?? new Map<PastUse, KeptPast>();
    this.#kept.set(session, kept);
    const known = kept.get(use);
    if (known?.past.stands === true) {
      known.timer.refresh();
      return known.past;
    }
    if (known !== undefined) clearTimeout(known.timer);
    const timer = setTimeout(() => this.#forget(session, use), keptFor);
    timer.unref();
    const past = new PastPlan(session);
    kept.set(use, { past, timer });
    return past;
  }

  /** Lets go of everything beside a plan. */
  drop(session: PlanSession): void {
    for (const { timer } of this.#kept.get(session)?.values() ?? []) clearTimeout(timer);
    this.#kept.delete(session);
  }

  #forget(session: PlanSession, use: PastUse): void {
    const kept = this.#kept.get(session);
    kept?.delete(use);
    if (kept?.size === 0) this.#kept.delete(session);
  }
}
