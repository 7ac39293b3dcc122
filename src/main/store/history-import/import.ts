/**
 * Turns the bytes of a CSV file, given in chunks of any size, into the facts of one batch.
 *
 * Promises: the answer depends on the bytes alone; every row is accepted, set aside as waiting for new names, or listed
 * as rejected with line and reason; sums are exact; memory is bounded by the limits, not by the file. To cancel, stop
 * pushing. Callers: the import process of the store, the command line.
 */
import { done, type Outcome, type Refusal } from '#shared/base/outcome.ts';
import { measureIds, monthsInYear, type FactKind, type MeasureId } from '#shared/domain/plan/entities.ts';
import { openCsv, type CsvShape } from './detect.ts';
import { createCellDecoder, createTranscoder, isWide, type CellDecoder } from './encoding.ts';
import { sortFacts, totalFacts } from './fact-columns.ts';
import { FactReader } from './fact-reader.ts';
import {
  importLimits,
  type HistoryImportOptions,
  type ImportLimits,
  type ImportProgress,
  type ImportResult,
} from './import-options.ts';
import { resolveColumns } from './mapping.ts';
import { createRecordSplitter, RejectList } from './rejects.ts';
import { createNodeFinder, proposeNodes, type NodeFinder } from './resolve.ts';
import { describeFault, type RowFault } from './row-fault.ts';
import { createRecordBatch, paddingBytes, scanRecords, type RecordBatch } from './scanner.ts';

export interface HistoryImport {
  /** Takes the next bytes, which may be reused afterwards. Answers why the file is refused as soon as that is known. */
  push(chunk: Uint8Array): Refusal | null;
  /** Ends the file. Refused as a whole when it is no such table or beyond a limit; then nothing of it is kept. */
  finish(): Outcome<ImportResult>;
  readonly progress: ImportProgress;
}

/** Starts an import; one object reads one file. */
export function createHistoryImport(options: HistoryImportOptions): HistoryImport {
  return new HistoryImportRun(options);
}

/** What is known once the head of the file has been understood. */
interface OpenFile {
  readonly shape: CsvShape;
  readonly reader: FactReader;
  readonly batch: RecordBatch;
  readonly decode: CellDecoder;
  readonly split: (raw: string) => readonly string[];
  readonly transcode: ((chunk: Uint8Array, last: boolean) => Uint8Array) | null;
  readonly measures: readonly MeasureId[];
  readonly kind: FactKind;
}

class HistoryImportRun implements HistoryImport {
  readonly #options: HistoryImportOptions;
  readonly #limits: ImportLimits;
  readonly #units: NodeFinder;
  readonly #lines: NodeFinder;
  readonly #rejects: RejectList;
  #open: OpenFile | null = null;
  #refusal: Refusal | null = null;
  #bytes = 0;
  #head: Uint8Array[] = [];
  /** Bytes not yet cut into records: the first `#filled` of the block. */
  #block: Uint8Array;
  #filled = 0;

  constructor(options: HistoryImportOptions) {
    this.#options = options;
    this.#limits = { ...importLimits, ...options.limits };
    this.#units = createNodeFinder(options.units);
    this.#lines = createNodeFinder(options.lines);
    this.#rejects = new RejectList(this.#limits.keptRejects);
    this.#block = new Uint8Array(this.#limits.blockBytes + paddingBytes);
  }

  get progress(): ImportProgress {
    const reader = this.#open?.reader;
    return {
      bytes: this.#bytes,
      accepted: reader?.accepted ?? 0,
      rejected: this.#rejects.count,
      waiting: reader?.waiting ?? 0,
    };
  }

  push(chunk: Uint8Array): Refusal | null {
    if (this.#refusal !== null) return this.#refusal;
    this.#bytes += chunk.length;
    const { fileBytes, headBytes } = this.#limits;
    if (this.#bytes > fileBytes) {
      return this.#refuse({ code: 'file-too-large', details: { limit: `${Math.floor(fileBytes / 1024 ** 2)} MB` } });
    }
    if (this.#open !== null) this.#feed(this.#open, this.#open.transcode?.(chunk, false) ?? chunk);
    else {
      this.#head.push(chunk.slice());
      if (this.#bytes >= headBytes) this.#start(false);
    }
    return this.#refusal;
  }

  finish(): Outcome<ImportResult> {
    if (this.#open === null && this.#refusal === null) this.#start(true);
    const open = this.#open;
    if (open !== null && this.#refusal === null) {
      const rest = open.transcode?.(new Uint8Array(0), true);
      if (rest !== undefined) this.#feed(open, rest);
      this.#drain(open, true);
    }
    if (this.#refusal !== null) return { ok: false, refusal: this.#refusal };
    if (open === null || open.reader.accepted + open.reader.waiting + this.#rejects.count === 0) {
      return { ok: false, refusal: this.#refuse({ code: 'csv-empty', details: {} }) };
    }
    return done(this.#result(open));
  }

  #result(open: OpenFile): ImportResult {
    const { reader, measures, kind, shape } = open;
    const rows = sortFacts(reader.table, kind, measures, this.#units.nodes, this.#lines.nodes);
    const totals = totalFacts(rows);
    return {
      rows,
      accepted: reader.accepted,
      rejected: this.#rejects.count,
      waiting: reader.waiting,
      blank: reader.blank,
      rejects: this.#rejects.rows,
      rejectCounts: this.#rejects.counts(),
      unknownUnits: proposeNodes(reader.unknownUnits.names(), this.#units, 'unit'),
      unknownLines: proposeNodes(reader.unknownLines.names(), this.#lines, 'line'),
      years: [...new Set(totals.map((total) => total.year))],
      measures: measures.filter((measure) => totals.some((total) => total.measure === measure)),
      totals,
      shape,
    };
  }

  #refuse(refusal: Refusal): Refusal {
    this.#refusal = refusal;
    return refusal;
  }

  /** Understands the head of the file and reads on from there. */
  #start(whole: boolean): void {
    const { mapping, startMonth, scale, unknown } = this.#options;
    const head = joined(this.#head, this.#bytes);
    this.#head = [];
    const opened = openCsv(whole ? head : head.subarray(0, this.#limits.headBytes), whole, mapping);
    if (!opened.ok) {
      this.#refuse(opened.refusal);
      return;
    }
    const { shape, encodingSure, dataOffset, dataLine } = opened.value;
    const columns = resolveColumns(mapping, shape.columns, shape.dateOrder);
    if (!columns.ok) {
      this.#refuse(columns.refusal);
      return;
    }
    if (columns.value.line === null && this.#lines.onlyLeaf < 0) {
      this.#refuse({ code: 'csv-line-needed', details: { count: this.#lines.leafCount } });
      return;
    }
    const measures = measureIds.filter((measure) => mapping.measures[measure] !== undefined);
    const capacity = Math.max(64, Math.min(256, Math.floor(65_536 / shape.columns.length)));
    const batch = createRecordBatch(shape.columns.length, capacity);
    batch.nextLine = dataLine;
    const decode = createCellDecoder(shape.encoding, encodingSure);
    const reader = new FactReader({
      startMonth,
      scale,
      unknown,
      columns: columns.value,
      columnNames: shape.columns,
      measures,
      decimal: shape.decimal,
      dateOrder: shape.dateOrder,
      delimiter: shape.delimiter,
      units: this.#units,
      lines: this.#lines,
      decode,
      capacity,
      cellLimit: this.#limits.cells,
      rowLimit: Math.floor(this.#limits.tableMonths / (measures.length * monthsInYear)),
      onReject: (bytes, records, record, fault) => {
        this.#reject(open, bytes, records, record, fault);
      },
    });
    const transcode = isWide(shape.encoding) ? createTranscoder(shape.encoding) : null;
    const split = createRecordSplitter(shape.delimiter);
    const open: OpenFile = { shape, reader, batch, decode, split, transcode, measures, kind: mapping.kind };
    this.#open = open;
    this.#feed(open, (transcode?.(head, false) ?? head).subarray(dataOffset));
  }

  #feed(open: OpenFile, chunk: Uint8Array): void {
    for (let from = 0; from < chunk.length && this.#refusal === null;) {
      const size = this.#block.length - paddingBytes;
      const room = Math.min(size - this.#filled, chunk.length - from);
      this.#block.set(chunk.subarray(from, from + room), this.#filled);
      this.#filled += room;
      from += room;
      if (this.#filled < size) continue;
      this.#drain(open, false);
      // A record longer than the block: its limit is what stops it, not the block.
      if (this.#filled > size / 2) {
        const wider = new Uint8Array(size * 2 + paddingBytes);
        wider.set(this.#block.subarray(0, this.#filled));
        this.#block = wider;
      }
    }
  }

  /** Reads all complete records of the block and moves the rest to its beginning. */
  #drain(open: OpenFile, last: boolean): void {
    const { batch, reader, shape } = open;
    const rules = { delimiter: shape.delimiter.charCodeAt(0), recordBytes: this.#limits.recordBytes };
    let at = 0;
    while (this.#refusal === null) {
      const next = scanRecords(this.#block, at, this.#filled, last, batch, rules);
      if (batch.count > 0) {
        const refusal = reader.read(this.#block, batch);
        if (refusal !== null) this.#refuse(refusal);
      }
      if (batch.overlong) {
        this.#refuse({ code: 'csv-line-too-long', details: { line: batch.nextLine, limit: rules.recordBytes } });
      }
      if (next === at) break;
      at = next;
    }
    this.#block.copyWithin(0, at, this.#filled);
    this.#filled -= at;
  }

  #reject(open: OpenFile, bytes: Uint8Array, batch: RecordBatch, record: number, fault: RowFault): void {
    const { onReject } = this.#options;
    if (!this.#rejects.hasRoom && onReject === undefined) {
      this.#rejects.add(fault.code, null);
      return;
    }
    const start = batch.recordStarts[record] ?? 0;
    const end = batch.recordEnds[record] ?? 0;
    const { decode, shape } = open;
    const raw = decode(bytes, start, end) ?? new TextDecoder().decode(bytes.subarray(start, end));
    const refusal = describeFault(bytes, batch, record, fault, shape.columns, decode);
    const row = { line: batch.lines[record] ?? 0, refusal, raw };
    this.#rejects.add(fault.code, row);
    onReject?.({ ...row, cells: open.split(raw) });
  }
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
