/**
 * What a spread answers: the numbers, or how much of the total has no place.
 *
 * The amounts are whole quanta; whoever shows the refusal formats them and names the unit. Callers: every spread, and
 * the commands that turn a shortage into a refusal.
 */
import type { RefusalCode } from '../../base/refusals.ts';

/** Why a total does not fit. */
export interface Shortage {
  readonly kind: Extract<RefusalCode, 'spread-too-low' | 'spread-too-high' | 'spread-nothing-free'>;
  /** The smallest and the largest total that would fit, held cells included; infinite where nothing bounds it. */
  readonly least: number;
  readonly most: number;
  /** How far the total lies outside: always above 0. */
  readonly short: number;
}

/** A refused spread, which wrote nothing. */
export interface RefusedSpread {
  readonly ok: false;
  readonly shortage: Shortage;
}

/** One whole number a cell, summing to the total exactly, or the shortage. */
export type SpreadOutcome = { readonly ok: true; readonly values: Float64Array } | RefusedSpread;

/** The refusal of `total` by cells that together can take `least` to `most`; null when it fits. */
export function findShortage(total: number, least: number, most: number, anyFree: boolean): RefusedSpread | null {
  if (total >= least && total <= most) return null;
  const kind = !anyFree ? 'spread-nothing-free' : total < least ? 'spread-too-low' : 'spread-too-high';
  return { ok: false, shortage: { kind, least, most, short: total < least ? least - total : total - most } };
}
