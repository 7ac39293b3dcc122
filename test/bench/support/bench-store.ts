/**
 * A real store in a temporary folder with the benches' plan in it: created, history imported from CSV, offers opened.
 * Callers: the benches that measure the store.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runParseJob } from '#main/store/parse-job.ts';
import { planFolder } from '#main/store/plan-folder.ts';
import { openStore, type Store } from '#main/store/store.ts';
import type { Outcome } from '#shared/base/outcome.ts';
import type { storeService } from '#shared/contract/store-service.ts';
import type { CommandBody, NodeInput } from '#shared/domain/bargain/command.ts';
import { measureIds } from '#shared/domain/plan/entities.ts';
import type { MethodName, ReplyOf, RequestOf } from '#shared/rpc/service.ts';
import { benchFacts, benchLines, benchTargets, benchUnits, benchYear } from './bench-plan.ts';

type Methods = typeof storeService;
const context = { cancelled: () => false, onCancel: () => undefined, progress: () => undefined };

export class BenchStore {
  readonly folder = mkdtempSync(join(tmpdir(), 'parley-bench-'));
  #store: Store;

  constructor() {
    this.#store = this.#open();
  }

  #open(): Store {
    const parse = {
      run: (job: Parameters<typeof runParseJob>[0]) => ({
        answer: Promise.resolve().then(() => runParseJob(job)),
        cancel: () => undefined,
      }),
    };
    return openStore({ dataFolder: this.folder, parse, reserveBytes: 0 });
  }

  /** Calls a method as a window would; refusals break the bench. */
  async ask<Name extends MethodName<Methods>>(
    name: Name,
    request: RequestOf<Methods, Name>,
  ): Promise<ReplyOf<Methods, Name>> {
    const outcome: Outcome<ReplyOf<Methods, Name>> = await this.#store.handlers[name](request, context);
    if (!outcome.ok) throw new Error(`${name}: ${JSON.stringify(outcome.refusal)}`);
    return outcome.value;
  }

  async submit(plan: string, body: CommandBody): Promise<ReplyOf<Methods, 'submit'>> {
    return this.ask('submit', { plan, command: { id: randomUUID(), actor: 'Bench', body } });
  }

  /** Closes everything and starts again on the same folder. */
  restart(): void {
    this.#store.close();
    this.#store = this.#open();
  }

  /** As `restart`, and the files are to be proved row by row, as they are after a crash. */
  restartUnproved(plan: string): void {
    this.#store.close();
    rmSync(planFolder(this.folder, plan).proof);
    this.#store = this.#open();
  }

  async upload(name: string, bytes: Uint8Array): Promise<string> {
    const { upload } = await this.ask('beginUpload', { name, size: bytes.length });
    const piece = 4_000_000;
    for (let at = 0; at < bytes.length; at += piece) {
      await this.ask('addToUpload', { upload, bytes: Uint8Array.from(bytes.subarray(at, at + piece)) });
    }
    return upload;
  }

  /** Closes everything, so that another program can open the folder. */
  close(): void {
    this.#store.close();
  }

  dispose(): void {
    this.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Creates the benches' plan in a store and opens it; answers its key. */
export async function createBenchPlan(store: BenchStore, leaves: number, lineCount: number): Promise<string> {
  const units = benchUnits(leaves);
  const lines = benchLines(lineCount);
  const { plan } = await store.ask('createPlan', {
    name: 'Bench',
    year: benchYear,
    currency: 'EUR',
    scale: 2,
    startMonth: 1,
    weekPattern: 'calendar',
    units: [...units],
    lines: [...lines],
    actor: 'Bench',
  });
  await store.ask('openPlan', { plan });
  const upload = await store.upload('history.csv', Buffer.from(historyText(units, lines), 'utf8'));
  const measures = { revenue: 'revenue', units: 'units', cost: 'cost' };
  await store.ask('importHistory', {
    plan,
    upload,
    mapping: { kind: 'actual', period: 'month', unit: 'unit', line: 'line', measures },
    mode: 'overlay',
    allOrNothing: true,
    addUnknown: false,
    command: randomUUID(),
    actor: 'Bench',
  });
  for (const target of benchTargets()) await store.submit(plan, target);
  await store.submit(plan, { kind: 'open-offers', unit: 'company', measure: 'revenue', growth: 80_000 });
  return plan;
}

/** Three months of last year's actuals as a CSV file: enough for every leaf to have a profile. */
function historyText(units: readonly NodeInput[], lines: readonly NodeInput[]): string {
  const [revenue, pieces, cost] = measureIds.map((measure) => benchFacts(units, lines, measure));
  const text: string[] = ['month,unit,line,revenue,units,cost\n'];
  for (;;) {
    const [first, second, third] = [revenue?.next().value, pieces?.next().value, cost?.next().value];
    if (first === undefined || second === undefined || third === undefined) return text.join('');
    for (const month of [0, 5, 10]) {
      const date = `${first.year}-${String(month + 1).padStart(2, '0')}`;
      const money = (months: readonly (number | null)[]): string => ((months[month] ?? 0) / 100).toFixed(2);
      text.push(
        `${date},${first.unit},${first.line},${money(first.months)},${second.months[month]},${money(third.months)}\n`,
      );
    }
  }
}
