/**
 * History from CSV files: look at a file, try a mapping, import it as one step, hand back what was rejected.
 *
 * The file is read in a disposable process; what comes back is proved, kept beside the plan and taken in by a command
 * like any other, so that an import is in the journal and can be undone. Callers: store.
 */
import { done, refuse, type Outcome } from '#shared/base/outcome.ts';
import { refusalSentence } from '#shared/base/refusal-sentence.ts';
import type { ParseHost } from '#shared/contract/parse-host.ts';
import type { storeService } from '#shared/contract/store-service.ts';
import {
  mappingGuessSchema,
  type ImportReport,
  type Mapping,
  type MappingGuess,
} from '#shared/contract/history-views.ts';
import type { PlanChange } from '#shared/contract/views.ts';
import type { CommandBody, NodeInput, PlanCommand } from '#shared/domain/bargain/command.ts';
import type { PlanModel } from '#shared/domain/plan/plan-model.ts';
import type { Tree } from '#shared/domain/plan/tree.ts';
import type { HandlerContext, Handlers, RequestOf } from '#shared/rpc/service.ts';
import type { CsvShape } from './history-import/detect.ts';
import type { HistoryImportOptions, ImportResult } from './history-import/import-options.ts';
import type { NodeProposal } from './history-import/resolve.ts';
import { batchOfColumns, type KnownLeaves } from './history-rows.ts';
import type { OpenPlans } from './open-plans.ts';
import type { CsvSettings } from './parse-job.ts';
import type { FactBatchRows } from './plan-database.ts';
import { planChange } from './plan-views.ts';
import { rememberedMapping, rememberMapping } from './remembered-mappings.ts';
import type { Uploads } from './uploads.ts';

type HistoryMethods = 'inspectHistory' | 'tryHistory' | 'importHistory' | 'getRejects';
type ImportRequest = RequestOf<typeof storeService, 'importHistory'>;

export interface HistoryOptions {
  readonly plans: OpenPlans;
  readonly uploads: Uploads;
  readonly parse: ParseHost;
  readonly dataFolder: string;
}

/** Rejected rows that are shown; all of them are in the file of rejects. */
const shownRejects = 200;

export function historyHandlers(options: HistoryOptions): Pick<Handlers<typeof storeService>, HistoryMethods> {
  const { plans } = options;
  return {
    inspectHistory: async ({ upload }, context) => {
      const shape = await inspect(options, upload, context);
      if (!shape.ok) return shape;
      const { columns, sampleRows, delimiter, decimal, encoding, fingerprint } = shape.value;
      const sample = sampleRows.map((row) => [...row]);
      const remembered = rememberedMapping(options.dataFolder, fingerprint);
      return done({
        columns: [...columns],
        sample,
        delimiter,
        decimal,
        encoding,
        guess: guessOf(shape.value),
        remembered,
      });
    },
    tryHistory: async (request, context) => {
      const found = plans.find(request.plan);
      if (!found.ok) return found;
      const read = await readRows(options, request, found.value.model, 'collect', noNodes, context);
      return read.ok ? done(reportOf(read.value)) : read;
    },
    importHistory: (request, context) => importHistory(options, request, context),
    getRejects: ({ upload }, context) => listRejects(options, upload, context),
  };
}

async function importHistory(
  options: HistoryOptions,
  request: ImportRequest,
  context: HandlerContext,
): Promise<Outcome<{ report: ImportReport; change: PlanChange }>> {
  const { plans, uploads, dataFolder } = options;
  const found = plans.find(request.plan);
  const upload = uploads.find(request.upload);
  if (!found.ok) return found;
  if (!upload.ok) return upload;
  const session = found.value;
  context.progress(0.05, 'reading');
  const read = await readProposed(options, request, session.model, context);
  if (!read.ok) return read;
  const { result, fresh } = read.value;
  const report = reportOf(result);
  const earlier = session.committed(request.command);
  if (earlier !== null) return done({ report, change: planChange(session, earlier) });
  const refused = rejectedTooMuch(result, request.allOrNothing);
  if (refused !== null) return refused;
  context.progress(0.7, 'checking');
  const batch = batchOfColumns(result.rows, request.mapping.kind, leavesOf(session.model, fresh));
  if (!batch.ok) return batch;
  const shape = await inspect(options, request.upload, context);
  if (!shape.ok) return shape;
  // From here on nothing waits: whoever cancelled or closed the plan before this point cancelled the import.
  const still = plans.find(request.plan);
  if (!still.ok) return still;
  if (context.cancelled() || still.value !== session) return refuse('cancelled', { what: 'the-import' });
  context.progress(0.8, 'saving');
  const copied = plans.backUpBefore(session, 'import');
  if (!copied.ok) return copied;
  const body = importCommand(request, upload.value.name, result, batch.value, fresh);
  const committed = session.submit({ id: request.command, actor: request.actor, body }, batch.value);
  if (!committed.ok) return committed;
  rememberMapping(dataFolder, shape.value.fingerprint, request.mapping);
  const change = planChange(session, committed.value);
  plans.options.events.emit('changed', change);
  return done({ report, change });
}

/** The rows of a file; with `addUnknown` read a second time with the new units and lines in place. */
async function readProposed(
  options: HistoryOptions,
  request: ImportRequest,
  model: PlanModel,
  context: HandlerContext,
): Promise<Outcome<{ readonly result: ImportResult; readonly fresh: FreshNodes }>> {
  const first = await readRows(options, request, model, request.addUnknown ? 'collect' : 'reject', noNodes, context);
  if (!first.ok) return first;
  const fresh = request.addUnknown ? freshNodes(model, first.value) : noNodes;
  if (fresh.units.length + fresh.lines.length === 0) return done({ result: first.value, fresh });
  context.progress(0.4, 'reading');
  const second = await readRows(options, request, model, 'reject', fresh, context);
  return second.ok ? done({ result: second.value, fresh }) : second;
}

async function listRejects(
  options: HistoryOptions,
  key: string,
  context: HandlerContext,
): Promise<Outcome<{ name: string; bytes: Uint8Array<ArrayBuffer> }>> {
  const upload = options.uploads.find(key);
  if (!upload.ok) return upload;
  const { lastRead, name } = upload.value;
  const session = options.plans.find(lastRead?.plan ?? '');
  if (lastRead === null || !session.ok) return refuse('import-unknown');
  const task: CsvSettings = {
    task: 'rejects',
    options: optionsOf(session.value.model, lastRead.mapping, 'reject', noNodes),
  };
  const answer = await runTask(options, key, task, context);
  if (!answer.ok) return answer;
  if (!(answer.value instanceof Uint8Array)) return refuse('file-not-readable', { reason: 'reader-nonsense' });
  return done({ name: `${name.replace(/\.[^.]*$/, '')}-rejected.csv`, bytes: Uint8Array.from(answer.value) });
}

async function inspect(options: HistoryOptions, upload: string, context: HandlerContext): Promise<Outcome<CsvShape>> {
  const answer = await runTask(options, upload, { task: 'inspect' }, context);
  return answer.ok ? done(answer.value as CsvShape) : answer;
}

async function readRows(
  options: HistoryOptions,
  { plan, upload, mapping }: { readonly plan: string; readonly upload: string; readonly mapping: Mapping },
  model: PlanModel,
  unknown: HistoryImportOptions['unknown'],
  fresh: FreshNodes,
  context: HandlerContext,
): Promise<Outcome<ImportResult>> {
  const found = options.uploads.find(upload);
  if (found.ok) found.value.lastRead = { plan, mapping };
  const task: CsvSettings = { task: 'read', options: optionsOf(model, mapping, unknown, fresh) };
  const answer = await runTask(options, upload, task, context);
  return answer.ok ? done(answer.value as ImportResult) : answer;
}

async function runTask(
  { uploads, parse }: HistoryOptions,
  upload: string,
  settings: CsvSettings,
  context: HandlerContext,
): Promise<Outcome<unknown>> {
  const bytes = uploads.read(upload);
  if (!bytes.ok) return bytes;
  const run = parse.run({ kind: 'csv', bytes: bytes.value, settings });
  context.onCancel(run.cancel);
  return run.answer;
}

/** Units and lines that a file names and the plan lacks, placed below the roots. */
interface FreshNodes {
  readonly units: readonly NodeInput[];
  readonly lines: readonly NodeInput[];
}

const noNodes: FreshNodes = { units: [], lines: [] };

function freshNodes(model: PlanModel, { unknownUnits, unknownLines }: ImportResult): FreshNodes {
  return { units: below(model.units, unknownUnits), lines: below(model.lines, unknownLines) };
}

function below(tree: Tree, proposals: readonly NodeProposal[]): readonly NodeInput[] {
  const root = tree.nodes[0]?.id ?? null;
  return proposals.map(({ id, name }) => ({ id, parent: root, name }));
}

function optionsOf(
  { header, units, lines }: PlanModel,
  mapping: Mapping,
  unknown: HistoryImportOptions['unknown'],
  fresh: FreshNodes,
): HistoryImportOptions {
  const named = ({ id, parent, name }: NodeInput): NodeInput => ({ id, parent, name });
  return {
    mapping,
    startMonth: header.startMonth,
    scale: header.scale,
    units: [...units.nodes.map(named), ...fresh.units],
    lines: [...lines.nodes.map(named), ...fresh.lines],
    unknown,
  };
}

/** The leaves of both trees once the new nodes are in them. */
function leavesOf({ units, lines }: PlanModel, fresh: FreshNodes): KnownLeaves {
  const leaves = (tree: Tree, more: readonly NodeInput[]): ReadonlySet<string> => {
    const nodes: readonly NodeInput[] = [...tree.nodes, ...more];
    const parents = new Set(nodes.map(({ parent }) => parent));
    return new Set(nodes.flatMap(({ id }) => (parents.has(id) ? [] : [id])));
  };
  return { unit: leaves(units, fresh.units), line: leaves(lines, fresh.lines) };
}

/** Why nothing is imported, when that is so. */
function rejectedTooMuch(result: ImportResult, allOrNothing: boolean): Outcome<never> | null {
  const [first] = result.rejects;
  const total = result.accepted + result.rejected + result.waiting;
  const details = { total, line: first?.line ?? 0, reason: first === undefined ? '' : refusalSentence(first.refusal) };
  if (result.accepted === 0) return refuse('csv-nothing-accepted', details);
  return allOrNothing && result.rejected > 0
    ? refuse('csv-rejected-rows', { ...details, count: result.rejected })
    : null;
}

/** The import as a command; with new nodes they and the import are one step. */
function importCommand(
  request: ImportRequest,
  source: string,
  { years, measures }: ImportResult,
  { digest, rowCount }: FactBatchRows,
  fresh: FreshNodes,
): CommandBody {
  const facts: PlanCommand = {
    kind: 'import-facts',
    digest,
    mode: request.mode,
    factKind: request.mapping.kind,
    years,
    measures,
    rows: rowCount,
    source: source.normalize('NFC').slice(0, 200),
  };
  if (fresh.units.length + fresh.lines.length === 0) return facts;
  const nodes: PlanCommand[] = [];
  if (fresh.units.length > 0) nodes.push({ kind: 'add-units', units: fresh.units });
  if (fresh.lines.length > 0) nodes.push({ kind: 'add-lines', lines: fresh.lines });
  return { kind: 'together', label: facts.source, commands: [...nodes, facts] };
}

/** What a reading found, for a person. Rows that wait for new names count as neither accepted nor rejected. */
function reportOf(result: ImportResult): ImportReport {
  const names = (nodes: readonly NodeProposal[]) => nodes.map(({ name, count }) => ({ name, rows: count }));
  return {
    rows: result.accepted + result.rejected + result.waiting,
    accepted: result.accepted,
    rejected: result.rejected,
    rejects: result.rejects.slice(0, shownRejects).map(({ line, refusal, raw }) => ({
      line,
      code: refusal.code,
      details: { ...refusal.details },
      reason: refusalSentence(refusal),
      text: raw,
    })),
    unknownUnits: names(result.unknownUnits),
    unknownLines: names(result.unknownLines),
    years: [...result.years],
    totals: result.totals.map(({ year, measure, total }) => ({ year, measure, total })),
  };
}

/** The guess as far as it goes, for a person to complete and confirm. What is beyond a mapping's limits is left out. */
function guessOf({ mapping, delimiter, decimal, dateOrder, encoding, header }: CsvShape): MappingGuess {
  const checked = mappingGuessSchema.safeParse({
    ...mapping,
    kind: 'actual',
    delimiter,
    decimal,
    dateOrder,
    encoding,
    ...(header ? {} : { header }),
  });
  return checked.success ? checked.data : { kind: 'actual' };
}
