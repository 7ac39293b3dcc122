/**
 * The detail of the chosen row, fetched from the store and fetched again whenever the row moved.
 * Caller: the panel.
 */
import { useEffect, useState } from 'react';
import type { LineDetail } from '#shared/contract/views.ts';
import type { MeasureId } from '#shared/domain/plan/entities.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';

export type LineReading =
  { readonly kind: 'loading' } | { readonly kind: 'failed' } | { readonly kind: 'here'; readonly detail: LineDetail };

/** The detail of a unit; what was here before stays in sight while the same unit is fetched anew. */
export function useLineDetail(session: PlanSession, unit: string, measure: MeasureId): LineReading {
  const [reading, setReading] = useState<LineReading>({ kind: 'loading' });
  useEffect(() => {
    let gone = false;
    let asked = 0;
    const fetchLine = async (): Promise<void> => {
      asked += 1;
      const mine = asked;
      const answer = await session.getLine(unit, measure).catch(() => null);
      // Only the newest question counts; an older answer may describe the row before the last move.
      if (gone || mine !== asked) return;
      setReading(answer?.ok === true ? { kind: 'here', detail: answer.value } : { kind: 'failed' });
    };
    void fetchLine();
    const node = session.replica.units.indexOf.get(unit);
    const stop = session.replica.listen((moved) => {
      if (moved === 'everything' || (node !== undefined && moved.nodes.includes(node))) void fetchLine();
    });
    return () => {
      gone = true;
      stop();
    };
  }, [session, unit, measure]);
  const stale = reading.kind === 'here' && (reading.detail.unit !== unit || reading.detail.measure !== measure);
  return stale ? { kind: 'loading' } : reading;
}
