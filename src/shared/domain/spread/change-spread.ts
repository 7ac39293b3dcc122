/**
 * A change spread over numbers of any sign: value = base + (total − Σbase) · |base| ÷ Σ|base|, methods §1.5.
 *
 * Where a total is edited over the numbers that stand, it is the change that is spread: every cell moves in the
 * direction of the edit, also where returns make some cells negative or cancel the sum. Over cells without negatives it
 * is plain proportion, to the quantum. Callers: bargain (method "current"), headroom.
 */
import { boundAt, spreadTotal, type Bound, type SpreadInput } from './spread.ts';
import type { SpreadOutcome } from './shortage.ts';

/** Lists as in `SpreadInput`. */
export interface ChangeSpreadInput extends Omit<SpreadInput, 'weights'> {
  /** What the change is added to, in whole quanta; the numbers that stand unless given. */
  readonly base?: ArrayLike<number> | undefined;
  /** What the change is proportional to; the size of each base number unless given. */
  readonly weights?: ArrayLike<number> | undefined;
}

/** Spreads the change that brings the cells to `total`; held cells keep their current number. */
export function spreadChange(input: ChangeSpreadInput): SpreadOutcome {
  const { total, current, held, minimum, maximum } = input;
  const base = input.base ?? current;
  const start = Float64Array.from(base);
  for (let cell = 0; cell < start.length; cell += 1) {
    if (held !== undefined && held[cell] !== 0) start[cell] = current[cell] as number;
  }
  const startSum = start.reduce((sum, amount) => sum + amount, 0);
  const outcome = spreadTotal({
    total: total - startSum,
    weights: input.weights ?? start.map(Math.abs),
    current: new Float64Array(start.length),
    held,
    minimum: boundOnChange(minimum, start, -Infinity),
    maximum: boundOnChange(maximum, start, Infinity),
  });
  if (outcome.ok) return { ok: true, values: outcome.values.map((change, cell) => change + (start[cell] as number)) };
  const { kind, least, most, short } = outcome.shortage;
  return { ok: false, shortage: { kind, least: least + startSum, most: most + startSum, short } };
}

function boundOnChange(bound: Bound | undefined, start: Float64Array, none: number): Bound | undefined {
  return bound === undefined ? undefined : start.map((amount, cell) => boundAt(bound, cell, none) - amount);
}
