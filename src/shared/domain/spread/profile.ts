/**
 * One number over its months by a seasonal profile, methods §1.6.
 *
 * The profile is the row's own base; where that is empty, the fallback the caller names (a parent's or a donor's months,
 * or the weeks of a 4-4-5 year); where that is empty too, equal parts. Negative months weigh 0. Months that are held
 * (closed actuals) are taken out first. Fractions are carried from month to month (carried-rounding).
 * Callers: bargain, month-rows.
 */
import { invariant } from '../../base/assert.ts';
import { roundCarried } from './carried-rounding.ts';
import { findShortage, type SpreadOutcome } from './shortage.ts';
import { makeWhole } from './whole-weights.ts';

/** All lists have one entry a month (or other period in sequence), in order of time. */
export interface ProfileInput {
  /** Whole quanta of either sign, below 2^53. */
  readonly total: number;
  /** The row's own months. */
  readonly base: ArrayLike<number>;
  /** The months to follow where the row has none of its own. */
  readonly fallback?: ArrayLike<number> | undefined;
  /** The numbers that stand; read for held months only. */
  readonly current?: ArrayLike<number> | undefined;
  /** Not 0 for months that keep their number. */
  readonly held?: ArrayLike<number> | undefined;
}

/** Spreads one number over its months; answers one whole number a month, or the shortage when every month is held. */
export function spreadOverMonths(input: ProfileInput): SpreadOutcome {
  const { total, base, fallback, current, held } = input;
  invariant(Number.isSafeInteger(total), 'a total is a whole number below 2^53');
  invariant((held === undefined) === (current === undefined), 'held months come with the numbers they keep');
  const months = base.length;
  const keeps = (month: number): boolean => held !== undefined && held[month] !== 0;
  const standing = Float64Array.from({ length: months }, (_, month) => (keeps(month) ? (current?.[month] ?? 0) : 0));
  const heldSum = standing.reduce((sum, amount) => sum + amount, 0);

  const even = new Float64Array(months).fill(1);
  for (const profile of [base, fallback ?? even, even]) {
    const weights = Float64Array.from({ length: months }, (_, month) =>
      keeps(month) ? 0 : Math.max(0, profile[month] ?? 0),
    );
    const weightSum = makeWhole(weights);
    if (weightSum === 0) continue;
    const parts = new Float64Array(months);
    roundCarried(total - heldSum, weights, weightSum, parts);
    return { ok: true, values: parts.map((part, month) => part + (standing[month] as number)) };
  }
  return findShortage(total, heldSum, heldSum, false) ?? { ok: true, values: standing };
}

/** The seasonal profile of several full years: the sum of each month (methods §1.6, ratio of sums). */
export function sumOfYears(years: readonly ArrayLike<number>[], months: number): Float64Array {
  const profile = new Float64Array(months);
  for (const year of years) {
    for (let month = 0; month < months; month += 1) profile[month] = (profile[month] as number) + (year[month] ?? 0);
  }
  return profile;
}
