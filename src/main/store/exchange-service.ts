/**
 * Plan files in and out: export, inspect, import, the sample plan, and the uploads they come by.
 *
 * A file is read in a disposable process, proved again here, and committed in one transaction after a backup, or not at
 * all. Callers: store.
 */
import { readFileSync } from 'node:fs';
import { done, refuse, type Outcome } from '#shared/base/outcome.ts';
import type { ParseHost } from '#shared/contract/parse-host.ts';
import type { PlanFileReport, storeService } from '#shared/contract/store-service.ts';
import { fingerprint } from '#shared/domain/journal/fingerprint.ts';
import { genesisHash, type JournalEntry } from '#shared/domain/journal/entry.ts';
import type { HandlerContext, Handlers } from '#shared/rpc/service.ts';
import { verdictOf } from './container/verdict.ts';
import { headerOf } from './container/manifest.ts';
import type { PlanDocument } from './container/plan-document.ts';
import { writeContainer } from './container/write-container.ts';
import type { OpenPlans } from './open-plans.ts';
import type { CommitBatch } from './plan-database.ts';
import { attachmentsOf, batchOf, documentOf, entriesAfter, factBatchesOf, proveDocument } from './plan-document.ts';
import type { PlanSession } from './plan-session.ts';
import { rowsToWrite } from './plan-state.ts';
import { readSummaries } from './plan-summary.ts';
import { planChange } from './plan-views.ts';
import type { Uploads } from './uploads.ts';

type ExchangeMethods =
  'createSample' | 'beginUpload' | 'addToUpload' | 'dropUpload' | 'inspectPlanFile' | 'importPlanFile' | 'exportPlan';

export interface ExchangeOptions {
  readonly plans: OpenPlans;
  readonly uploads: Uploads;
  readonly parse: ParseHost;
  /** The version of Parley that stands in the files it writes. */
  readonly version: string;
  /** The sample plan's file; null where there is none. */
  readonly sampleFile: string | null;
}

/** How a file's journal stands to that of a plan here. */
type Relation = 'same' | 'file-is-newer' | 'file-is-older' | 'diverged';

export function exchangeHandlers(options: ExchangeOptions): Pick<Handlers<typeof storeService>, ExchangeMethods> {
  const { plans, uploads } = options;
  return {
    beginUpload: ({ name, size }) => {
      const begun = uploads.begin(name, size);
      return begun.ok ? done({ upload: begun.value }) : begun;
    },
    addToUpload: ({ upload, bytes }) => {
      const added = uploads.add(upload, bytes);
      return added.ok ? done({ received: added.value }) : added;
    },
    dropUpload: ({ upload }) => {
      uploads.drop(upload);
      return done({});
    },
    exportPlan: ({ plan }) => {
      const found = plans.find(plan);
      return found.ok ? exportPlan(found.value, options.version) : found;
    },
    inspectPlanFile: async ({ upload }, context) => {
      const bytes = uploads.read(upload);
      return bytes.ok ? inspect(options, bytes.value, context) : bytes;
    },
    importPlanFile: async ({ upload, asCopy }, context) => {
      const bytes = uploads.read(upload);
      if (!bytes.ok) return bytes;
      const read = await readDocument(options.parse, bytes.value, context);
      if (!read.ok) return read;
      const imported = importDocument(plans, read.value, asCopy ? 'copy' : 'refuse');
      if (imported.ok) uploads.drop(upload);
      return imported.ok ? done({ plan: imported.value }) : imported;
    },
    createSample: async (_request, context) => {
      if (options.sampleFile === null) return refuse('not-available', { what: 'the-sample-plan' });
      const read = await readDocument(options.parse, readFileSync(options.sampleFile), context);
      if (!read.ok) return read;
      const imported = importDocument(plans, read.value, 'copy');
      return imported.ok ? done({ plan: imported.value }) : imported;
    },
  };
}

function exportPlan(session: PlanSession, version: string) {
  const written = writeContainer(documentOf(session), { version });
  if (!written.ok) return written;
  const name = `${fileName(session.model.header.name)}.parley`;
  const { bytes } = written.value;
  return done({
    name,
    bytes: Uint8Array.from(bytes),
    fingerprint: fingerprint(session.database.head),
    entries: session.revision,
  });
}

/** A plan's name as the name of a file on any system. */
export function fileName(planName: string): string {
  const plain = planName
    .replace(/[\\/:*?"<>|]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return plain.replace(/^\.+|\.+$/g, '').slice(0, 80) || 'plan';
}

/** Reads a file in a disposable process and proves what came out. */
export async function readDocument(
  parse: ParseHost,
  bytes: Uint8Array,
  context: HandlerContext,
): Promise<Outcome<PlanDocument>> {
  const run = parse.run({ kind: 'container', bytes, settings: null });
  context.onCancel(run.cancel);
  const answer = await run.answer;
  return answer.ok ? proveDocument(answer.value as PlanDocument) : answer;
}

async function inspect(
  options: ExchangeOptions,
  bytes: Uint8Array,
  context: HandlerContext,
): Promise<Outcome<PlanFileReport>> {
  const read = await readDocument(options.parse, bytes, context);
  if (!read.ok) {
    const verdict = verdictOf(read);
    if (verdict === undefined) return read;
    const { refusal } = read;
    return done({ verdict, refusal, header: null, entries: 0, units: 0, fingerprint: '', lastChange: '', here: null });
  }
  const { records, journal } = read.value;
  const here = findRelative(options.plans, read.value);
  if (!here.ok) return here;
  return done({
    verdict: 'valid',
    refusal: null,
    header: headerOf(read.value),
    entries: journal.length,
    units: records.filter(({ table }) => table === 'unit').length,
    fingerprint: fingerprint(journal.at(-1)?.hash ?? genesisHash),
    lastChange: journal.at(-1)?.at ?? '',
    here: here.value,
  });
}

interface Relative {
  readonly plan: string;
  readonly relation: Relation;
}

/** The plan of the same identity here that is nearest to a document; null when there is none. */
function findRelative(plans: OpenPlans, document: PlanDocument): Outcome<Relative | null> {
  const planId = headerOf(document)?.id;
  const relatives: Relative[] = [];
  for (const { plan, planId: id } of readSummaries(plans.options.dataFolder)) {
    if (id !== planId) continue;
    const opened = plans.open(plan);
    if (!opened.ok) return opened;
    relatives.push({ plan, relation: relationOf(document.journal, opened.value.session) });
    plans.close(plan);
  }
  const nearest: readonly Relation[] = ['same', 'file-is-newer', 'file-is-older', 'diverged'];
  relatives.sort((left, right) => nearest.indexOf(left.relation) - nearest.indexOf(right.relation));
  return done(relatives[0] ?? null);
}

/** Compared by the hash of the last entry both have the number of: the chain covers everything before it. */
function relationOf(journal: readonly JournalEntry[], session: PlanSession): Relation {
  const shared = Math.min(journal.length, session.revision);
  if (shared > 0 && journal[shared - 1]?.hash !== session.database.journal.entry(shared)?.hash) return 'diverged';
  if (journal.length === session.revision) return 'same';
  return journal.length > session.revision ? 'file-is-newer' : 'file-is-older';
}

function importDocument(plans: OpenPlans, document: PlanDocument, otherwise: 'copy' | 'refuse'): Outcome<string> {
  const relative = findRelative(plans, document);
  if (!relative.ok) return relative;
  const here = relative.value;
  if (here?.relation === 'same') return done(here.plan);
  if (here !== null && otherwise === 'refuse') {
    if (here.relation === 'file-is-newer') return goForward(plans, here.plan, document);
    const name = readSummaries(plans.options.dataFolder).find(({ plan }) => plan === here.plan)?.name ?? here.plan;
    return refuse('plan-exists', { name });
  }
  const created = plans.create((session) => session.replaceWith(batchOf(document)));
  return created.ok ? done(created.value.key) : created;
}

/** The file goes on where the plan here stands: its further entries are added in one transaction, after a copy. */
function goForward(plans: OpenPlans, key: string, document: PlanDocument): Outcome<string> {
  const opened = plans.open(key);
  if (!opened.ok) return opened;
  const { session } = opened.value;
  try {
    const copied = plans.backUpBefore(session, 'import');
    if (!copied.ok) return copied;
    const forwarded = session.replaceWith(forwardBatch(session, document));
    if (!forwarded.ok) return forwarded;
    const entry = session.database.journal.entry(session.revision);
    if (entry !== undefined) {
      const step = { entry, changes: [], moved: null, before: session.readingsBefore, repeated: false };
      plans.options.events.emit('changed', planChange(session, step));
    }
    return done(key);
  } finally {
    plans.close(key);
  }
}

function forwardBatch(session: PlanSession, document: PlanDocument): CommitBatch {
  const changes = document.changes.filter(({ sequence }) => sequence > session.revision).map(({ change }) => change);
  session.model.apply(changes);
  return {
    entries: entriesAfter(document, session.revision),
    ...rowsToWrite(session.model, changes),
    facts: factBatchesOf(document).filter(({ digest }) => !session.database.facts.has(digest)),
    attachments: attachmentsOf(document),
  };
}
