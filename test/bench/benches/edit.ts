/**
 * One leaf edit in the engine: the change applied to the model, every total above it, all corporate targets read, its
 * inverse recorded. Leaf after leaf, far apart, so that the caches help as little as in a real plan. Beside it a plain
 * loop that adds one difference to the leaf and its ancestors, and SQLite doing the same with prepared statements.
 */
import Database from 'better-sqlite3';
import { invertChange, type Change } from '#shared/domain/changes/change.ts';
import { readTargets } from '#shared/domain/impact/read-targets.ts';
import { BenchPlan } from '../support/bench-plan.ts';
import { compare, measure, type Contender, type Row } from '../support/measure.ts';

export const title = 'One leaf edit: its totals, all corporate targets, its undo record';

const batch = 500;

export async function run(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const leaves of [10_000, 100_000]) {
    const plan = new BenchPlan(leaves);
    const size = `${leaves / 1000} k leaves`;
    const edit = (what: 'month' | 'year'): Contender<readonly Change[]> => editing(plan, what);
    const request = { batch, runs: 201 };
    rows.push(
      await measure({ ...request, work: `${size}: one month`, subject: edit('month'), budget: { median: 0.002 } }),
    );
    rows.push(await measure({ ...request, work: `${size}: twelve months`, subject: edit('year') }));
    const loop = { ...request, work: `${size}: one month`, subject: edit('month'), runs: 101 };
    rows.push(await compare({ ...loop, baseline: plainLoop(plan) }));
    rows.push(await compare({ ...loop, runs: 9, baseline: sqlite(plan) }));
  }
  return rows;
}

function editing(plan: BenchPlan, what: 'month' | 'year'): Contender<readonly Change[]> {
  let round = 0;
  return {
    name: 'engine',
    prepare: () => {
      round += 1;
      return Array.from({ length: batch }, (_, at) => leafChange(plan, round * batch + at, what));
    },
    work: (changes) => {
      const undo: Change[] = [];
      let readings = 0;
      for (const change of changes) {
        plan.totals.update(plan.model.apply([change]));
        readings += readTargets(plan.model, plan.totals).length;
        undo.push(invertChange(change));
      }
      return readings + undo.length;
    },
  };
}

/** A leaf's offer of revenue, one quantum more in one month or in each. */
function leafChange({ model }: BenchPlan, number: number, what: 'month' | 'year'): Change {
  const leaf = leafOf(number, model.units.leaves.length);
  const from = model.row('offer', 'revenue', leaf, 0);
  const to = Array.from(
    { length: 12 },
    (_, month) => (from?.[month] ?? 0) + (what === 'year' || month === number % 12 ? 1 : 0),
  );
  const unit = model.units.nodes[model.units.leaves[leaf] ?? 0]?.id ?? '';
  const line = model.lines.nodes[model.lines.leaves[0] ?? 0]?.id ?? '';
  return { op: 'cells', layer: 'offer', measure: 'revenue', unit, line, from, to };
}

function leafOf(number: number, leaves: number): number {
  return (number * 7919) % leaves;
}

/** What the arithmetic alone costs: one array of totals, one difference to add along the path. */
function plainLoop({ model }: BenchPlan): Contender<undefined> {
  const { parent, leaves } = model.units;
  const totals = new Float64Array(12 * parent.length);
  let number = 0;
  return {
    name: 'plain loop, one series, no undo',
    work: () => {
      for (let at = 0; at < batch; at += 1, number += 1) {
        const month = number % 12;
        for (let node = leaves[leafOf(number, leaves.length)] ?? 0; node >= 0; node = parent[node] ?? -1) {
          totals[month * parent.length + node] = (totals[month * parent.length + node] ?? 0) + 1;
        }
      }
      return totals[0];
    },
  };
}

/** SQLite in memory with the totals of each node kept in a table; one transaction for the whole batch. */
function sqlite({ model }: BenchPlan): Contender<undefined> {
  const { parent, leaves } = model.units;
  const database = new Database(':memory:');
  database.exec(
    'CREATE TABLE total (node INTEGER, month INTEGER, value INTEGER, PRIMARY KEY (node, month)) WITHOUT ROWID',
  );
  const insert = database.prepare('INSERT INTO total VALUES (?, ?, 0)');
  database.transaction(() => {
    for (let node = 0; node < parent.length; node += 1)
      for (let month = 0; month < 12; month += 1) insert.run(node, month);
  })();
  const add = database.prepare('UPDATE total SET value = value + 1 WHERE node = ? AND month = ?');
  let number = 0;
  const work = database.transaction(() => {
    for (let at = 0; at < batch; at += 1, number += 1) {
      let node = leaves[leafOf(number, leaves.length)] ?? 0;
      for (; node >= 0; node = parent[node] ?? -1) add.run(node, number % 12);
    }
  });
  return { name: 'SQLite, one series, no undo', work };
}
