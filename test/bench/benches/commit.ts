/**
 * A command from send to acknowledged and durable, in the real store in this process: a number on one leaf. Beside it the
 * floor of this disk: two files appended and synced, which is what a commit and its second record cannot do without.
 */
import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { BenchStore, createBenchPlan } from '../support/bench-store.ts';
import { compare, measure, type Contender, type Row } from '../support/measure.ts';

export const title = 'A command, from send to acknowledged and durable';

export async function run(): Promise<readonly Row[]> {
  const store = new BenchStore();
  try {
    const { plan: sample } = await store.ask('createSample', { actor: 'Bench' });
    const large = await createBenchPlan(store, 10_000, 1);
    return [...(await rowsOf(store, sample, 'the sample plan')), ...(await rowsOf(store, large, '10 k leaves'))];
  } finally {
    store.dispose();
  }
}

async function rowsOf(store: BenchStore, plan: string, size: string): Promise<readonly Row[]> {
  const { view } = await store.ask('openPlan', { plan });
  const parents = new Set(view.units.map(({ parent }) => parent));
  const leaves = view.units.filter(({ id }) => !parents.has(id)).map(({ id }) => id);
  const body = (round: number) =>
    ({
      kind: 'propose',
      unit: leaves[(round * 7919) % leaves.length] ?? '',
      measure: 'revenue',
      value: 1_000_000 + round,
    }) as const;
  let round = 0;
  const submit: Contender<number> = {
    name: 'submit',
    prepare: () => (round += 1),
    work: (at) => store.submit(plan, body(at)),
  };
  const preview: Contender<number> = {
    name: 'preview',
    prepare: () => (round += 1),
    work: (at) => store.ask('preview', { plan, actor: 'Bench', body: body(at) }),
  };
  return [
    await measure({ work: `${size}: propose on a leaf`, subject: submit, runs: 300, budget: { median: 2, p99: 10 } }),
    await compare({ work: `${size}: propose on a leaf`, subject: submit, baseline: twoSyncs(store.folder), runs: 60 }),
    await measure({ work: `${size}: preview on a leaf`, subject: preview, runs: 200, budget: { median: 16 } }),
  ];
}

/** A page and a line appended and synced, one after the other. */
function twoSyncs(folder: string): Contender<undefined> {
  const files = ['floor-a', 'floor-b'].map((name) => join(folder, name));
  const page = Buffer.alloc(4096, 1);
  const work = (): number =>
    files.reduce((sum, file) => {
      const handle = openSync(file, 'a');
      const written = writeSync(handle, page);
      fdatasyncSync(handle);
      closeSync(handle);
      return sum + written;
    }, 0);
  return { name: 'two synced appends', work };
}
