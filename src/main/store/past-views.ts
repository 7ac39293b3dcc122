/**
 * A plan as it stood after a step, in what the window already knows how to show: a view, or the rows that differ.
 * Callers: past service.
 */
import { invariant } from '#shared/base/assert.ts';
import type { Past } from '#shared/contract/past-views.ts';
import type { PlanView, RowBlock } from '#shared/contract/views.ts';
import { currentReadings } from '#shared/domain/impact/read-targets.ts';
import type { TargetReading } from '#shared/domain/impact/target-reading.ts';
import type { MeasureId } from '#shared/domain/plan/entities.ts';
import { agreementsOf } from './agreements.ts';
import type { MovedOnTheWay, PastPlan } from './past-plan.ts';
import type { PlanSession } from './plan-session.ts';
import { impactOf, viewContent } from './plan-views.ts';
import { allNodes, rowBlock } from './row-blocks.ts';
import { journalHeadOf, readStep } from './step-views.ts';

export interface PastRequest {
  /** 1…the revision of the plan. */
  readonly revision: number;
  readonly measure: MeasureId;
  /** The step whose rows of this measure the caller holds, or null. */
  readonly from: number | null;
}

/** The plan after a step; `past` is left standing there. */
export function pastView(session: PlanSession, past: PastPlan, request: PastRequest): Past {
  const { revision, measure, from } = request;
  const entry = session.database.journal.entry(revision);
  invariant(entry !== undefined, `entry ${revision} is in the journal`);
  const follows = from !== null && from === past.revision;
  const onTheWay = past.goTo(revision);
  const { moved, before, readings } = lookBefore(past, measure);
  const impact = impactOf(past, readings);
  const agreements = agreementsOf(past.model);
  const rows = follows ? differing(past, measure, onTheWay) : null;
  const view: PlanView | null =
    rows === null
      ? {
          ...viewContent(past, measure),
          plan: session.folder.key,
          revision,
          impact,
          journal: journalHeadOf(session),
        }
      : null;
  return {
    revision,
    step: readStep(session, entry),
    view,
    rows: rows ?? [],
    before: moved ? before : null,
    impact,
    agreements,
  };
}

/** The rows that moved on the way; null when everything is to be read anew. */
function differing(past: PastPlan, measure: MeasureId, moved: MovedOnTheWay): RowBlock[] | null {
  return moved === null ? null : [rowBlock(past, measure, Int32Array.from(moved).sort())];
}

interface Before {
  /** Whether the rows of both sides of the step can be compared: not when it changed the trees. */
  readonly moved: boolean;
  readonly before: RowBlock;
  readonly readings: ReadonlyMap<string, TargetReading>;
}

/** Looks at the plan as it was before the step where `past` stands, and comes back. */
function lookBefore(past: PastPlan, measure: MeasureId): Before {
  const { revision } = past;
  const { units } = past.model;
  const moved = past.goTo(revision - 1);
  const { model, totals } = past;
  const readings = currentReadings(model, totals);
  const nodes = moved === null ? allNodes(model) : Int32Array.from(moved).sort();
  const isSameTree = moved !== null || sameIds(units.nodes, model.units.nodes);
  const before = rowBlock(past, measure, isSameTree && model.created ? nodes : new Int32Array());
  past.goTo(revision);
  return { moved: isSameTree, before, readings };
}

function sameIds(left: readonly { readonly id: string }[], right: readonly { readonly id: string }[]): boolean {
  return left.length === right.length && left.every(({ id }, place) => right[place]?.id === id);
}
