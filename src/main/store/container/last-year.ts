/**
 * Last year's actual by unit, folded from the batches a document carries.
 *
 * Batches apply in their sequence; `overlay` overwrites the months it has, `replace` clears the year and measure first.
 * What no batch mentions is absent, which is not zero. Callers: review table.
 */
import type { FactBatch, MeasureId } from '#shared/domain/plan/entities.ts';
import type { BatchedFactRow, PlanDocument } from './plan-document.ts';

/** The year's total of each unit that has at least one value, in the measure's integer unit. */
export function lastYearByUnit(
  document: Pick<PlanDocument, 'records' | 'facts'>,
  year: number,
  measure: MeasureId,
): ReadonlyMap<string, number> {
  const batches = document.records
    .filter((record) => record.table === 'factBatch')
    .map((record) => record.value as unknown as FactBatch)
    .filter((batch) => batch.kind === 'actual' && batch.years.includes(year) && batch.measures.includes(measure))
    .sort((left, right) => left.sequence - right.sequence);
  if (batches.length === 0) return new Map();
  const rowsByBatch = rowsOf(document.facts, year, measure);
  const months = new Map<string, { readonly unit: string; readonly values: (number | null)[] }>();
  for (const batch of batches) {
    if (batch.mode === 'replace') months.clear();
    for (const row of rowsByBatch.get(batch.digest) ?? []) {
      const key = `${row.unit}\n${row.line}`;
      const cell = months.get(key) ?? { unit: row.unit, values: row.months.map(() => null) };
      for (const [month, value] of row.months.entries()) if (value !== null) cell.values[month] = value;
      months.set(key, cell);
    }
  }
  return sumByUnit(months.values());
}

function rowsOf(facts: readonly BatchedFactRow[], year: number, measure: MeasureId): Map<string, BatchedFactRow[]> {
  const rows = new Map<string, BatchedFactRow[]>();
  for (const row of facts) {
    if (row.kind !== 'actual' || row.year !== year || row.measure !== measure) continue;
    const batch = rows.get(row.batch);
    if (batch === undefined) rows.set(row.batch, [row]);
    else batch.push(row);
  }
  return rows;
}

function sumByUnit(
  cells: Iterable<{ readonly unit: string; readonly values: readonly (number | null)[] }>,
): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { unit, values } of cells) {
    for (const value of values) if (value !== null) sums.set(unit, (sums.get(unit) ?? 0) + value);
  }
  return sums;
}
