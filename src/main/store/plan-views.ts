/**
 * What the window sees of an open plan: the whole view, what a step changed, what a command would change.
 * Callers: store service.
 */
import type { HistoryTotals } from '#shared/contract/history-views.ts';
import type { PlanChange, PlanView, Preview, TargetImpact } from '#shared/contract/views.ts';
import type { Change } from '#shared/domain/changes/change.ts';
import { readTargets } from '#shared/domain/impact/read-targets.ts';
import type { TargetReading } from '#shared/domain/impact/target-reading.ts';
import { orderedTargets } from '#shared/domain/impact/target-plan.ts';
import { factKinds, measureIds, type FactKind, type MeasureId, type Move } from '#shared/domain/plan/entities.ts';
import type { PlanModel } from '#shared/domain/plan/plan-model.ts';
import { agreementsChange, agreementsOf } from './agreements.ts';
import { orderedItems } from '#shared/domain/workshop/ordered-items.ts';
import type { CommittedStep, PlanSession } from './plan-session.ts';
import { allNodes, historyBlock, rowBlock, type PlanNumbers } from './row-blocks.ts';
import { journalHeadOf, readStep } from './step-views.ts';

/** Everything a window needs to show a plan. Its rows are in revenue; other measures are asked for. */
export function planView(session: PlanSession): PlanView {
  return {
    ...viewContent(session, 'revenue'),
    plan: session.folder.key,
    revision: session.revision,
    impact: impactOf(session, session.readingsBefore),
    journal: journalHeadOf(session),
  };
}

/** What a plan consists of, with its rows in one measure: the plan as it is, or as it was. */
export function viewContent(
  numbers: PlanNumbers,
  measure: MeasureId,
): Omit<PlanView, 'plan' | 'revision' | 'impact' | 'journal'> {
  const { model } = numbers;
  const { header, units, lines } = model;
  const years = [header.year - 1, header.year - 2];
  return {
    header,
    units: [...units.nodes],
    lines: [...lines.nodes],
    targets: [...orderedTargets(model)],
    years: historyYears(model),
    rows: rowBlock(numbers, measure, allNodes(model)),
    history: years.flatMap((year) => historyBlock(numbers, 'actual', year, measure) ?? []),
    agreements: agreementsOf(model),
    workshop: [...orderedItems(model)],
  };
}

/** The rows of all units in one measure with its actuals of the last two years. */
export function measureRows(session: PlanSession, measure: MeasureId): Pick<PlanView, 'revision' | 'rows' | 'history'> {
  const { year } = session.model.header;
  return {
    revision: session.revision,
    rows: rowBlock(session, measure, allNodes(session.model)),
    history: [year - 1, year - 2].flatMap((past) => historyBlock(session, 'actual', past, measure) ?? []),
  };
}

/**
 * The company's year of history in each measure. Asked for one year and kind at a time when somebody looks at the list
 * of years, because reading all of a large plan's history would make opening it, and everybody else, wait.
 */
export function historyTotals({ totals }: PlanSession, kind: FactKind, year: number): HistoryTotals {
  const total = (measure: MeasureId): number | null => totals.sumHistory(kind, year, measure);
  return { revenue: total('revenue'), units: total('units'), cost: total('cost') };
}

/** What a committed step changed: only the rows that moved. */
export function planChange(session: PlanSession, step: CommittedStep): PlanChange {
  const { sequence } = step.entry;
  // A window shows the list of targets from its view; only a new view can bring another list.
  const newTargets = step.changes.some((change) => change.op !== 'cells' && change.table === 'target');
  const movedItems = step.changes.some((change) => change.op !== 'cells' && change.table === 'workshopItem');
  const everything = step.moved === null || newTargets;
  return {
    plan: session.folder.key,
    fromRevision: sequence - 1,
    toRevision: sequence,
    everything,
    step: readStep(session, step.entry),
    rows: step.moved === null ? [] : movedRows(session, step.changes, step.moved),
    impact: impactOf(session, step.before),
    agreements: agreementsChange(session.model, step.changes),
    workshop: movedItems ? [...orderedItems(session.model)] : null,
    journal: journalHeadOf(session),
  };
}

/** What a command would change; to be called in the plan as it would be. */
export function previewOf(
  session: PlanSession,
  changes: readonly Change[],
  moved: Int32Array | null,
  before: ReadonlyMap<string, TargetReading>,
): Preview {
  return {
    revision: session.revision,
    rows: movedRows(session, changes, moved ?? allNodes(session.model)),
    impact: impactOf(session, before),
    ...blastRadius(changes),
  };
}

/** Readings of all targets, with how each was before. */
export function impactOf({ model, totals }: PlanNumbers, before: ReadonlyMap<string, TargetReading>): TargetImpact[] {
  return readTargets(model, totals).map((reading) => ({
    ...reading,
    before: before.get(reading.target) ?? null,
  }));
}

/** Revenue moves the measures that follow it; another measure moves alone. A move shows on its row even without a number. */
function movedRows(session: PlanSession, changes: readonly Change[], moved: Int32Array): PlanView['rows'][] {
  const named = new Set<MeasureId>();
  const nodes = new Set(moved);
  for (const change of changes) {
    if (change.op === 'cells') named.add(change.measure);
    else if (change.table === 'move' && change.op !== 'patch') {
      const { unit, measure } = change.value as unknown as Move;
      named.add(measure);
      nodes.add(session.model.units.indexOf.get(unit) ?? 0);
    } else if (change.table === 'quota' || change.table === 'hold')
      named.add(change.id.slice(0, change.id.indexOf(':')) as MeasureId);
  }
  const shown = measureIds.filter(
    (measure) => named.has(measure) || (named.has('revenue') && session.totals.series('working', measure) !== null),
  );
  const rows = Int32Array.from(nodes);
  return shown.map((measure) => rowBlock(session, measure, rows));
}

/** How many cells and unit leaves change, and the largest change of a unit leaf over the year (in one layer). */
function blastRadius(changes: readonly Change[]): Pick<Preview, 'cells' | 'leaves' | 'largest'> {
  const perLeaf = new Map<string, number>();
  const leaves = new Set<string>();
  let cells = 0;
  for (const change of changes) {
    if (change.op !== 'cells') continue;
    let difference = 0;
    for (let month = 0; month < 12; month += 1) {
      const delta = (change.to?.[month] ?? 0) - (change.from?.[month] ?? 0);
      if (delta !== 0) cells += 1;
      difference += delta;
    }
    leaves.add(change.unit);
    const key = `${change.layer} ${change.measure} ${change.unit}`;
    perLeaf.set(key, (perLeaf.get(key) ?? 0) + difference);
  }
  const sizes = [...perLeaf.values()].map(Math.abs);
  return {
    cells,
    leaves: leaves.size,
    largest: sizes.length === 0 ? null : sizes.reduce((most, size) => Math.max(most, size), 0),
  };
}

function historyYears(model: PlanModel): PlanView['years'] {
  const found = new Map<string, { year: number; kind: FactKind; measures: Set<MeasureId> }>();
  for (const { kind, years, measures } of model.factBatches.values()) {
    for (const year of years) {
      const key = `${kind} ${year}`;
      const known = found.get(key) ?? { year, kind, measures: new Set<MeasureId>() };
      for (const measure of measures) known.measures.add(measure);
      found.set(key, known);
    }
  }
  return [...found.values()]
    .sort((left, right) => right.year - left.year || factKinds.indexOf(left.kind) - factKinds.indexOf(right.kind))
    .map(({ year, kind, measures }) => ({
      year,
      kind,
      measures: measureIds.filter((measure) => measures.has(measure)),
    }));
}
