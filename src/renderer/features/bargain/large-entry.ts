/**
 * Whether a number typed into a total is large enough to ask first: a bare number typed into a total by accident moves
 * everything below it. Pure. Callers: the table.
 */
import type { MeasureId } from '#shared/domain/plan/entities.ts';
import { isLeaf, leafRange } from '#shared/domain/plan/tree.ts';
import type { Replica } from '#renderer/model/replica.ts';
import type { CellNumber } from './number-commands.ts';
import { rowNumbers } from './row-facts.ts';

/** From more cells than this (rows × lines × months), or a larger part of the total, a number is confirmed first. */
export const manyCells = 1_000;
export const largeChange = 250_000;

export interface LargeEntry {
  /** The most cells that can change. */
  readonly cells: number;
  /** The change of the total in parts per million; null where it has none yet. */
  readonly change: number | null;
}

/** What is large about a number for a total; null for leaves, for first numbers and for small changes. */
export function largeEntry(replica: Replica, measure: MeasureId, number: CellNumber): LargeEntry | null {
  const { units, lines } = replica;
  const node = units.indexOf.get(number.unit);
  if (node === undefined || isLeaf(units, node)) return null;
  const before = rowNumbers(replica, measure, node, number.periods)[number.layer];
  const { from, to } = leafRange(units, node);
  const months = number.periods.last - number.periods.first + 1;
  return largeChangeOf(before, number.value, (to - from) * lines.leaves.length * months);
}

/** Whether a total that goes from `before` to `after` over so many cells is asked about; a first number moves nothing. */
export function largeChangeOf(before: number | null, after: number, cells: number): LargeEntry | null {
  if (before === null || before === after) return null;
  const change = before === 0 ? null : Math.round(((after - before) / before) * 1_000_000);
  return cells > manyCells || (change !== null && Math.abs(change) > largeChange) ? { cells, change } : null;
}
