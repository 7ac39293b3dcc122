/**
 * Why a row cannot be used, in the order a person would look: the shape of the row, its month, measure, unit, line, and
 * then its numbers. Unknown names come last, so that they are the only thing wrong with a row that waits for them.
 * Callers: fact-reader (which row waits), import (what to say).
 */
import type { Refusal, RefusalDetails } from '#shared/base/outcome.ts';
import type { RefusalCode } from '#shared/base/refusals.ts';
import type { CellBatch } from './cell-table.ts';
import type { CellDecoder } from './encoding.ts';
import type { DecimalMark, ResolvedColumns } from './mapping.ts';
import { decodeField } from './number-column.ts';
import { parseNumber } from './number-text.ts';
import { unresolved } from './resolve.ts';
import { recordStatus, type RecordBatch } from './scanner.ts';
import type { TextColumn } from './text-column.ts';
import { dictionaryLimits } from './text-dictionary.ts';

/** A reason and the column it lies in (−1: the row as a whole). The sentence's details are made only when needed. */
export interface RowFault {
  readonly code: RefusalCode;
  readonly column: number;
}

/** What is known of the records of a batch after their columns were read. */
export interface RowFacts {
  readonly options: {
    readonly columns: ResolvedColumns;
    readonly decimal: DecimalMark;
    readonly decode: CellDecoder;
  };
  readonly cells: CellBatch;
  readonly unit: TextColumn;
  readonly line: TextColumn | null;
  readonly period: TextColumn | null;
  readonly measure: TextColumn | null;
}

const longestDetail = 100;
const general: Readonly<Record<number, RefusalCode>> = {
  [unresolved.notText]: 'row-encoding',
  [unresolved.tooLong]: 'row-text-too-long',
  [unresolved.badName]: 'row-bad-name',
};
const periodCodes = {
  ...general,
  [unresolved.empty]: 'row-no-period',
  [unresolved.unknown]: 'row-bad-period',
} as const;
const measureCodes = { ...general, [unresolved.unknown]: 'row-unknown-measure' } as const;
const unitCodes = {
  ...general,
  [unresolved.empty]: 'row-no-unit',
  [unresolved.ambiguous]: 'row-ambiguous-unit',
  [unresolved.notLeaf]: 'row-unit-not-leaf',
} as const;
const lineCodes = {
  ...general,
  [unresolved.empty]: 'row-no-line',
  [unresolved.ambiguous]: 'row-ambiguous-line',
  [unresolved.notLeaf]: 'row-line-not-leaf',
} as const;

/** Whether a row says nothing at all: delimiters, quotation marks and spaces only. */
export function isBlankRow(bytes: Uint8Array, batch: RecordBatch, record: number, delimiter: number): boolean {
  const end = batch.recordEnds[record] ?? 0;
  for (let at = batch.recordStarts[record] ?? 0; at < end; at += 1) {
    const byte = bytes[at];
    if (byte !== delimiter && byte !== 32 && byte !== 9 && byte !== 34) return false;
  }
  return batch.statuses[record] !== recordStatus.quotes;
}

/** The first thing that is wrong with a row that was not accepted. */
export function explainRow(bytes: Uint8Array, batch: RecordBatch, record: number, facts: RowFacts): RowFault {
  const status = batch.statuses[record];
  if (status === recordStatus.quotes) return { code: 'row-quotes', column: -1 };
  if (status === recordStatus.columns) return { code: 'row-columns', column: -1 };
  const { cells, unit, line, period, measure } = facts;
  const named =
    namedFault(period, cells.slots[record], periodCodes) ??
    namedFault(measure, cells.measures[record], measureCodes) ??
    namedFault(unit, cells.units[record], unitCodes) ??
    namedFault(line, cells.lines[record], lineCodes) ??
    numberFault(bytes, batch, record, facts);
  if (named !== null) return named;
  if (cells.units[record] === unresolved.unknown) return { code: 'unknown-unit', column: unit.column };
  if (cells.lines[record] === unresolved.unknown) return { code: 'unknown-line', column: line?.column ?? -1 };
  const { values } = facts.options.columns;
  return { code: 'row-number-too-large', column: values[largestOf(cells, record)]?.column ?? -1 };
}

function namedFault(
  column: TextColumn | null,
  target: number | undefined,
  codes: Readonly<Record<number, RefusalCode>>,
): RowFault | null {
  if (column === null || target === undefined || target >= 0) return null;
  const code = codes[target];
  return code === undefined ? null : { code, column: column.column };
}

function numberFault(bytes: Uint8Array, batch: RecordBatch, record: number, facts: RowFacts): RowFault | null {
  const { columns, decimal, decode } = facts.options;
  for (const [index, { column }] of columns.values.entries()) {
    if (facts.cells.values[index]?.[record] !== Infinity) continue;
    const text = cellText(bytes, batch, record, column, decode);
    const fault = text === null ? 'not-a-number' : parseNumber(text, decimal, 0);
    if (text === null) return { code: 'row-encoding', column };
    if (fault === 'percent') return { code: 'row-percent', column };
    return { code: fault === 'not-a-number' ? 'row-not-a-number' : 'row-number-too-large', column };
  }
  return null;
}

/** When the sums would leave the exact range: the value column that has the largest part in it. */
function largestOf(cells: CellBatch, record: number): number {
  const sizes = cells.values.map((column) => Math.abs(column[record] ?? 0) || 0);
  return sizes.indexOf(Math.max(...sizes));
}

/** The refusal of a fault, with the details its sentence needs. */
export function describeFault(
  bytes: Uint8Array,
  batch: RecordBatch,
  record: number,
  fault: RowFault,
  columnNames: readonly string[],
  decode: CellDecoder,
): Refusal {
  const details = (): RefusalDetails => {
    if (fault.column < 0) return { count: batch.fieldCounts[record] ?? 0, expected: columnNames.length };
    const column = columnNames[fault.column] ?? '';
    if (fault.code === 'row-text-too-long') return { column, limit: dictionaryLimits.textBytes };
    const text = (cellText(bytes, batch, record, fault.column, decode) ?? '').trim();
    const short = text.length > longestDetail ? `${text.slice(0, longestDetail)}…` : text;
    if (fault.code === 'unknown-unit') return { column, unit: short };
    return fault.code === 'unknown-line' ? { column, line: short } : { column, text: short };
  };
  return { code: fault.code, details: details() };
}

/** The text of a cell, or null when it is not valid in the encoding of the file. */
export function cellText(
  bytes: Uint8Array,
  batch: RecordBatch,
  record: number,
  column: number,
  decode: CellDecoder,
): string | null {
  const slot = record * batch.stride + column;
  return decodeField(bytes, batch.starts[slot] ?? 0, batch.ends[slot] ?? 0, decode);
}
