/**
 * Where two sides meet (methods §2.2): the middle of their last numbers, and, where both reservation points are known,
 * the point of the zone of agreement that their weights choose.
 *
 * The middle of the last numbers rewards extreme openings; only with reservation points is there a zone of agreement to
 * speak of, and without one no number is given. Whole quanta; halves away from zero. Callers: suggestions, gap boards.
 */
import { divideHalfAway } from '../quantity/exact-decimal.ts';

const million = 1_000_000;

/** The middle of the two last numbers. */
export function middleOfLastNumbers(offer: number, ask: number): number {
  return Number(divideHalfAway(BigInt(offer) + BigInt(ask), 2n));
}

/** The settlement point of a zone of agreement, or by how much there is none. */
export type AgreementPoint =
  { readonly found: true; readonly value: number } | { readonly found: false; readonly short: number };

/**
 * The Nash point between the lowest number the company accepts and the highest the unit accepts. `companyWeight` in
 * parts per million: half of a million is the middle, more lies nearer to the unit's highest number.
 */
export function agreementPoint(
  companyLowest: number,
  unitHighest: number,
  companyWeight = million / 2,
): AgreementPoint {
  if (companyLowest > unitHighest) return { found: false, short: companyLowest - unitHighest };
  const zone = BigInt(unitHighest) - BigInt(companyLowest);
  const given = divideHalfAway(zone * BigInt(companyWeight), BigInt(million));
  return { found: true, value: companyLowest + Number(given) };
}
