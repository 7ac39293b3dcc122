const now = () => { const u = process.threadCpuUsage(); return (u.user + u.system) / 1000; };
import { BenchPlan } from './support/bench-plan.ts';
import { PlanTotals } from '#shared/domain/cube/plan-totals.ts';
import { readTargets } from '#shared/domain/impact/read-targets.ts';
import { invertChange, type Change } from '#shared/domain/changes/change.ts';
import { rollUp } from '#shared/domain/cube/roll-up.ts';
const n = Number(process.argv[2] ?? 10000), L = Number(process.argv[3] ?? 1);
const T = <V>(name: string, f: () => V): V => { const t = now(); const v = f(); console.log(name.padEnd(30), (now() - t).toFixed(2), 'ms'); return v; };
const plan = T('build', () => new BenchPlan(n, L));
for (let i = 0; i < 3; i++) T('new PlanTotals', () => new PlanTotals(plan.model));
let v = 5_000_000_000_00;
for (let i = 0; i < 3; i++) {
  v += 1_000_003;
  const changes = T('expand root', () => plan.expand({ kind: 'propose', unit: 'company', measure: 'revenue', value: v }));
  const touched = T('apply', () => plan.model.apply(changes));
  T('update', () => plan.totals.update(touched));
  console.log(changes.length);
}
console.log('at', plan.totals.read('offer', 'revenue', 0), v);
const leaves = plan.model.units.leaves, lineId = plan.model.lines.nodes[plan.model.lines.leaves[0]!]!.id;
const make = (k: number, year: boolean): Change => {
  const leaf = (k * 7919) % leaves.length;
  const from = plan.model.row('offer', 'revenue', leaf, 0)!;
  const to = from.map((x, m) => (year || m === k % 12 ? x + 1 : x));
  return { op: 'cells', layer: 'offer', measure: 'revenue', unit: plan.model.units.nodes[leaves[leaf]!]!.id, line: lineId, from, to };
};
for (const year of [false, true]) for (let r = 0; r < 4; r++) {
  const N = 4000;
  const seen = new Set<number>();
  const list = Array.from({ length: N }, (_, k) => make(k + r * 17, year)).map((c) => [c]);
  let undo: Change[] = [];
  let t = now(); let parts = [0, 0, 0, 0];
  for (const c of list) { plan.totals.update(plan.model.apply(c)); readTargets(plan.model, plan.totals); undo.push(invertChange(c[0]!)); }
  const whole = (now() - t) / N * 1000;
  for (const u of undo.reverse()) plan.model.apply([u]);
  t = now(); const touched = list.map((c) => plan.model.apply(c)); const a = (now() - t) / N * 1000;
  t = now(); for (const u of touched) plan.totals.update(u); const b = (now() - t) / N * 1000;
  t = now(); for (const u of touched) readTargets(plan.model, plan.totals); const c = (now() - t) / N * 1000;
  console.log(year ? 'row edit' : 'cell edit', 'whole', whole.toFixed(2), 'apply', a.toFixed(2), 'update', b.toFixed(2), 'targets', c.toFixed(2), 'µs');
}
