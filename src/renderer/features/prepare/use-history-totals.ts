/**
 * What each kind and year of history comes to. Asked for one after another, so that whatever else the window asks of the
 * store meanwhile waits for one of them at most, and each is shown as soon as it is there. Callers: history tab.
 */
import { useEffect, useState } from 'react';
import type { HistoryTotals } from '#shared/contract/history-views.ts';
import type { PlanView } from '#shared/contract/views.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import type { WindowModel } from '#renderer/model/window-model.ts';

export type HistoryYear = PlanView['years'][number];
type TotalsByYear = ReadonlyMap<HistoryYear, HistoryTotals>;

/** The totals that have arrived, by the very member of `years` they belong to; a new list asks anew. */
export function useHistoryTotals(
  model: WindowModel,
  session: PlanSession,
  years: readonly HistoryYear[],
): TotalsByYear {
  const [totals, setTotals] = useState<TotalsByYear>(new Map());
  useEffect(() => {
    let left = false;
    const { plan } = session.replica;
    const fetchTotals = async (): Promise<void> => {
      let known: TotalsByYear = new Map();
      for (const listed of years) {
        const { kind, year } = listed;
        const answer = await model.ask((store) => store.getHistoryTotals({ plan, kind, year }), 'again');
        if (left) return;
        if (!answer.ok) continue;
        known = new Map(known).set(listed, answer.value.totals);
        setTotals(known);
      }
    };
    void fetchTotals();
    return () => {
      left = true;
    };
  }, [model, session, years]);
  return totals;
}
