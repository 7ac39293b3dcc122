/**
 * The steps of the journal page by page, read anew from the top when something happened. Caller: the history panel.
 */
import { useEffect, useState } from 'react';
import type { Step } from '#shared/contract/views.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import { useModel } from '#renderer/ui/index.ts';

const page = 40;
/** The most the store answers at once. */
const most = 500;

export interface StepsReading {
  /** Newest first; null until the first page is here. */
  readonly steps: readonly Step[] | null;
  readonly more: boolean;
  readonly failed: boolean;
  readonly showOlder: () => void;
  readonly again: () => void;
}

export function useSteps(session: PlanSession): StepsReading {
  const { revision } = useModel(session.state, (state) => ({ revision: state.revision }));
  const [steps, setSteps] = useState<readonly Step[] | null>(null);
  const [failed, setFailed] = useState(false);
  const [wanted, setWanted] = useState(page);
  const [attempt, setAttempt] = useState(0);

  // An undo marks an older step, so what is in sight is read anew as a whole, in pieces of what the store answers at once.
  useEffect(() => {
    let gone = false;
    const readAll = async (): Promise<readonly Step[] | null> => {
      const read: Step[] = [];
      while (read.length < wanted) {
        const limit = Math.min(most, wanted - read.length);
        const answer = await session.getSteps(read.at(-1)?.sequence ?? null, limit).catch(() => null);
        if (answer?.ok !== true) return null;
        read.push(...answer.value);
        if (answer.value.length < limit) break;
      }
      return read;
    };
    void readAll().then((read) => {
      if (gone) return;
      setFailed(read === null);
      if (read !== null) setSteps(read);
    });
    return () => {
      gone = true;
    };
  }, [session, revision, wanted, attempt]);

  return {
    steps,
    more: (steps?.at(-1)?.sequence ?? 1) > 1,
    failed,
    showOlder: () => setWanted((count) => count + page),
    again: () => setAttempt((count) => count + 1),
  };
}
