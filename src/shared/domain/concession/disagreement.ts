/**
 * Where a line stands between agreed and stuck, in one word, for colouring tables and maps. Pure.
 *
 * Callers: gap map, bargaining table.
 */
import type { Concession } from './concession.ts';

/**
 * settled: locked. agreed: the ask has reached the offer, they only have not met. closable: the gap is small, or the pace
 * closes it in time. early: too soon to tell. stuck: nobody gave anything in the last full round, or the pace does not
 * close the gap before the last round. unanswered: one side has not said a number.
 */
export const disagreements = ['settled', 'agreed', 'closable', 'early', 'stuck', 'unanswered'] as const;
export type Disagreement = (typeof disagreements)[number];

/** What a facilitator calls small, and when the rounds end. */
export interface DisagreementRules {
  /** Parts per million of the offer. */
  readonly threshold: number;
  readonly round: number;
  readonly roundClosed: boolean;
  readonly lastRound: number | null;
}

export interface StandingGap {
  readonly settled: boolean;
  /** Null while one side has no number. `offer` is that of the leaves that have both. */
  readonly gap: number | null;
  readonly offer: number | null;
  readonly concession: Concession | null;
}

/**
 * A small gap counts as closable even where nobody moved: it needs a signature, not a mediator. Above the threshold, a
 * full round without a concession is stuck whatever the pace was before.
 */
export function disagreementOf(standing: StandingGap, rules: DisagreementRules): Disagreement {
  const { settled, gap, offer, concession } = standing;
  if (settled) return 'settled';
  if (gap === null || offer === null) return 'unanswered';
  if (gap <= 0) return 'agreed';
  if (offer > 0 && (gap / offer) * 1_000_000 <= rules.threshold) return 'closable';
  if (concession === null) return 'early';
  const lastFull = rules.roundClosed ? rules.round : rules.round - 1;
  if (lastFull <= concession.openingRound && concession.rounds === 0) return 'early';
  if (lastFull > concession.openingRound && concession.movedRound < lastFull) return 'stuck';
  const { meeting } = concession;
  if (meeting.kind === 'met') return 'agreed';
  if (meeting.kind === 'unknown') return 'stuck';
  return rules.lastRound === null || meeting.round <= rules.lastRound ? 'closable' : 'stuck';
}
