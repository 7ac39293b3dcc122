/**
 * A whole plan as plain data: what a plan file carries and what the store can be rebuilt from.
 *
 * Lists may come in any order; writing sorts them. Fields this version does not know stay on the objects they were read
 * with and are written back. Callers: store (makes and takes documents), container, command line.
 */
import type { Json } from '#shared/base/canonical-json.ts';
import type { Change, RecordTable, RecordValue } from '#shared/domain/changes/change.ts';
import type { JournalEntry } from '#shared/domain/journal/entry.ts';
import type { FactRow, Layer, MeasureId, Months } from '#shared/domain/plan/entities.ts';

/** One stored record. */
export interface PlanRecord {
  readonly table: RecordTable;
  readonly id: string;
  readonly value: RecordValue;
}

/** Twelve months of one measure at unit leaf × line leaf; a row of zeros is never kept. */
export interface CellRow {
  readonly layer: Layer;
  readonly measure: MeasureId;
  readonly unit: string;
  readonly line: string;
  readonly months: Months;
}

/** One row of history, and the digest of the batch it came in. */
export interface BatchedFactRow extends FactRow {
  readonly batch: string;
}

/** One change of the entry `sequence`; `index` counts from 0 within the entry. */
export interface SequencedChange {
  readonly sequence: number;
  readonly index: number;
  readonly change: Change;
}

/** Where this copy stands among its relatives, beyond its own journal. Hashes are journal heads. */
export interface Lineage {
  /** The heads that were merged into this plan. */
  readonly parents: readonly string[];
  /** The heads of the files this copy was made or cut from. */
  readonly baseHeads: readonly string[];
}

export interface PlanDocument {
  readonly records: readonly PlanRecord[];
  readonly cells: readonly CellRow[];
  readonly facts: readonly BatchedFactRow[];
  readonly journal: readonly JournalEntry[];
  readonly changes: readonly SequencedChange[];
  readonly lineage: Lineage;
  /** `signature.json` as it was found: carried, not interpreted by this format version. */
  readonly signature: Uint8Array | null;
  /** Files of a later minor version, by name (all begin with `x-`), byte for byte. */
  readonly unknownFiles: Readonly<Record<string, Uint8Array>>;
  /** Fields of the manifest that this version does not know. */
  readonly unknownManifest: Readonly<Record<string, Json>>;
}
