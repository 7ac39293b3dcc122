/** What is in the packaged program, and what is not: hardening 2, 14 and 15, and what only tests may have. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getCurrentFuseWire, FuseV1Options, FuseVersion } from '@electron/fuses';
import { expect, test } from '@playwright/test';
import { shippedFuses, testFuses } from '../../src/main/packaging/fuses.ts';
import { packagedFolder, packagedProgram } from '../e2e/support/package-for-tests.ts';

const root = join(import.meta.dirname, '../..');
const fuseNames = Object.values(FuseV1Options).filter((fuse) => typeof fuse === 'number');
/** How the fuse wire writes "off" and "on". */
const wireStates = { off: 0x30, on: 0x31 };

/** The names in an archive's header, as paths from its root. */
function archivedFiles(archive: string): string[] {
  const bytes = readFileSync(archive);
  const headerLength = bytes.readUInt32LE(12);
  const header = JSON.parse(bytes.subarray(16, 16 + headerLength).toString('utf8')) as ArchiveFolder;
  return filesIn(header, '');
}

interface ArchiveFolder {
  readonly files: Readonly<Record<string, ArchiveFolder | { readonly size: number }>>;
}

function filesIn(folder: ArchiveFolder, path: string): string[] {
  return Object.entries(folder.files).flatMap(([name, entry]) =>
    'files' in entry ? filesIn(entry, `${path}${name}/`) : [`${path}${name}`],
  );
}

/** All text of the scripts below a folder. */
function scriptsBelow(folder: string): string {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => /\.c?js$/.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
}

test('all nine fuses of what users get are named, and weaken nothing', () => {
  expect(fuseNames).toHaveLength(9);
  expect(shippedFuses).toEqual({
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.EnableCookieEncryption]: true,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: false,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
    [FuseV1Options.WasmTrapHandlers]: true,
  });
});

test('the packaged program carries the fuses, but for the two that its driver and its runtime need', async () => {
  const wire = await getCurrentFuseWire(packagedProgram);
  const differences = fuseNames.filter(
    (fuse) => testFuses[fuse as keyof typeof testFuses] !== Reflect.get(shippedFuses, fuse),
  );
  expect(differences).toEqual([FuseV1Options.EnableNodeCliInspectArguments, FuseV1Options.WasmTrapHandlers]);
  for (const fuse of fuseNames.filter((name) => name !== FuseV1Options.WasmTrapHandlers)) {
    const wanted = Reflect.get(testFuses, fuse) === true ? wireStates.on : wireStates.off;
    expect(Reflect.get(wire, fuse), FuseV1Options[fuse]).toBe(wanted);
  }
});

test('the archive holds the build, the database driver, the sample, and nothing else', () => {
  const files = archivedFiles(join(packagedFolder, 'resources/app.asar'));
  const expected = [
    /^package\.json$/,
    /^LICENSE$/,
    /^THIRD-PARTY[^/]*$/,
    /^resources\/sample\//,
    /^out\/(?:main|preload|renderer)\//,
    /^node_modules\/better-sqlite3\/(?:package\.json|LICENSE|lib\/.*\.js|prebuilds\/[^/]+\.node)$/,
  ];
  expect(files.filter((file) => !expected.some((pattern) => pattern.test(file)))).toEqual([]);
  for (const needed of [
    'out/main/index.js',
    'out/main/utility-entry.js',
    'out/main/parse-entry.js',
    'out/preload/index.cjs',
  ]) {
    expect(files).toContain(needed);
  }
  expect(files.filter((file) => file.endsWith('.node'))).toEqual([
    'node_modules/better-sqlite3/prebuilds/linux-x64.node',
  ]);
  expect(files.filter((file) => file.endsWith('.map'))).toEqual([]);
});

test('the shipped build cannot run the store elsewhere; the test build can', () => {
  const onlyForTests = /PARLEY_STORE_COMMAND|PARLEY_TEST/;
  expect(scriptsBelow(join(root, 'out/test-build/main'))).toMatch(onlyForTests);
  for (const folder of ['out/main', 'out/preload']) {
    expect(scriptsBelow(join(root, folder)), folder).not.toMatch(onlyForTests);
  }
  expect(readdirSync(join(root, 'out/main'))).not.toContain('node-entry.js');
});

test('no file that starts the program weakens the sandbox', () => {
  const starters = [
    'electron-builder.yml',
    'package.json',
    'src/main/index.ts',
    'src/main/shell/security.ts',
    'src/main/start/start.ts',
  ];
  for (const starter of starters) {
    expect(readFileSync(join(root, starter), 'utf8'), starter).not.toMatch(/no-sandbox|disable-web-security|inspect=/);
  }
});

test('Electron and the database driver are pinned to exact, supported versions', () => {
  const settings = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
    devDependencies: Record<string, string>;
  };
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { version: string }>;
  };
  const electron = settings.devDependencies['electron'] ?? '';
  expect(electron).toMatch(/^\d+\.\d+\.\d+$/);
  expect(Number(electron.split('.')[0])).toBeGreaterThanOrEqual(45);
  expect(lock.packages['node_modules/electron']?.version).toBe(electron);
  expect(Object.keys(settings.dependencies)).toEqual(['better-sqlite3']);
});
