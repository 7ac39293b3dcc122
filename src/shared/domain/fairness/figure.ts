/**
 * A measure of fairness: a whole number, or that there is none and why. Not available is a value, never zero.
 * Callers: every measure of this folder, contract.
 */

export const missingFigures = [
  'too-few',
  'no-history',
  'no-potential',
  'no-quota',
  'negative',
  'mean-near-zero',
  'no-variation',
  'all-zero',
] as const;
/** Why a measure cannot be computed. */
export type MissingFigure = (typeof missingFigures)[number];

/** Parts per million unless said otherwise. */
export type Figure =
  { readonly value: number; readonly missing: null } | { readonly value: null; readonly missing: MissingFigure };

const million = 1_000_000;

/** A ratio as a figure: parts per million, rounded half away from zero. */
export function ratioFigure(ratio: number): Figure {
  return { value: Math.sign(ratio) * Math.round(Math.abs(ratio) * million) + 0, missing: null };
}

export function noFigure(missing: MissingFigure): Figure {
  return { value: null, missing };
}
