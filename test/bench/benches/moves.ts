/**
 * A long negotiation: ten thousand lines with ten moves each, every move an entry of the journal. It opens like any other
 * plan, and a move made then costs what it costs in a plan on which nothing was bargained yet, alone and in the store.
 */
import { modelOf } from '#main/store/plan-state.ts';
import { rowBlock } from '#main/store/row-blocks.ts';
import type { LineMonths, UnitCells } from '#main/store/tables/cell-table.ts';
import { PlanTotals } from '#shared/domain/cube/plan-totals.ts';
import type { PlanModel } from '#shared/domain/plan/plan-model.ts';
import { allRecords } from '#shared/domain/plan/records.ts';
import { readTargets } from '#shared/domain/impact/read-targets.ts';
import type { MoveCommand } from '#shared/domain/bargain/command.ts';
import { BenchPlan, benchUnits, leavesOf } from '../support/bench-plan.ts';
import { benchMoves } from '../support/bench-moves.ts';
import { BenchStore, createBenchPlan } from '../support/bench-store.ts';
import { compare, measure, type Contender, type Row } from '../support/measure.ts';
import { openings } from './open.ts';
import { recordMoves } from '../support/record-moves.ts';

export const title = 'A plan of 10 k lines with 100 k moves';

const leafCount = 10_000;
/** What a move may cost more than the same move in a plan without moves. */
const budget = 1.2;

export async function run(): Promise<readonly Row[]> {
  const domain = compareDomain();
  return [...(await domain), ...(await storeRows())];
}

/** The moves that are compared: one line after the other goes through all of them. */
function nextMove(round: number, leaves: readonly string[]): MoveCommand {
  const steps = 6;
  const on = { unit: leaves[(Math.floor(round / steps) * 7919) % leaves.length] ?? '', measure: 'revenue' } as const;
  const value = 30_000_000 + round;
  const conditions = [{ kind: 'headcount', amount: 1, text: 'a person more' }] as const;
  switch (round % steps) {
    case 0:
      return { kind: 'propose', ...on, value, reason: 'why' };
    case 1:
      return { kind: 'ask', ...on, value, conditions };
    case 2:
      return { kind: 'reject', side: 'company', ...on, reason: 'why' };
    case 3:
      return { kind: 'hold', ...on };
    case 4:
      return { kind: 'counter', side: 'unit', ...on, value: value - 1000 };
    default:
      return { kind: 'release', ...on };
  }
}

async function compareDomain(): Promise<readonly Row[]> {
  const leaves = leavesOf(benchUnits(leafCount));
  const batch = 60;
  const moving = (plan: BenchPlan, name: string): Contender<undefined> => {
    let round = 0;
    const work = (): number => {
      let readings = 0;
      for (let at = 0; at < batch; at += 1, round += 1) {
        plan.act(nextMove(round, leaves));
        readings += readTargets(plan.model, plan.totals).length;
      }
      return readings;
    };
    return { name, work };
  };
  const long = new BenchPlan(leafCount);
  for (const body of benchMoves(benchUnits(leafCount))) long.act(body);
  const projection = await measureProjection(long);
  const subject = moving(long, 'engine, 100 k moves');
  const baseline = moving(new BenchPlan(leafCount), 'engine, no moves');
  return [
    projection,
    await compare({ work: 'a move expanded, applied, totals, targets', subject, baseline, batch, runs: 101, budget }),
  ];
}

/** What the moves come to, made anew from the records and numbers of the plan: model, totals, targets, first rows. */
function measureProjection({ model, source }: BenchPlan): Promise<Row> {
  const records = [...allRecords(model)];
  const cells = [...cellsOf(model)];
  const work = (): number => {
    const anew = modelOf(records, cells, source);
    const totals = new PlanTotals(anew);
    const rows = rowBlock(
      { model: anew, totals },
      'revenue',
      Int32Array.from({ length: 60 }, (_, node) => node),
    );
    return readTargets(anew, totals).length + rows.states.length;
  };
  return measure({
    work: 'projection of 100 k moves from its records, with totals, targets and first rows',
    subject: { name: 'engine', work },
    runs: 7,
    budget: { median: 1000 },
  });
}

/** The offers and asks of every leaf, as the database keeps them. */
function* cellsOf(model: PlanModel): Generator<UnitCells> {
  for (const [unitLeaf, node] of model.units.leaves.entries()) {
    for (const layer of ['offer', 'ask'] as const) {
      const rows = [...model.lines.leaves].flatMap((line, lineLeaf): LineMonths[] => {
        const months = model.row(layer, 'revenue', unitLeaf, lineLeaf);
        return months === null ? [] : [{ line: model.lines.nodes[line]?.id ?? '', months }];
      });
      yield { layer, measure: 'revenue', unit: model.units.nodes[node]?.id ?? '', rows };
    }
  }
}

async function storeRows(): Promise<readonly Row[]> {
  const store = new BenchStore();
  try {
    const plan = await createBenchPlan(store, leafCount, 1);
    const empty = await createBenchPlan(store, leafCount, 1);
    await store.ask('closePlan', { plan });
    recordMoves(store.folder, plan, benchMoves(benchUnits(leafCount)));
    const opened = await openings(store, plan, '100 k entries');
    await store.ask('openPlan', { plan: empty });
    const leaves = leavesOf(benchUnits(leafCount));
    const submitting = (to: string, name: string): Contender<undefined> => {
      let round = 0;
      return { name, work: () => store.submit(to, nextMove((round += 1) - 1, leaves)) };
    };
    const subject = submitting(plan, 'store, 100 k moves');
    const baseline = submitting(empty, 'store, no moves');
    return [...opened, await compare({ work: 'a move submitted, durable', subject, baseline, runs: 402, budget })];
  } finally {
    store.dispose();
  }
}
