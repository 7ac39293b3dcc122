/**
 * A total written over cells: the one way in which a number of Parley is spread in proportion to weights.
 *
 * Promise (DESIGN §3): held cells are taken out first and keep their number; bounds are met by water-filling; the rest
 * is rounded by largest remainder; the parts sum to the total to the quantum or the spread is refused with the amount
 * that has no place. Cells come in the order of stable ids, which decides ties. Inputs are never written to.
 * For a spread in proportion to the numbers that stand already, see change-spread. Callers: bargain, scenario, bulk.
 */
import { invariant } from '../../base/assert.ts';
import { apportion } from './largest-remainder.ts';
import { findShortage, type SpreadOutcome } from './shortage.ts';
import { waterFill, type Bounds } from './water-fill.ts';
import { makeWhole } from './whole-weights.ts';

/** One bound for every cell, or one a cell; ±Infinity where a cell has none. Whole quanta; fractions are snapped inwards. */
export type Bound = number | ArrayLike<number>;

/** What is spread. All lists have one entry a cell, in the order of stable ids. */
export interface SpreadInput {
  /** Whole quanta, of either sign, below 2^53. */
  readonly total: number;
  /**
   * What the free cells are proportional to; finite, in any unit. A negative weight counts as 0 (methods §1.5); when all
   * free cells weigh 0 the spread is even.
   */
  readonly weights: ArrayLike<number>;
  /** The numbers that stand, in whole quanta; read for held cells only. */
  readonly current: ArrayLike<number>;
  /** Not 0 for cells that keep their number. */
  readonly held?: ArrayLike<number> | undefined;
  readonly minimum?: Bound | undefined;
  readonly maximum?: Bound | undefined;
}

/** Spreads a total; answers one whole number a cell, or the shortage (methods §1.3, §1.4). */
export function spreadTotal(input: SpreadInput): SpreadOutcome {
  const { total, current, held, minimum, maximum } = input;
  invariant(Number.isSafeInteger(total), 'a total is a whole number below 2^53');
  const { weights, weightSum, heldSum } = takeHeldOut(input);
  const rest = total - heldSum;
  const inBoundsAnyway = minimum === undefined || (minimum === 0 && rest >= 0);
  if (!inBoundsAnyway || maximum !== undefined) return waterFill(total, weights, boundsOf(input));
  if (weightSum === 0) {
    return findShortage(total, heldSum, heldSum, false) ?? { ok: true, values: Float64Array.from(current) };
  }
  const values = new Float64Array(weights.length);
  apportion(rest, weights, weightSum, values);
  restoreHeld(values, current, held);
  return { ok: true, values };
}

interface FreePart {
  /** Whole; 0 for held cells. */
  readonly weights: Float64Array;
  /** 0 only when every cell is held. */
  readonly weightSum: number;
  readonly heldSum: number;
}

function takeHeldOut({ weights, current, held }: SpreadInput): FreePart {
  const cells = weights.length;
  invariant(
    current.length === cells && (held === undefined || held.length === cells),
    'one entry a cell in every list',
  );
  const free = new Float64Array(weights);
  let heldSum = 0;
  for (let cell = 0; cell < cells; cell += 1) {
    if (isHeld(held, cell)) {
      heldSum += current[cell] as number;
      free[cell] = 0;
    } else if ((free[cell] as number) < 0) free[cell] = 0;
  }
  invariant(Number.isSafeInteger(heldSum), 'held numbers are whole and sum to less than 2^53');
  const weightSum = makeWhole(free);
  return { weights: free, weightSum: weightSum > 0 ? weightSum : fillEvenly(free, held), heldSum };
}

/** Gives every free cell the weight 1; answers their number. */
function fillEvenly(weights: Float64Array, held: ArrayLike<number> | undefined): number {
  let free = 0;
  for (let cell = 0; cell < weights.length; cell += 1) {
    if (isHeld(held, cell)) continue;
    weights[cell] = 1;
    free += 1;
  }
  return free;
}

function restoreHeld(values: Float64Array, current: ArrayLike<number>, held: ArrayLike<number> | undefined): void {
  if (held === undefined) return;
  for (let cell = 0; cell < values.length; cell += 1) if (isHeld(held, cell)) values[cell] = current[cell] as number;
}

function boundsOf({ current, held, minimum, maximum }: SpreadInput): Bounds {
  const lowest = new Float64Array(current.length);
  const highest = new Float64Array(current.length);
  for (let cell = 0; cell < current.length; cell += 1) {
    const keeps = isHeld(held, cell);
    lowest[cell] = keeps ? (current[cell] as number) : Math.ceil(boundAt(minimum, cell, -Infinity)) + 0;
    highest[cell] = keeps ? (current[cell] as number) : Math.floor(boundAt(maximum, cell, Infinity)) + 0;
    invariant((lowest[cell] as number) <= (highest[cell] as number), 'a minimum is not above its maximum');
  }
  return { lowest, highest };
}

/** The bound of one cell; `none` where there is no bound. */
export function boundAt(bound: Bound | undefined, cell: number, none: number): number {
  if (bound === undefined) return none;
  return typeof bound === 'number' ? bound : (bound[cell] as number);
}

function isHeld(held: ArrayLike<number> | undefined, cell: number): boolean {
  return held !== undefined && held[cell] !== 0;
}
