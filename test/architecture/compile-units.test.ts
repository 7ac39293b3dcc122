/**
 * The compiler itself refuses an upward import: each folder is a compile unit that references only what it may see.
 *
 * The units are copied with their own settings into an empty house, every pair of them gets an import, and the compiler
 * must refuse exactly the pairs that the floors forbid.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { floors } from './support/floors.ts';
import { filesBelow, root } from './support/source-files.ts';

interface Settings {
  readonly compilerOptions: { readonly lib?: readonly string[]; readonly types?: readonly string[] };
  readonly references?: readonly { readonly path: string }[];
}

const units = filesBelow('src')
  .filter((path) => path.endsWith('/tsconfig.json'))
  .map((path) => dirname(path));
/** Folders too small for a unit of their own; the floors and lint watch them. */
const builtWithShell = new Set(['src/main/packaging', 'src/main/start']);
const house = mkdtempSync(join(tmpdir(), 'parley-units-'));
afterAll(() => rmSync(house, { recursive: true, force: true }));

function settings(path: string): Settings {
  return JSON.parse(readFileSync(join(root, path), 'utf8')) as Settings;
}

/**
 * The units the compiler lets a unit see: those of its floor, and those below them, because references are handed on.
 * That the shell and the preload do not reach past the contract into the domain is held by the import floors and lint.
 */
function mayBeSeen(unit: string): ReadonlySet<string> {
  const direct = floors.filter((floor) => unitOf(floor.folder) === unit).flatMap((floor) => floor.sees.map(unitOf));
  return new Set(direct.filter((other) => other !== unit).flatMap((other) => [other, ...mayBeSeen(other)]));
}

/** The compile unit a folder lies in: the nearest folder above with settings of its own; the top of main is the shell's. */
function unitOf(folder: string): string {
  if (folder === 'src/main') return 'src/main/shell';
  return units.includes(folder) ? folder : unitOf(dirname(folder));
}

describe('the compile units', () => {
  it('are one for each folder of the floors outside the window, and all are built', () => {
    const top = settings('tsconfig.json').references ?? [];
    expect(top.map((reference) => reference.path).toSorted()).toEqual([...units, 'test'].toSorted());
    const separate = floors
      .map((floor) => floor.folder)
      .filter((folder) => /shared|main\/|model/.test(folder) && !builtWithShell.has(folder));
    expect(separate.filter((folder) => !units.includes(folder))).toEqual([]);
  });

  it('give the domain, the protocol and the model neither Node nor a page', () => {
    const common = settings('src/tsconfig.base.json').compilerOptions;
    expect([common.lib, common.types]).toEqual([['ES2024'], []]);
    for (const unit of units.filter((path) => /^src\/(?:shared|renderer\/model)/.test(path))) {
      const own = settings(`${unit}/tsconfig.json`).compilerOptions;
      expect([unit, own.lib, own.types]).toEqual([unit, undefined, undefined]);
    }
  });

  it('refuse every import the floors forbid, and only those', { timeout: 120_000 }, () => {
    const planted = plantImports();
    let report = '';
    try {
      execFileSync(join(root, 'node_modules', '.bin', 'tsc'), ['-b'], { cwd: house, stdio: 'pipe' });
    } catch (refusal) {
      report = String((refusal as { stdout: Buffer }).stdout);
    }
    const refused = new Set(
      [...report.matchAll(/^(src\/[^(]+)\(\d+,\d+\): error TS6307/gm)].map(([, path = '']) => path),
    );
    const wrong = planted.filter((plant) => refused.has(plant.path) === plant.allowed).map((plant) => plant.path);
    expect(planted.length).toBeGreaterThan(80);
    expect(wrong).toEqual([]);
  });
});

/** Writes the empty house: settings as they are, one module a unit, and one import for each pair of units. */
function plantImports(): { readonly path: string; readonly allowed: boolean }[] {
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(house, path)), { recursive: true });
    writeFileSync(join(house, path), text);
  };
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'));
  const references = units.map((path) => ({ path }));
  write('tsconfig.json', JSON.stringify({ files: [], references }));
  write('package.json', readFileSync(join(root, 'package.json'), 'utf8'));
  for (const path of ['src/tsconfig.base.json', ...units.map((unit) => `${unit}/tsconfig.json`)]) {
    write(path, readFileSync(join(root, path), 'utf8').replaceAll('node_modules/.cache', '.cache'));
  }
  return units.flatMap((unit) => {
    write(`${unit}/own.ts`, 'export type Own = 1;\n');
    return units
      .filter((other) => other !== unit)
      .map((other) => {
        const path = `${unit}/sees-${other.replaceAll('/', '-')}.ts`;
        const target = `#${other.slice('src/'.length)}/own.ts`;
        write(path, `import type { Own } from '${target}';\nexport type Seen = Own;\n`);
        return { path, allowed: mayBeSeen(unit).has(other) };
      });
  });
}
