/**
 * Weights as the exact arithmetic wants them: whole, not negative, with a sum below 2^53.
 *
 * Whole weights with such a sum (amounts of last year, head counts, ones) are taken as they are. Others (blended
 * shares, or sums beyond 2^53) are put on a grid of a power of two on which their sum takes 51 bits; that moves a
 * share of a total below 2^40 by less than a thousandth of a quantum. Callers: spread, profile.
 */
import { invariant } from '../../base/assert.ts';

const gridBits = 50;

/** Makes `weights` (finite, not negative) whole in place; answers their sum, which is 0 only when all of them are 0. */
export function makeWhole(weights: Float64Array): number {
  let sum = 0;
  let fractions = 0;
  for (let index = 0; index < weights.length; index += 1) {
    const weight = weights[index] as number;
    sum += weight;
    fractions += weight - Math.floor(weight);
  }
  if (fractions === 0 && sum <= Number.MAX_SAFE_INTEGER) return sum;
  return putOnGrid(weights);
}

function putOnGrid(weights: Float64Array): number {
  let largest = 0;
  for (const weight of weights) if (weight > largest) largest = weight;
  const unit = powerOfTwoUpTo(largest);
  // Relative to the largest weight first, because the sum of finite weights may be infinite.
  let relativeSum = 0;
  for (const weight of weights) relativeSum += weight / unit;
  const scale = 2 ** gridBits / powerOfTwoUpTo(relativeSum);
  let sum = 0;
  for (let index = 0; index < weights.length; index += 1) {
    invariant(
      (weights[index] as number) >= 0 && (weights[index] as number) < Infinity,
      'a weight is finite and not negative',
    );
    const weight = Math.round(((weights[index] as number) / unit) * scale);
    weights[index] = weight;
    sum += weight;
  }
  return sum;
}

/** The largest power of two that is not above a positive number; by halving, because Math.log2 differs by computer. */
function powerOfTwoUpTo(value: number): number {
  let power = 1;
  while (power > value) power /= 2;
  while (power * 2 <= value) power *= 2;
  return power;
}
