import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSession, openSession, provePlan } from './session-support.ts';
import { childEnvironment, makeDataFolder, removeDataFolder } from './store-folder.ts';

const plan = 'raced';
let folder = '';
const started: ChildProcess[] = [];
beforeEach(() => {
  folder = makeDataFolder();
  createSession(folder, plan).close();
});
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  removeDataFolder(folder);
});

/** Starts a process that tries to open the plan; answers what it said first. */
async function tryToOpen(): Promise<{ readonly said: string; readonly child: ChildProcess }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'open-child.ts'), folder, plan], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: childEnvironment,
  });
  started.push(child);
  const [text] = (await once(child.stdout, 'data')) as [Buffer];
  return { said: text.toString('utf8').trim(), child };
}

describe('two processes and one plan', () => {
  it('have one writer; the others are told who it is', async () => {
    for (let race = 0; race < 4; race += 1) {
      const tries = await Promise.all([tryToOpen(), tryToOpen(), tryToOpen()]);
      const winners = tries.filter(({ said }) => said === 'opened');
      expect(winners).toHaveLength(1);
      for (const { said } of tries.filter(({ said: words }) => words !== 'opened')) {
        expect(said).toMatch(/^plan-in-use: .+ on .+, process \d+$|^plan-in-use: \?$/);
      }
      for (const { child } of tries) {
        child.kill('SIGKILL');
        await once(child, 'close');
      }
    }
  });

  it('leave no lock behind when the writer is killed', async () => {
    const { said, child } = await tryToOpen();
    expect(said).toBe('opened');
    child.kill('SIGKILL');
    await once(child, 'close');
    const session = openSession(folder, plan);
    provePlan(session);
    session.close();
  });
});
