/**
 * How far apart numbers lie that should be alike: range, Gini, coefficient of variation, P90 over P10 (methods §2.4).
 *
 * Inputs are ratios as plain numbers (0.08 is 8 %); answers are figures in parts per million. Callers: fairness.
 */
import { noFigure, ratioFigure, type Figure } from './figure.ts';

/** Below this part of the mean size of its members a mean counts as zero, and what is divided by it says nothing. */
const nearZero = 0.1;

/** Standard deviation (of all, not of a sample) over the mean; undefined where the mean is about zero. */
export function variationOf(values: readonly number[]): Figure {
  if (values.length < 2) return noFigure('too-few');
  const mean = meanOf(values);
  const size = meanOf(values.map(Math.abs));
  if (size === 0) return noFigure('all-zero');
  if (Math.abs(mean) < nearZero * size) return noFigure('mean-near-zero');
  const variance = meanOf(values.map((value) => (value - mean) ** 2));
  return ratioFigure(Math.sqrt(variance) / Math.abs(mean));
}

/** Gini: 0 when all are equal, towards 1 when one has everything. Undefined for negative numbers. */
export function giniOf(values: readonly number[]): Figure {
  const gini = giniRatio(values);
  return typeof gini === 'number' ? ratioFigure(gini) : gini;
}

/** Gini for a few members: × n ÷ (n − 1), so that one who has everything gives 1 however few they are. */
export function sampleGiniOf(values: readonly number[]): Figure {
  const gini = giniRatio(values);
  return typeof gini === 'number' ? ratioFigure((gini * values.length) / (values.length - 1)) : gini;
}

function giniRatio(values: readonly number[]): number | Figure {
  if (values.length < 2) return noFigure('too-few');
  if (values.some((value) => value < 0)) return noFigure('negative');
  const total = values.reduce((sum, value) => sum + value, 0);
  if (total === 0) return noFigure('all-zero');
  const count = values.length;
  const sorted = values.toSorted((left, right) => left - right);
  const weighted = sorted.reduce((sum, value, place) => sum + (2 * (place + 1) - count - 1) * value, 0);
  return weighted / (count * total);
}

/** The number below which nine tenths lie over the one below which one tenth lies (between members: on a line). */
export function percentileRatioOf(values: readonly number[]): Figure {
  if (values.length < 2) return noFigure('too-few');
  const sorted = values.toSorted((left, right) => left - right);
  const low = percentile(sorted, 0.1);
  return low <= 0 ? noFigure('negative') : ratioFigure(percentile(sorted, 0.9) / low);
}

function percentile(sorted: readonly number[], part: number): number {
  const place = part * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below] ?? 0;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? 0;
  return low + (high - low) * (place - below);
}

/** Pearson’s correlation of two lists, −1…1; undefined where one of them does not vary. */
export function correlationOf(left: readonly number[], right: readonly number[]): Figure {
  if (left.length < 3) return noFigure('too-few');
  const leftMean = meanOf(left);
  const rightMean = meanOf(right);
  let both = 0;
  let leftSquares = 0;
  let rightSquares = 0;
  for (const [place, value] of left.entries()) {
    const across = value - leftMean;
    const up = (right[place] ?? 0) - rightMean;
    both += across * up;
    leftSquares += across ** 2;
    rightSquares += up ** 2;
  }
  if (isConstant(left) || isConstant(right)) return noFigure('no-variation');
  return ratioFigure(both / Math.sqrt(leftSquares * rightSquares));
}

/** Compared with the first member, because a mean of equal decimals need not equal them. */
function isConstant(values: readonly number[]): boolean {
  const [first = 0] = values;
  return values.every((value) => Math.abs(value - first) <= Math.abs(first) * 1e-12);
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
