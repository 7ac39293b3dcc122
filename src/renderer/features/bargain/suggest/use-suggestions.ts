/** The suggestions for a split, asked anew with every change of the question or of the plan. Callers: split panel. */
import { useEffect, useState } from 'react';
import type { Refusal } from '#shared/base/outcome.ts';
import type { SuggestRequest, Suggestions } from '#shared/contract/suggest-views.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import { useModel } from '#renderer/ui/index.ts';

export type SplitQuestion = Omit<SuggestRequest, 'actor' | 'units'> & { readonly units: readonly string[] };

export interface SplitAnswer {
  /** The newest answer; it stays in sight while the next one is on its way. */
  readonly suggestions: Suggestions | null;
  readonly refusal: Refusal | null;
  readonly failed: boolean;
}

const nothing: SplitAnswer = { suggestions: null, refusal: null, failed: false };

/** Null asks nothing. */
export function useSuggestions(session: PlanSession, question: SplitQuestion | null): SplitAnswer {
  const { revision } = useModel(session.state, (state) => ({ revision: state.revision }));
  const [answer, setAnswer] = useState<SplitAnswer>(nothing);
  const key = question === null ? null : JSON.stringify(question);
  useEffect(() => {
    if (key === null) return undefined;
    let gone = false;
    const ask = async (): Promise<void> => {
      const outcome = await session.suggest(JSON.parse(key) as Omit<SuggestRequest, 'actor'>).catch(() => null);
      if (gone) return;
      if (outcome === null) setAnswer({ ...nothing, failed: true });
      else if (outcome.ok) setAnswer({ ...nothing, suggestions: outcome.value });
      else setAnswer({ ...nothing, refusal: outcome.refusal });
    };
    void ask();
    return () => {
      gone = true;
    };
  }, [session, key, revision]);
  return answer;
}
