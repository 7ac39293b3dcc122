/**
 * Kills an editing process at a random moment, opens the plan, and checks that nothing acknowledged is missing.
 *
 * Loading takes most of a process's life, so the next process loads while the one before it is killed and checked.
 * Callers: the kill test, the long kill run.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { invariant } from '#shared/base/assert.ts';
import { createSession, entryIds, openSession, provePlan } from './session-support.ts';
import { childEnvironment, makeDataFolder, removeDataFolder } from './store-folder.ts';

/** What a run of kills found. `unheard`: entries that were saved although the process died before it could say so. */
export interface KillReport {
  kills: number;
  acknowledged: number;
  lost: number;
  unheard: number;
}

const program = join(import.meta.dirname, 'kill-child.ts');
const plan = 'killed';
/** The longest a process edits before it is killed, in milliseconds. */
const longestLife = 80;
/** Kills after which a fresh plan is begun, so that proving stays short. */
const killsPerPlan = 25;

/** Kills `count` processes one after the other. Throws when a plan does not open or does not prove. */
export async function killMany(count: number, firstSeed: number): Promise<KillReport> {
  const report: KillReport = { kills: 0, acknowledged: 0, lost: 0, unheard: 0 };
  // One that ends by itself keeps what it compiled for the others, who never get that far.
  execFileSync(process.execPath, [program], { env: childEnvironment, stdio: 'ignore' });
  let dataFolder = freshPlan();
  let next = loadEditor();
  for (let kill = 0; kill < count; kill += 1) {
    const editor = next;
    if (kill % killsPerPlan === killsPerPlan - 1) {
      removeDataFolder(dataFolder);
      dataFolder = freshPlan();
    }
    await editor.loaded;
    const seed = firstSeed + kill;
    const heard = await editor.editAndDie(dataFolder, seed);
    if (kill + 1 < count) next = loadEditor();
    compare(dataFolder, seed, heard, report);
  }
  removeDataFolder(dataFolder);
  return report;
}

function freshPlan(): string {
  const dataFolder = makeDataFolder();
  createSession(dataFolder, plan).close();
  return dataFolder;
}

function compare(dataFolder: string, seed: number, heard: readonly string[], report: KillReport): void {
  const session = openSession(dataFolder, plan);
  const ids = entryIds(session);
  provePlan(session);
  session.close();
  const saved = new Set(ids);
  invariant(saved.size === ids.length, `no command is in the journal twice (seed ${seed})`);
  const own = ids.filter((id) => id.startsWith(`${seed}-`)).length;
  report.kills += 1;
  report.acknowledged += heard.length;
  report.lost += heard.filter((id) => !saved.has(id)).length;
  report.unheard += own - heard.length;
  invariant(
    own - heard.length <= 1,
    `only the last command can be saved without having been acknowledged (seed ${seed})`,
  );
}

/** Starts a process that loads and waits. */
function loadEditor() {
  const child = spawn(process.execPath, [program], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: childEnvironment,
  });
  let output = '';
  child.stdout.on('data', (text: Buffer) => {
    output += text.toString('utf8');
  });
  const said = async (word: string): Promise<void> => {
    while (!output.includes(word)) await once(child.stdout, 'data');
  };
  const loaded = said('loaded\n');
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  return {
    loaded,
    /** Lets it edit, kills it after a time that the seed decides, and answers what it had acknowledged. */
    async editAndDie(dataFolder: string, seed: number): Promise<readonly string[]> {
      child.stdin.write(`${dataFolder}\t${plan}\t${seed}\n`);
      // Every fifth dies while it opens what the one before it left behind, the others while they edit.
      if (seed % 5 !== 0) await said('opened\n');
      await pause(((Math.imul(seed, 2_654_435_761) >>> 8) % 1000) * (longestLife / 1000));
      child.kill('SIGKILL');
      await closed;
      // A last line that was cut off by the death was not acknowledged.
      return output
        .split('\n')
        .slice(0, -1)
        .filter((line) => line.startsWith(`${seed}-`));
    },
  };
}
