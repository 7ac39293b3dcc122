/**
 * Decimal fractions without binary rounding: digits ÷ 10^decimals, as a pair of whole numbers.
 *
 * Callers: decimal, shorthand.
 */

/** The number digits ÷ 10^decimals; `decimals` is never negative. */
export interface ExactDecimal {
  readonly digits: bigint;
  readonly decimals: number;
}

const plainDecimal = /^(-?)(\d*)(?:\.(\d+))?$/;

/** Reads "-1234.50" or ".5"; null when the text is anything else. */
export function readExactDecimal(text: string): ExactDecimal | null {
  const match = plainDecimal.exec(text);
  if (match === null) return null;
  const [, sign = '', whole = '', fraction = ''] = match;
  if (whole === '' && fraction === '') return null;
  const digits = BigInt(whole + fraction);
  return { digits: sign === '-' ? -digits : digits, decimals: fraction.length };
}

/** The shortest plain text of a decimal: no group separators, no trailing zeros, "0" without a sign. */
export function writeExactDecimal({ digits, decimals }: ExactDecimal): string {
  const padded = writeWithDecimals(digits, decimals);
  return padded.includes('.') ? padded.replace(/\.?0+$/, '') : padded;
}

/** The plain text with exactly as many decimals as the pair has. */
export function writeWithDecimals(digits: bigint, decimals: number): string {
  const size = (digits < 0n ? -digits : digits).toString().padStart(decimals + 1, '0');
  const whole = size.slice(0, size.length - decimals);
  const fraction = size.slice(size.length - decimals);
  return (digits < 0n ? '-' : '') + whole + (fraction === '' ? '' : `.${fraction}`);
}

/** left + right, exact. */
export function addDecimals(left: ExactDecimal, right: ExactDecimal): ExactDecimal {
  const decimals = Math.max(left.decimals, right.decimals);
  return { digits: digitsAt(left, decimals) + digitsAt(right, decimals), decimals };
}

/** The digits at `decimals` decimals, which must not be fewer than the number has. */
export function digitsAt(value: ExactDecimal, decimals: number): bigint {
  return value.digits * 10n ** BigInt(decimals - value.decimals);
}

/** numerator ÷ denominator (positive) as a whole number, halves away from zero. */
export function divideHalfAway(numerator: bigint, denominator: bigint): bigint {
  const size = numerator < 0n ? -numerator : numerator;
  const rounded = (2n * size + denominator) / (2n * denominator);
  return numerator < 0n ? -rounded : rounded;
}
