/**
 * Whole quanta and the plain decimals that stand for them in files, on the command line and in refusals.
 *
 * A plain decimal has an optional leading "-", digits, and a "." before the decimals: no groups, no exponent. Both ways
 * are exact: 4,000,000,000 at scale 2 is "40000000.00" and back. Callers: command line, import, exchange, refusals.
 */
import { done, refuse, type Outcome } from '../../base/outcome.ts';
import { digitsAt, readExactDecimal, writeWithDecimals } from './exact-decimal.ts';

/** Texts longer than this are no amounts; it keeps hostile files from being computed with. */
export const longestAmountText = 60;

/**
 * The whole quanta that a plain decimal names at `scale` decimals (0…9).
 * Refused: `not-a-number`; `too-many-decimals` when a decimal beyond the scale is not 0; `number-too-large` from 2^53 on.
 */
export function parseDecimal(text: string, scale: number): Outcome<number> {
  const value = text.length <= longestAmountText ? readExactDecimal(text) : null;
  if (value === null) return refuse('not-a-number', { text: shortened(text) });
  const surplus = value.decimals - scale;
  if (surplus <= 0) return safeQuanta(digitsAt(value, scale), scale);
  const divisor = 10n ** BigInt(surplus);
  if (value.digits % divisor !== 0n) return refuse('too-many-decimals', { text, decimals: scale });
  return safeQuanta(value.digits / divisor, scale);
}

/** The plain decimal of whole quanta, always with `scale` decimals. */
export function formatDecimal(quanta: number, scale: number): string {
  return writeWithDecimals(BigInt(quanta), scale);
}

/** The quanta as a number, or the refusal that they are beyond 2^53. */
export function safeQuanta(quanta: bigint, scale: number): Outcome<number> {
  const value = Number(quanta);
  if (!Number.isSafeInteger(value)) return refuse('number-too-large', { amount: writeWithDecimals(quanta, scale) });
  return done(value);
}

/** What a refusal quotes of a text. */
export function shortened(text: string): string {
  return text.length <= longestAmountText ? text : `${text.slice(0, longestAmountText)}…`;
}
