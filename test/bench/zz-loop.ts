import { BenchPlan } from './support/bench-plan.ts';
import { readTargets } from '#shared/domain/impact/read-targets.ts';
import { invertChange, type Change } from '#shared/domain/changes/change.ts';
const plan = new BenchPlan(10000, 1);
const leaves = plan.model.units.leaves, lineId = plan.model.lines.nodes[plan.model.lines.leaves[0]!]!.id;
const list: Change[][] = [];
for (let k = 0; k < 2000; k++) {
  const leaf = (k * 7919) % leaves.length;
  const from = plan.model.row('offer', 'revenue', leaf, 0)!;
  const to = from.map((x, m) => (m === k % 12 ? x + 1 : x));
  list.push([{ op: 'cells', layer: 'offer', measure: 'revenue', unit: plan.model.units.nodes[leaves[leaf]!]!.id, line: lineId, from, to }]);
}
const back = list.map((c) => [invertChange(c[0]!)]);
let end = performance.now() + 4000;
let rounds = 0; const ts: number[] = [];
while (performance.now() < end) { for (const l of [list, back]) { const t = performance.now(); for (const c of l) { plan.totals.update(plan.model.apply(c)); } ts.push((performance.now() - t) / 2); } rounds++; }
ts.sort((a, b) => a - b); console.log('apply+update per edit µs: min', ts[0]!.toFixed(3), 'med', ts[ts.length >> 1]!.toFixed(3));
end = performance.now() + 2000; const us: number[] = [];
while (performance.now() < end) { const t = performance.now(); for (let i = 0; i < 2000; i++) readTargets(plan.model, plan.totals); us.push((performance.now() - t) / 2); }
us.sort((a, b) => a - b); console.log('targets µs: min', us[0]!.toFixed(3), 'med', us[us.length >> 1]!.toFixed(3));
