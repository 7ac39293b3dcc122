/**
 * Starts the packaged program for a test, on a data folder of its own, and stops it again.
 *
 * The program runs sandboxed as for users. The operating system's sandbox does not work for root, so tests run by root
 * start the program as the user `nobody`.
 * Callers: end-to-end and security tests.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, errors, type ElectronApplication, type Page } from '@playwright/test';
import { displayEnvironment } from './display.ts';
import { packagedNode, packagedNodeEntry, packagedProgram } from './package-for-tests.ts';

export interface LaunchOptions {
  /** Which process holds the store: an ordinary Node process (default), or the utility process that users get. */
  readonly store?: 'node' | 'utility';
  /** Further arguments, such as a plan file. */
  readonly parameters?: readonly string[];
  /** The home of an earlier start, to start again on the same data. */
  readonly home?: string;
  /** Language of the system; English by default. */
  readonly language?: string;
  /** Command that the program is started through, for example a tracer. */
  readonly through?: readonly string[];
}

export interface RunningParley {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** The user's home folder in this test. Data lie in `data/parley` below it. */
  readonly home: string;
  /** Quits the program and waits until it is gone. The home stays. */
  readonly quit: () => Promise<void>;
  /** Quits, and removes the home. */
  readonly dispose: () => Promise<void>;
}

const isRoot = process.getuid?.() === 0;
const nobody = '65534';

/** How often the driver may try to take hold of the program, and how many milliseconds it has for it. */
const attempts = 3;
const patience = 20_000;

/**
 * Starts the packaged program and waits for its window. `packageForTests` must have run before. A window that appears
 * just while the driver attaches is sometimes missed by it, and then it waits for ever: only that is tried again. A
 * program that did not begin, as its own log tells, has failed.
 */
export async function launchElectron(options: LaunchOptions = {}): Promise<RunningParley> {
  for (let attempt = 1; ; attempt += 1) {
    const home = options.home ?? (await makeHome());
    const before = startsIn(home);
    try {
      return await launchIn(home, options);
    } catch (fault) {
      const missed = fault instanceof errors.TimeoutError && startsIn(home) > before;
      if (!missed || attempt === attempts) throw fault;
    }
  }
}

/** How often the program has begun in a home. */
function startsIn(home: string): number {
  const path = join(home, 'data/parley/logs/shell.log');
  return existsSync(path) ? readFileSync(path, 'utf8').split('"started"').length - 1 : 0;
}

async function launchIn(home: string, options: LaunchOptions): Promise<RunningParley> {
  const app = await _electron.launch({
    executablePath: await writeLauncher(home, options.through ?? []),
    args: ['--disable-gpu', `--lang=${options.language ?? 'en-US'}`, ...(options.parameters ?? [])],
    env: await surroundings(home, options),
    timeout: patience,
  });
  const page = await app.firstWindow();
  const quit = (): Promise<void> => app.close();
  return {
    app,
    page,
    home,
    quit,
    dispose: async () => {
      await quit();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** A new home folder that the program may write to. */
export async function makeHome(): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'parley-home-'));
  await mkdir(join(home, 'data'));
  giveToProgram(home);
  return home;
}

/** Lets the program's user own a file or folder and everything in it. */
export function giveToProgram(path: string): void {
  if (isRoot) execFileSync('chown', ['-R', `${nobody}:${nobody}`, path]);
}

/** The environment and nothing more than it: no variable of the tests' own surroundings reaches the program. */
async function surroundings(home: string, options: LaunchOptions): Promise<Record<string, string>> {
  const language = options.language?.replace('-', '_') ?? 'en_US';
  return {
    PATH: '/usr/bin:/bin',
    HOME: home,
    XDG_DATA_HOME: join(home, 'data'),
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_CACHE_HOME: join(home, 'cache'),
    ...(await displayEnvironment()),
    LANGUAGE: language,
    LANG: `${language}.UTF-8`,
    ...(options.store === 'utility' ? {} : { PARLEY_STORE_COMMAND: JSON.stringify([packagedNode, packagedNodeEntry]) }),
  };
}

async function writeLauncher(home: string, through: readonly string[]): Promise<string> {
  const launcher = join(home, 'launch-parley');
  const asNobody = isRoot ? ['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups', '--'] : [];
  const command = [...through, ...asNobody, packagedProgram].map((part) => `'${part}'`).join(' ');
  // The test driver adds `--no-sandbox` by itself; users have the sandbox, and so have the tests.
  const withSandbox = 'for given do shift; [ "$given" = --no-sandbox ] || set -- "$@" "$given"; done';
  await writeFile(launcher, `#!/bin/sh\n${withSandbox}\nexec ${command} "$@"\n`);
  await chmod(launcher, 0o755);
  return launcher;
}
