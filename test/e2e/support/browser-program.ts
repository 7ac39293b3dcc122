/**
 * Parley in an ordinary browser: the loopback host in a process of its own, and a page that opens its address.
 * Callers: journey-test.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { noteFaults, type Program } from './program.ts';

const entry = join(import.meta.dirname, '../../../src/main/host/loopback-entry.ts');

interface Host {
  readonly process: ChildProcess;
  /** Where to open the window, with the one-time token. */
  readonly address: string;
}

/** Starts a host on a data folder, a new one unless one is given, and opens its window. The folder goes with the program. */
export async function startBrowserProgram(browser: Browser, existing?: string): Promise<Program> {
  const folder = existing ?? (await mkdtemp(join(tmpdir(), 'parley-browser-')));
  let host = await startHost(folder, 0);
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, locale: 'en-GB' });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await context.newPage();
  const faults: string[] = [];
  noteFaults(page, faults);
  await page.goto(host.address);

  /** Starts the host again where it was, so that the page's address and memory stay. */
  const startAgain = async (): Promise<void> => {
    host = await startHost(folder, Number(new URL(host.address).port));
  };
  return {
    page: () => page,
    restart: async () => {
      await end(host.process, 'SIGTERM');
      await startAgain();
      await page.goto('about:blank');
      await page.goto(host.address);
    },
    killStore: () => end(host.process, 'SIGKILL'),
    // The person opens the new address in the same tab: only its token differs, so that the page stays as it is.
    reviveStore: async () => {
      await startAgain();
      await page.goto(host.address);
    },
    saveDuring: async (act) => {
      const [download] = await Promise.all([page.waitForEvent('download'), act()]);
      return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
    },
    readClipboard: () => page.evaluate(() => navigator.clipboard.readText()),
    writeClipboard: (text) => page.evaluate((given) => navigator.clipboard.writeText(given), text),
    resize: (width, height) => page.setViewportSize({ width, height }),
    faults,
    dispose: async () => {
      await context.close();
      await end(host.process, 'SIGTERM');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function startHost(folder: string, port: number): Promise<Host> {
  const child = spawn(process.execPath, [entry, `--data=${folder}`, `--port=${port}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  for await (const part of child.stdout.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
    said += String(part);
    const address = /http:\/\/\S+/.exec(said)?.[0];
    if (address !== undefined) return { process: child, address };
  }
  throw new Error(`The host ended before it was open: ${said}`);
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}
