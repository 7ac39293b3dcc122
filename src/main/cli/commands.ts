/**
 * What each command of the command line does. All of them read files and write new ones; none changes a file in place.
 * Callers: index.
 */
import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { alterationText, refusalSentence } from '#shared/base/refusal-sentence.ts';
import { fileByteLimits } from '#shared/contract/host-service.ts';
import { mappingSchema, type ImportReport, type Mapping } from '#shared/contract/history-views.ts';
import type { ReadPlan } from '#main/store/container/read-container.ts';
import { verdictExitCodes, verdictOf } from '#main/store/container/verdict.ts';
import { readRegularFile } from '#main/host/regular-file.ts';
import { readCommands } from './command-lines.ts';
import { createFromTables } from './create-plan.ts';
import { CommandFailure, exitCodes, fail, need } from './failure.ts';
import { inspectPlan } from './inspect-plan.ts';
import { commandLineActor, needed, parseHost, Workbench, writeOut } from './workbench.ts';

/** What a command answers: facts for `--json`, a sentence for people, and the exit code. */
export interface Answer {
  readonly facts: Readonly<Record<string, unknown>>;
  readonly sentence: string;
  readonly exitCode?: number;
}

/** The options of the command line, each as the text that was given. */
export type Options = Readonly<Partial<Record<string, string>>>;

const tableLimit = 16 * 2 ** 20;

/** A new plan from a table of units and, if given, one of lines. */
export async function create(options: Options): Promise<Answer> {
  const out = needed(options['out'], '--out');
  const year = Number(needed(options['year'], '--year'));
  if (!Number.isInteger(year) || year < 1900 || year > 2200) fail('--year must be a year between 1900 and 2200.');
  const currency = (options['currency'] ?? 'USD').toUpperCase();
  if (!/^[A-Z]{3}$/.test(currency)) fail('--currency must be a code of three letters, such as USD.');
  return Workbench.during(async (bench) => {
    const plan = await createFromTables(bench, {
      name: options['name'],
      year,
      currency,
      startMonth: Number(options['start-month'] ?? '1'),
      units: needed(options['units'], '--units'),
      lines: options['lines'],
      actor: options['actor'] ?? commandLineActor,
    });
    const saved = await bench.save(plan, out);
    return { facts: { out, ...saved }, sentence: `Created ${out} (${saved.fingerprint}).` };
  });
}

/** History from a CSV file into a plan; rejected rows are written to --rejects. */
export async function importHistory(file: string, options: Options): Promise<Answer> {
  const csv = needed(options['csv'], '--csv');
  const out = needed(options['out'], '--out');
  const mapping = await readMapping(needed(options['map'], '--map'));
  const mode = options['mode'] ?? 'overlay';
  if (mode !== 'overlay' && mode !== 'replace') fail('--mode is either overlay or replace.');
  return Workbench.during(async (bench) => {
    const plan = await bench.open(file);
    const upload = await bench.upload(csv, fileByteLimits.table * 4);
    try {
      const { report } = await bench.call('importHistory', {
        plan,
        upload,
        mapping,
        mode,
        allOrNothing: options['all-or-nothing'] !== undefined,
        addUnknown: options['add-unknown'] !== undefined,
        command: randomUUID(),
        actor: options['actor'] ?? commandLineActor,
      });
      const saved = await bench.save(plan, out);
      // The sentence says what the details are for.
      const rejects = report.rejects.map(({ line, code, reason, text }) => ({ line, code, reason, text }));
      return { facts: { ...report, rejects, out, ...saved }, sentence: describeImport(report, out) };
    } finally {
      if (options['rejects'] !== undefined) await saveRejects(bench, upload, options['rejects']);
    }
  });
}

async function saveRejects(bench: Workbench, upload: string, file: string): Promise<void> {
  const { bytes } = await bench.call('getRejects', { upload });
  await writeOut(file, bytes);
}

function describeImport(report: ImportReport, out: string): string {
  const years = report.years.join(', ');
  return `Imported ${report.accepted} of ${report.rows} rows (${report.rejected} rejected) for ${years} into ${out}.`;
}

async function readMapping(file: string): Promise<Mapping> {
  const bytes = need(await readRegularFile(file, tableLimit), `${file}: `);
  let data: unknown;
  try {
    data = JSON.parse(new TextDecoder().decode(bytes));
  } catch (fault) {
    return fail(`${file} is not JSON: ${fault instanceof Error ? fault.message : 'unreadable'}`, exitCodes.refused);
  }
  const mapping = mappingSchema.safeParse(data);
  if (mapping.success) return mapping.data;
  const [issue] = mapping.error.issues;
  return fail(`${file}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? 'is not a mapping'}.`, exitCodes.refused);
}

/** Commands from a file, one a line; the first refusal stops everything and nothing is written. */
export async function apply(file: string, options: Options): Promise<Answer> {
  const list = needed(options['commands'], '--commands');
  const out = needed(options['out'], '--out');
  const commands = readCommands(new TextDecoder().decode(need(await readRegularFile(list, 2 ** 28))), list);
  return Workbench.during(async (bench) => {
    const plan = await bench.open(file);
    for (const { line, command } of commands) {
      try {
        await bench.call('submit', { plan, command });
      } catch (failure) {
        if (!(failure instanceof CommandFailure)) throw failure;
        throw new CommandFailure(`${list}, line ${line}: ${failure.message}`, failure.exitCode, failure.refusal);
      }
    }
    const saved = await bench.save(plan, out);
    const sentence = `Applied ${commands.length} commands; ${out} has ${saved.entries} entries (${saved.fingerprint}).`;
    return { facts: { out, applied: commands.length, ...saved }, sentence };
  });
}

/** Everything about a plan file. */
export async function inspect(file: string): Promise<Answer> {
  const facts = inspectPlan(await readPlan(file));
  return { facts, sentence: JSON.stringify(facts, null, 2) };
}

async function readPlan(file: string): Promise<ReadPlan> {
  const bytes = need(await readRegularFile(file, fileByteLimits.plan));
  return need(await parseHost().run({ kind: 'container', bytes, settings: null }).answer) as ReadPlan;
}

/** Whether a plan file can be trusted: exit 0 valid, 1 altered and where, 2 not readable, 3 newer. */
export async function verify(file: string): Promise<Answer> {
  const bytes = await readRegularFile(file, fileByteLimits.plan);
  const read = bytes.ok
    ? await parseHost().run({ kind: 'container', bytes: bytes.value, settings: null }).answer
    : bytes;
  if (read.ok) {
    const { manifest } = read.value as ReadPlan;
    const { length, head, fingerprint } = manifest.journal;
    const facts = { verdict: 'valid', plan: manifest.planId, entries: length, head, fingerprint };
    return { facts, sentence: `${basename(file)} is valid: ${length} entries, fingerprint ${fingerprint}.` };
  }
  const { code, details } = read.refusal;
  const verdict = verdictOf(read) ?? 'not-a-plan';
  const place = code === 'file-altered' ? { place: alterationText(details), alteration: details } : {};
  const reason = refusalSentence(read.refusal);
  return { facts: { verdict, ...place, reason }, sentence: reason, exitCode: verdictExitCodes[verdict] };
}

/** The shipped sample. */
export async function sample(options: Options): Promise<Answer> {
  const out = needed(options['out'], '--out');
  return Workbench.during(async (bench) => {
    const { plan } = await bench.call('createSample', { actor: options['actor'] ?? commandLineActor });
    await bench.call('openPlan', { plan });
    const saved = await bench.save(plan, out);
    return { facts: { out, ...saved }, sentence: `Wrote the sample plan to ${out} (${saved.fingerprint}).` };
  });
}
