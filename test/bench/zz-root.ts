import { BenchPlan } from './support/bench-plan.ts';
import { PlanTotals } from '#shared/domain/cube/plan-totals.ts';
const n = Number(process.argv[2] ?? 10000), L = Number(process.argv[3] ?? 1);
const plan = new BenchPlan(n, L); let v = 5e11;
const T: Record<string, number[]> = {};
const time = <V>(k: string, f: () => V): V => { const t = performance.now(); const r = f(); (T[k] ??= []).push(performance.now() - t); return r; };
for (let i = 0; i < (n > 50000 ? 5 : 10); i++) { v += 1_000_003;
  const c = time('expand', () => plan.expand({ kind: 'propose', unit: 'company', measure: 'revenue', value: v }));
  const t = time('apply', () => plan.model.apply(c)); time('update', () => plan.totals.update(t));
  time('back', () => plan.totals.update(plan.model.takeBack(c))); plan.totals.update(plan.model.apply(c));
  time('scratch', () => new PlanTotals(plan.model)); }
for (const [k, a] of Object.entries(T)) { a.sort((x, y) => x - y); console.log(n, L, k, 'min', a[0]!.toFixed(1), 'med', a[a.length >> 1]!.toFixed(1)); }
