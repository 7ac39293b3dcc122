/**
 * The sums a manifest states, so that a person can compare a file with a report without opening it.
 *
 * Cells: the sum over the whole plan by layer and measure. Facts: the sum of every row carried, by kind, year and
 * measure, batches side by side (not overlaid). Callers: manifest, verify.
 */
import type { BatchedFactRow, CellRow } from './plan-document.ts';

/** Sums in the measure's integer unit. */
export interface DocumentTotals {
  readonly cells: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly facts: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>>;
}

/** The totals of a document; null when a sum cannot be held exactly (2^53 or more), which no plan may reach. */
export function documentTotals(cells: readonly CellRow[], facts: readonly BatchedFactRow[]): DocumentTotals | null {
  const cellSums = new Sums();
  for (const { layer, measure, months } of cells) cellSums.add(`${layer} ${measure}`, months);
  const factSums = new Sums();
  for (const { kind, year, measure, months } of facts) factSums.add(`${kind} ${year} ${measure}`, months);
  if (!cellSums.exact || !factSums.exact) return null;
  const totals: {
    cells: Record<string, Record<string, number>>;
    facts: Record<string, Record<string, Record<string, number>>>;
  } = { cells: {}, facts: {} };
  for (const [key, sum] of cellSums.byKey) {
    const [layer = '', measure = ''] = key.split(' ');
    (totals.cells[layer] ??= {})[measure] = sum;
  }
  for (const [key, sum] of factSums.byKey) {
    const [kind = '', year = '', measure = ''] = key.split(' ');
    ((totals.facts[kind] ??= {})[year] ??= {})[measure] = sum;
  }
  return totals;
}

class Sums {
  readonly byKey = new Map<string, number>();
  exact = true;

  add(key: string, months: readonly (number | null)[]): void {
    let sum = this.byKey.get(key) ?? 0;
    for (const month of months) {
      sum += month ?? 0;
      if (!Number.isSafeInteger(sum)) this.exact = false;
    }
    this.byKey.set(key, sum);
  }
}
