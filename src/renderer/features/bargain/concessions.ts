/**
 * The concessions of all lines as the store counted them, for the measure on the screen: fetched once, and again behind
 * every step, while something shows them. Callers: table, line panel, gap map.
 */
import { useEffect } from 'react';
import type { ConcessionBlock } from '#shared/contract/concession-views.ts';
import { concessionColumns } from '#shared/domain/concession/columns.ts';
import { concessionAt, type Concession } from '#shared/domain/concession/concession.ts';
import { disagreementOf, type Disagreement } from '#shared/domain/concession/disagreement.ts';
import type { MeasureId } from '#shared/domain/plan/entities.ts';
import { createState, type State } from '#renderer/model/state-library.ts';
import type { PlanSession, SessionState } from '#renderer/model/plan-session.ts';
import type { Replica } from '#renderer/model/replica.ts';
import { useModel } from '#renderer/ui/index.ts';
import { bargainOf } from './bargain-state.ts';
import { rateOf, type RowFacts } from './row-facts.ts';

export type KeptConcessions = State<{ readonly block: ConcessionBlock | null }>;

const kept = new WeakMap<PlanSession, KeptConcessions>();

export function concessionsOf(session: PlanSession): KeptConcessions {
  const known = kept.get(session);
  if (known !== undefined) return known;
  const made = createState<{ readonly block: ConcessionBlock | null }>({ block: null });
  kept.set(session, made);
  return made;
}

/** Keeps the concessions fresh while the caller is on the screen. */
export function useFreshConcessions(session: PlanSession): void {
  const { measure } = useModel(bargainOf(session), (state) => ({ measure: state.measure }));
  useEffect(() => {
    let gone = false;
    let fetched = -1;
    const fetchAll = async (revision: number): Promise<void> => {
      // What was conceded is counted for the plan as it stands, not for its past.
      const answer = session.isPast ? null : await session.getConcessions(measure).catch(() => null);
      // What stands stays until there is something newer: an older answer never replaces it.
      if (!gone && revision === fetched && answer?.ok === true)
        concessionsOf(session).setState({ block: answer.value });
    };
    // Followed here and not as a member of the screen, which would be painted anew as a whole after every step.
    const follow = ({ revision }: SessionState): void => {
      if (revision === fetched) return;
      fetched = revision;
      void fetchAll(revision);
    };
    follow(session.state.getState());
    const stop = session.state.subscribe(follow);
    return () => {
      gone = true;
      stop();
    };
  }, [session, measure]);
}

/** The concession of a node; null while it is not known or no line below it has an opening. */
export function concessionOf(replica: Replica, measure: MeasureId, block: ConcessionBlock | null, node: number) {
  const nodes = replica.units.nodes.length;
  if (block?.measure !== measure || block.values.length !== nodes * concessionColumns.length) return null;
  const { round, roundClosed } = replica.header;
  return concessionAt(block.values, nodes, node, { round, closed: roundClosed === true });
}

/** The concession of a row that is still bargained; null for a settled one, too. Repaints when it is counted anew. */
export function useConcession(session: PlanSession, { unit, measure, state }: RowFacts): Concession | null {
  const { block } = useModel(concessionsOf(session), (all) => ({ block: all.block }));
  const node = session.replica.units.indexOf.get(unit) ?? 0;
  return state.status === 'settled' ? null : concessionOf(session.replica, measure, block, node);
}

/** Where a unit stands, for a colour. */
export interface Standing {
  readonly kind: Disagreement;
  readonly offer: number | null;
  readonly ask: number | null;
  readonly gap: number | null;
  /** Of the offer, in parts per million. */
  readonly rate: number | null;
  readonly concession: Concession | null;
}

/** `threshold`: the gap that counts as small, in parts per million of the offer. */
export function standingOf(
  replica: Replica,
  measure: MeasureId,
  block: ConcessionBlock | null,
  node: number,
  threshold: number,
): Standing {
  const table = replica.table(measure);
  const state = table?.state(node);
  const offer = table?.read('offer', node) ?? null;
  const gap = table?.read('gap', node) ?? null;
  const concession = concessionOf(replica, measure, block, node);
  const settled = state !== undefined && state.leaves > 0 && state.settled === state.leaves;
  const { round, roundClosed, maximumRounds } = replica.header;
  const rules = { threshold, round, roundClosed: roundClosed === true, lastRound: maximumRounds ?? null };
  const kind = disagreementOf({ settled, gap, offer, concession }, rules);
  return { kind, offer, ask: table?.read('ask', node) ?? null, gap, rate: rateOf(gap, offer), concession };
}
