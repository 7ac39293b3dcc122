/**
 * Packages the program for the end-to-end tests: the same settings as for users, on the tests' runtime, with the test
 * build inside. `node test/e2e/support/package-for-tests.ts` does it by hand; tests do it once before they start.
 *
 * Two things differ from what users get, both needed by the test driver: the constant that lets the store run in an
 * ordinary process, and the fuse that lets the driver attach.
 */
import { spawnSync } from 'node:child_process';
import { constants } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { build, type Configuration } from 'electron-builder';
import { fetchTestRuntime, testRuntimeVersion } from './fetch-electron-runtime.ts';

const root = join(import.meta.dirname, '../../..');

/** The folder of the packaged program: outside the checkout, since the program may run as another user than the tests. */
const outputFolder = join(tmpdir(), `parley-test-package-${userInfo().uid}`);
export const packagedFolder = join(outputFolder, 'linux-unpacked');

/** A copy of the Node that runs the tests, where the program may run it whoever it runs as. */
export const packagedNode = join(packagedFolder, 'node');

/** The packaged program itself. */
export const packagedProgram = join(packagedFolder, 'parley');

/** The store's entry for an ordinary Node process, unpacked from the archive because only Electron can read archives. */
export const packagedNodeEntry = join(packagedFolder, 'resources/app.asar.unpacked/out/main/node-entry.js');

/** Files as in electron-builder.yml, with the test build in place of the shipped one. */
const testFiles: NonNullable<Configuration['files']> = [
  '!**/*',
  'package.json',
  'resources/sample/**',
  'node_modules/better-sqlite3/package.json',
  'node_modules/better-sqlite3/lib/**',
  'node_modules/better-sqlite3/prebuilds/${platform}-${arch}.node',
  { from: 'out/test-build', to: 'out', filter: ['**/*'] },
];

/** Builds and packages; answers the packaged program. Throws when a step fails. */
export async function packageForTests(): Promise<string> {
  process.env['PARLEY_TEST_BUILD'] = '1';
  if (process.env['PARLEY_TEST_BUILD_READY'] !== '1') buildForTests();
  const electronDist = await fetchTestRuntime();
  process.chdir(root);
  await build({
    linux: ['dir'],
    x64: true,
    config: {
      extends: 'electron-builder.yml',
      directories: { output: outputFolder },
      electronDist,
      electronVersion: testRuntimeVersion,
      files: testFiles,
      asarUnpack: ['node_modules/better-sqlite3/**', '**/main/**', 'resources/**', 'package.json'],
    },
  });
  await copyFile(process.execPath, packagedNode, constants.COPYFILE_FICLONE);
  return packagedProgram;
}

function buildForTests(): void {
  const tool = join(root, 'node_modules/.bin/electron-vite');
  const { status } = spawnSync(process.execPath, [tool, 'build'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('The test build failed.');
}

if (import.meta.main) process.stdout.write(`${await packageForTests()}\n`);
