/**
 * A company total over all unit leaves and twelve months, one leaf in ten held, exact, totals right again: the kernel on
 * plain arrays beside one multiplying pass, and the whole command as `propose` at the root.
 */
import { rollUp } from '#shared/domain/cube/roll-up.ts';
import type { Tree } from '#shared/domain/plan/tree.ts';
import { spreadRows } from '#shared/domain/spread/bulk.ts';
import { BenchPlan } from '../support/bench-plan.ts';
import { compare, measure, type Contender, type Row } from '../support/measure.ts';

export const title = 'A total spread over every leaf, 10 % held';

export async function run(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const leaves of [10_000, 100_000]) {
    const plan = new BenchPlan(leaves);
    const size = `${leaves / 1000} k leaves × 12`;
    const kernel = kernelOf(plan);
    rows.push(await compare({ work: `${size}: kernel and roll-up`, ...kernel, runs: 31, budget: 3 }));
    holdEveryTenth(plan);
    const runs = leaves > 10_000 ? 5 : 15;
    for (const part of ['expanded', 'expanded, applied, totals'] as const) {
      const work = `${size}: command “propose” ${part}`;
      rows.push(await measure({ work, subject: command(plan, part), runs, budget: { median: leaves / 100 } }));
    }
  }
  return rows;
}

function kernelOf({ model }: BenchPlan): { subject: Contender<undefined>; baseline: Contender<undefined> } {
  const { parent, leaves } = model.units;
  const base = (model.facts('actual', model.header.year - 1, 'revenue')?.values ?? new Float64Array()).slice();
  const held = Uint8Array.from(leaves, (_, leaf) => (leaf % 10 === 0 ? 1 : 0));
  const values = base.slice();
  const scaled = base.slice();
  const totals = new Float64Array(12 * parent.length);
  const whole = Math.round(base.reduce((sum, value) => sum + value, 0) * 1.08);
  let round = 0;
  const work = (): number => {
    round += 1;
    const outcome = spreadRows({ total: whole + round, rows: leaves.length, rule: 'total', base, values, held });
    if (!outcome.ok) throw new Error('The spread was refused.');
    placeLeaves(values, model.units, totals);
    rollUp(totals, 12, parent);
    return totals[0] as number;
  };
  const multiply = (): number => {
    for (let at = 0; at < base.length; at += 1) scaled[at] = (base[at] as number) * 1.08;
    return scaled[0] as number;
  };
  return { subject: { name: 'spread + roll-up', work }, baseline: { name: 'one multiplying pass', work: multiply } };
}

/** Puts the rows of the leaves where their nodes are, neighbours together, and nothing yet at the nodes above. */
function placeLeaves(values: Float64Array, { leaves, end }: Tree, totals: Float64Array): void {
  let leaf = 0;
  for (let node = 0; node < end.length; node += 1) {
    if (node !== leaves[leaf]) totals.fill(0, node * 12, (node + 1) * 12);
    else {
      const first = leaf;
      while (leaves[leaf + 1] === node + leaf + 1 - first) leaf += 1;
      leaf += 1;
      totals.set(values.subarray(first * 12, leaf * 12), node * 12);
      node += leaf - first - 1;
    }
  }
}

function holdEveryTenth(plan: BenchPlan): void {
  const { nodes, leaves } = plan.model.units;
  const commands = [...leaves]
    .filter((_, leaf) => leaf % 10 === 0)
    .map((node) => ({ kind: 'hold', unit: nodes[node]?.id ?? '', measure: 'revenue', reason: 'promised' }) as const);
  plan.act({ kind: 'together', label: 'holds', commands });
}

function command(plan: BenchPlan, part: 'expanded' | 'expanded, applied, totals'): Contender<undefined> {
  let value = plan.totals.read('offer', 'revenue', 0) ?? 0;
  return {
    name: 'engine',
    work: () => {
      value += 1_000_003;
      const body = { kind: 'propose', unit: 'company', measure: 'revenue', value } as const;
      const changes = part === 'expanded' ? plan.expand(body) : plan.act(body);
      if (part !== 'expanded' && plan.totals.read('offer', 'revenue', 0) !== value)
        throw new Error('The total is wrong.');
      return changes.length;
    },
  };
}
