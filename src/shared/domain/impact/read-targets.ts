/**
 * Every corporate target at the working numbers, at the offers and at the asks, with its light.
 *
 * The cost is a handful of reads per target: totals are kept right by the cube. At the asks, a unit that has not
 * answered counts with its offer, because no answer is not zero. Callers: store (commit and preview), command line.
 */
import { compareCodeUnits } from '../../base/canonical-json.ts';
import type { PlanTotals } from '../cube/plan-totals.ts';
import { measureIds, type CorporateTarget, type MeasureId } from '../plan/entities.ts';
import type { PlanModel } from '../plan/plan-model.ts';
import { computeMetric, type MetricValue, type MissingReason, type ReadMeasure } from './metrics.ts';
import { lightOf, scoreOf, type LightColour } from './score.ts';

/** One reading: value, score and distance to the goal in integers as `metrics` says; null with a reason where undefined. */
export interface TargetReading {
  readonly value: number | null;
  readonly missing: MissingReason | null;
  readonly light: LightColour;
  readonly score: number | null;
  readonly distance: number | null;
}

export interface TargetReadings {
  readonly target: string;
  readonly now: TargetReading;
  readonly offers: TargetReading;
  readonly asks: TargetReading;
}

/** The targets in their order on the screen. */
export function orderedTargets(model: PlanModel): readonly CorporateTarget[] {
  return [...model.targets.values()].sort(
    (left, right) => left.order - right.order || compareCodeUnits(left.id, right.id),
  );
}

/** Reads every target of the plan. */
export function readTargets(model: PlanModel, totals: PlanTotals): readonly TargetReadings[] {
  // Of a measure that is neither negotiated nor follows revenue nothing is known.
  const known = measureIds.filter((measure) => isKnown(model, measure));
  let node = 0;
  const working: ReadMeasure = (measure) => (known.includes(measure) ? totals.read('working', measure, node) : null);
  const offered: ReadMeasure = (measure) => (known.includes(measure) ? totals.read('offer', measure, node) : null);
  const asked: ReadMeasure = (measure) => (known.includes(measure) ? totals.readAsked(measure, node) : null);
  return orderedTargets(model).map((target) => {
    node = model.units.indexOf.get(target.unit) ?? 0;
    const lastYear = lastYearRevenue(model, totals, node);
    return {
      target: target.id,
      now: readTarget(target, working, lastYear),
      offers: readTarget(target, offered, lastYear),
      asks: readTarget(target, asked, lastYear),
    };
  });
}

/** The actual revenue of the year before the plan's at a node; null without history. */
export function lastYearRevenue(model: PlanModel, totals: PlanTotals, node: number): number | null {
  return totals.readHistory('actual', model.header.year - 1, 'revenue', node);
}

/** Whether a measure is negotiated or can follow revenue; of any other nothing is known. */
function isKnown(model: PlanModel, measure: MeasureId): boolean {
  const negotiated =
    measure === 'revenue' || model.cells('offer', measure) !== null || model.cells('ask', measure) !== null;
  return negotiated || model.facts('actual', model.header.year - 1, measure) !== null;
}

function readTarget(target: CorporateTarget, read: ReadMeasure, lastYear: number | null): TargetReading {
  const metric: MetricValue = computeMetric(target.metric, read, lastYear);
  if (metric.value === null) {
    return { value: null, missing: metric.missing, light: 'none', score: null, distance: null };
  }
  return {
    value: metric.value,
    missing: null,
    light: lightOf(metric.value, target.anchors, target.direction),
    score: scoreOf(metric.value, target.anchors),
    distance: metric.value - target.goal,
  };
}
