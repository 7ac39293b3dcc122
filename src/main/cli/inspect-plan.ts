/**
 * What `parley inspect --json` prints of a plan. The names are a contract with outside scripts: extend, never rename.
 *
 * Amounts are integers: quanta for revenue and cost, pieces for units; ratios of targets parts per million. Null means
 * that there is no number. Callers: command line.
 */
import { rowState } from '#shared/domain/bargain/row-state.ts';
import { readTargets } from '#shared/domain/impact/read-targets.ts';
import { orderedTargets } from '#shared/domain/impact/target-plan.ts';
import { measureIds, type FactKind, type MeasureId, type TreeNode } from '#shared/domain/plan/entities.ts';
import type { ReadPlan } from '#main/store/container/read-container.ts';
import { planInMemory, type PlanInMemory } from './plan-in-memory.ts';

/** The whole report, as plain data. */
export function inspectPlan(document: ReadPlan): Record<string, unknown> {
  const plan = planInMemory(document);
  const { header, units, lines } = plan.model;
  const { journal, stateHash } = document.manifest;
  return {
    plan: {
      id: header.id,
      name: header.name,
      year: header.year,
      currency: header.currency,
      quantum: (1 / 10 ** header.scale).toFixed(header.scale),
      scale: header.scale,
      startMonth: header.startMonth,
      weekPattern: header.weekPattern,
      workingBasis: header.workingBasis,
      round: header.round,
    },
    units: units.nodes.map(withoutOrder),
    lines: lines.nodes.map(withoutOrder),
    history: historyTotals(plan),
    quotas: bargainedMeasures(plan).flatMap((measure) => units.nodes.map((_, node) => quotaOf(plan, measure, node))),
    totals: totalsOf(plan),
    targets: targetsOf(plan),
    journal: { length: journal.length, head: journal.head, fingerprint: journal.fingerprint },
    state: { hash: stateHash },
  };
}

function withoutOrder({ id, parent, name }: TreeNode): Omit<TreeNode, 'order'> {
  return { id, parent, name };
}

/** Revenue is always bargained; units and cost when somebody made an offer or an ask in them. */
function bargainedMeasures({ model }: PlanInMemory): readonly MeasureId[] {
  return measureIds.filter(
    (measure) => measure === 'revenue' || [...model.quotas.values()].some((quota) => quota.measure === measure),
  );
}

function historyTotals({ model, totals }: PlanInMemory): readonly Record<string, unknown>[] {
  const known = new Map<string, { readonly year: number; readonly kind: FactKind }>();
  for (const { kind, years } of model.factBatches.values()) {
    for (const year of years) known.set(`${year} ${kind}`, { year, kind });
  }
  return [...known.values()]
    .sort((left, right) => left.year - right.year || (left.kind < right.kind ? -1 : 1))
    .map(({ year, kind }) => {
      const total = (measure: MeasureId): number | null => totals.readHistory(kind, year, measure, 0);
      return { year, kind, revenue: total('revenue'), units: total('units'), cost: total('cost') };
    });
}

function quotaOf({ model, totals }: PlanInMemory, measure: MeasureId, node: number): Record<string, unknown> {
  const state = rowState(model, totals, measure, node);
  return {
    unit: model.units.nodes[node]?.id ?? '',
    measure,
    lastYear: totals.readHistory('actual', model.header.year - 1, measure, node),
    offer: totals.read('offer', measure, node),
    ask: totals.read('ask', measure, node),
    gap: totals.read('gap', measure, node),
    working: totals.read('working', measure, node),
    status: state.status,
    round: state.lastRound ?? model.header.round,
    held: state.hold !== null && state.hold.kind !== 'settled',
    turn: state.turn,
    settled: state.settled,
    answered: state.answered,
    leaves: state.leaves,
    hold: state.hold,
    lastReason: state.lastReason,
  };
}

function totalsOf({ totals }: PlanInMemory): Record<string, unknown> {
  const side = (read: (measure: MeasureId) => number | null): Record<string, number | null> =>
    Object.fromEntries(measureIds.map((measure) => [measure, read(measure)]));
  return {
    offer: side((measure) => totals.read('offer', measure, 0)),
    ask: side((measure) => totals.read('ask', measure, 0)),
    gap: side((measure) => totals.read('gap', measure, 0)),
    working: side((measure) => totals.read('working', measure, 0)),
  };
}

function targetsOf({ model, totals }: PlanInMemory): readonly Record<string, unknown>[] {
  const readings = readTargets(model, totals);
  return orderedTargets(model).map(({ id, name, unit, metric, goal, direction, anchors }, index) => {
    const reading = readings[index];
    return {
      id,
      name,
      unit,
      metric,
      goal,
      direction,
      anchors,
      value: reading?.now.value ?? null,
      light: reading?.now.light ?? 'none',
      score: reading?.now.score ?? null,
      distance: reading?.now.distance ?? null,
      missing: reading?.now.missing ?? null,
      atOffers: reading?.offers.value ?? null,
      atAsks: reading?.asks.value ?? null,
    };
  });
}
