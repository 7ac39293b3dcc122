/** What collecting works with: the plan at home, the files that came back, the entries they become. Callers: collect. */
import type { Json } from '../../base/canonical-json.ts';
import type { Outcome } from '../../base/outcome.ts';
import type { CommandBody, HistoryCommand } from '../bargain/command.ts';
import type { Change } from '../changes/change.ts';
import type { Packet } from '../plan/entities.ts';
import type { PlanModel } from '../plan/plan-model.ts';
import type { ReturnedPacket } from './returned.ts';

/** An entry that is to be written: what was meant, by whom and when, and what follows from it here. */
export interface TakenEntry {
  readonly id: string;
  readonly actor: string;
  readonly at: string;
  readonly command: Json;
  readonly undoes: number | null;
  readonly redoes: number | null;
  readonly changes: readonly Change[];
}

/** The plan answers are brought into: a copy that may be changed, and its journal. */
export interface HomePlan {
  readonly model: PlanModel;
  /** Entries in the journal, those taken in just now included. */
  readonly length: number;
  readonly headAt: (sequence: number) => string | undefined;
  /** The entry a command id became; undefined when it never arrived. */
  readonly sequenceOf: (id: string) => number | undefined;
  readonly isUndone: (sequence: number) => boolean;
  readonly changesOf: (sequence: number) => readonly Change[];
  /** The ids of a packet's entries as they were taken in, one list for each time. */
  readonly takenFrom: (packet: string) => readonly (readonly string[])[];
  /** Adds an entry and applies its changes; `body` when it is a command whose meant total is to be checked. */
  readonly add: (entry: TakenEntry, body: Exclude<CommandBody, HistoryCommand> | null) => void;
  /** Takes back the entries from a place on. */
  readonly cutBackTo: (length: number) => void;
}

/** A file that was read, or why it could not be. */
export interface CollectedFile {
  readonly place: number;
  readonly read: Outcome<ReturnedPacket>;
}

/** One copy of a packet of this plan, with its record here and the files it came in. */
export interface PacketCopy {
  readonly files: readonly number[];
  readonly record: Packet;
  readonly returned: ReturnedPacket;
}
