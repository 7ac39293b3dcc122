/**
 * A total over many rows (unit leaf × line leaf) and their months in one sweep.
 *
 * Two steps, each exact, so that every subtotal equals its children: the total over the rows by largest remainder
 * (spread), then every row's amount over its months with carried fractions, by the row's own months (profile). Without
 * holds on months the answers are those of `spreadTotal` and `spreadOverMonths` row by row; the way there is built for
 * 100,000 rows. A year of 100,000 rows with a tenth held takes about five times a plain multiplying pass over the same
 * numbers: more than two for the months (see month-rows), the rest for the sums and the row totals.
 *
 * Rows lie as in a leaf block: entry [row · months + month], the rows in the order of stable ids. Any stretch of rows is a
 * subarray; a single unit's lines are few rows of the same. Callers: bargain, scenario, cube.
 */
import { invariant } from '../../base/assert.ts';
import { sumRows, sumStretch, writeMonths } from './month-rows.ts';
import type { RefusedSpread } from './shortage.ts';
import { spreadTotal } from './spread.ts';
import { spreadChange } from './change-spread.ts';

/**
 * How the base is read. `total`: rows and months take the total in proportion to the base, negatives counting as 0.
 * `change`: the base stays and the change is spread in proportion to its size (methods §1.5), which is the rule for
 * editing the numbers that stand. Without negatives in the base both give the same numbers.
 */
export type SpreadRule = 'total' | 'change';

export interface RowsInput {
  /** Whole quanta over all rows and months, held ones included; below 2^53. */
  readonly total: number;
  readonly rows: number;
  readonly rule: SpreadRule;
  /** Whole quanta, row after row; may be `values` itself. */
  readonly base: Float64Array;
  /** Whole quanta, row after row: the numbers that stand, overwritten for the rows that are not held. */
  readonly values: Float64Array;
  /** Not 0 for rows that keep their numbers. */
  readonly held?: Uint8Array | undefined;
  /** One entry a month: the profile of rows whose own base is empty; equal parts where it is absent or empty. */
  readonly fallback?: ArrayLike<number> | undefined;
  /** Refuses a total below the sum of the held rows: quotas are never negative. */
  readonly noneBelowZero?: boolean | undefined;
}

/** The total of every row, or the shortage. */
export type RowsOutcome = { readonly ok: true; readonly totals: Float64Array } | RefusedSpread;

/** Spreads the total over rows and months into `values`; answers the row totals. Refused, it has written nothing. */
export function spreadRows(input: RowsInput): RowsOutcome {
  const outcome = spreadRowTotals(input);
  if (outcome.ok) writeMonths({ ...input, totals: outcome.totals });
  return outcome;
}

/** The first step alone, which writes nothing: what every row would total. Enough to preview a year. */
export function spreadRowTotals(input: RowsInput): RowsOutcome {
  const { total, rows, rule, base, values, held } = input;
  invariant(base.length === values.length && values.length % rows === 0, 'rows of equal length, one number a month');
  // One list serves as weights and as standing numbers: only free rows are weighed, only held rows keep their number.
  const sums = sumRows(base, rows);
  if (held !== undefined && base !== values) sumHeldRows(values, rows, held, sums);
  const minimum = input.noneBelowZero === true ? 0 : undefined;
  const outcome =
    rule === 'total' || isNowhereNegative(sums)
      ? spreadTotal({ total, weights: sums, current: sums, held, minimum })
      : spreadChange({ total, current: sums, held, minimum });
  return outcome.ok ? { ok: true, totals: outcome.values } : outcome;
}

/** Replaces the sums of held rows by those of their standing numbers. */
function sumHeldRows(values: Float64Array, rows: number, held: Uint8Array, sums: Float64Array): void {
  const months = values.length / rows;
  for (let row = 0; row < rows; row += 1) {
    if (held[row] !== 0) sums[row] = sumStretch(values, row * months, (row + 1) * months);
  }
}

/** Without negatives the change rule is plain proportion, which is the shorter way. */
function isNowhereNegative(amounts: Float64Array): boolean {
  for (let index = 0; index < amounts.length; index += 1) if ((amounts[index] as number) < 0) return false;
  return true;
}
