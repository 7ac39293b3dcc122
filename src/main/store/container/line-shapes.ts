/**
 * What one line of each data file looks like, where it sorts, and its canonical text.
 *
 * Cells and facts come by the hundred thousand, so their text is put together directly when they hold nothing but their
 * known fields. Callers: line files (reading, writing), state hash, fact digest.
 */
import type { Alteration } from '#shared/base/alterations.ts';
import { canonicalJson, compareCodeUnits, type Json } from '#shared/base/canonical-json.ts';
import { invariant } from '#shared/base/assert.ts';
import { recordTables, type Change, type RecordTable } from '#shared/domain/changes/change.ts';
import type { JournalEntry } from '#shared/domain/journal/entry.ts';
import { factKinds, layers, measureIds, monthsInYear, type FactRow } from '#shared/domain/plan/entities.ts';
import type { LineFile } from './format.ts';
import type { JsonObject } from './json-profile.ts';
import type { BatchedFactRow, CellRow, PlanDocument, PlanRecord, SequencedChange } from './plan-document.ts';
import { derivedId, isYear, recordShapes } from './record-shapes.ts';
import {
  isBetween,
  isHash,
  isListOf,
  isName,
  isNullOr,
  isObject,
  isOneOf,
  isRemark,
  isText,
  isWhole,
  partialFault,
  shapeFault,
  type Check,
  type Shape,
} from './shapes.ts';
import { isReadableName } from './text-rules.ts';

/** The line type of each data file. */
export interface LineOf {
  readonly 'plan.ndjson': PlanRecord;
  readonly 'cells.ndjson': CellRow;
  readonly 'facts.ndjson': BatchedFactRow;
  readonly 'journal.ndjson': JournalEntry;
  readonly 'changes.ndjson': SequencedChange;
}

/** The lists of a document under the files that hold them. */
export function linesOf(document: PlanDocument): { readonly [File in LineFile]: readonly LineOf[File][] } {
  return {
    'plan.ndjson': document.records,
    'cells.ndjson': document.cells,
    'facts.ndjson': document.facts,
    'journal.ndjson': document.journal,
    'changes.ndjson': document.changes,
  };
}

/** How the lines of one file are checked, ordered and written. */
export interface LineRules<Line> {
  /** What is wrong with an object as a line of this file; null when nothing is. The caller knows where it stands. */
  readonly fault: (value: JsonObject) => Alteration | null;
  /** Negative when `left` stands before `right`; two lines of a file never compare as equal. */
  readonly compare: (left: Line, right: Line) => number;
  readonly text: (line: Line) => string;
  /** Whether `text` can only be the text of a legal line: it holds known fields alone, all of them checked. */
  readonly closed: (line: Line) => boolean;
}

const isMeasure = isOneOf(measureIds);
const isSequence = isBetween(1, Number.MAX_SAFE_INTEGER);
const isMonths: Check = (value) =>
  isListOf(isWhole, monthsInYear)(value) && (value as readonly number[]).some((month) => month !== 0);
const isRecordTable = isOneOf(recordTables);
/** Measure, colon and a unit's name: the longest id a record can have. */
const recordIdLimit = 220;

const cellShape: Shape = { layer: isOneOf(layers), measure: isMeasure, unit: isName, line: isName, months: isMonths };
const factShape: Shape = {
  batch: isHash,
  kind: isOneOf(factKinds),
  year: isYear,
  unit: isName,
  line: isName,
  measure: isMeasure,
  months: isListOf(isNullOr(isWhole), monthsInYear),
};
const entryShape: Shape = {
  sequence: isSequence,
  id: isName,
  actor: isRemark,
  at: (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value),
  command: (value) => isObject(value) && isText(value['kind']),
  undoes: isNullOr(isSequence),
  redoes: isNullOr(isSequence),
  changesDigest: isHash,
  previous: isHash,
  hash: isHash,
};
const cellChangeShape: Shape = {
  layer: isOneOf(layers),
  measure: isMeasure,
  unit: isName,
  line: isName,
  from: isNullOr(isListOf(isWhole, monthsInYear)),
  to: isNullOr(isListOf(isWhole, monthsInYear)),
};

function recordFault(value: JsonObject): Alteration | null {
  const { table, id, value: record } = value;
  if (!isRecordTable(table)) return { place: 'field', field: 'table' };
  if (typeof id !== 'string' || !isReadableName(id, recordIdLimit)) return { place: 'field', field: 'id' };
  if (!isObject(record)) return { place: 'field', field: 'value' };
  const fault = shapeFault(recordShapes[table as RecordTable], record);
  if (fault !== null) return fault;
  return (derivedId(table as RecordTable, record) ?? id) === id ? null : { place: 'other-id' };
}

function patchFault(change: JsonObject): Alteration | null {
  const { table, id, from, to } = change;
  if (!isRecordTable(table)) return { place: 'field', field: 'table' };
  if (typeof id !== 'string' || !isReadableName(id, recordIdLimit)) return { place: 'field', field: 'id' };
  if (!isObject(from) || !isObject(to)) return { place: 'field', field: isObject(from) ? 'to' : 'from' };
  const shape = recordShapes[table as RecordTable];
  return partialFault(shape, from) ?? partialFault(shape, to);
}

function changeFault(value: JsonObject): Alteration | null {
  const { sequence, index, change } = value;
  if (!isSequence(sequence)) return { place: 'field', field: 'sequence' };
  if (!isBetween(0, Number.MAX_SAFE_INTEGER)(index)) return { place: 'field', field: 'index' };
  if (!isObject(change)) return { place: 'field', field: 'change' };
  switch (change['op']) {
    case 'put':
    case 'remove':
      return recordFault(change);
    case 'patch':
      return patchFault(change);
    case 'cells':
      return shapeFault(cellChangeShape, change);
    default:
      return { place: 'field', field: 'op' };
  }
}

/** Facts within a batch: kind, year, measure, unit, line. The order of the batch's digest. */
export function compareFactRows(left: FactRow, right: FactRow): number {
  return (
    compareCodeUnits(left.kind, right.kind) ||
    left.year - right.year ||
    compareCodeUnits(left.measure, right.measure) ||
    compareCodeUnits(left.unit, right.unit) ||
    compareCodeUnits(left.line, right.line)
  );
}

/** The canonical text of a fact without its batch: what a batch's digest is made of. */
export function factText(row: FactRow): string {
  const { kind, year, unit, line, measure, months } = row;
  return `{"kind":"${kind}","line":${JSON.stringify(line)},"measure":"${measure}","months":${monthsText(months)},"unit":${JSON.stringify(unit)},"year":${year}}`;
}

/** The canonical text of a cell row without fields this version does not know: what the state hash is made of. */
export function cellText(row: CellRow): string {
  const { layer, measure, unit, line, months } = row;
  return `{"layer":"${layer}","line":${JSON.stringify(line)},"measure":"${measure}","months":${monthsText(months)},"unit":${JSON.stringify(unit)}}`;
}

function batchedFactText(row: BatchedFactRow): string {
  return `{"batch":"${row.batch}",${factText(row).slice(1)}`;
}

function monthsText(months: readonly (number | null)[]): string {
  for (const month of months) {
    invariant(month === null || Number.isSafeInteger(month), `saved numbers are whole and below 2^53, not ${month}`);
  }
  return JSON.stringify(months);
}

/** The canonical text of a change: what an entry's digest is made of. */
export function changeText(change: Change): string {
  if (change.op !== 'cells' || Object.keys(change).length !== cellChangeFields) return generalText(change);
  const { layer, measure, unit, line, from, to } = change;
  const [before, after] = [from === null ? 'null' : monthsText(from), to === null ? 'null' : monthsText(to)];
  return `{"from":${before},"layer":"${layer}","line":${JSON.stringify(line)},"measure":"${measure}","op":"cells","to":${after},"unit":${JSON.stringify(unit)}}`;
}

function sequencedText(line: SequencedChange): string {
  if (Object.keys(line).length !== sequencedFields) return generalText(line);
  return `{"change":${changeText(line.change)},"index":${line.index},"sequence":${line.sequence}}`;
}

/** Only cell changes: the values of records may hold fields of a later version at any depth. */
function isPlainCellChange({ change, ...rest }: SequencedChange): boolean {
  const isPlain = change.op === 'cells' && Object.keys(change).length === cellChangeFields;
  return isPlain && Object.keys(rest).length === sequencedFields - 1;
}

function generalText(line: unknown): string {
  return canonicalJson(line as Json);
}

const cellFields = Object.keys(cellShape).length;
const factFields = Object.keys(factShape).length;
/** The fields of a cell change and its `op`. */
const cellChangeFields = Object.keys(cellChangeShape).length + 1;
const sequencedFields = 3;

function isPlainCell(row: CellRow): boolean {
  return Object.keys(row).length === cellFields;
}

function isPlainFact(row: BatchedFactRow): boolean {
  return Object.keys(row).length === factFields;
}

function never(): boolean {
  return false;
}

export const lineRules: { readonly [File in LineFile]: LineRules<LineOf[File]> } = {
  'plan.ndjson': {
    fault: recordFault,
    compare: (left, right) => compareCodeUnits(left.table, right.table) || compareCodeUnits(left.id, right.id),
    text: generalText,
    closed: never,
  },
  'cells.ndjson': {
    fault: (value) => shapeFault(cellShape, value),
    compare: (left, right) =>
      compareCodeUnits(left.layer, right.layer) ||
      compareCodeUnits(left.measure, right.measure) ||
      compareCodeUnits(left.unit, right.unit) ||
      compareCodeUnits(left.line, right.line),
    text: (row) => (isPlainCell(row) ? cellText(row) : generalText(row)),
    closed: isPlainCell,
  },
  'facts.ndjson': {
    fault: (value) => shapeFault(factShape, value),
    compare: (left, right) => compareCodeUnits(left.batch, right.batch) || compareFactRows(left, right),
    text: (row) => (isPlainFact(row) ? batchedFactText(row) : generalText(row)),
    closed: isPlainFact,
  },
  'journal.ndjson': {
    fault: (value) => shapeFault(entryShape, value),
    compare: (left, right) => left.sequence - right.sequence,
    text: generalText,
    closed: never,
  },
  'changes.ndjson': {
    fault: changeFault,
    compare: (left, right) => left.sequence - right.sequence || left.index - right.index,
    text: sequencedText,
    closed: isPlainCellChange,
  },
};
