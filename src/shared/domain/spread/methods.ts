/**
 * The methods of spreading over one list of cells, defined exactly (field §3.1, methods §1).
 *
 * A list is the free rows below a unit or the months of a range, in their order; s are the numbers that stand, V is the
 * number a person gave. A method answers what it wants of the cells: a total shared by weights, a change shared by
 * weights, or every cell's own amount. `meetWanted` then rounds by largest remainder and keeps the bounds, so that every
 * method is exact in the same way. Amounts are whole quanta or pieces, rates parts per million. Pure.
 * Callers: bargain (spread command).
 */
import { divideHalfAway } from '../quantity/exact-decimal.ts';
import { spreadChange } from './change-spread.ts';
import type { SpreadOutcome } from './shortage.ts';
import { boundAt, spreadTotal, type Bound } from './spread.ts';

/** What a method wants of its cells. */
export type Wanted =
  | { readonly rule: 'total'; readonly total: number; readonly weights: ArrayLike<number> }
  | { readonly rule: 'change'; readonly change: number; readonly weights: ArrayLike<number> }
  | { readonly rule: 'cells'; readonly amounts: Float64Array };

/** replace: the method's amounts take the place of the numbers that stand; add: they are put on top of them. */
export type SpreadMode = 'replace' | 'add';

/** x = V·s ÷ Σs, or s + V·s ÷ Σs for add. Nothing stands anywhere: equal parts. A zero stays zero beside others. */
export function proportional(standing: Float64Array, value: number, mode: SpreadMode): Wanted {
  return shared(value, standing, mode);
}

/** x = V ÷ n, or s + V ÷ n for add, whatever stands. */
export function equal(cells: number, value: number, mode: SpreadMode): Wanted {
  return shared(value, ones(cells), mode);
}

/**
 * x = s + (V − Σs) ÷ n: every cell moves by the same amount until the sum is V. For add, V itself is what they move by
 * together, which is the same as `equal` for add. Defined where proportion is not, because nothing is divided by Σs.
 */
export function equalIncrement(standing: Float64Array, value: number, mode: SpreadMode): Wanted {
  const change = mode === 'add' ? value : value - sumOf(standing);
  return { rule: 'change', change, weights: ones(standing.length) };
}

/** x = V in every cell, or s + V for add: the sum is n·V. */
export function repeat(standing: Float64Array, value: number, mode: SpreadMode): Wanted {
  return given(
    standing,
    standing.map(() => value),
    mode,
  );
}

/**
 * x = s + s·rate. The sum is Σs·(1 + rate) rounded once, as a person computes it, and each cell lies within one quantum
 * of its own. A change is on top of what stands by its nature, so that both modes mean the same.
 */
export function percentChange(standing: Float64Array, rate: number): Wanted {
  return { rule: 'total', total: changedBy(sumOf(standing), rate), weights: standing };
}

/**
 * Like another shape (relative proportional): x = V·r ÷ Σr with the reference cells r, or s + V·r ÷ Σr for add, which
 * spreads the increment alone by the other shape. A negative reference counts as zero; the caller refuses one of zeros.
 */
export function like(reference: Float64Array, value: number, mode: SpreadMode): Wanted {
  return shared(value, reference, mode);
}

/**
 * A percentage of another shape (relative percent adjustment), whose two modes the field leaves open. Here replace writes
 * the reference changed by the rate, x = r·(1 + rate): “last year + 4 %”. Add puts that part of the reference on top of
 * what stands, x = s + r·rate: “4 % of last year more”. The sum is rounded once.
 */
export function likePercent(reference: Float64Array, rate: number, mode: SpreadMode): Wanted {
  const shape = reference.map((amount) => Math.max(0, amount));
  const whole = sumOf(shape);
  if (mode === 'replace') return { rule: 'total', total: changedBy(whole, rate), weights: shape };
  return { rule: 'change', change: changedBy(whole, rate) - whole, weights: shape };
}

/**
 * x₁ = start, xₖ = start·(1 + rate)ᵏ⁻¹, each computed from the start and rounded half away from zero, so that no rounding
 * compounds; s + that for add. For cells that follow each other in time.
 */
export function growth(standing: Float64Array, start: number, rate: number, mode: SpreadMode): Wanted {
  const base = BigInt(million + rate);
  let numerator = BigInt(start);
  let denominator = 1n;
  const amounts = standing.map((_, step) => {
    if (step > 0) {
      numerator *= base;
      denominator *= BigInt(million);
    }
    return Number(divideHalfAway(numerator, denominator));
  });
  return given(standing, amounts, mode);
}

/**
 * xₖ = start + (end − start)·(k − 1) ÷ (n − 1), rounded half away from zero; a single cell takes the start; s + that for
 * add. For cells that follow each other in time.
 */
export function straightLine(standing: Float64Array, start: number, end: number, mode: SpreadMode): Wanted {
  const steps = Math.max(1, standing.length - 1);
  const amounts = standing.map((_, step) =>
    Number(divideHalfAway(BigInt(start) * BigInt(steps - step) + BigInt(end) * BigInt(step), BigInt(steps))),
  );
  return given(standing, amounts, mode);
}

/** Every cell is zero; the mode has no say. */
export function clear(standing: Float64Array): Wanted {
  return { rule: 'cells', amounts: new Float64Array(standing.length) };
}

/**
 * The numbers of the cells, exact and within bounds (lists in the order of the cells; minimum zero, since quotas are
 * never negative, unless given). Where amounts of every cell's own break a bound, their sum is kept and shared by water-
 * filling in proportion to them: what a bound takes from one cell the others take up.
 */
export function meetWanted(wanted: Wanted, standing: Float64Array, minimum: Bound = 0, maximum?: Bound): SpreadOutcome {
  switch (wanted.rule) {
    case 'total':
      return spreadTotal({ ...wanted, current: standing, minimum, maximum });
    case 'change': {
      const total = sumOf(standing) + wanted.change;
      return spreadChange({ total, weights: wanted.weights, base: standing, current: standing, minimum, maximum });
    }
    case 'cells': {
      const { amounts } = wanted;
      const fits = amounts.every(
        (amount, cell) => amount >= boundAt(minimum, cell, -Infinity) && amount <= boundAt(maximum, cell, Infinity),
      );
      if (fits) return { ok: true, values: amounts };
      return spreadTotal({ total: sumOf(amounts), weights: amounts, current: standing, minimum, maximum });
    }
  }
}

/** The sum that `wanted` comes to over the cells; whoever asks checks that it is still exact. */
export function sumWanted(wanted: Wanted, standing: Float64Array): number {
  if (wanted.rule === 'total') return wanted.total;
  return wanted.rule === 'change' ? sumOf(standing) + wanted.change : sumOf(wanted.amounts);
}

const million = 1_000_000;

function shared(value: number, weights: ArrayLike<number>, mode: SpreadMode): Wanted {
  if (mode === 'replace') return { rule: 'total', total: value, weights };
  return { rule: 'change', change: value, weights };
}

function given(standing: Float64Array, amounts: Float64Array, mode: SpreadMode): Wanted {
  if (mode === 'replace') return { rule: 'cells', amounts };
  return { rule: 'cells', amounts: amounts.map((amount, cell) => amount + (standing[cell] as number)) };
}

function ones(count: number): Float64Array {
  return new Float64Array(count).fill(1);
}

/** amount·(1 + rate), rounded half away from zero, exact. */
function changedBy(amount: number, rate: number): number {
  return Number(divideHalfAway(BigInt(amount) * BigInt(million + rate), BigInt(million)));
}

/** The sum of some amounts. */
export function sumOf(amounts: ArrayLike<number>): number {
  let sum = 0;
  for (let cell = 0; cell < amounts.length; cell += 1) sum += amounts[cell] as number;
  return sum;
}
