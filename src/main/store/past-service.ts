/**
 * The store's methods that look back: the way of a replay, the plan after any step, every value a number had.
 * Callers: store.
 */
import { done, refuse, type Outcome } from '#shared/base/outcome.ts';
import type { storeService } from '#shared/contract/store-service.ts';
import type { Handlers } from '#shared/rpc/service.ts';
import { numberHistory } from './number-trail.ts';
import type { OpenPlans } from './open-plans.ts';
import { pastView } from './past-views.ts';
import type { PlanSession } from './plan-session.ts';
import { replayOf } from './replay-steps.ts';

type PastMethods = 'getReplay' | 'getPast' | 'getNumberHistory';

export function pastHandlers(plans: OpenPlans): Pick<Handlers<typeof storeService>, PastMethods> {
  return {
    getReplay: ({ plan }) => {
      const found = plans.find(plan);
      return found.ok ? done(replayOf(found.value)) : found;
    },
    getPast: ({ plan, ...request }) => {
      const found = withEntry(plans, plan, request.revision);
      return found.ok ? done(pastView(found.value, plans.pasts.of(found.value, 'replay'), request)) : found;
    },
    getNumberHistory: ({ plan, before, limit, ...place }) => {
      const found = plans.find(plan);
      if (!found.ok) return found;
      const session = found.value;
      const { unit } = place;
      if (!session.model.units.indexOf.has(unit)) return refuse('unknown-unit', { unit });
      return done(numberHistory(session, plans.pasts.of(session, 'number'), place, before, limit));
    },
  };
}

/** An open plan whose journal has an entry. */
function withEntry(plans: OpenPlans, key: string, entry: number): Outcome<PlanSession> {
  const found = plans.find(key);
  if (!found.ok) return found;
  return entry <= found.value.revision ? found : refuse('unknown-entry', { entry });
}
