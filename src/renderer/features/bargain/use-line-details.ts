/** The details of several units at once, fetched from the store as they are named. Caller: package form. */
import { useEffect, useState } from 'react';
import type { LineDetail } from '#shared/contract/views.ts';
import type { MeasureId } from '#shared/domain/plan/entities.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';

/** What has been fetched so far, by unit. */
export function useLineDetails(
  session: PlanSession,
  measure: MeasureId,
  units: readonly string[],
): ReadonlyMap<string, LineDetail> {
  const [details, setDetails] = useState<ReadonlyMap<string, LineDetail>>(new Map());
  const wanted = [...new Set(units)].sort().join('\n');
  useEffect(() => {
    let gone = false;
    const fetchAll = async (): Promise<void> => {
      const named = wanted.split('\n');
      const answers = await Promise.all(named.map((unit) => session.getLine(unit, measure).catch(() => null)));
      if (gone) return;
      setDetails(
        new Map(answers.flatMap((answer) => (answer?.ok === true ? [[answer.value.unit, answer.value]] : []))),
      );
    };
    void fetchAll();
    return () => {
      gone = true;
    };
  }, [session, measure, wanted]);
  return details;
}
