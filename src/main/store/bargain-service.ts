/**
 * The store's methods beside the moves: concessions of all lines, and reservation points. Callers: store.
 */
import { done, refuse, type Outcome } from '#shared/base/outcome.ts';
import type { storeService } from '#shared/contract/store-service.ts';
import type { ConcessionBlock } from '#shared/contract/concession-views.ts';
import { trackConcessions } from '#shared/domain/concession/columns.ts';
import type { MeasureId } from '#shared/domain/plan/entities.ts';
import type { Handlers } from '#shared/rpc/service.ts';
import type { OpenPlans } from './open-plans.ts';
import type { PlanSession } from './plan-session.ts';
import { readReservations, writeReservation } from './reservations.ts';

type BargainMethods = 'getConcessions' | 'getReservations' | 'setReservation';
type BargainHandlers = Pick<Handlers<typeof storeService>, BargainMethods>;

export function bargainHandlers(plans: OpenPlans): BargainHandlers {
  const withSession = <Reply>(key: string, answer: (session: PlanSession) => Outcome<Reply>): Outcome<Reply> => {
    const found = plans.find(key);
    return found.ok ? answer(found.value) : found;
  };
  return {
    getConcessions: ({ plan, measure }) => withSession(plan, (session) => done(concessionsOf(session, measure))),
    getReservations: ({ plan }) =>
      withSession(plan, ({ folder }) => done({ reservations: [...readReservations(folder)] })),
    setReservation: ({ plan, value, ...line }) =>
      withSession(plan, ({ folder, model }) => {
        if (!model.units.indexOf.has(line.unit)) return refuse('unknown-unit', { unit: line.unit });
        return done({ reservations: [...writeReservation(folder, line, value)] });
      }),
  };
}

/** The blocks of a session, each valid for its revision. */
const kept = new WeakMap<PlanSession, Map<MeasureId, ConcessionBlock>>();

/** One sweep a revision, whoever asks and how often. */
function concessionsOf(session: PlanSession, measure: MeasureId): ConcessionBlock {
  const blocks = kept.get(session) ?? new Map<MeasureId, ConcessionBlock>();
  kept.set(session, blocks);
  const known = blocks.get(measure);
  if (known?.revision === session.revision) return known;
  const { model, totals, revision } = session;
  const block = { revision, measure, values: trackConcessions(model, totals, measure) };
  blocks.set(measure, block);
  return block;
}
