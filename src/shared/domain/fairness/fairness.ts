/**
 * How evenly a set of numbers treats the units that carry them (methods §2.4): growth asked for, load on the potential.
 *
 * Growth is number ÷ last year − 1, load is number ÷ potential; a unit without a base above zero has neither and is left
 * out, never counted as zero. Figures are parts per million. Callers: store (suggest), fairness strip.
 */
import { noFigure, ratioFigure, type Figure } from './figure.ts';
import { correlationOf, giniOf, percentileRatioOf, sampleGiniOf, variationOf } from './spread-of.ts';

/** One unit: the number asked of it and what it is compared with; null where nothing is known, which is not zero. */
export interface Burden {
  readonly number: number;
  readonly lastYear: number | null;
  readonly bestYear: number | null;
  readonly potential: number | null;
}

/** How far apart a ratio lies over the units. */
export interface RatioSpread {
  readonly least: Figure;
  readonly most: Figure;
  /** most − least: points of a percentage. */
  readonly range: Figure;
  readonly gini: Figure;
  /** Gini for few units, × n ÷ (n − 1). */
  readonly sampleGini: Figure;
  readonly variation: Figure;
  readonly percentileRatio: Figure;
}

/** One unit’s share of the burden. */
export interface UnitFairness {
  readonly growth: Figure;
  /** Its load over the load of all together: a million is average. */
  readonly loadIndex: Figure;
  /** Whether the load index lies outside 0.8–1.25. */
  readonly flagged: boolean;
  readonly aboveBest: boolean;
}

export interface Fairness {
  readonly growth: RatioSpread;
  readonly load: RatioSpread;
  /** Growth against last year’s size: negative asks more of the small, positive asks more of the large. */
  readonly sizeCorrelation: Figure;
  /** Units asked for more than their best year, of those whose best year is known. */
  readonly aboveBest: { readonly count: number; readonly of: number };
  readonly units: readonly UnitFairness[];
}

const lowestIndex = 800_000;
const highestIndex = 1_250_000;

/** Every measure of fairness of a set of numbers. */
export function fairnessOf(burdens: readonly Burden[]): Fairness {
  const withHistory = burdens.filter(({ lastYear }) => isBase(lastYear));
  const withPotential = burdens.filter(({ potential }) => isBase(potential));
  const growths = withHistory.map((burden) => growthOf(burden) ?? 0);
  const loads = withPotential.map((burden) => loadOf(burden) ?? 0);
  const meanLoad = ratioOfSums(withPotential);
  const units = burdens.map((burden) => unitFairness(burden, meanLoad));
  const sizes = withHistory.map(({ lastYear }) => lastYear ?? 0);
  return {
    growth: ratioSpread(growths, 'no-history'),
    load: ratioSpread(loads, 'no-potential'),
    sizeCorrelation: withHistory.length === 0 ? noFigure('no-history') : correlationOf(growths, sizes),
    aboveBest: {
      count: units.filter(({ aboveBest }) => aboveBest).length,
      of: burdens.filter(({ bestYear }) => bestYear !== null).length,
    },
    units,
  };
}

function unitFairness(burden: Burden, meanLoad: number | null): UnitFairness {
  const growth = growthOf(burden);
  const load = loadOf(burden);
  const index: Figure =
    load === null || meanLoad === null || meanLoad <= 0 ? noFigure('no-potential') : ratioFigure(load / meanLoad);
  return {
    growth: growth === null ? noFigure('no-history') : ratioFigure(growth),
    loadIndex: index,
    flagged: index.value !== null && (index.value < lowestIndex || index.value > highestIndex),
    aboveBest: burden.bestYear !== null && burden.number > burden.bestYear,
  };
}

function isBase(base: number | null): base is number {
  return base !== null && base > 0;
}

function growthOf({ number, lastYear }: Burden): number | null {
  return isBase(lastYear) ? number / lastYear - 1 : null;
}

function loadOf({ number, potential }: Burden): number | null {
  return isBase(potential) ? number / potential : null;
}

function ratioOfSums(burdens: readonly Burden[]): number | null {
  const potential = burdens.reduce((sum, burden) => sum + (burden.potential ?? 0), 0);
  return potential > 0 ? burdens.reduce((sum, { number }) => sum + number, 0) / potential : null;
}

function ratioSpread(ratios: readonly number[], none: 'no-history' | 'no-potential'): RatioSpread {
  if (ratios.length === 0) {
    const missing = noFigure(none);
    return {
      least: missing,
      most: missing,
      range: missing,
      gini: missing,
      sampleGini: missing,
      variation: missing,
      percentileRatio: missing,
    };
  }
  const least = ratios.reduce((low, ratio) => Math.min(low, ratio), Infinity);
  const most = ratios.reduce((high, ratio) => Math.max(high, ratio), -Infinity);
  return {
    least: ratioFigure(least),
    most: ratioFigure(most),
    range: ratios.length < 2 ? noFigure('too-few') : ratioFigure(most - least),
    gini: giniOf(ratios),
    sampleGini: sampleGiniOf(ratios),
    variation: variationOf(ratios),
    percentileRatio: percentileRatioOf(ratios),
  };
}
