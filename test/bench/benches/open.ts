/** Opening a plan from the disk: its files proved, totals added up, the first view answered with all its rows. */
import { BenchStore, createBenchPlan } from '../support/bench-store.ts';
import { measure, type Row } from '../support/measure.ts';

export const title = 'Opening a plan';

export async function run(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const lines of [1, 20]) {
    const store = new BenchStore();
    try {
      const plan = await createBenchPlan(store, 10_000, lines);
      rows.push(...(await openings(store, plan, `10 k units × ${lines} ${lines === 1 ? 'line' : 'lines'}`)));
    } finally {
      store.dispose();
    }
  }
  return rows;
}

/** A plan opened after it was closed in order, and as after a crash. Also for the bench of moves. */
export async function openings(store: BenchStore, plan: string, of: string): Promise<readonly Row[]> {
  const opening = (work: string, prepare: () => void, budget: { readonly median?: number }): Promise<Row> =>
    measure({
      work: `${of}: ${work}`,
      subject: { name: 'store', prepare, work: () => store.ask('openPlan', { plan }) },
      runs: 7,
      budget,
    });
  return [
    await opening('openPlan with its first rows', () => store.restart(), { median: 1000 }),
    await opening('the same after a crash, every row proved', () => store.restartUnproved(plan), {}),
  ];
}
