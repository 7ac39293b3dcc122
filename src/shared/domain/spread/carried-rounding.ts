/**
 * The rounding rule of months: the fraction that one month rounds away is carried to the next.
 *
 * After each month the year so far is the exact amount rounded to the nearest quantum, and a month is the difference of
 * two such marks. Months are a sequence, so this serves them better than largest remainder: every year-to-date and
 * every quarter end lies within half a quantum of its exact value; few pieces over many months come evenly through the
 * year, where largest remainder would stack all of them up on the first months; there are no ties; and it takes one
 * pass. The sum is exact, each month lies within one quantum of its share, and a month whose share is whole (zero
 * included) is not touched. It is the only rule for months. Callers: profile; month-rows follows it for many rows at once.
 */
import { roundedShare } from './exact-product.ts';

/**
 * Writes the parts of `amount` in proportion to `weights` (whole, not negative, `weightSum` > 0) into `parts`.
 */
export function roundCarried(amount: number, weights: Float64Array, weightSum: number, parts: Float64Array): void {
  let soFar = 0;
  let mark = 0;
  for (let index = 0; index < weights.length; index += 1) {
    soFar += weights[index] as number;
    const next = roundedShare(amount, soFar, weightSum);
    parts[index] = next - mark;
    mark = next;
  }
}
