/**
 * The file of the import bench: a million rows of month, unit, line, revenue, units and cost, the same bytes every time.
 * Callers: import-bench, the peers that are measured on the same file.
 */
import { closeSync, openSync, writeSync } from 'node:fs';

export const benchUnits = 500;
export const benchLines = 84;
const months = 24;

/** Exact totals of the file, to check an import against: cents and pieces. */
export interface BenchTotals {
  readonly rows: number;
  readonly revenue: number;
  readonly units: number;
  readonly cost: number;
  readonly bytes: number;
}

/** A small seeded generator of whole numbers below `limit` (xorshift32). */
export function seeded(seed: number): (limit: number) => number {
  let state = seed | 1;
  return (limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
}

export function benchUnitId(index: number): string {
  return `U${String(10_000 + index)}`;
}

export function benchLineId(index: number): string {
  return `Line ${String(100 + index)}`;
}

/** Writes the file: rows in order of month, units and lines shuffled within. */
export function writeBenchFile(path: string, rows = 1_000_000): BenchTotals {
  const next = seeded(20_260_101);
  const file = openSync(path, 'w');
  const totals = { rows, revenue: 0, units: 0, cost: 0, bytes: 0 };
  const lines: string[] = ['month,unit,line,revenue,units,cost\n'];
  const flush = (): void => {
    totals.bytes += writeSync(file, lines.join(''));
    lines.length = 0;
  };
  for (let row = 0; row < rows; row += 1) {
    const month = Math.floor((row * months) / rows);
    const date = `${2012 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
    const pieces = 1 + next(50);
    const revenue = 1000 + next(50_000_000);
    const cost = Math.floor(revenue * 0.6) + next(1000);
    totals.revenue += revenue;
    totals.units += pieces;
    totals.cost += cost;
    lines.push(
      `${date},${benchUnitId(next(benchUnits))},${benchLineId(next(benchLines))},${decimal(revenue)},${pieces},${decimal(cost)}\n`,
    );
    if (lines.length === 20_000) flush();
  }
  flush();
  closeSync(file);
  return totals;
}

function decimal(cents: number): string {
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
}
