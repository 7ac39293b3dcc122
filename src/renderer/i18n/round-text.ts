/** The round under way in words: “Round 2 of 4, closed”. Callers: app bar, bargaining toolbar. */
import type { PlanView } from '#shared/contract/views.ts';
import type { useText } from './use-text.ts';

export function roundText(
  t: ReturnType<typeof useText>,
  { round, maximumRounds, roundClosed }: Pick<PlanView['header'], 'round' | 'maximumRounds' | 'roundClosed'>,
): string {
  const name =
    maximumRounds === undefined
      ? t(($) => $.app.round, { round })
      : t(($) => $.app.roundOf, { round, maximum: maximumRounds });
  return roundClosed === true ? t(($) => $.app.roundClosed, { name }) : name;
}
