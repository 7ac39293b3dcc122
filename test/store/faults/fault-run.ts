/**
 * Carries the script out on a disk with one fault, then opens the plan on a sound disk and compares what was told with
 * what is there. strace puts the fault under the process; the limit of a file's size tears writes. Callers: sweep.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, closeSync, cpSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { atOnce } from '#shared/base/turns.ts';
import { listBackups } from '#main/store/backup.ts';
import { PlanDatabase } from '#main/store/plan-database.ts';
import { planFolder } from '#main/store/plan-folder.ts';
import { createSession, entryIds, openSession, provePlan } from '../session-support.ts';
import { childEnvironment, makeDataFolder } from '../store-folder.ts';
import type { Fault } from './fault.ts';
import { placeOf, readOperations, tracedCalls, type Operation } from './operations.ts';
import { scriptIds, scriptPlan, submitFromScript } from './script.ts';

const child = join(import.meta.dirname, 'child.ts');

/** Words that may be told of a command. Anything else is a wrong word about a disk that only failed for a while. */
const trueWords = /^(done|saved|not-saved|disk-full|disk-fault|closed: disk-(full|fault))$/;
/** Words after which only the disk knows. */
const unknownWords = /^(saved|not-saved|closed: .*)$/;

/** What one run showed. Everything in `wrong` is a fault of the store. */
export interface FaultVerdict {
  readonly wrong: readonly string[];
  /** Commands acknowledged (done or saved). */
  readonly acknowledged: number;
  readonly lost: number;
  readonly twice: number;
  /** Every word told, in order. */
  readonly words: readonly string[];
  /** Commands that ended without a certain answer, and what the sound disk said of them. */
  readonly unknown: { readonly saved: number; readonly notSaved: number };
}

/** Makes the plan that every run starts from, and records what the script does to its files. */
export function prepareFaults(): { readonly template: string; readonly operations: readonly Operation[] } {
  const template = makeDataFolder();
  createSession(template, scriptPlan).close();
  // Compiles the modules once, outside of the recorded run.
  const warm = copyOf(template);
  execFileSync(process.execPath, [child, warm], { env: childEnvironment, stdio: 'ignore' });
  rmSync(warm, { recursive: true });
  const folder = copyOf(template);
  const protocol = join(folder, 'protocol');
  const watch = ['-qq', '-y', '-o', protocol, '-e', `trace=${tracedCalls.join(',')}`];
  execFileSync('strace', [...watch, process.execPath, child, folder], { env: childEnvironment, stdio: 'ignore' });
  const operations = readOperations(readFileSync(protocol, 'utf8'), folder);
  rmSync(folder, { recursive: true });
  return { template, operations };
}

/** One run with one fault. */
export async function runWithFault(
  template: string,
  operations: readonly Operation[],
  fault: Fault,
): Promise<FaultVerdict> {
  const folder = copyOf(template);
  const protocol = join(folder, 'protocol');
  const paths = [...new Set(operations.map(({ path }) => path))].flatMap((path) => ['-P', folder + path]);
  const text = fault.kill === 'half' ? ['-xx', '-s', '1000000'] : [];
  const watch = ['-qq', '-y', ...text, '-o', protocol, ...paths, '-e', `trace=${tracedCalls.join(',')}`];
  const program = [process.execPath, child, folder, ...(fault.reserve ? ['reserve'] : [])];
  const limit = fault.limit === null ? [] : ['prlimit', `--fsize=${fault.limit}:unlimited`];
  const inject = fault.inject.flatMap((expression) => ['-e', expression]);
  const traced = spawn('strace', [...watch, ...inject, ...limit, ...program], {
    env: childEnvironment,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let output = '';
  let complaint = '';
  traced.stderr.on('data', (data: Buffer) => (complaint += data.toString('utf8')));
  traced.stdin.on('error', () => undefined);
  traced.stdout.on('data', (data: Buffer) => {
    output += data.toString('utf8');
    for (const line of data.toString('utf8').split('\n')) {
      if (!line.includes('\t') || /\t(done|saved)$/.test(line)) continue;
      if (fault.lifted) execFileSync('prlimit', ['--pid', output.split('\n')[0] ?? '', '--fsize=unlimited']);
      traced.stdin.write('.');
    }
  });
  await once(traced, 'close');
  const wrong: string[] = [];
  const log = decoded(readFileSync(protocol, 'utf8'));
  if (!wentIn(log, folder, fault)) wrong.push(`the fault did not go in at ${fault.at.call} of ${fault.at.path}`);
  if (fault.kill === null && !output.endsWith('end\n')) wrong.push(`the process broke off: ${complaint.slice(0, 600)}`);
  if (fault.kill === 'half') writeHalf(log, folder, fault.at);
  const told = output.split('\n').flatMap((line): readonly [string, string][] => {
    const [id, word] = line.split('\t');
    return id === undefined || word === undefined ? [] : [[id, word]];
  });
  try {
    return judge(folder, told, wrong);
  } catch (thrown) {
    return { ...nothing, words: told.map(([, word]) => word), wrong: [...wrong, String(thrown)] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const nothing = { acknowledged: 0, lost: 0, twice: 0, unknown: { saved: 0, notSaved: 0 } } as const;

/** Opens the plan on a sound disk; what was told last of each command must be what is there. */
function judge(folder: string, told: readonly (readonly [string, string])[], wrong: string[]): FaultVerdict {
  const files = planFolder(folder, scriptPlan);
  const words = told.map(([, word]) => word);
  for (const word of words) if (!trueWords.test(word)) wrong.push(`“${word}” was told`);
  const last = new Map(told);
  const session = openSession(folder, scriptPlan);
  provePlan(session);
  const before = entryIds(session);
  const unknown = { saved: 0, notSaved: 0 };
  let acknowledged = 0;
  let lost = 0;
  for (const [index, id] of scriptIds.entries()) {
    const word = last.get(id) ?? 'closed: the process is dead';
    const there = before.includes(id);
    if (word === 'done' || word === 'saved') {
      acknowledged += 1;
      if (!there) lost += 1;
    } else if (unknownWords.test(word)) unknown[there ? 'saved' : 'notSaved'] += 1;
    if (there && !/^(done|saved|closed: .*)$/.test(word)) wrong.push(`${id} is there, but “${word}” was told`);
    // The same command again: carried out now, or known as carried out.
    const again = submitFromScript(session, index);
    if (!again.ok) wrong.push(`${id} is refused afterwards: ${again.refusal.code}`);
    else if (again.value.repeated !== there) wrong.push(`${id} is ${there ? 'not ' : ''}known again`);
  }
  const ids = entryIds(session);
  const twice = ids.length - new Set(ids).size;
  provePlan(session);
  session.close();
  for (const { path } of listBackups(files)) atOnce(PlanDatabase.prove(path));
  const aside = [...readdirSync(files.home), ...readdirSync(files.journalFolder)].filter((name) =>
    name.includes('damaged'),
  );
  if (aside.length > 0) wrong.push(`sound files were taken for damaged: ${aside.join(', ')}`);
  return { wrong, acknowledged, lost, twice, words, unknown };
}

function copyOf(template: string): string {
  const folder = makeDataFolder();
  cpSync(template, folder, { recursive: true });
  return folder;
}

/** Whether the fault was met where it was meant to be. */
function wentIn(log: string, folder: string, fault: Fault): boolean {
  if (fault.limit !== null) return log.includes('EFBIG');
  const line = log.split('\n').findLast((text) => text.endsWith(' = ?') || text.startsWith('+++ killed'));
  if (fault.kill !== null) return line !== undefined && placeOf(lastCall(log), folder)?.path === fault.at.path;
  const first = log.split('\n').find((text) => text.includes('INJECTED'));
  const place = first === undefined ? null : placeOf(first, folder);
  return place?.call === fault.at.call && place.path === fault.at.path;
}

function lastCall(log: string): string {
  return log.split('\n').findLast((line) => /^\w+\(/.test(line)) ?? '';
}

/** The half of a write that the disk took before the process died; its bytes stand in the protocol. */
function writeHalf(log: string, folder: string, at: Operation): void {
  const text = /, "([^]*?)", \d+(, \d+)?\)\s+= \?/.exec(lastCall(log))?.[1] ?? '';
  const bytes = Buffer.from(text, 'latin1');
  const half = bytes.subarray(0, Math.ceil(bytes.length / 2));
  const path = folder + at.path;
  if (at.write?.offset === null || at.write === null) appendFileSync(path, half);
  else {
    const handle = openSync(path, 'r+');
    writeSync(handle, half, 0, half.length, at.write.offset);
    closeSync(handle);
  }
}

/** Texts that strace wrote byte by byte in hexadecimal. */
function decoded(protocol: string): string {
  return protocol.replace(/\\x([0-9a-f]{2})/g, (_, digits: string) => String.fromCharCode(parseInt(digits, 16)));
}
