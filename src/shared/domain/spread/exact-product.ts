/**
 * Products and shares of whole numbers, exact although a product of two amounts outgrows 2^53.
 *
 * Each product is held as an unevaluated sum of two doubles (Dekker), which is exact for whole numbers up to 2^53, costs
 * some twenty operations and gives the same answer on every computer. Callers: largest-remainder, water-fill,
 * carried-rounding, month-rows.
 */

/** Veltkamp's constant: cuts a double into two halves of 26 bits, whose products are exact. */
const splitter = 2 ** 27 + 1;

/**
 * a·b − c·d for whole numbers up to 2^53: exact when the difference is below 2^53, and always of the right sign, so that
 * it also compares two fractions with positive denominators.
 */
export function differenceOfProducts(a: number, b: number, c: number, d: number): number {
  const left = a * b;
  const right = c * d;
  return left - right + (tailOfProduct(a, b, left) - tailOfProduct(c, d, right));
}

/** What the rounded product lacks of the exact one. */
function tailOfProduct(a: number, b: number, product: number): number {
  const aScaled = splitter * a;
  const aHigh = aScaled - (aScaled - a);
  const aLow = a - aHigh;
  const bScaled = splitter * b;
  const bHigh = bScaled - (bScaled - b);
  const bLow = b - bHigh;
  return aHigh * bHigh - product + aHigh * bLow + aLow * bHigh + aLow * bLow;
}

/** The floor (towards −∞) of amount · part ÷ whole, exact. Whole numbers below 2^53, 0 ≤ part ≤ whole, whole > 0. */
export function flooredShare(amount: number, part: number, whole: number): number {
  let floor = Math.floor((amount * part) / whole);
  // The double is off by two or three at most; the exact remainder says where the floor really is.
  while (differenceOfProducts(amount, part, floor, whole) < 0) floor -= 1;
  while (differenceOfProducts(amount, part, floor, whole) >= whole) floor += 1;
  return floor + 0;
}

/**
 * amount · part ÷ whole, rounded to the nearest whole number, halves upwards (towards +∞), exact. Arguments as for
 * `flooredShare`. Halves go upwards and not away from zero, because only then
 * roundedShare(amount + k·whole) = roundedShare(amount) + k·part.
 */
export function roundedShare(amount: number, part: number, whole: number): number {
  const floor = flooredShare(amount, part, whole);
  const remainder = differenceOfProducts(amount, part, floor, whole);
  return remainder >= whole - remainder ? floor + 1 : floor;
}
