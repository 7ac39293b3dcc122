/**
 * One measure of one layer at the leaves: unit leaf × line leaf × month, as one typed array.
 *
 * Unit-major: the lines of one unit leaf lie side by side and of each line its twelve months, so that changing a leaf and
 * adding it up touches one or two cache lines, however many leaves there are. Values are integers (quanta or pieces) held in doubles, exact below 2^53. Callers: plan model, plan totals, bargain.
 */
import { invariant } from '../../base/assert.ts';
import { monthsInYear, type Months } from '../plan/entities.ts';

export interface LeafBlock {
  readonly unitLeaves: number;
  readonly lineLeaves: number;
  /** Value of (unit leaf u, line leaf l, month p from 0) at (u × lineLeaves + l) × 12 + p. */
  readonly values: Float64Array;
}

/** A block of zeros. */
export function emptyBlock(unitLeaves: number, lineLeaves: number): LeafBlock {
  return { unitLeaves, lineLeaves, values: new Float64Array(unitLeaves * lineLeaves * monthsInYear) };
}

/** Where the twelve months of one unit leaf and line leaf begin. */
export function rowStart({ lineLeaves }: LeafBlock, unitLeaf: number, lineLeaf: number): number {
  return (unitLeaf * lineLeaves + lineLeaf) * monthsInYear;
}

/** The twelve months of one unit leaf and line leaf; null when all of them are zero (such a row is never stored). */
export function readRow(block: LeafBlock, unitLeaf: number, lineLeaf: number): Months | null {
  const months: number[] = [];
  let any = false;
  const start = rowStart(block, unitLeaf, lineLeaf);
  for (let at = start; at < start + monthsInYear; at += 1) {
    const value = block.values[at] ?? 0;
    if (value !== 0) any = true;
    months.push(value);
  }
  return any ? months : null;
}

/**
 * Puts `to` in the place of `from` at one unit leaf and line leaf (null: all zero). Answers the months that changed, bit
 * 0 for the first; −1, and nothing is written, when `from` is not what stands.
 */
export function replaceRow(
  block: LeafBlock,
  unitLeaf: number,
  lineLeaf: number,
  from: Months | null,
  to: Months | null,
): number {
  const { values } = block;
  const start = rowStart(block, unitLeaf, lineLeaf);
  let any = false;
  for (let month = 0; month < monthsInYear; month += 1) {
    const value = values[start + month] as number;
    if (value !== (from === null ? 0 : from[month])) return -1;
    if (value !== 0) any = true;
  }
  // A row of zeros does not exist, so nobody may expect one.
  if (from !== null && !any) return -1;
  let changed = 0;
  for (let month = 0; month < monthsInYear; month += 1) {
    const value = to === null ? 0 : (to[month] ?? 0);
    if (values[start + month] === value) continue;
    values[start + month] = value;
    changed |= 1 << month;
  }
  return changed;
}

/** Where the leaves of a tree that was changed lie in the new one. */
export interface LeafPlaces {
  /** The new number of each old leaf; −1 where it is no leaf any more. */
  readonly places: Int32Array;
  /** How many leaves there are now. */
  readonly leaves: number;
}

/** The block laid out for changed trees. Throws when a row that is not empty has no place in them. */
export function moveBlock(block: LeafBlock, units: LeafPlaces, lines: LeafPlaces): LeafBlock {
  if (staysInPlace(units, block.unitLeaves) && staysInPlace(lines, block.lineLeaves)) return block;
  const moved = emptyBlock(units.leaves, lines.leaves);
  for (let unit = 0; unit < block.unitLeaves; unit += 1) {
    const unitPlace = units.places[unit] as number;
    for (let line = 0; line < block.lineLeaves; line += 1) {
      const linePlace = lines.places[line] as number;
      const from = rowStart(block, unit, line);
      const to = rowStart(moved, unitPlace, linePlace);
      for (let month = 0; month < monthsInYear; month += 1) {
        const value = block.values[from + month] as number;
        if (value === 0) continue;
        if (unitPlace < 0 || linePlace < 0) invariant(false, 'a leaf that has numbers stays a leaf');
        moved.values[to + month] = value;
      }
    }
  }
  return moved;
}

function staysInPlace({ places, leaves }: LeafPlaces, before: number): boolean {
  return leaves === before && places.every((place, leaf) => place === leaf);
}

/** Adds up one unit leaf over the months first…last (1…12), over all lines or the line leaves `lineFrom` to before `lineTo`. */
export function sumUnitLeaf(
  block: LeafBlock,
  unitLeaf: number,
  first: number,
  last: number,
  lineFrom = 0,
  lineTo = block.lineLeaves,
): number {
  let sum = 0;
  for (let line = lineFrom; line < lineTo; line += 1) {
    const start = rowStart(block, unitLeaf, line) - 1;
    for (let month = first; month <= last; month += 1) sum += block.values[start + month] ?? 0;
  }
  return sum;
}
