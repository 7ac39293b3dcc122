/** Opening a plan from the disk: every row proved, totals added up, the first view answered with all its rows. */
import { BenchStore, createBenchPlan } from '../support/bench-store.ts';
import { measure, type Row } from '../support/measure.ts';

export const title = 'Opening a plan';

export async function run(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const lines of [1, 20]) {
    const store = new BenchStore();
    try {
      const plan = await createBenchPlan(store, 10_000, lines);
      rows.push(
        await measure({
          work: `10 k units × ${lines} ${lines === 1 ? 'line' : 'lines'}: openPlan with its first rows`,
          subject: { name: 'store', prepare: () => store.restart(), work: () => store.ask('openPlan', { plan }) },
          runs: 5,
          budget: { median: 1000 },
        }),
      );
    } finally {
      store.dispose();
    }
  }
  return rows;
}
