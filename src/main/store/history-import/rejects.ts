/**
 * The rows that could not be used: each with its line, its reason and its text, and a CSV file of all of them to correct.
 *
 * Counting is exact whatever happens; only the first rows are kept in memory, the others go to the sink that was given.
 * Callers: import; store (writes the file of rejects).
 */
import type { Refusal } from '#shared/base/outcome.ts';
import { refusalSentence } from '#shared/base/refusal-sentence.ts';
import type { RefusalCode } from '#shared/base/refusals.ts';
import { columnLimit } from './detect.ts';
import { createCellDecoder } from './encoding.ts';
import { decodeField } from './number-column.ts';
import { createRecordBatch, padded, recordStatus, scanRecords } from './scanner.ts';

export interface RejectedRow {
  /** The physical line, from 1, on which the row starts. */
  readonly line: number;
  readonly refusal: Refusal;
  /** The row as it stands in the file; in the kept list cut after 1,000 characters. */
  readonly raw: string;
}

/** A rejected row on its way into a file: `raw` is whole and the cells stand alone. */
export interface FullReject extends RejectedRow {
  readonly cells: readonly string[];
}

export type RejectSink = (reject: FullReject) => void;

export const keptRawLength = 1000;

/** Counts rejects by reason and keeps the first of them. */
export class RejectList {
  readonly #keep: number;
  readonly #rows: RejectedRow[] = [];
  readonly #counts = new Map<RefusalCode, number>();
  #count = 0;

  constructor(keep: number) {
    this.#keep = keep;
  }

  get count(): number {
    return this.#count;
  }

  get rows(): readonly RejectedRow[] {
    return this.#rows;
  }

  /** Whether the next reject would still be kept. */
  get hasRoom(): boolean {
    return this.#rows.length < this.#keep;
  }

  /** How many rows were rejected for each reason. */
  counts(): Readonly<Partial<Record<RefusalCode, number>>> {
    return Object.fromEntries(this.#counts);
  }

  /** Counts a reject, and keeps it when it is given and there is room. */
  add(code: RefusalCode, row: RejectedRow | null): void {
    this.#count += 1;
    this.#counts.set(code, (this.#counts.get(code) ?? 0) + 1);
    if (row === null || !this.hasRoom) return;
    const raw = row.raw.length > keptRawLength ? `${row.raw.slice(0, keptRawLength)}…` : row.raw;
    this.#rows.push({ line: row.line, refusal: row.refusal, raw });
  }
}

/** The first line of a file of rejects: the file's own columns, the line and the reason. */
export function rejectsHeader(columns: readonly string[], delimiter: string): string {
  return csvLine([...columns, 'reject_line', 'reject_reason'], delimiter);
}

/** A line of a file of rejects. Rows with too few cells are filled up, so that line and reason stay in their columns. */
export function rejectsLine(reject: FullReject, columnCount: number, delimiter: string): string {
  const filled = Array.from({ length: Math.max(columnCount - reject.cells.length, 0) }, () => '');
  const cells = reject.cells.length > columnCount ? overflowing(reject.cells, columnCount, delimiter) : reject.cells;
  return csvLine([...cells, ...filled, String(reject.line), refusalSentence(reject.refusal)], delimiter);
}

/** Cells beyond the last column are joined into it: nothing is lost and nothing moves. */
function overflowing(cells: readonly string[], columnCount: number, delimiter: string): readonly string[] {
  return [...cells.slice(0, columnCount - 1), cells.slice(columnCount - 1).join(delimiter)];
}

function csvLine(cells: readonly string[], delimiter: string): string {
  return `${cells.map((cell) => csvCell(formulaSafe(cell), delimiter)).join(delimiter)}\r\n`;
}

function csvCell(cell: string, delimiter: string): string {
  return cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/**
 * A cell that no spreadsheet takes for a formula: what starts like one gets an apostrophe, unless it is a plain number.
 */
export function formulaSafe(cell: string): string {
  if (!/^[=+\-@\t\r\n＝＋－＠]/.test(cell)) return cell;
  return /^[+-]?\d+(?:[.,]\d+)*$/.test(cell) ? cell : `'${cell}`;
}

/**
 * Cuts the text of a rejected row into its cells; one whose quotation marks are broken is cut at every delimiter.
 */
export function createRecordSplitter(delimiter: string): (raw: string) => readonly string[] {
  const batch = createRecordBatch(columnLimit, 1);
  const encoder = new TextEncoder();
  const decode = createCellDecoder('utf-8', false);
  return (raw) => {
    const bytes = encoder.encode(raw);
    const rules = { delimiter: delimiter.charCodeAt(0), recordBytes: bytes.length };
    scanRecords(padded(bytes), 0, bytes.length, true, batch, rules);
    const fields = batch.fieldCounts[0] ?? 0;
    if (batch.statuses[0] === recordStatus.quotes || fields > columnLimit) return raw.split(delimiter);
    return Array.from(
      { length: fields },
      (_, field) => decodeField(bytes, batch.starts[field] ?? 0, batch.ends[field] ?? 0, decode) ?? '',
    );
  };
}
