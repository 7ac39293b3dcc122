/**
 * One measure of one layer at the leaves: unit leaf × line leaf × month, as one typed array.
 *
 * Column-major: the unit leaves of one line and month lie side by side, so that a total over units is a straight sum.
 * Values are integers (quanta or pieces) held in doubles, exact below 2^53. Callers: plan model, plan totals, bargain.
 */
import { monthsInYear, type Months } from '../plan/entities.ts';

export interface LeafBlock {
  readonly unitLeaves: number;
  readonly lineLeaves: number;
  /** Value of (line leaf l, month p from 0, unit leaf u) at (l × 12 + p) × unitLeaves + u. */
  readonly values: Float64Array;
}

/** A block of zeros. */
export function emptyBlock(unitLeaves: number, lineLeaves: number): LeafBlock {
  return { unitLeaves, lineLeaves, values: new Float64Array(unitLeaves * lineLeaves * monthsInYear) };
}

/** The twelve months of one unit leaf and line leaf; null when all of them are zero (such a row is never stored). */
export function readRow(block: LeafBlock, unitLeaf: number, lineLeaf: number): Months | null {
  const months: number[] = [];
  let any = false;
  let at = lineLeaf * monthsInYear * block.unitLeaves + unitLeaf;
  for (let month = 0; month < monthsInYear; month += 1) {
    const value = block.values[at] ?? 0;
    if (value !== 0) any = true;
    months.push(value);
    at += block.unitLeaves;
  }
  return any ? months : null;
}

/** Overwrites the twelve months of one unit leaf and line leaf; null writes zeros. */
export function writeRow(block: LeafBlock, unitLeaf: number, lineLeaf: number, months: Months | null): void {
  let at = lineLeaf * monthsInYear * block.unitLeaves + unitLeaf;
  for (let month = 0; month < monthsInYear; month += 1) {
    block.values[at] = months === null ? 0 : (months[month] ?? 0);
    at += block.unitLeaves;
  }
}

/** Adds up one unit leaf over all lines and the months first…last (1…12). */
export function sumUnitLeaf(block: LeafBlock, unitLeaf: number, first: number, last: number): number {
  let sum = 0;
  for (let line = 0; line < block.lineLeaves; line += 1) {
    let at = (line * monthsInYear + first - 1) * block.unitLeaves + unitLeaf;
    for (let month = first; month <= last; month += 1) {
      sum += block.values[at] ?? 0;
      at += block.unitLeaves;
    }
  }
  return sum;
}
