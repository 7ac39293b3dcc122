/**
 * The minutes of a workshop as facts: who moved what, why, what was promised, what stays open. No sentence is made here;
 * the window writes them in its language.
 *
 * Promise: nothing is in here that the viewer may not read (see `visibility.ts`), and nothing that did not happen: what
 * was undone is gone from the moves. Amounts are quanta or pieces of their measure. Callers: store.
 */
import { compareCodeUnits } from '../../base/canonical-json.ts';
import type { PlanTotals } from '../cube/plan-totals.ts';
import { lightOf } from '../impact/score.ts';
import { currentReadings } from '../impact/read-targets.ts';
import { orderedTargets } from '../impact/target-plan.ts';
import { measureIds, type Move, type WorkshopItem } from '../plan/entities.ts';
import type { PlanModel } from '../plan/plan-model.ts';
import { orderedItems } from '../workshop/ordered-items.ts';
import type { Minutes, MinutesCondition, MinutesDecision, MinutesPackage, MinutesPoint } from './facts.ts';
import { lineFacts } from './line-facts.ts';
import { actOf, moveFacts, type MoveSources } from './move-facts.ts';
import { togetherFacts, type TogetherStep } from './together.ts';
import { Visibility } from './visibility.ts';

export interface MinutesSources {
  readonly model: PlanModel;
  readonly totals: PlanTotals;
  /** The node of the viewer's unit; null for the whole room. */
  readonly viewer: number | null;
  /** When a journal entry was accepted, as ISO 8601. */
  readonly timeOf: (sequence: number) => string;
  /** Steps on the plan itself that still stand, oldest first. */
  readonly decisions: readonly MinutesDecision[];
  /** Steps of several commands that still stand and have a decision among them, oldest first. */
  readonly together: readonly TogetherStep[];
}

/** The minutes as the viewer may read them. */
export function minutesOf(sources: MinutesSources): Minutes {
  const { model, totals, viewer, timeOf } = sources;
  const { header, units } = model;
  const visibility = new Visibility(units, viewer);
  const reading: MoveSources = { model, visibility, timeOf };
  const top = viewer ?? 0;
  const moves = [...model.moves.values()].sort((left, right) => compareCodeUnits(left.id, right.id));
  const seen = moves.filter(({ unit }) => visibility.placeOf(unit) !== 'elsewhere');
  return {
    viewer: viewer === null ? null : (units.nodes[viewer]?.name ?? ''),
    plan: header.name,
    year: header.year,
    currency: header.currency,
    scale: header.scale,
    round: header.round,
    maximumRounds: header.maximumRounds ?? null,
    began: seen[0] === undefined ? null : timeOf(seen[0].sequence),
    ended: seen.length === 0 ? null : timeOf((seen.at(-1) as (typeof seen)[number]).sequence),
    people: [...new Set(seen.map(({ actor }) => actor))].sort(compareCodeUnits),
    totals: measureIds.flatMap((measure) => {
      const offer = totals.read('offer', measure, top);
      const ask = totals.read('ask', measure, top);
      const { leafStart, end } = units;
      const leaves = (leafStart[end[top] ?? 0] ?? 0) - (leafStart[top] ?? 0);
      // What only follows the revenue was not bargained.
      if (totals.states.count(measure, top, 'unopened') === leaves) return [];
      const gap = totals.read('gap', measure, top);
      return [{ measure, offer, ask, gap, leaves, settled: totals.states.count(measure, top, 'settled') }];
    }),
    lines: measureIds.flatMap((measure) =>
      units.nodes.flatMap(({ id }, node) =>
        visibility.placeOf(id) === 'inside' ? (lineFacts(reading, totals, measure, node) ?? []) : [],
      ),
    ),
    // What the company did on totals above: that it was done, and why, but not how much.
    fromAbove: seen
      .filter(({ unit }) => visibility.placeOf(unit) === 'above')
      .map((move) => ({ ...moveFacts(reading, move), measure: move.measure })),
    conditions: conditionsOf(reading),
    packages: packagesOf(reading, moves),
    points: orderedItems(model).flatMap((item) => pointOf(visibility, item)),
    targets: targetsOf(model, totals, visibility),
    decisions: sources.decisions.filter(({ unit }) => unit === null || visibility.placeOf(unit) === 'inside'),
    together: togetherFacts(reading, sources.together),
  };
}

/** Conditions on lines of the viewer whose words are for the viewer, oldest first. */
function conditionsOf({ model, visibility }: MoveSources): readonly MinutesCondition[] {
  const known = [...model.conditions.values()].sort((left, right) => compareCodeUnits(left.id, right.id));
  return known.flatMap(({ id, move, side, unit, measure, kind, amount, date, text, about, state }) => {
    const name = visibility.nameOf(unit);
    if (name === null || !visibility.mayRead(model.moves.get(move)?.visibleTo)) return [];
    const doer = about === null ? null : visibility.nameOf(about);
    return [{ id, side, unit: name, measure, kind, amount, date, text, about: doer, state }];
  });
}

/** Packages with a line of the viewer; of one that also ties lines of others, only the own lines and not the reason. */
function packagesOf(sources: MoveSources, moves: readonly Move[]): readonly MinutesPackage[] {
  const { model, visibility } = sources;
  const known = [...model.packages.values()].sort(
    (left, right) => left.round - right.round || compareCodeUnits(left.id, right.id),
  );
  return known.flatMap(({ id, side, name, lines, state, round, reason }) => {
    const own = lines.flatMap(({ unit, measure, value }) => {
      const shown = visibility.nameOf(unit);
      return shown === null ? [] : [{ unit: shown, measure, value }];
    });
    if (own.length === 0) return [];
    const whole = own.length === lines.length;
    const answer = moves.findLast((move) => move.package === id && (move.kind === 'accept' || move.kind === 'reject'));
    const answered = actOf(sources, answer?.id);
    return [
      { id, side, state, round, answered, lines: own, whole, name: whole ? name : '', reason: whole ? reason : '' },
    ];
  });
}

/** Points about nothing in particular are the room's; those about a unit are for its people and the people below it. */
function pointOf(visibility: Visibility, { id, list, text, minutes, unit, state }: WorkshopItem): MinutesPoint[] {
  if (unit !== null && visibility.placeOf(unit) === 'elsewhere') return [];
  return [{ id, list, text, minutes, state, unit: unit === null ? null : visibility.nameOf(unit) }];
}

function targetsOf(model: PlanModel, totals: PlanTotals, visibility: Visibility): Minutes['targets'] {
  const readings = currentReadings(model, totals);
  return orderedTargets(model)
    .filter(({ unit }) => visibility.placeOf(unit) === 'inside')
    .map(({ id, name, metric, goal, direction, anchors }) => {
      const value = readings.get(id)?.value ?? null;
      return { id, name, metric, goal, value, light: value === null ? 'none' : lightOf(value, anchors, direction) };
    });
}
