/** Parley as the packaged desktop program. Callers: journey-test. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { giveToProgram, launchElectron, type RunningParley } from './electron.ts';
import { noteFaults, type Program, type SavedFile } from './program.ts';

/** Starts the packaged program in a new home. */
export async function startElectronProgram(): Promise<Program> {
  let parley = await launchElectron();
  let saves = 0;
  const faults: string[] = [];
  noteFaults(parley.page, faults);
  return {
    page: () => parley.page,
    restart: async () => {
      await parley.quit();
      parley = await launchElectron({ home: parley.home });
      noteFaults(parley.page, faults);
    },
    killStore: async () => {
      const before = storeProcesses(parley.home);
      for (const pid of before) process.kill(pid, 'SIGKILL');
      await expect.poll(() => storeProcesses(parley.home).filter((pid) => before.includes(pid))).toEqual([]);
    },
    // The shell starts a new store by itself.
    reviveStore: () => Promise.resolve(),
    saveDuring: async (act) => {
      saves += 1;
      const folder = join(parley.home, 'data', `saved-${saves}`);
      await mkdir(folder);
      giveToProgram(folder);
      await answerSaveDialog(parley, folder);
      await act();
      return savedIn(folder);
    },
    readClipboard: () => parley.app.evaluate(({ clipboard }) => clipboard.readText()),
    writeClipboard: (text) => parley.app.evaluate(({ clipboard }, given) => clipboard.writeText(given), text),
    resize: (width, height) =>
      parley.app.evaluate(
        ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
        { width, height },
      ),
    faults,
    dispose: () => parley.dispose(),
  };
}

async function answerSaveDialog(parley: RunningParley, folder: string): Promise<void> {
  await parley.app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = (...parameters: unknown[]) => {
      const { defaultPath } = parameters.at(-1) as { defaultPath: string };
      return Promise.resolve({ canceled: false, filePath: `${chosen}/${defaultPath}` });
    };
  }, folder);
}

/** Files are written aside and renamed: what has its name is whole. */
async function savedIn(folder: string): Promise<SavedFile> {
  const written = (): string | undefined => readdirSync(folder).find((name) => !name.endsWith('.tmp'));
  await expect.poll(written, { timeout: 30_000 }).toBeDefined();
  const name = written() ?? '';
  return { name, bytes: await readFile(join(folder, name)) };
}

/** The processes of this home that hold the store. */
function storeProcesses(home: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && existsSync(`/proc/${name}/cmdline`))
    .filter((pid) => {
      try {
        const isOurs = readFileSync(`/proc/${pid}/environ`, 'utf8').includes(home);
        return isOurs && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('node-entry.js');
      } catch {
        return false;
      }
    })
    .map(Number);
}
