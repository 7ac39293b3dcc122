/**
 * A packet as it came back, and whether it is one of this plan's. Everything in it is somebody else's word until it has
 * passed here. Callers: collect, packet service.
 */
import { done, refuse, type Outcome } from '../../base/outcome.ts';
import type { Packet } from '../plan/packet-records.ts';
import type { HomePlan, ReturnedEntry, ReturnedPacket } from './home.ts';
import { isAnswer, unitsNamed } from './rules.ts';

/** The name of the unit a packet is about, as the packet has it. */
export function packetName({ begun }: ReturnedPacket): string {
  return begun.units.nodes[0]?.name ?? '';
}

export function lastEntry({ entries }: ReturnedPacket): ReturnedEntry {
  return entries.at(-1) as ReturnedEntry;
}

/**
 * The record of the packet in the plan it was cut from; refused when it is not this plan, or not as it was cut. A packet
 * that was cut without being noted (on the command line, from a file that stayed as it was) is known by cutting it again.
 */
export function ownPacket(home: HomePlan, returned: ReturnedPacket): Outcome<Packet> {
  const plan = home.model;
  const origin = returned.header.packet;
  if (origin === undefined) return refuse('packet-not-one', {});
  const unit = packetName(returned);
  if (origin.plan !== plan.header.id) return refuse('packet-other-plan', { unit, plan: returned.header.name });
  if (home.headAt(origin.sequence) !== origin.head) return refuse('packet-later-plan', { unit });
  const { id } = returned.header;
  const noted = plan.packets.get(id);
  if (noted === undefined && home.sequenceOf(id) !== undefined) return refuse('packet-taken-back', { unit });
  const first = returned.entries[0];
  const { sequence, head, cutBy } = origin;
  const cut = { packet: id, unit: origin.unit, sequence, head, cutBy };
  const seal = noted === undefined ? home.sealOf(cut, first?.at ?? '') : noted.seal;
  if (seal === null || seal !== first?.hash) return refuse('packet-not-cut-here', { unit });
  const record = noted ?? { id, unit: origin.unit, sequence, head, seal, cutBy, returned: null };
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
