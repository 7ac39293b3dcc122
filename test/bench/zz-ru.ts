const now = () => { const u = process.threadCpuUsage(); return (u.user + u.system) / 1000; };
import { rollUp } from '#shared/domain/cube/roll-up.ts';
import { BenchPlan } from './support/bench-plan.ts';
import { buildTree } from '#shared/domain/plan/tree.ts';
import { benchUnits } from './support/bench-plan.ts';
for (const n of [10000,100000]) {
const t = buildTree(benchUnits(n).map((u,i)=>({...u,order:i})),'unit'); if(!t.ok) throw 0; const parent=t.value.parent, size=parent.length;
const v=new Float64Array(36*size);
const isLeaf=new Uint8Array(size); for(const l of t.value.leaves) isLeaf[l]=1;
const fill=()=>{for(let c=0;c<36;c++)for(let i=0;i<size;i++)v[c*size+i]=isLeaf[i]? (i*31+c)%1000:0;};
function old(values:Float64Array, columns:number, parent:Int32Array){const size=parent.length; for(let c=0;c<columns;c++)oc(values,c*size,parent)}
function oc(values:Float64Array, offset:number,parent:Int32Array){for(let node=parent.length-1;node>0;node-=1){const above=offset+(parent[node] as number); values[above]=(values[above] as number)+(values[offset+node] as number);}}
function pass(v:Float64Array){let s=0;for(let i=0;i<v.length;i++)s+=v[i]!;return s}
for(let r=0;r<12;r++){ const o:string[]=[];
 fill(); let t0=now(); rollUp(v,36,parent); o.push('new '+(now()-t0).toFixed(2)+' '+v[0]);
 fill(); t0=now(); old(v,36,parent); o.push('old '+(now()-t0).toFixed(2)+' '+v[0]);
 t0=now(); const s=pass(v); o.push('pass '+(now()-t0).toFixed(2)); if(r>8)console.log(n,...o,s>0);
}}
