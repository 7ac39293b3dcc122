/**
 * Cuts bytes into records and fields without making a string: positions only, a batch of records at a time.
 *
 * Fields may be quoted, with doubled quotes and line breaks inside; records end with CRLF, LF or CR. A quotation mark that
 * is not closed properly costs its own physical line, never the rest of the file: reading resumes at the next line.
 * The answer depends on the bytes alone, not on how they were cut into chunks. Callers: detect, import.
 */

const lineFeed = 10;
const carriageReturn = 13;
const quote = 34;

export const recordStatus = { fine: 0, quotes: 1, columns: 2 } as const;

/** Records found by one call of `scanRecords`. Fields stand at record × stride + column. */
export interface RecordBatch {
  readonly capacity: number;
  /** The number of columns the header has; further fields of a record are not kept. */
  readonly stride: number;
  readonly starts: Int32Array;
  /** The end of each field; bitwise inverted when the field contains doubled quotes. */
  readonly ends: Int32Array;
  readonly recordStarts: Int32Array;
  readonly recordEnds: Int32Array;
  /** How many fields each record has. */
  readonly fieldCounts: Int32Array;
  /** The physical line, from 1, on which each record starts. */
  readonly lines: Float64Array;
  /** One of `recordStatus`; fields of a record with status `quotes` are all empty. */
  readonly statuses: Uint8Array;
  count: number;
  /** The physical line of the byte after the last record. */
  nextLine: number;
  /** True when a physical line is longer than the limit: the file is not a table. */
  overlong: boolean;
}

export function createRecordBatch(stride: number, capacity: number): RecordBatch {
  return {
    capacity,
    stride,
    starts: new Int32Array(stride * capacity),
    ends: new Int32Array(stride * capacity),
    recordStarts: new Int32Array(capacity),
    recordEnds: new Int32Array(capacity),
    fieldCounts: new Int32Array(capacity),
    lines: new Float64Array(capacity),
    statuses: new Uint8Array(capacity),
    count: 0,
    nextLine: 1,
    overlong: false,
  };
}

export interface ScanRules {
  /** The byte between fields. */
  readonly delimiter: number;
  /** The longest record in bytes. */
  readonly recordBytes: number;
}

/**
 * Bytes that may be scanned: behind `length` of them stands a line feed, which ends every search, and room to read whole
 * words. What was there before is overwritten.
 */
export const paddingBytes = 8;

/** A copy of bytes with the padding that scanning needs. */
export function padded(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(bytes.length + paddingBytes);
  copy.set(bytes);
  return copy;
}

/**
 * Reads records from `from` until the batch is full or the bytes before `to` hold no further complete record.
 * Empty lines are passed over. With `last` the bytes end the file, so the last record needs no line break. `bytes` goes on
 * for at least `paddingBytes` behind `to`.
 * Answers the position behind the last record read. One loop with locals only: this is the hot path.
 */
export function scanRecords(
  bytes: Uint8Array,
  from: number,
  to: number,
  last: boolean,
  batch: RecordBatch,
  rules: ScanRules,
): number {
  const { starts, ends, stride, capacity, recordStarts, recordEnds, fieldCounts, lines, statuses } = batch;
  const { delimiter, recordBytes } = rules;
  const ceiling = Math.max(delimiter, quote);
  bytes[to] = lineFeed;
  let count = 0;
  let line = batch.nextLine;
  let recordStart = from;
  let recordLine = line;
  let at = from;
  let fieldStart = from;
  let field = 0;
  let slot = 0;
  let closedAt = -1;
  let doubled = false;
  let extra = false;
  let broken = false;
  while (count < capacity) {
    let byte = lineFeed;
    while ((byte = bytes[at] as number) > ceiling) at += 1;
    if (at < to) {
      if (byte === delimiter) {
        if (field < stride) {
          starts[slot] = fieldStart;
          ends[slot] = closedAt < 0 ? at : doubled ? ~closedAt : closedAt;
          slot += 1;
        } else if (at !== fieldStart) extra = true;
        field += 1;
        at += 1;
        fieldStart = at;
        closedAt = -1;
        continue;
      }
      if (byte === quote && at === fieldStart) {
        doubled = false;
        let close = at + 1;
        for (; close < to; close += 1) {
          const inside = bytes[close] as number;
          if (inside > quote) continue;
          if (inside === quote) {
            if (close + 1 < to && bytes[close + 1] === quote) {
              doubled = true;
              close += 1;
            } else break;
          } else if (inside === lineFeed || (inside === carriageReturn && bytes[close + 1] !== lineFeed)) line += 1;
        }
        const next = close + 1;
        if (close >= to) break;
        const follower = next < to ? (bytes[next] as number) : lineFeed;
        if (follower !== delimiter && follower !== lineFeed && follower !== carriageReturn) {
          broken = true;
          break;
        }
        fieldStart = at + 1;
        closedAt = close;
        at = next;
        continue;
      }
      if (byte !== lineFeed && byte !== carriageReturn) {
        at += 1;
        continue;
      }
      if (byte === carriageReturn && at + 1 === to && !last) break;
    } else if (!last || at === recordStart) break;
    if (at - recordStart > recordBytes) {
      broken = true;
      break;
    }
    if (at > recordStart) {
      if (field < stride) {
        starts[slot] = fieldStart;
        ends[slot] = closedAt < 0 ? at : doubled ? ~closedAt : closedAt;
        slot += 1;
      } else if (at !== fieldStart) extra = true;
      field += 1;
      recordStarts[count] = recordStart;
      recordEnds[count] = at;
      fieldCounts[count] = field;
      lines[count] = recordLine;
      statuses[count] = field < stride || extra ? recordStatus.columns : recordStatus.fine;
      count += 1;
      for (const full = count * stride; slot < full; slot += 1) starts[slot] = ends[slot] = at;
    }
    if (at < to) {
      at += byte === carriageReturn && bytes[at + 1] === lineFeed && at + 1 < to ? 2 : 1;
      line += 1;
    }
    recordStart = fieldStart = at;
    recordLine = line;
    field = 0;
    closedAt = -1;
    extra = false;
  }
  batch.count = count;
  batch.nextLine = recordLine;
  return settle(bytes, recordStart, to, last, batch, rules, broken);
}

/** The position behind the last record, past a line that has to be given up. */
function settle(
  bytes: Uint8Array,
  recordStart: number,
  to: number,
  last: boolean,
  batch: RecordBatch,
  rules: ScanRules,
  broken: boolean,
): number {
  const pending = batch.count < batch.capacity ? to - recordStart : 0;
  const unfinished = pending > 0 && (last || pending > rules.recordBytes);
  return broken || unfinished ? recoverLine(bytes, recordStart, to, last, batch, rules) : recordStart;
}

/** Gives up a record that cannot be read: its first physical line becomes a record of status `quotes`. */
function recoverLine(
  bytes: Uint8Array,
  recordStart: number,
  to: number,
  last: boolean,
  batch: RecordBatch,
  rules: ScanRules,
): number {
  let end = recordStart;
  while (end < to && bytes[end] !== lineFeed && bytes[end] !== carriageReturn) end += 1;
  if (end - recordStart > rules.recordBytes) {
    batch.overlong = true;
    return recordStart;
  }
  // Without its line break, or with a CR that may be half of one, the line waits for more bytes.
  if (!last && (end === to || (bytes[end] === carriageReturn && end + 1 === to))) return recordStart;
  const { count, stride } = batch;
  batch.recordStarts[count] = recordStart;
  batch.recordEnds[count] = end;
  batch.fieldCounts[count] = 0;
  batch.lines[count] = batch.nextLine;
  batch.statuses[count] = recordStatus.quotes;
  batch.starts.fill(end, count * stride, (count + 1) * stride);
  batch.ends.fill(end, count * stride, (count + 1) * stride);
  batch.count += 1;
  if (end === to) return to;
  batch.nextLine += 1;
  return end + (bytes[end] === carriageReturn && bytes[end + 1] === lineFeed ? 2 : 1);
}

/** Copies the bytes of a field with its doubled quotes halved; answers how many there are. */
export function unescapeField(bytes: Uint8Array, start: number, end: number, into: Uint8Array): number {
  let length = 0;
  for (let at = start; at < end; at += 1) {
    into[length] = bytes[at] as number;
    length += 1;
    if (bytes[at] === quote) at += 1;
  }
  return length;
}
