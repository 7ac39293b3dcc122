/** The potentials of a measure, fetched anew with every step of the plan; null until they are here. */
import { useEffect, useState } from 'react';
import type { MeasureId } from '#shared/domain/plan/entities.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import { useModel } from '#renderer/ui/index.ts';

/** Callers: opening offers, potentials panel. */
export function usePotentials(session: PlanSession, measure: MeasureId): ReadonlyMap<string, number> | null {
  const { revision } = useModel(session.state, (state) => ({ revision: state.revision }));
  const [known, setKnown] = useState<ReadonlyMap<string, number> | null>(null);
  useEffect(() => {
    let gone = false;
    const fetchPotentials = async (): Promise<void> => {
      const answer = await session.getPotentials(measure).catch(() => null);
      if (!gone && answer?.ok === true) setKnown(answer.value);
    };
    void fetchPotentials();
    return () => {
      gone = true;
    };
  }, [session, measure, revision]);
  return known;
}
