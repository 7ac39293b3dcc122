/**
 * The steps of the journal page by page, read anew from the top when something happened. Caller: the history panel.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
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
}

export function useSteps(session: PlanSession): StepsReading {
  const { revision } = useModel(session.state, (state) => ({ revision: state.revision }));
  const [steps, setSteps] = useState<readonly Step[] | null>(null);
  const [failed, setFailed] = useState(false);
  const shown = useRef(0);
  const asked = useRef(0);

  const read = useCallback(
    async (before: number | null, limit: number, kept: readonly Step[]): Promise<void> => {
      asked.current += 1;
      const mine = asked.current;
      const answer = await session.getSteps(before, limit).catch(() => null);
      if (mine !== asked.current) return;
      setFailed(answer?.ok !== true);
      if (answer?.ok !== true) return;
      const all = [...kept, ...answer.value];
      shown.current = all.length;
      setSteps(all);
    },
    [session],
  );

  // An undo marks an older step, so what is in sight is read anew as a whole.
  useEffect(() => {
    void read(null, Math.min(most, Math.max(page, shown.current)), []);
  }, [read, revision]);
  const oldest = steps?.at(-1)?.sequence ?? null;
  return {
    steps,
    more: oldest !== null && oldest > 1,
    failed,
    showOlder: () => void read(oldest, page, steps ?? []),
  };
}
