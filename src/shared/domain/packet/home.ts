/** What collecting works with: the plan at home, the files that came back, the entries they become. Callers: collect. */
import type { Json } from '../../base/canonical-json.ts';
import type { Outcome } from '../../base/outcome.ts';
import type { CommandBody, HistoryCommand } from '../bargain/command.ts';
import type { Change } from '../changes/change.ts';
import type { PlanHeader } from '../plan/entities.ts';
import type { Packet } from '../plan/packet-records.ts';
import type { PlanModel } from '../plan/plan-model.ts';
import type { Cut } from './cut.ts';

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
  /** Whether an entry is itself an undo or a redo. */
  readonly isTurn: (sequence: number) => boolean;
  readonly changesOf: (sequence: number) => readonly Change[];
  /** The ids of a packet's entries as they were taken in, one list for each time. */
  readonly takenFrom: (packet: string) => readonly (readonly string[])[];
  /** The seal a packet would have that was cut like this; null when it cannot have been cut here. */
  readonly sealOf: (cut: Cut, at: string) => string | null;
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
