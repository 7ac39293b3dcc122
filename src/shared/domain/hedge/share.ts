/** Whole parts of a whole amount in proportion to offers, equal where nobody has offered. Callers: this folder. */
import { apportion } from '../spread/largest-remainder.ts';

/** `total` is not negative; a missing or negative offer weighs nothing. The parts sum to the total to the quantum. */
export function shareByOffers(total: number, offers: readonly (number | null)[]): readonly number[] {
  const weights = Float64Array.from(offers, (offer) => Math.max(0, offer ?? 0));
  if (weights.every((weight) => weight === 0)) weights.fill(1);
  const parts = new Float64Array(weights.length);
  apportion(
    total,
    weights,
    weights.reduce((sum, weight) => sum + weight, 0),
    parts,
  );
  return [...parts];
}
