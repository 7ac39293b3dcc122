/**
 * Looks at the first bytes of a CSV file and says how it is written and what its columns seem to mean.
 *
 * Every guess that rests on no evidence says so in `certain`, so that the window can ask. Callers: import (for what the
 * mapping leaves open), store (shows the shape before importing).
 */
import { createHash } from 'node:crypto';
import { compareCodeUnits } from '#shared/base/canonical-json.ts';
import { done, refuse, type Outcome } from '#shared/base/outcome.ts';
import { createCellDecoder, createTranscoder, detectEncoding, isWide, markLengthOf } from './encoding.ts';
import { guessMapping, type MappingGuess } from './guess-mapping.ts';
import { guessDateOrder, guessDecimal, isPeriodColumn } from './guess-dialect.ts';
import type { CsvDialect, CsvEncoding, DecimalMark } from './mapping.ts';
import type { DateOrder } from './period-text.ts';
import { plainText } from './mapping.ts';
import { decodeField } from './number-column.ts';
import { parseNumber } from './number-text.ts';
import { parsePeriod } from './period-text.ts';
import { createRecordBatch, padded, recordStatus, scanRecords } from './scanner.ts';

/** How many first bytes `inspectCsv` wants to see; a shorter head is taken for the whole file. */
export const inspectBytes = 64 * 1024;
export const columnLimit = 512;
const sampleRowLimit = 50;
/** Rows that serve as evidence for the dialect. */
const evidenceRows = 1000;
const delimiters = [',', ';', '\t', '|'];

export interface CsvShape {
  readonly encoding: CsvEncoding;
  readonly delimiter: string;
  readonly decimal: DecimalMark;
  readonly dateOrder: DateOrder;
  /** Whether the first record names the columns; without one they are called "1", "2", … */
  readonly header: boolean;
  /** False where nothing in the first bytes decides, and it could matter. */
  readonly certain: { readonly decimal: boolean; readonly dateOrder: boolean };
  /** The names of the columns; a name that is used twice gets " (2)". */
  readonly columns: readonly string[];
  /** The columns whose names are months. */
  readonly monthColumns: readonly string[];
  /** Up to 50 rows as texts. */
  readonly sampleRows: readonly (readonly string[])[];
  readonly mapping: MappingGuess;
  /** The same for every file with these column names (in any order) and this delimiter: SHA-256 in hexadecimal. */
  readonly fingerprint: string;
}

/** A shape and where its data begin, for whoever goes on reading. */
export interface OpenedCsv {
  readonly shape: CsvShape;
  /** Whether the encoding was said, by the mapping or by a byte order mark, and not guessed. */
  readonly encodingSure: boolean;
  /** Bytes before the first data record: of the file, or of its UTF-8 form when it is UTF-16. */
  readonly dataOffset: number;
  /** The physical line of the first data record. */
  readonly dataLine: number;
}

/**
 * The shape of a file by its first bytes (64 KB, or all of a shorter file). What `given` says is not guessed.
 * Refused for an empty file, a workbook, binary data, more than 512 columns or a header that cannot be read.
 */
export function inspectCsv(firstBytes: Uint8Array, given: CsvDialect = {}): Outcome<CsvShape> {
  const opened = openCsv(firstBytes, firstBytes.length < inspectBytes, given);
  return opened.ok ? done(opened.value.shape) : opened;
}

/** `inspectCsv` for an importer: `whole` says that the head is the whole file. */
export function openCsv(head: Uint8Array, whole: boolean, given: CsvDialect): Outcome<OpenedCsv> {
  if (head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4) return refuse('csv-is-workbook');
  const guess = detectEncoding(head);
  const encoding = given.encoding ?? guess.encoding;
  const raw = isWide(encoding) ? createTranscoder(encoding)(head, whole) : head;
  const mark = isWide(encoding) ? (raw[0] === 0xef && raw[1] === 0xbb ? 3 : 0) : markLengthOf(head, encoding);
  if (raw.includes(0)) return refuse('csv-not-text');
  const body = { bytes: padded(raw), length: raw.length };
  const hint = separatorHint(raw, mark);
  const from = mark + (hint?.length ?? 0);
  const delimiter = given.delimiter ?? hint?.delimiter ?? guessDelimiter(body, from, whole);
  const firstLine = hint === null ? 1 : 2;
  const firstRecord = readRecords(body, from, whole, delimiter, 1, firstLine);
  if (firstRecord.tooWide) return refuse('csv-too-many-columns', { limit: columnLimit });
  const first = firstRecord.records[0];
  if (raw.subarray(from).every((byte) => byte === 10 || byte === 13 || byte === 32)) return refuse('csv-empty');
  if (first === undefined || firstRecord.broken) return refuse('csv-broken-header', { limit: inspectBytes });
  const encodingSure = given.encoding !== undefined || mark > 0;
  const decode = createCellDecoder(encoding, encodingSure);
  const texts = (record: FieldRange[]): string[] =>
    record.map((field) => decodeField(raw, field.start, field.end, decode) ?? '\ufffd');
  const firstTexts = texts(first);
  const header = given.header ?? looksLikeHeader(firstTexts);
  const columns = header ? uniqueNames(firstTexts) : firstTexts.map((_, index) => String(index + 1));
  const dataOffset = header ? firstRecord.end : from;
  const dataLine = header ? firstRecord.nextLine : firstLine;
  const rows = readRecords(body, dataOffset, whole, delimiter, evidenceRows, dataLine)
    .records.filter((record) => record.length > 0)
    .map(texts);
  const shape = describe({ encoding, delimiter, header, columns, rows, given });
  return done({ shape, encodingSure, dataOffset, dataLine });
}

function describe(found: {
  readonly encoding: CsvEncoding;
  readonly delimiter: string;
  readonly header: boolean;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly given: CsvDialect;
}): CsvShape {
  const { encoding, delimiter, header, columns, rows, given } = found;
  const byColumn = columns.map((_, column) => rows.map((row) => row[column] ?? ''));
  const numbers = byColumn.filter((cells) => !isPeriodColumn(cells));
  const decimal = guessDecimal(numbers.flat(), delimiter);
  const dates = guessDateOrder(byColumn.filter(isPeriodColumn).flat(), decimal.mark === ',' || delimiter === ';');
  const dialect = { decimal: given.decimal ?? decimal.mark, dateOrder: given.dateOrder ?? dates.order };
  const monthColumns = header ? columns.filter((name) => parsePeriod(name, dialect.dateOrder) !== null) : [];
  return {
    encoding,
    delimiter,
    ...dialect,
    header,
    certain: {
      decimal: given.decimal !== undefined || decimal.certain,
      dateOrder: given.dateOrder !== undefined || dates.certain,
    },
    columns,
    monthColumns,
    sampleRows: rows.slice(0, sampleRowLimit),
    mapping: guessMapping(columns, rows, monthColumns, dialect),
    fingerprint: fingerprintOf(columns, delimiter),
  };
}

interface FieldRange {
  readonly start: number;
  readonly end: number;
}

interface PaddedBytes {
  readonly bytes: Uint8Array;
  /** Without the padding. */
  readonly length: number;
}

/** The first records as field ranges; records that cannot be read or are cut off by the end of the head are left out. */
function readRecords(
  body: PaddedBytes,
  from: number,
  whole: boolean,
  delimiter: string,
  limit: number,
  firstLine: number,
): { records: FieldRange[][]; end: number; nextLine: number; tooWide: boolean; broken: boolean } {
  const batch = createRecordBatch(columnLimit + 1, 1);
  const rules = { delimiter: delimiter.charCodeAt(0), recordBytes: inspectBytes };
  const records: FieldRange[][] = [];
  let tooWide = false;
  let broken = false;
  let at = from;
  batch.nextLine = firstLine;
  while (records.length < limit) {
    const next = scanRecords(body.bytes, at, body.length, whole, batch, rules);
    if (next === at) break;
    at = next;
    if (batch.count === 0) continue;
    const fields = batch.fieldCounts[0] ?? 0;
    if (batch.statuses[0] === recordStatus.quotes) broken = true;
    if (fields > columnLimit) tooWide = true;
    const range = (field: number): FieldRange => ({ start: batch.starts[field] ?? 0, end: batch.ends[field] ?? 0 });
    records.push(Array.from({ length: Math.min(fields, columnLimit) }, (_, field) => range(field)));
  }
  return { records, end: at, nextLine: batch.nextLine, tooWide, broken };
}

/** Excel's own hint, a first line "sep=;". */
function separatorHint(raw: Uint8Array, from: number): { readonly delimiter: string; readonly length: number } | null {
  const match = /^sep=([,;\t|])(\r\n|\n|\r)/i.exec(String.fromCharCode(...raw.subarray(from, from + 7)));
  return match === null ? null : { delimiter: match[1] ?? ',', length: match[0].length };
}

/** The delimiter that cuts most of the first records into as many fields as the first one, and at least two. */
function guessDelimiter(body: PaddedBytes, from: number, whole: boolean): string {
  let best = ',';
  let bestScore = 0;
  for (const delimiter of delimiters) {
    const { records } = readRecords(body, from, whole, delimiter, sampleRowLimit, 1);
    const width = records[0]?.length ?? 0;
    const alike = records.filter((record) => record.length === width).length / Math.max(records.length, 1);
    const score = width < 2 ? 0 : alike * 1000 + Math.min(width, columnLimit) / columnLimit;
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}

/** A header has a name somewhere and no number, except names that are months or years. */
function looksLikeHeader(cells: readonly string[]): boolean {
  const texts = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const isName = (text: string): boolean =>
    /^(19|20|21)\d\d$/.test(text) || parsePeriod(text, 'dmy') !== null || typeof parseNumber(text, '.', 0) === 'string';
  return texts.length > 0 && texts.every(isName) && texts.some((text) => parsePeriod(text, 'dmy') === null);
}

/** Trimmed names without empty ones at the end; repeated names numbered, empty ones called by their place. */
function uniqueNames(cells: readonly string[]): readonly string[] {
  const names = cells.map(plainText);
  while (names.length > 1 && names.at(-1) === '') names.pop();
  const used = new Set<string>();
  return names.map((name, index) => {
    const stem = name === '' ? String(index + 1) : name;
    let unique = stem;
    for (let copy = 2; used.has(unique); copy += 1) unique = `${stem} (${copy})`;
    used.add(unique);
    return unique;
  });
}

function fingerprintOf(columns: readonly string[], delimiter: string): string {
  const text = JSON.stringify([delimiter, ...[...columns].sort(compareCodeUnits)]);
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
