import { BenchPlan } from './support/bench-plan.ts';
import { readTargets } from '#shared/domain/impact/read-targets.ts';
import { invertChange, type Change } from '#shared/domain/changes/change.ts';
const n = Number(process.argv[2] ?? 10000);
const plan = new BenchPlan(n, 1);
const leaves = plan.model.units.leaves, lineId = plan.model.lines.nodes[plan.model.lines.leaves[0]!]!.id;
const make = (k: number, year: boolean): Change => {
  const leaf = (k * 7919) % leaves.length;
  const from = plan.model.row('offer', 'revenue', leaf, 0)!;
  const to = from.map((x, m) => (year || m === k % 12 ? x + 1 : x));
  return { op: 'cells', layer: 'offer', measure: 'revenue', unit: plan.model.units.nodes[leaves[leaf]!]!.id, line: lineId, from, to };
};
const med=(a:number[])=>{a.sort((x,y)=>x-y);return a[a.length>>1]!.toFixed(2)+' min '+a[0]!.toFixed(2)};
for (const year of [false, true]) {
  const W:number[]=[],A:number[]=[],B:number[]=[],C:number[]=[],D:number[]=[];
  const N=200;
  for (let r = 0; r < 300; r++) {
    const list = Array.from({ length: N }, (_, k) => [make(k + r * N, year)]);
    const undo: Change[] = [];
    const mode = r%2;
    let t = performance.now();
    if (mode===0) { for (const c of list) { plan.totals.update(plan.model.apply(c)); readTargets(plan.model, plan.totals); undo.push(invertChange(c[0]!)); } W.push((performance.now()-t)/N*1000); }
    else { const touched = list.map((c) => plan.model.apply(c)); A.push((performance.now()-t)/N*1000);
      t = performance.now(); for (const u of touched) plan.totals.update(u); B.push((performance.now()-t)/N*1000);
      t = performance.now(); for (const u of touched) readTargets(plan.model, plan.totals); C.push((performance.now()-t)/N*1000);
      t = performance.now(); for (const u of list) undo.push(invertChange(u[0]!)); D.push((performance.now()-t)/N*1000);
    }
  }
  for (const a of [W,A,B,C,D]) a.splice(0,a.length>>1);
  console.log(n, year?'row':'cell','whole',med(W),'apply',med(A),'update',med(B),'targets',med(C),'inv',med(D),'µs');
}
