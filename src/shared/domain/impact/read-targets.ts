/**
 * Every corporate target at the working numbers, at the offers and at the asks, with its light.
 *
 * Each scope reads its nine years from the totals, which the cube keeps right; only targets of a scope in which one of
 * them moved are computed again. At the asks, a unit that has not answered counts with its offer, because no answer is
 * not zero. Callers: store (commit and preview), command line.
 */
import type { PlanTotals } from '../cube/plan-totals.ts';
import type { CorporateTarget } from '../plan/entities.ts';
import type { PlanModel } from '../plan/plan-model.ts';
import { computeMetric, type MeasureYears } from './metrics.ts';
import { lightOf, scoreOf } from './score.ts';
import { targetPlan, type TargetScope } from './target-plan.ts';
import type { TargetReading, TargetReadings } from './target-reading.ts';

/** Reads every target of the plan, in their order on the screen. The same list as before while nothing moved. */
export function readTargets(model: PlanModel, totals: PlanTotals): readonly TargetReadings[] {
  const plan = targetPlan(model, totals);
  let hasMoved = false;
  for (const scope of plan.scopes) if (scope.read(totals)) hasMoved = true;
  const before = plan.readings;
  if (before !== null && !hasMoved) return before;
  plan.readings = plan.targets.map(({ target, scope }, place) =>
    before === null || scope.hasMoved ? readIn(target, scope) : (before[place] as TargetReadings),
  );
  return plan.readings;
}

/** The reading of each target at the working numbers, by target id; none for a plan that is not created yet. */
export function currentReadings(model: PlanModel, totals: PlanTotals): ReadonlyMap<string, TargetReading> {
  return new Map(model.created ? readTargets(model, totals).map(({ target, now }) => [target, now]) : []);
}

/** Where two sides stand at the same numbers, they are one reading. */
function readIn(target: CorporateTarget, { working, offers, asks, lastYear }: TargetScope): TargetReadings {
  const atWorking = readTarget(target, working, lastYear);
  const atOffers = offers === working ? atWorking : readTarget(target, offers, lastYear);
  const atAsks = asks === offers ? atOffers : readTarget(target, asks, lastYear);
  return { target: target.id, now: atWorking, offers: atOffers, asks: atAsks };
}

function readTarget(target: CorporateTarget, years: MeasureYears, lastYear: number | null): TargetReading {
  const metric = computeMetric(target.metric, years, lastYear);
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
