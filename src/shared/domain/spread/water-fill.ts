/**
 * A total over cells with bounds: proportional water-filling, methods §1.4.
 *
 * Finds the level λ at which Σ clip(λ·weight, lowest, highest) equals the total. The breakpoints bound ÷ weight are
 * sorted and walked; every comparison is exact, so there is no tolerance and no iteration to tune. Cells between their
 * bounds then share what is left by largest remainder and, being rounded to a whole neighbour of their exact value,
 * stay within whole bounds. Cells of weight zero stay as close to zero as their bounds let them; only when no weighted
 * cell has room do they take the rest, in equal parts. Callers: spread.
 */
import { invariant } from '../../base/assert.ts';
import { differenceOfProducts } from './exact-product.ts';
import { apportion } from './largest-remainder.ts';
import { findShortage, type SpreadOutcome } from './shortage.ts';

/** The bounds of every cell: whole quanta, or ±Infinity where there is none. A held cell has lowest = highest. */
export interface Bounds {
  readonly lowest: Float64Array;
  readonly highest: Float64Array;
}

/**
 * Spreads `total` over the cells in proportion to `weights` (whole and not negative, see whole-weights) within `bounds`.
 * Refused, with the amount that has no place, when the bounds cannot hold the total.
 */
export function waterFill(total: number, weights: Float64Array, bounds: Bounds): SpreadOutcome {
  const all = Array.from(weights.keys());
  const isFree = (cell: number): boolean => lowestOf(bounds, cell) < highestOf(bounds, cell);
  const refused = findShortage(total, sumOver(bounds.lowest, all), sumOver(bounds.highest, all), all.some(isFree));
  if (refused !== null) return refused;

  // Held cells count as idle: their bounds leave them one value only.
  const weighted = all.filter((cell) => isFree(cell) && (weights[cell] as number) > 0);
  const idle = all.filter((cell) => !isFree(cell) || (weights[cell] as number) === 0);
  const values = new Float64Array(weights.length);
  for (const cell of idle) values[cell] = Math.min(Math.max(0, lowestOf(bounds, cell)), highestOf(bounds, cell));
  const wanted = total - sumOver(values, idle);
  const reachable = Math.min(Math.max(wanted, sumOver(bounds.lowest, weighted)), sumOver(bounds.highest, weighted));
  fillWeighted(reachable, weighted, weights, bounds, values);
  if (reachable !== wanted) {
    fillWeighted(total - sumOver(values, weighted), idle, new Float64Array(weights.length).fill(1), bounds, values);
  }
  return { ok: true, values };
}

/** Fills `cells`, all of positive weight, with a total that their bounds can hold. */
function fillWeighted(
  total: number,
  cells: readonly number[],
  weights: Float64Array,
  bounds: Bounds,
  values: Float64Array,
): void {
  const between = new Set(cells.filter((cell) => lowestOf(bounds, cell) === -Infinity));
  let betweenWeight = sumOver(weights, [...between]);
  let rest = total;
  for (const cell of cells) {
    if (between.has(cell)) continue;
    values[cell] = lowestOf(bounds, cell);
    rest -= lowestOf(bounds, cell);
  }
  for (const { cell, bound, isLowest } of sortedBreakpoints(cells, weights, bounds)) {
    const weight = weights[cell] as number;
    // At the level of this breakpoint the cells between their bounds would take (bound ÷ weight) · betweenWeight.
    if (differenceOfProducts(bound, betweenWeight, rest, weight) >= 0) break;
    if (isLowest) {
      between.add(cell);
      betweenWeight += weight;
      rest += bound;
    } else {
      between.delete(cell);
      betweenWeight -= weight;
      rest -= bound;
      values[cell] = bound;
    }
  }
  shareBetween(
    rest,
    [...between].sort((left, right) => left - right),
    weights,
    betweenWeight,
    values,
  );
}

interface Breakpoint {
  readonly cell: number;
  readonly bound: number;
  readonly isLowest: boolean;
}

/** Every finite bound as the level at which its cell leaves it (lowest) or reaches it (highest), in rising order. */
function sortedBreakpoints(cells: readonly number[], weights: Float64Array, bounds: Bounds): readonly Breakpoint[] {
  const breakpoints: Breakpoint[] = [];
  for (const cell of cells) {
    const lowest = lowestOf(bounds, cell);
    const highest = highestOf(bounds, cell);
    if (lowest > -Infinity) breakpoints.push({ cell, bound: lowest, isLowest: true });
    if (highest < Infinity) breakpoints.push({ cell, bound: highest, isLowest: false });
  }
  return breakpoints.sort((left, right) =>
    differenceOfProducts(left.bound, weights[right.cell] as number, right.bound, weights[left.cell] as number),
  );
}

function shareBetween(
  rest: number,
  cells: readonly number[],
  weights: Float64Array,
  weightSum: number,
  values: Float64Array,
): void {
  if (cells.length === 0) {
    invariant(rest === 0, 'bounds that can hold a total leave nothing over');
    return;
  }
  const shares = new Float64Array(cells.length);
  apportion(
    rest,
    Float64Array.from(cells, (cell) => weights[cell] as number),
    weightSum,
    shares,
  );
  cells.forEach((cell, place) => {
    values[cell] = shares[place] as number;
  });
}

function lowestOf(bounds: Bounds, cell: number): number {
  return bounds.lowest[cell] as number;
}

function highestOf(bounds: Bounds, cell: number): number {
  return bounds.highest[cell] as number;
}

function sumOver(amounts: Float64Array, cells: readonly number[]): number {
  let sum = 0;
  for (const cell of cells) sum += amounts[cell] as number;
  invariant(!Number.isFinite(sum) || Number.isSafeInteger(sum), 'bounds are whole and sum to less than 2^53');
  return sum;
}
