/**
 * The life of a store inside any process: take the folder's lock, start, say so, serve windows, stop, let go.
 *
 * Callers: utility-entry and node-entry (told by the shell), loopback-entry (told by signals).
 */
import type { Outcome } from '#shared/base/outcome.ts';
import { done } from '#shared/base/outcome.ts';
import type { ParseHost } from '#shared/contract/parse-host.ts';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { lockFolder } from './folder-lock.ts';
import type { StartStore, StoreProgram } from './store-program.ts';

/**
 * Starts the store on a folder of which this process becomes the only writer.
 * Refused with `plan-in-use` while another Parley holds the folder; throws what the store throws at its start.
 */
export async function openStore(dataFolder: string, parse: ParseHost): Promise<Outcome<StoreProgram>> {
  await mkdir(dataFolder, { recursive: true });
  const lock = await lockFolder(dataFolder);
  if (!lock.ok) return lock;
  await tryDatabase(dataFolder);
  const startStore = await loadStore();
  const program = await startStore({ dataFolder, parse });
  return done({
    serve: program.serve,
    stop: async () => {
      await program.stop();
      await lock.value.release();
    },
  });
}

/**
 * Opens and closes a database in the folder. A driver that does not fit this program or a folder that cannot be written
 * is found out at the start, where it becomes a clear screen, and not with the first plan.
 */
async function tryDatabase(dataFolder: string): Promise<void> {
  const { openWriter } = await import('../store/database.ts');
  const path = join(dataFolder, 'start-check.db');
  openWriter(path).close();
  for (const ending of ['', '-wal', '-shm']) await rm(path + ending, { force: true });
}

/** Loaded late, so that a store that cannot be loaded ends in a sentence and not in a silent exit. */
async function loadStore(): Promise<StartStore> {
  const { startStore } = await import('../store/store-server.ts');
  return startStore;
}
