/** The minutes for a reader, fetched from the store and again after every step. Caller: the commit screen. */
import { useEffect, useState } from 'react';
import type { Minutes } from '#shared/domain/minutes/facts.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import { useModel } from '#renderer/ui/index.ts';

export type MinutesReading =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'here'; readonly viewer: string | null; readonly minutes: Minutes };

/** The minutes for the people of a unit, or the whole room (null); those of another reader never stay in sight. */
export function useMinutes(session: PlanSession, viewer: string | null): MinutesReading {
  const { revision } = useModel(session.state, (state) => ({ revision: state.revision }));
  const [reading, setReading] = useState<MinutesReading>({ kind: 'loading' });
  useEffect(() => {
    let gone = false;
    const fetchMinutes = async (): Promise<void> => {
      const answer = await session.getMinutes(viewer).catch(() => null);
      if (gone) return;
      setReading(answer?.ok === true ? { kind: 'here', viewer, minutes: answer.value } : { kind: 'failed' });
    };
    void fetchMinutes();
    return () => {
      gone = true;
    };
  }, [session, viewer, revision]);
  return reading.kind === 'here' && reading.viewer !== viewer ? { kind: 'loading' } : reading;
}
