import * as s from './store-support.ts';
const [folder,plan]=process.argv.slice(2) as [string,string];
for(let i=0;i<2;i++){const st=s.startTestStore(folder); const t=performance.now(); await s.ask(st,'openPlan',{plan}); const c=process.cpuUsage(); console.log(c.user/1e3,c.system/1e3,'open',(performance.now()-t).toFixed(0)); st.close();}
