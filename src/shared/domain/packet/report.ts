/** What became of the files that came back, one report for each copy of a packet. Callers: collect, packet service. */
import type { Refusal } from '../../base/outcome.ts';
import type { PacketAnswer } from '../plan/packet-records.ts';
import type { ReturnedPacket } from './home.ts';
import { lastEntry, packetName } from './returned.ts';

export const packetStates = ['answered', 'unanswered', 'again', 'twice', 'refused'] as const;
/**
 * answered: numbers or words came in. unanswered: it came back without any, which is not zero. again: everything in it was
 * here already. twice: answered on two laptops, and nobody has said which answer counts. refused: not taken, see why.
 */
export type PacketState = (typeof packetStates)[number];

/** What became of one copy of a packet. */
export interface PacketReport {
  /** The places of the files that are this copy or a beginning of it, in the order given. */
  readonly files: readonly number[];
  readonly packet: string;
  readonly unit: string;
  readonly unitName: string;
  readonly state: PacketState;
  readonly refusal: Refusal | null;
  readonly head: string;
  readonly by: string;
  readonly at: string;
  /** Lines with a number of the unit's, of all lines that had a number in the packet. */
  readonly answered: number;
  readonly lines: number;
  readonly answers: readonly PacketAnswer[];
}

/** The report of a copy that was not taken. */
export function refusedReport(
  files: readonly number[],
  returned: ReturnedPacket | null,
  refusal: Refusal,
): PacketReport {
  const last = returned === null ? null : lastEntry(returned);
  return {
    files,
    packet: returned?.header.id ?? '',
    unit: returned?.begun.units.nodes[0]?.id ?? '',
    unitName: returned === null ? '' : packetName(returned),
    state: refusal.code === 'packet-answered-twice' ? 'twice' : 'refused',
    refusal,
    head: last?.hash ?? '',
    by: last?.actor ?? '',
    at: last?.at ?? '',
    answered: returned === null ? 0 : answeredLines(returned),
    lines: returned === null ? 0 : allLines(returned),
    answers: [],
  };
}

/** Lines (unit leaf and measure) that had a number in the packet or got one. */
export function allLines({ now }: ReturnedPacket): number {
  return [...now.quotas.values()].filter(({ offerMove, askMove }) => offerMove !== null || askMove !== null).length;
}

/** Lines whose ask was made in the packet. No number is no answer; a number of zero is one. */
export function answeredLines({ now }: ReturnedPacket): number {
  const isOwn = (move: string | null): boolean => move !== null && (now.moves.get(move)?.sequence ?? 1) > 1;
  return [...now.quotas.values()].filter(({ askMove }) => isOwn(askMove)).length;
}
