/**
 * The name of a batch of history: SHA-256 of its rows, so that equal imports are equal and a changed row is noticed.
 *
 * One canonical line a row (without the batch), in the order kind, year, measure, unit, line, each ended by a line feed.
 * Callers: import of history, read container.
 */
import type { FactRow } from '#shared/domain/plan/entities.ts';
import { compareFactRows, factText } from './line-shapes.ts';
import { HashedLines } from './state-hash.ts';

/** The digest of a batch's rows, which may come in any order. */
export function factBatchDigest(rows: readonly FactRow[]): string {
  return sortedFactDigest([...rows].sort(compareFactRows));
}

/** The digest of rows that already stand in the order of `compareFactRows`. */
export function sortedFactDigest(rows: Iterable<FactRow>): string {
  const lines = new HashedLines();
  for (const row of rows) lines.add(factText(row));
  return lines.digest();
}
