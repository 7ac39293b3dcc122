/**
 * The plan the benches work on: a five-level organisation of any number of unit leaves, one or more lines, a year of
 * history in three measures, four corporate targets. The same numbers every time. Callers: the benches.
 */
import { expandCommand } from '#shared/domain/bargain/expand.ts';
import type { CommandBody, HistoryCommand, NodeInput } from '#shared/domain/bargain/command.ts';
import type { Change } from '#shared/domain/changes/change.ts';
import type { FactSource } from '#shared/domain/cube/facts.ts';
import { PlanTotals } from '#shared/domain/cube/plan-totals.ts';
import { measureIds, type FactRow, type MeasureId, type MetricId } from '#shared/domain/plan/entities.ts';
import { PlanModel } from '#shared/domain/plan/plan-model.ts';
import { seeded } from '../import-file.ts';

export const benchYear = 2027;
/** How many children the nodes of each level have: one company, five levels in all. */
const fanOut: Readonly<Record<number, readonly number[]>> = {
  10_000: [10, 10, 10, 10],
  100_000: [10, 20, 20, 25],
};

/** The organisation, parents first; ids are short and sort like the tree. */
export function benchUnits(leaves: number): readonly NodeInput[] {
  const levels = fanOut[leaves];
  if (levels === undefined) throw new Error(`There is no tree of ${leaves} leaves.`);
  const nodes: NodeInput[] = [{ id: 'company', parent: null, name: 'Company' }];
  let above = ['company'];
  levels.forEach((children, level) => {
    const next: string[] = [];
    for (const parent of above) {
      for (let child = 0; child < children; child += 1) {
        const id = `u${level}-${String(next.length).padStart(6, '0')}`;
        nodes.push({ id, parent, name: `Unit ${id}` });
        next.push(id);
      }
    }
    above = next;
  });
  return nodes;
}

/** The offering: one root and its products; a single line stands alone. */
export function benchLines(count: number): readonly NodeInput[] {
  if (count === 1) return [{ id: 'all', parent: null, name: 'All' }];
  const products = Array.from({ length: count }, (_, at) => ({ id: `line-${at}`, parent: 'all', name: `Line ${at}` }));
  return [{ id: 'all', parent: null, name: 'All' }, ...products];
}

/** Last year's actuals of all leaves, with seasons; one row for each unit leaf, line leaf and measure. */
export function* benchFacts(
  units: readonly NodeInput[],
  lines: readonly NodeInput[],
  measure: MeasureId,
): Generator<FactRow> {
  const next = seeded(measureIds.indexOf(measure) * 7919 + 20_270_101);
  const scale = { revenue: 2_000_000, units: 300, cost: 1_200_000 }[measure];
  for (const unit of leavesOf(units)) {
    for (const line of leavesOf(lines)) {
      const months = Array.from({ length: 12 }, (_, month) => 1 + next(scale) + month * Math.floor(scale / 40));
      yield { kind: 'actual', year: benchYear - 1, unit, line, measure, months };
    }
  }
}

export function leavesOf(nodes: readonly NodeInput[]): readonly string[] {
  const parents = new Set(nodes.map(({ parent }) => parent));
  return nodes.filter(({ id }) => !parents.has(id)).map(({ id }) => id);
}

/** A plan in memory with its totals, acting as the store does, without the disk. */
export class BenchPlan {
  readonly model: PlanModel;
  readonly totals: PlanTotals;
  readonly source: FactSource;
  #sequence = 0;

  constructor(leaves: number, lineCount = 1) {
    const units = benchUnits(leaves);
    const lines = benchLines(lineCount);
    this.source = {
      rows: (_digest, _kind, _year, measure) => benchFacts(units, lines, measure),
      mentions: () => true,
    };
    this.model = new PlanModel(this.source);
    this.totals = new PlanTotals(this.model);
    for (const body of benchCommands(units, lines)) this.act(body);
  }

  /** What follows from a command; refused commands break the bench. */
  expand(body: Exclude<CommandBody, HistoryCommand>): readonly Change[] {
    this.#sequence += 1;
    const outcome = expandCommand(this.model, body, { sequence: this.#sequence, actor: 'Bench' });
    if (!outcome.ok) throw new Error(`${body.kind}: ${outcome.refusal.code}`);
    return outcome.value;
  }

  act(body: Exclude<CommandBody, HistoryCommand>): readonly Change[] {
    const changes = this.expand(body);
    this.totals.update(this.model.apply(changes));
    return changes;
  }
}

/** From an empty plan to one with history, targets and opening offers. */
function benchCommands(
  units: readonly NodeInput[],
  lines: readonly NodeInput[],
): readonly Exclude<CommandBody, HistoryCommand>[] {
  return [
    {
      kind: 'create-plan',
      plan: 'bench',
      name: 'Bench',
      year: benchYear,
      currency: 'EUR',
      scale: 2,
      startMonth: 1,
      weekPattern: 'calendar',
    },
    { kind: 'add-units', units },
    { kind: 'add-lines', lines },
    {
      kind: 'import-facts',
      digest: 'a'.repeat(64),
      mode: 'overlay',
      factKind: 'actual',
      years: [benchYear - 1],
      measures: measureIds,
      rows: units.length * lines.length,
      source: 'bench',
    },
    ...benchTargets(),
    { kind: 'open-offers', unit: 'company', measure: 'revenue', growth: 80_000 },
  ];
}

/** Four corporate targets, two of them ratios. */
export function benchTargets(): readonly Extract<CommandBody, { kind: 'set-target' }>[] {
  const target = (metric: MetricId, unit: string, goal: number) =>
    ({
      kind: 'set-target',
      target: `${metric}-${unit}`,
      name: metric,
      unit,
      metric,
      goal,
      direction: 'higher',
      anchors: { worst: 0, red: Math.floor(goal / 2), green: goal, best: goal * 2 },
    }) as const;
  return [
    target('revenue', 'company', 1_000_000_000_000),
    target('margin', 'company', 300_000_000_000),
    target('marginRate', 'company', 300_000),
    target('growth', 'company', 80_000),
  ];
}
