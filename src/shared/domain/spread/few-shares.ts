/**
 * Largest-remainder shares of a total over a handful of cells: the same answer as largest-remainder gives, without its
 * preparations, which only pay for themselves over many cells. Exact for totals and sums of weights up to 2^53.
 * Callers: bargain, which spreads each month of each unit over its lines.
 */
import { invariant } from '../../base/assert.ts';
import { differenceOfProducts, flooredShare } from './exact-product.ts';

/** A share computed in doubles is off by less than this part of the total. */
const errorOfShare = 2 ** -50;

/**
 * Writes the shares of `total` (whole, not negative) in proportion to `weights` (whole, not negative; all zero means
 * equal parts) into `shares`. Ties go to the larger weight, then to the lower index.
 */
export function shareFew(total: number, weights: Float64Array, shares: Float64Array): void {
  let sum = sumOf(weights);
  if (sum === 0) sum = sumOf(weights.fill(1));
  invariant(total >= 0 && Number.isSafeInteger(total) && Number.isSafeInteger(sum), 'a total and weights are whole');
  const rate = total / sum;
  const error = (total + 1) * errorOfShare;
  let missing = total;
  for (let cell = 0; cell < weights.length; cell += 1) {
    const weight = weights[cell] as number;
    const share = weight * rate;
    const floor = Math.floor(share);
    const fraction = share - floor;
    // Next to a whole number a double cannot tell the floor.
    const isCertain = fraction > error && fraction < 1 - error;
    shares[cell] = isCertain ? floor : flooredShare(total, weight, sum);
    missing -= shares[cell] as number;
  }
  if (missing > 0) raiseLargest(missing, total, weights, sum, shares);
}

function sumOf(weights: Float64Array): number {
  let sum = 0;
  for (let cell = 0; cell < weights.length; cell += 1) sum += weights[cell] as number;
  return sum;
}

/** Adds one quantum to the `count` cells with the largest remainders. */
function raiseLargest(count: number, total: number, weights: Float64Array, sum: number, shares: Float64Array): void {
  const remainders = new Float64Array(weights.length);
  for (let cell = 0; cell < weights.length; cell += 1) {
    remainders[cell] = differenceOfProducts(total, weights[cell] as number, shares[cell] as number, sum);
  }
  for (let raised = 0; raised < count; raised += 1) {
    let first = 0;
    for (let cell = 1; cell < weights.length; cell += 1) {
      const ahead = (remainders[cell] as number) - (remainders[first] as number);
      if (ahead > 0 || (ahead === 0 && (weights[cell] as number) > (weights[first] as number))) first = cell;
    }
    shares[first] = (shares[first] as number) + 1;
    remainders[first] = -1;
  }
}
