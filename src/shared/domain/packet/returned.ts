/**
 * A packet as it came back, and whether it is one of this plan's. Everything in it is somebody else's word until it has
 * passed here. Callers: collect, packet service.
 */
import { done, refuse, type Outcome } from '../../base/outcome.ts';
import type { CommandBody, HistoryCommand } from '../bargain/command.ts';
import type { Packet, PlanHeader } from '../plan/entities.ts';
import type { PlanModel } from '../plan/plan-model.ts';
import { isAnswer, unitsNamed } from './rules.ts';

/** An entry of the packet's journal, its command checked against the schema. */
export interface ReturnedEntry {
  readonly id: string;
  readonly sequence: number;
  readonly actor: string;
  readonly at: string;
  readonly hash: string;
  readonly undoes: number | null;
  readonly redoes: number | null;
  /** null for the first entry, undo, redo, and whatever no version of this program would have written. */
  readonly body: Exclude<CommandBody, HistoryCommand> | null;
}

export interface ReturnedPacket {
  readonly header: PlanHeader;
  readonly entries: readonly ReturnedEntry[];
  /** The packet as it was cut, and as it came back. */
  readonly begun: PlanModel;
  readonly now: PlanModel;
}

/** The name of the unit a packet is about, as the packet has it. */
export function packetName({ begun }: ReturnedPacket): string {
  return begun.units.nodes[0]?.name ?? '';
}

export function lastEntry({ entries }: ReturnedPacket): ReturnedEntry {
  return entries.at(-1) as ReturnedEntry;
}

/** The record of the packet in the plan it was cut from; refused when it is not this plan, or not as it was cut. */
export function ownPacket(
  plan: PlanModel,
  headAt: (sequence: number) => string | undefined,
  returned: ReturnedPacket,
): Outcome<Packet> {
  const origin = returned.header.packet;
  if (origin === undefined) return refuse('packet-not-one', {});
  const unit = packetName(returned);
  if (origin.plan !== plan.header.id) return refuse('packet-other-plan', { unit, plan: returned.header.name });
  if (headAt(origin.sequence) !== origin.head) return refuse('packet-later-plan', { unit });
  const record = plan.packets.get(returned.header.id);
  if (record === undefined) return refuse('packet-taken-back', { unit });
  if (record.seal !== returned.entries[0]?.hash) return refuse('packet-not-cut-here', { unit });
  if (!plan.units.indexOf.has(record.unit)) return refuse('packet-unit-removed', { unit });
  const beyond = returned.entries.find((entry) => oversteps(returned, entry));
  return beyond === undefined ? done(record) : refuse('packet-oversteps', { unit, entry: beyond.sequence });
}

/** Whether an entry is anything but the unit's answer on a line of the packet. */
function oversteps({ begun, now }: ReturnedPacket, { sequence, undoes, redoes, body }: ReturnedEntry): boolean {
  if (sequence === 1 || undoes !== null || redoes !== null) return undoes === 1;
  if (body === null || !isAnswer(now, body)) return true;
  return unitsNamed(now, body).some((unit) => !begun.units.indexOf.has(unit));
}

/** Whether one copy of a packet is the beginning of another. */
export function isBeginningOf(shorter: ReturnedPacket, longer: ReturnedPacket): boolean {
  return longer.entries[shorter.entries.length - 1]?.hash === lastEntry(shorter).hash;
}
