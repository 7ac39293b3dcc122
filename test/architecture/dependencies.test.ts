/** What Parley stands on is pinned, locked for every system, permitted and named in the notices. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  lockedPackages,
  shippedClosure,
  thirdPartyNotices,
  type LockedPackage,
} from '../support/third-party-notices.ts';
import { shippedLicences, shippedPackages, toolLicences, toolPackages } from './support/dependencies.ts';
import { root, sourceFiles, packageName, resolveImport } from './support/source-files.ts';

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
const direct = { ...manifest.dependencies, ...manifest.devDependencies };
const locked = lockedPackages('package-lock.json');

/** The optional packages (one a system) that a lock names but does not hold, as npm leaves out when it is hurried. */
function missingFromLock(packages: ReadonlyMap<string, LockedPackage>): string[] {
  return [...packages].flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !isLocked(packages, path, name))
      .map((name) => `${path} lacks ${name}`),
  );
}

/** Whether Node would find `name` from `path`, walking up the folders the lock describes. */
function isLocked(packages: ReadonlyMap<string, LockedPackage>, path: string, name: string): boolean {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const found = packages.get(`${folder === '' ? '' : `${folder}/`}node_modules/${name}`);
    if (found !== undefined) return found.version !== undefined;
    if (!folder.includes('node_modules/')) return false;
  }
}

/** Whether a licence expression allows the use: one of its alternatives must be on the list. */
function isPermitted(licence: string, allowed: ReadonlySet<string>): boolean {
  return licence
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((one) => allowed.has(one));
}

describe('the direct dependencies', () => {
  it('are the ones that were agreed, each with a purpose', () => {
    expect(Object.keys(direct).toSorted()).toEqual(
      [...Object.keys(shippedPackages), ...Object.keys(toolPackages)].toSorted(),
    );
  });

  it('are pinned to exact versions', () => {
    expect(Object.entries(direct).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  it('are pinned for the peers of the benches as well', () => {
    const peers = JSON.parse(readFileSync(join(root, 'test/bench/peers/package.json'), 'utf8')) as Manifest;
    expect(Object.values(peers.dependencies).filter((version) => !/^\d/.test(version))).toEqual([]);
  });

  it('keep only what the bundler cannot take in as run-time dependencies', () => {
    expect(Object.keys(manifest.dependencies)).toEqual(['better-sqlite3']);
  });

  it('are the only packages that src imports', () => {
    const program = sourceFiles().filter((file) => !file.path.startsWith('src/main/packaging/'));
    const imported = program.flatMap((file) =>
      file.imports.flatMap((named) => resolveImport(file.path, named).package ?? []),
    );
    const names = new Set(imported.map(packageName).filter((name) => name !== 'node:'));
    expect([...names].filter((name) => !(name in shippedPackages))).toEqual([]);
  });
});

describe('the lock', () => {
  it('holds the packages of every system', () => {
    expect(locked.size).toBeGreaterThan(100);
    expect(missingFromLock(locked)).toEqual([]);
  });

  it('proves every package by its digest and names no place to fetch it from', () => {
    const unproved = [...locked].filter(([path, entry]) => path !== '' && entry.integrity === undefined);
    expect(unproved.map(([path]) => path)).toEqual([]);
    expect([...locked].filter(([, entry]) => entry.resolved !== undefined)).toEqual([]);
  });

  it('holds permissive licences only', () => {
    const wrong = [...locked].filter(([path, entry]) => path !== '' && !isPermitted(entry.license ?? '', toolLicences));
    expect(wrong.map(([path, entry]) => `${path}: ${entry.license}`)).toEqual([]);
  });
});

describe('the lock check', () => {
  it('would see a system that is missing', () => {
    const planted = new Map<string, LockedPackage>([
      ['node_modules/a', { version: '1.0.0', optionalDependencies: { 'a-linux': '1.0.0', 'a-mac': '1.0.0' } }],
      ['node_modules/a/node_modules/a-linux', { version: '1.0.0' }],
    ]);
    expect(missingFromLock(planted)).toEqual(['node_modules/a lacks a-mac']);
  });
});

describe('what reaches the user', () => {
  it('has licences that leave the user free', () => {
    const wrong = shippedClosure().filter(({ licence }) => !isPermitted(licence, shippedLicences));
    expect(wrong).toEqual([]);
  });

  it('is named in THIRD-PARTY-NOTICES.md with its licence (renew it with `npm run notices`)', () => {
    expect(readFileSync(join(root, 'THIRD-PARTY-NOTICES.md'), 'utf8') === thirdPartyNotices()).toBe(true);
  });
});
