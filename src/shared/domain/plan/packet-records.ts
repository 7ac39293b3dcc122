/** What a plan remembers of the packets that were cut from it. Callers: plan model, packet, store, contract. */
import type { MeasureId, MoveKind } from './entities.ts';

/** A packet that was cut from this plan, and what came back of it. */
export interface Packet {
  readonly id: string;
  readonly unit: string;
  /** The journal entry it was cut behind. */
  readonly sequence: number;
  readonly head: string;
  /** The hash of the packet's own first entry: only what was really cut here comes back. */
  readonly seal: string;
  readonly cutBy: string;
  /** null until it came back, which is not the same as coming back without a number. */
  readonly returned: PacketReturn | null;
}

/** What the packet's own journal said when it was last taken in. */
export interface PacketReturn {
  readonly length: number;
  readonly head: string;
  /** Who answered last, and when. */
  readonly by: string;
  readonly at: string;
  /** Lines (unit leaf and measure) with an answer, of all that had a number in the packet. */
  readonly answered: number;
  readonly lines: number;
}

export const answerOutcomes = ['taken', 'olderOffer', 'settled', 'refused', 'takenBack'] as const;
/**
 * taken: it stands here. olderOffer: it stands, but the company has moved since. settled: the line was settled meanwhile.
 * refused: the rules of the plan forbid it now. takenBack: the packet's owner undid it later.
 */
export type AnswerOutcome = (typeof answerOutcomes)[number];

/** What a packet said on one line, and what became of it. Amounts are years, in the measure's integer unit. */
export interface PacketAnswer {
  readonly id: string;
  readonly packet: string;
  readonly unit: string;
  readonly measure: MeasureId;
  readonly kind: MoveKind;
  /** The number the answer named; null for an answer in words. */
  readonly asked: number | null;
  /** The unit's number here before and after; null where it had none, which is not zero. */
  readonly before: number | null;
  readonly after: number | null;
  /** The company's number when the packet was cut and when it came back. */
  readonly offerThen: number | null;
  readonly offerNow: number | null;
  readonly outcome: AnswerOutcome;
  /** Why, as a refusal; empty when it was taken. */
  readonly code: string;
  readonly details: Readonly<Record<string, string | number>>;
}
