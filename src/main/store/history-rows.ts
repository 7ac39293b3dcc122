/**
 * What a disposable process made of a CSV file, proved before it becomes a batch. Callers: history service.
 */
import { done, refuse, type Outcome } from '#shared/base/outcome.ts';
import { factKinds, measureIds, monthsInYear, type FactKind, type FactRow } from '#shared/domain/plan/entities.ts';
import { compareFactRows } from './container/line-shapes.ts';
import { sortedFactDigest } from './container/fact-digest.ts';
import { toFactRows, type FactColumns } from './history-import/fact-columns.ts';
import type { FactBatchRows } from './plan-database.ts';
import { packFacts } from './tables/fact-table.ts';

/** Ids of the units or lines that may carry history. */
export type KnownLeaves = Readonly<Record<'unit' | 'line', ReadonlySet<string>>>;

/**
 * The rows as a batch with its digest. Refused when they are not what an importer can have made: wrong lengths, unknown
 * ids, numbers that are not whole, or another order than the canonical one.
 */
export function batchOfColumns(columns: FactColumns, kind: FactKind, leaves: KnownLeaves): Outcome<FactBatchRows> {
  if (!hasLengths(columns) || columns.kind !== kind || !factKinds.includes(kind)) return unreadable();
  const rows: FactRow[] = [];
  let previous: FactRow | null = null;
  for (const row of toFactRows(columns)) {
    if (!isProper(row, leaves)) return unreadable();
    if (previous !== null && compareFactRows(previous, row) >= 0) return unreadable();
    rows.push(row);
    previous = row;
  }
  return done({ digest: sortedFactDigest(rows), rowCount: rows.length, blocks: packFacts(rows) });
}

function hasLengths({ count, years, measureOf, unitOf, lineOf, present, months }: FactColumns): boolean {
  if (!Number.isSafeInteger(count) || count < 0) return false;
  const perRow = [years, measureOf, unitOf, lineOf, present].every(
    (column) => ArrayBuffer.isView(column) && column.length >= count,
  );
  return perRow && months instanceof Float64Array && months.length >= count * monthsInYear;
}

function isProper(row: FactRow, leaves: KnownLeaves): boolean {
  const numbers = row.months.every((month) => month === null || Number.isSafeInteger(month));
  const somewhere = leaves.unit.has(row.unit) && leaves.line.has(row.line) && measureIds.includes(row.measure);
  return numbers && somewhere && row.year >= 1900 && row.year <= 2200;
}

function unreadable(): Outcome<never> {
  return refuse('file-not-readable', { reason: 'reader-nonsense' });
}
