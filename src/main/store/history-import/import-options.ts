/**
 * What an import is given and what it answers: plain data that crosses the boundary of the import process.
 * Callers: import, the import process, store, command line.
 */
import type { RefusalCode } from '#shared/base/refusals.ts';
import type { MeasureId } from '#shared/domain/plan/entities.ts';
import { inspectBytes, type CsvShape } from './detect.ts';
import type { FactColumns, FactTotal } from './fact-columns.ts';
import type { ImportMapping } from './mapping.ts';
import type { RejectedRow, RejectSink } from './rejects.ts';
import type { NamedNode, NodeProposal } from './resolve.ts';

export interface ImportLimits {
  readonly fileBytes: number;
  /** The longest record; a longer physical line refuses the file. */
  readonly recordBytes: number;
  /** Distinct cells: unit × line × month × measure. */
  readonly cells: number;
  /** Months of all rows of the table, named or not: what the sums may take of memory, 8 bytes each. */
  readonly tableMonths: number;
  readonly keptRejects: number;
  /** How many bytes are scanned at a time. */
  readonly blockBytes: number;
  /** How many first bytes the guesses rest on. */
  readonly headBytes: number;
}

export const importLimits: ImportLimits = {
  fileBytes: 2 * 1024 ** 3,
  recordBytes: 1024 ** 2,
  cells: 10_000_000,
  tableMonths: 12_000_000,
  keptRejects: 10_000,
  blockBytes: 256 * 1024,
  headBytes: inspectBytes,
};

export interface HistoryImportOptions {
  readonly mapping: ImportMapping;
  /** Of the plan: the calendar month, 1…12, in which the fiscal year starts. */
  readonly startMonth: number;
  /** Of the plan: decimals of its currency. */
  readonly scale: number;
  readonly units: readonly NamedNode[];
  readonly lines: readonly NamedNode[];
  /** What becomes of rows whose only fault is a name the plan lacks: rejected, or waiting for the nodes to be added. */
  readonly unknown: 'reject' | 'collect';
  /** Receives every rejected row, also those beyond the kept ones. */
  readonly onReject?: RejectSink;
  readonly limits?: Partial<ImportLimits>;
}

export interface ImportProgress {
  readonly bytes: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly waiting: number;
}

export interface ImportResult {
  readonly rows: FactColumns;
  readonly accepted: number;
  readonly rejected: number;
  /** Rows that only lack new nodes (`unknown: 'collect'`); neither accepted nor rejected. */
  readonly waiting: number;
  /** Rows of nothing but delimiters, passed over like empty lines. */
  readonly blank: number;
  /** The first rejected rows, in the order of the file. */
  readonly rejects: readonly RejectedRow[];
  readonly rejectCounts: Readonly<Partial<Record<RefusalCode, number>>>;
  readonly unknownUnits: readonly NodeProposal[];
  readonly unknownLines: readonly NodeProposal[];
  readonly years: readonly number[];
  readonly measures: readonly MeasureId[];
  readonly totals: readonly FactTotal[];
  /** How the file was read, and which guesses rest on no evidence. */
  readonly shape: CsvShape;
}
