/**
 * How far the quotas of a year were reached (methods §2.4): the measure of quotas once the year is over.
 *
 * Attainment is actual ÷ quota, in parts per million. A unit without a quota above zero, or without a number of what it
 * did, is left out and never counted as zero. Callers: store (suggest).
 */
import { noFigure, ratioFigure, type Figure } from './figure.ts';

/** A unit's year; null where nothing is known. */
export interface YearOfUnit {
  readonly quota: number | null;
  readonly actual: number | null;
}

export interface Attainment {
  /** All actuals over all quotas: far from a million means quotas that were too high or too low for everybody. */
  readonly together: Figure;
  /** Standard deviation (of all, not of a sample) of the units' attainment: far from zero means quotas that missed. */
  readonly deviation: Figure;
  /** Units within a fifth of their quota, of those that had one. */
  readonly near: { readonly count: number; readonly of: number };
}

const near = 0.2;

/** The attainment of a set of units. */
export function attainmentOf(units: readonly YearOfUnit[]): Attainment {
  const known = units.flatMap(({ quota, actual }) =>
    quota !== null && quota > 0 && actual !== null ? [{ quota, actual }] : [],
  );
  const ratios = known.map(({ quota, actual }) => actual / quota);
  const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
  const variance = ratios.reduce((sum, ratio) => sum + (ratio - mean) ** 2, 0) / ratios.length;
  const quotas = known.reduce((sum, { quota }) => sum + quota, 0);
  const actuals = known.reduce((sum, { actual }) => sum + actual, 0);
  return {
    together: known.length === 0 ? noFigure('no-quota') : ratioFigure(actuals / quotas),
    deviation: known.length === 0 ? noFigure('no-quota') : ratioFigure(Math.sqrt(variance)),
    near: { count: ratios.filter((ratio) => Math.abs(ratio - 1) <= near).length, of: known.length },
  };
}
