/**
 * Everything added up anew: the roll-up kernel on stored arrays beside one plain pass over them, and a whole plan (three
 * measures of which two follow revenue, counts, states of lines) beside the same pass. Peers get the leaves as a table.
 */
import { PlanTotals } from '#shared/domain/cube/plan-totals.ts';
import { rollUp } from '#shared/domain/cube/roll-up.ts';
import { measureIds, monthsInYear } from '#shared/domain/plan/entities.ts';
import type { Tree } from '#shared/domain/plan/tree.ts';
import { BenchPlan } from '../support/bench-plan.ts';
import { compare, type Row } from '../support/measure.ts';
import { arqueroRollUp, polarsRollUp } from '../support/table-peers.ts';

export const title = 'From scratch';

/** Months of all measures, side by side at each node, as in a plan. */
const columns = monthsInYear * measureIds.length;

export async function run(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const leaves of [10_000, 100_000]) {
    const plan = new BenchPlan(leaves);
    const { units } = plan.model;
    const filled = fillLeaves(units);
    const values = new Float64Array(filled.length);
    const size = `${leaves / 1000} k leaves`;
    const kernel = {
      name: 'roll-up',
      prepare: () => values.set(filled),
      work: () => {
        rollUp(values, columns, units.parent);
        return sumOf(values.subarray(0, columns));
      },
    };
    const pass = { name: 'one plain pass', work: () => sumOf(values) };
    rows.push(
      await compare({
        work: `${size} × ${columns}: every total`,
        subject: kernel,
        baseline: pass,
        runs: 31,
        budget: 1.5,
      }),
    );
    const whole = { name: 'new PlanTotals', work: () => new PlanTotals(plan.model) };
    rows.push(await compare({ work: `${size}: a whole plan`, subject: whole, baseline: pass }));
    if (leaves > 10_000) continue;
    const same = (own: unknown, other: unknown): boolean => own === other;
    const work = `${size} × ${columns}: every total`;
    rows.push(await compare({ work, subject: kernel, baseline: await arqueroRollUp(units, filled, columns), same }));
    rows.push(await compare({ work, subject: kernel, baseline: await polarsRollUp(units, filled, columns), same }));
  }
  return rows;
}

/** Values at the leaves, zero above. */
function fillLeaves({ parent, leaves }: Tree): Float64Array {
  const values = new Float64Array(columns * parent.length);
  for (const leaf of leaves) {
    for (let column = 0; column < columns; column += 1) {
      values[leaf * columns + column] = (leaf * 31 + column * 7) % 1_000_000;
    }
  }
  return values;
}

function sumOf(values: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < values.length; at += 1) sum += values[at] as number;
  return sum;
}
