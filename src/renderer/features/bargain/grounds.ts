/**
 * Why the next move is made, as it stands in the panel: words, a code, evidence, and who may read them. Pure.
 * Callers: the panel's forms, the moves that carry it.
 */
import type { Grounds } from '#shared/domain/bargain/command.ts';

/** What was typed and chosen; it goes with the next move, whichever it is, and is empty again afterwards. */
export interface GroundsState {
  readonly reason: string;
  readonly reasonCode: string | null;
  readonly evidence: string;
  /** A unit; null for everybody. */
  readonly visibleTo: string | null;
}

export const noGrounds: GroundsState = { reason: '', reasonCode: null, evidence: '', visibleTo: null };

/** The grounds as a command carries them: what is empty is left out. */
export function groundsOf({ reason, reasonCode, evidence, visibleTo }: GroundsState): Grounds {
  return {
    ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
    ...(reasonCode === null ? {} : { reasonCode }),
    ...(evidence.trim() === '' ? {} : { evidence: evidence.trim() }),
    ...(visibleTo === null ? {} : { visibleTo }),
  };
}
