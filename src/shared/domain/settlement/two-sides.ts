/**
 * Where two sides meet (methods §2.2): the middle of their last numbers, and, where both reservation points are known,
 * their zone of agreement with its middle.
 *
 * The middle of the last numbers rewards extreme openings; only with reservation points is there a zone of agreement to
 * speak of, and without one no number is given. Whole quanta; halves away from zero. Callers: moves of a line, panel of a
 * line, splits.
 */
import { divideHalfAway } from '../quantity/exact-decimal.ts';

/** The middle of two numbers, as “=mid” reads it. */
export function middleOf(left: number, right: number): number {
  return Number(divideHalfAway(BigInt(left) + BigInt(right), 2n));
}

/** low…high is the zone, `middle` its Nash point with equal weights; or by how much there is none. */
export type AgreementZone =
  | { readonly kind: 'zone'; readonly low: number; readonly high: number; readonly middle: number }
  | { readonly kind: 'none'; readonly short: number };

/** `company`: the lowest the company accepts. `unit`: the highest the unit accepts. */
export function agreementZone(company: number, unit: number): AgreementZone {
  if (company > unit) return { kind: 'none', short: company - unit };
  return { kind: 'zone', low: company, high: unit, middle: middleOf(company, unit) };
}
