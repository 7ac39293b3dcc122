/**
 * Every value a number had, fetched page by page until there is a screenful, and again whenever the plan moved on.
 * Caller: the history of a number.
 */
import { useEffect, useState } from 'react';
import type { Outcome } from '#shared/base/outcome.ts';
import type { NumberHistory as Page, NumberValue } from '#shared/contract/past-views.ts';
import type { NumberPlace, PlanSession } from '#renderer/model/plan-session.ts';
import { useModel } from '#renderer/ui/index.ts';

export interface NumberReading {
  readonly values: readonly NumberValue[];
  /** Where to go on looking; null at the beginning of the plan. */
  readonly next: number | null;
  /** Looking further back now. */
  readonly looking: boolean;
  readonly failed: boolean;
}

const nothingYet: NumberReading = { values: [], next: null, looking: true, failed: false };
/** Values that are looked for without being asked again. */
const screenful = 20;

export function useNumberHistory(
  session: PlanSession,
  { unit, measure, side, periods }: NumberPlace,
): { readonly reading: NumberReading; readonly lookFurther: () => void } {
  const { first, last } = periods;
  const { revision } = useModel(session.state, (state) => ({ revision: state.revision }));
  const place = `${unit} ${measure} ${side} ${first}-${last}`;
  const [asked, setAsked] = useState({ place, wanted: screenful });
  const [reading, setReading] = useState({ place, ...nothingYet });
  const wanted = asked.place === place ? asked.wanted : screenful;
  useEffect(() => {
    let gone = false;
    const look = async (): Promise<void> => {
      const values: NumberValue[] = [];
      let next: number | null = null;
      do {
        const whose = { unit, measure, side, periods: { first, last } };
        const answer: Outcome<Page> | null = await session
          .getNumberHistory(whose, next, wanted - values.length)
          .catch(() => null);
        if (gone) return;
        if (answer?.ok !== true) {
          setReading({ place, values, next, looking: false, failed: true });
          return;
        }
        values.push(...answer.value.values);
        next = answer.value.next;
        const looking = next !== null && values.length < wanted;
        setReading({ place, values: [...values], next, looking, failed: false });
      } while (next !== null && values.length < wanted);
    };
    void look();
    return () => {
      gone = true;
    };
  }, [session, unit, measure, side, first, last, place, wanted, revision]);
  return {
    reading: reading.place === place ? reading : nothingYet,
    lookFurther: () => setAsked({ place, wanted: wanted + screenful }),
  };
}
