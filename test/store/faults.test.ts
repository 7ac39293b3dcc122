import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planFolder } from '#main/store/plan-folder.ts';
import { createSession, entryIds, openSession, provePlan } from './session-support.ts';
import { childEnvironment, makeDataFolder, removeDataFolder } from './store-folder.ts';

/**
 * Faults are put under the process by strace: the chosen system call on the plan's own files fails with the chosen error
 * the n-th time it is made, once or from then on. n runs until the script passes without meeting it.
 */
const plan = 'faulty';
const child = join(import.meta.dirname, 'fault-child.ts');
let template = '';

beforeAll(() => {
  template = makeDataFolder();
  createSession(template, plan).close();
  // Compiles the child's modules once, outside the measured runs.
  const warm = copyOfTemplate();
  execFileSync(process.execPath, [child, warm, plan], { env: childEnvironment });
  removeDataFolder(warm);
});
afterAll(() => removeDataFolder(template));

function copyOfTemplate(): string {
  const folder = makeDataFolder();
  cpSync(template, folder, { recursive: true });
  return folder;
}

interface FaultRun {
  readonly met: boolean;
  readonly told: ReadonlyMap<string, string>;
  readonly ids: readonly string[];
  /** Every word that was told, in order; `told` has the last one of each command. */
  readonly said: readonly string[];
}

/** Runs the script with one fault, then opens the plan on a sound disk and proves it. */
async function runWithFault(calls: string, error: string, when: string, more: readonly string[]): Promise<FaultRun> {
  const folder = copyOfTemplate();
  const files = planFolder(folder, plan);
  const log = join(folder, 'strace.log');
  const paths = [files.database, `${files.database}-wal`, files.journal].flatMap((path) => ['-P', path]);
  const inject = ['-e', `trace=${calls}`, '-e', `inject=${calls}:error=${error}:when=${when}`];
  const traced = spawn(
    'strace',
    ['-qq', '-o', log, ...paths, ...inject, process.execPath, child, folder, plan, ...more],
    {
      env: childEnvironment,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let output = '';
  traced.stdout.on('data', (text: Buffer) => {
    output += text.toString('utf8');
  });
  await once(traced, 'close');
  expect(output, `${error} at ${calls} ${when}: the process came to its end`).toMatch(/end\n$/);
  const session = openSession(folder, plan);
  const ids = entryIds(session);
  provePlan(session);
  session.close();
  const met = readFileSync(log, 'utf8').includes('INJECTED');
  removeDataFolder(folder);
  const lines = output.split('\n').slice(0, -2);
  const told = lines.map((line) => line.split('\t') as [string, string]);
  return { met, ids, told: new Map(told), said: told.map(([, word]) => word) };
}

/** What was said last of each command must be what the disk holds. */
function expectTruth({ told, ids }: FaultRun, what: string): void {
  expect(new Set(ids).size, `${what}: nothing twice`).toBe(ids.length);
  for (const [id, word] of told) {
    if (word.startsWith('closed')) continue;
    expect({ what, id, word, there: ids.includes(id) }).toEqual({
      what,
      id,
      word,
      there: word === 'done' || word === 'saved',
    });
  }
}

/** Runs n = 1, 1 + step, … until the fault is no longer met; answers how many points were met and what was told. */
async function sweep(
  calls: string,
  error: string,
  sticky: boolean,
  step: number,
  ...more: readonly string[]
): Promise<{ met: number; words: readonly string[] }> {
  const words: string[] = [];
  let met = 0;
  for (let place = 1; place < 400; place += step) {
    const when = `${place}${sticky ? '+' : ''}`;
    const run = await runWithFault(calls, error, when, more);
    if (!run.met) break;
    expectTruth(run, `${error} at ${calls} ${when}`);
    words.push(...run.said);
    met += 1;
  }
  return { met, words };
}

describe('a disk that fails', () => {
  const patience = 240_000;

  it(
    'at any sync, once: nothing lost, nothing twice, every outcome told truly',
    async () => {
      const { met, words } = await sweep('fsync,fdatasync', 'EIO', false, 1);
      expect(met).toBeGreaterThan(6);
      // Among them are the commits whose outcome only the disk knows.
      expect(words).toContain('not saved');
    },
    patience,
  );

  it(
    'at syncs from some moment on',
    async () => {
      expect((await sweep('fsync,fdatasync', 'EIO', true, 3)).met).toBeGreaterThan(2);
    },
    patience,
  );

  it(
    'by being full at a write, once',
    async () => {
      expect((await sweep('pwrite64,write', 'ENOSPC', false, 5)).met).toBeGreaterThan(5);
    },
    patience,
  );

  it(
    'by being full once while there is a reserve: nobody notices',
    async () => {
      const { met, words } = await sweep('pwrite64,write', 'ENOSPC', false, 5, 'reserve');
      expect(met).toBeGreaterThan(5);
      expect(new Set(words)).toEqual(new Set(['done']));
    },
    patience,
  );

  it(
    'by being full from some moment on',
    async () => {
      expect((await sweep('pwrite64,write', 'ENOSPC', true, 9)).met).toBeGreaterThan(2);
    },
    patience,
  );

  it(
    'by refusing a write',
    async () => {
      expect((await sweep('pwrite64,write', 'EIO', false, 9)).met).toBeGreaterThan(2);
    },
    patience,
  );

  it(
    'by having become read-only',
    async () => {
      expect((await sweep('pwrite64,write', 'EROFS', true, 15)).met).toBeGreaterThan(1);
    },
    patience,
  );
});
