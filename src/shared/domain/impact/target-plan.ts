/**
 * What reading the targets needs to know beforehand: their order, the node and last year of each scope, which measures
 * are known at all. Worked out once and kept with the totals until the frame of the plan changes. Callers: read targets.
 */
import { compareCodeUnits } from '../../base/canonical-json.ts';
import { seriesSlot } from '../cube/leaf-numbers.ts';
import type { PlanTotals } from '../cube/plan-totals.ts';
import { measureIds, type CorporateTarget, type MeasureId } from '../plan/entities.ts';
import type { PlanModel } from '../plan/plan-model.ts';
import type { MeasureYears } from './metrics.ts';
import type { TargetReadings } from './target-reading.ts';

/** A node that has targets, with the years of its measures as they were read last. */
export class TargetScope {
  readonly #node: number;
  /** Places of the known measures in `measureIds`. */
  readonly #known: readonly number[];
  readonly lastYear: number | null;
  /** Working, offer and ask of each measure, side by side; NaN where there is no number. */
  readonly #years = new Float64Array(sides * measureIds.length).fill(Number.NaN);
  working: MeasureYears = noYears;
  offers: MeasureYears = noYears;
  asks: MeasureYears = noYears;
  /** Whether a number was another one at the last reading than at the one before. */
  hasMoved = false;

  constructor(node: number, known: readonly number[], lastYear: number | null) {
    this.#node = node;
    this.#known = known;
    this.lastYear = lastYear;
  }

  /** Reads the years anew and answers whether any moved. Sides that stand at the same numbers share one record. */
  read(totals: PlanTotals): boolean {
    const years = this.#years;
    this.hasMoved = false;
    for (const measure of this.#known) {
      const slots = slotsOf[measure] as MeasureSlots;
      const offer = totals.yearAt(slots.offer, this.#node);
      const ask = totals.yearAt(slots.ask, this.#node);
      const asked = Number.isNaN(offer) ? ask : Number.isNaN(ask) ? offer : offer + ask - this.#paired(totals, slots);
      const at = measure * sides;
      if (moves(years, at, totals.yearAt(slots.working, this.#node))) this.hasMoved = true;
      if (moves(years, at + 1, offer)) this.hasMoved = true;
      if (moves(years, at + 2, asked)) this.hasMoved = true;
    }
    if (this.hasMoved) {
      this.working = yearsOf(years, 0);
      this.offers = isSame(years, 0, 1) ? this.working : yearsOf(years, 1);
      this.asks = isSame(years, 1, 2) ? this.offers : yearsOf(years, 2);
    }
    return this.hasMoved;
  }

  /** The offers of those who have asked: what their asks stand in place of. */
  #paired(totals: PlanTotals, { paired }: MeasureSlots): number {
    const year = totals.yearAt(paired, this.#node);
    return Number.isNaN(year) ? 0 : year;
  }
}

/** Working, offer and ask. */
const sides = 3;
const noYears: MeasureYears = { revenue: null, units: null, cost: null };

/** Notes a year; whether it differs from the one before. */
function moves(years: Float64Array, at: number, year: number): boolean {
  if (isEqual(years[at] as number, year)) return false;
  years[at] = year;
  return true;
}

function isSame(years: Float64Array, left: number, right: number): boolean {
  for (let at = 0; at < years.length; at += sides) {
    if (!isEqual(years[at + left] as number, years[at + right] as number)) return false;
  }
  return true;
}

/** No number is equal to no number. */
function isEqual(left: number, right: number): boolean {
  return left === right || (Number.isNaN(left) && Number.isNaN(right));
}

function yearsOf(years: Float64Array, side: number): MeasureYears {
  return {
    revenue: yearOf(years, revenuePlace + side),
    units: yearOf(years, unitsPlace + side),
    cost: yearOf(years, costPlace + side),
  };
}

function yearOf(years: Float64Array, place: number): number | null {
  const year = years[place] as number;
  return Number.isNaN(year) ? null : year;
}

/** Where the sides of a measure begin. */
const placeOf = (measure: MeasureId): number => measureIds.indexOf(measure) * sides;
const revenuePlace = placeOf('revenue');
const unitsPlace = placeOf('units');
const costPlace = placeOf('cost');

/** A target and the scope it is read in. */
interface PlannedTarget {
  readonly target: CorporateTarget;
  readonly scope: TargetScope;
}

interface TargetPlan {
  readonly frame: number;
  readonly layout: number;
  readonly scopes: readonly TargetScope[];
  readonly targets: readonly PlannedTarget[];
  /** How the targets were read last. */
  readings: readonly TargetReadings[] | null;
}

const plans = new WeakMap<PlanTotals, TargetPlan>();

/** The plan of reading for a model and its totals. */
export function targetPlan(model: PlanModel, totals: PlanTotals): TargetPlan {
  const kept = plans.get(totals);
  if (kept?.frame === model.frame && kept.layout === model.layout) return kept;
  const plan = makePlan(model, totals);
  plans.set(totals, plan);
  return plan;
}

/** The targets in their order on the screen. */
export function orderedTargets(model: PlanModel): readonly CorporateTarget[] {
  return [...model.targets.values()].sort(
    (left, right) => left.order - right.order || compareCodeUnits(left.id, right.id),
  );
}

function makePlan(model: PlanModel, totals: PlanTotals): TargetPlan {
  const { frame, layout } = model;
  // Of a measure that is neither negotiated nor follows revenue nothing is known.
  const known = [...measureIds.keys()].filter((place) => isKnown(model, measureIds[place] as MeasureId));
  const scopes = new Map<number, TargetScope>();
  const targets = orderedTargets(model).map((target): PlannedTarget => {
    const node = model.units.indexOf.get(target.unit) ?? 0;
    const scope = scopes.get(node) ?? new TargetScope(node, known, lastYearRevenue(model, totals, node));
    scopes.set(node, scope);
    return { target, scope };
  });
  return { frame, layout, scopes: [...scopes.values()], targets, readings: null };
}

/** The actual revenue of the year before the plan's at a node; null without history. */
function lastYearRevenue(model: PlanModel, totals: PlanTotals, node: number): number | null {
  return totals.readHistory('actual', model.header.year - 1, 'revenue', node);
}

/** Whether a measure is negotiated or can follow revenue; of any other nothing is known. */
function isKnown(model: PlanModel, measure: MeasureId): boolean {
  const negotiated =
    measure === 'revenue' || model.cells('offer', measure) !== null || model.cells('ask', measure) !== null;
  return negotiated || model.facts('actual', model.header.year - 1, measure) !== null;
}

interface MeasureSlots {
  readonly working: number;
  readonly offer: number;
  readonly ask: number;
  readonly paired: number;
}

const slotsOf: readonly MeasureSlots[] = measureIds.map((measure) => ({
  working: seriesSlot('working', measure),
  offer: seriesSlot('offer', measure),
  ask: seriesSlot('ask', measure),
  paired: seriesSlot('paired', measure),
}));
