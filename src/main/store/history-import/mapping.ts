/**
 * The import mapping: which column of a CSV file means what. It is the CLI's map.json and what the window remembers per
 * file shape. Members may be added, never renamed.
 *
 * Three layouts are understood:
 * - one row a month: `period` names a column and `measures` names one column per measure;
 * - months in columns: `period` lists the month columns and `measures` maps exactly one measure (its text is ignored,
 *   usually "*"), or `measure` names the column that says the measure of each row and `measures` maps each measure to
 *   the text that stands there: `{ "revenue": "Net sales", "units": "Pieces" }`;
 * - one row a number: `period` and `measure` name columns and `value` names the column of the number.
 * Callers: detect (guesses one), import (obeys one).
 */
import { done, refuse, type Outcome } from '#shared/base/outcome.ts';
import { measureIds, type FactKind, type MeasureId } from '#shared/domain/plan/entities.ts';
import { parsePeriod, type DateOrder } from './period-text.ts';

export type CsvEncoding = 'utf-8' | 'latin-1' | 'utf-16le' | 'utf-16be';
export type DecimalMark = '.' | ',';

/** How the file is written. What is absent is guessed from its first bytes. */
export interface CsvDialect {
  readonly delimiter?: string;
  readonly decimal?: DecimalMark;
  readonly dateOrder?: DateOrder;
  /** 'latin-1' is read as windows-1252, its superset. */
  readonly encoding?: CsvEncoding;
  /** False when the first record is data; the columns are then called "1", "2", … */
  readonly header?: boolean;
}

/** Which column means what, without saying which kind of history it is. */
export interface ColumnMapping {
  /** The column of the month, or the list of month columns. */
  readonly period: string | readonly string[];
  readonly unit: string;
  /** Absent for a plan with a single line. */
  readonly line?: string;
  /** The column of each measure; with `measure`, the text that stands for it there. */
  readonly measures: Readonly<Partial<Record<MeasureId, string>>>;
  /** The column that says the measure of each row. */
  readonly measure?: string;
  /** The column of the number when `period` and `measure` are both columns. */
  readonly value?: string;
}

export interface ImportMapping extends ColumnMapping, CsvDialect {
  readonly kind: FactKind;
}

/** A column of numbers: its measure and month, or null where each row says them. */
export interface ValueColumn {
  readonly column: number;
  readonly measure: MeasureId | null;
  /** Calendar month as year × 12 + month − 1. */
  readonly month: number | null;
}

/** A mapping with its names turned into column numbers (from 0). */
export interface ResolvedColumns {
  readonly period: number | null;
  readonly unit: number;
  readonly line: number | null;
  readonly measure: number | null;
  /** The text that stands for each measure in the measure column. */
  readonly measureTexts: ReadonlyMap<string, MeasureId>;
  readonly values: readonly ValueColumn[];
}

/**
 * Turns the names of a mapping into column numbers. A name matches exactly, else regardless of case.
 * Refused when a column is missing, no measure is mapped, months in columns lack a single measure or a measure column,
 * or a listed month column has no month for a name.
 */
export function resolveColumns(
  mapping: ColumnMapping,
  columns: readonly string[],
  dateOrder: DateOrder,
): Outcome<ResolvedColumns> {
  const missing: string[] = [];
  const find = (name: string): number => {
    const column = findColumn(columns, name);
    if (column < 0) missing.push(name);
    return column;
  };
  const measures = measureIds.filter((measure) => mapping.measures[measure] !== undefined);
  if (measures.length === 0) return refuse('csv-no-measure');
  const months = typeof mapping.period === 'string' ? null : mapping.period;
  if (months !== null && mapping.measure === undefined && measures.length > 1) return refuse('csv-one-measure');
  if (mapping.measure !== undefined && months === null && mapping.value === undefined) return refuse('csv-no-value');
  const resolved = {
    period: typeof mapping.period === 'string' ? find(mapping.period) : null,
    unit: find(mapping.unit),
    line: mapping.line === undefined ? null : find(mapping.line),
    measure: mapping.measure === undefined ? null : find(mapping.measure),
    measureTexts: measureTexts(mapping, measures),
  };
  const fixed = resolved.measure === null ? (measures[0] ?? null) : null;
  const values: ValueColumn[] = [];
  if (months !== null) {
    for (const name of months) {
      const month = parsePeriod(name, dateOrder);
      if (month === null) return refuse('csv-month-column', { column: name });
      values.push({ column: find(name), measure: fixed, month });
    }
    if (months.length === 0) return refuse('csv-no-column', { column: 'period', columns: columns.join(', ') });
  } else if (mapping.measure !== undefined) {
    values.push({ column: find(mapping.value ?? ''), measure: null, month: null });
  } else {
    for (const measure of measures) {
      values.push({ column: find(mapping.measures[measure] ?? ''), measure, month: null });
    }
  }
  const first = missing[0];
  if (first !== undefined) return refuse('csv-no-column', { column: first, columns: columns.join(', ') });
  return done({ ...resolved, values });
}

function measureTexts(mapping: ColumnMapping, measures: readonly MeasureId[]): ReadonlyMap<string, MeasureId> {
  return new Map(measures.map((measure) => [plainText(mapping.measures[measure] ?? '').toLowerCase(), measure]));
}

function findColumn(columns: readonly string[], name: string): number {
  const wanted = plainText(name);
  const exact = columns.indexOf(wanted);
  if (exact >= 0) return exact;
  const lower = wanted.toLowerCase();
  const alike = columns.flatMap((column, index) => (column.toLowerCase() === lower ? [index] : []));
  return alike.length === 1 ? (alike[0] ?? -1) : -1;
}

/** A text as names are compared: NFC, without white space around it. */
export function plainText(text: string): string {
  return text.normalize('NFC').trim();
}
