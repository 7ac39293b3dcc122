/**
 * A store in a folder of its own, and a small plan in it. Callers: store tests, long tests, contract tests.
 */
import { randomUUID } from 'node:crypto';
import { invariant } from '#shared/base/assert.ts';
import type { Outcome } from '#shared/base/outcome.ts';
import type { Mapping } from '#shared/contract/history-views.ts';
import type { ParseHost } from '#shared/contract/parse-host.ts';
import type { storeService } from '#shared/contract/store-service.ts';
import type { CommandBody } from '#shared/domain/bargain/command.ts';
import type { HandlerContext, MethodName, ReplyOf, RequestOf } from '#shared/rpc/service.ts';
import { runParseJob } from '#main/store/parse-job.ts';
import { openStore, type OpenStoreOptions, type Store } from '#main/store/store.ts';

/** Reads files in this very process: what the disposable process would answer. */
export const parseHere: ParseHost = {
  run: (job) => ({ answer: Promise.resolve().then(() => runParseJob(job)), cancel: () => undefined }),
};

export const quietContext: HandlerContext = {
  cancelled: () => false,
  onCancel: () => undefined,
  progress: () => undefined,
};

export { makeDataFolder, removeDataFolder } from './store-folder.ts';

/** A store without a disk reserve and sample, unless asked for. */
export function startTestStore(dataFolder: string, options: Partial<OpenStoreOptions> = {}): Store {
  return openStore({ dataFolder, parse: parseHere, reserveBytes: 0, sampleFile: null, ...options });
}

type Table = typeof storeService;

/** Calls a method as a window would, and answers its outcome. */
export async function call<Name extends MethodName<Table>>(
  store: Store,
  name: Name,
  request: RequestOf<Table, Name>,
): Promise<Outcome<ReplyOf<Table, Name>>> {
  return store.handlers[name](request, quietContext);
}

/** Calls a method that must not be refused. */
export async function ask<Name extends MethodName<Table>>(
  store: Store,
  name: Name,
  request: RequestOf<Table, Name>,
): Promise<ReplyOf<Table, Name>> {
  const outcome = await call(store, name, request);
  invariant(outcome.ok, `${name} is not refused, but was: ${outcome.ok ? '' : JSON.stringify(outcome.refusal)}`);
  return outcome.value;
}

export const actor = 'Ana';

/** Two regions with two reps each, two products; fiscal year 2027 in euro cents. */
export const smallPlan: RequestOf<Table, 'createPlan'> = {
  name: 'Quota 2027',
  year: 2027,
  currency: 'EUR',
  scale: 2,
  startMonth: 1,
  weekPattern: 'calendar',
  units: [
    { id: 'company', parent: null, name: 'Company' },
    { id: 'north', parent: 'company', name: 'North' },
    { id: 'south', parent: 'company', name: 'South' },
    { id: 'ana', parent: 'north', name: 'Ana' },
    { id: 'ben', parent: 'north', name: 'Ben' },
    { id: 'eva', parent: 'south', name: 'Eva' },
    { id: 'kim', parent: 'south', name: 'Kim' },
  ],
  lines: [
    { id: 'all', parent: null, name: 'All' },
    { id: 'bikes', parent: 'all', name: 'Bikes' },
    { id: 'parts', parent: 'all', name: 'Parts' },
  ],
  actor,
};

/** Creates the small plan and opens it; answers its key. */
export async function openSmallPlan(store: Store): Promise<string> {
  const { plan } = await ask(store, 'createPlan', smallPlan);
  await ask(store, 'openPlan', { plan });
  return plan;
}

/** Submits a command with an id of its own that must not be refused. */
export async function submit(store: Store, plan: string, body: CommandBody, id: string = randomUUID()) {
  return ask(store, 'submit', { plan, command: { id, actor, body } });
}

/** Uploads bytes in pieces; answers the upload's key. */
export async function upload(store: Store, name: string, bytes: Uint8Array, piece = 50_000): Promise<string> {
  const { upload: key } = await ask(store, 'beginUpload', { name, size: bytes.length });
  for (let at = 0; at < bytes.length; at += piece) {
    await ask(store, 'addToUpload', { upload: key, bytes: Uint8Array.from(bytes.subarray(at, at + piece)) });
  }
  return key;
}

/** An import of an upload that takes all of its rows or nothing, on top of what is there. */
export function importRequest(plan: string, key: string, mapping: Mapping) {
  return {
    plan,
    upload: key,
    mapping,
    mode: 'overlay',
    allOrNothing: true,
    addUnknown: false,
    command: randomUUID(),
    actor,
  } as const;
}

/** The offer of a unit over the year as the plan view shows it; NaN when there is none. */
export async function offerOf(store: Store, plan: string, unit: string): Promise<number> {
  const view = await ask(store, 'getPlanView', { plan });
  const node = view.units.findIndex(({ id }) => id === unit);
  return view.rows.offer[node * 13 + 12] ?? Number.NaN;
}
