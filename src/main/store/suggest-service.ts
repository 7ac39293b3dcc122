/** The store's methods on splits and potentials. Callers: store. */
import { done } from '#shared/base/outcome.ts';
import type { storeService } from '#shared/contract/store-service.ts';
import type { Handlers } from '#shared/rpc/service.ts';
import type { OpenPlans } from './open-plans.ts';
import { suggest } from './suggest.ts';

type SuggestHandlers = Pick<Handlers<typeof storeService>, 'suggest' | 'getPotentials'>;

export function suggestHandlers(plans: OpenPlans): SuggestHandlers {
  return {
    suggest: ({ plan, ...request }) => {
      const found = plans.find(plan);
      return found.ok ? suggest(found.value, request) : found;
    },
    getPotentials: ({ plan, measure }) => {
      const found = plans.find(plan);
      if (!found.ok) return found;
      const { revision, model } = found.value;
      const potentials = [...model.potentials.values()].filter((potential) => potential.measure === measure);
      return done({ revision, potentials: potentials.map(({ unit, value }) => ({ unit, value })) });
    },
  };
}
