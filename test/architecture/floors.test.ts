/** Imports go down only, whatever their form: DESIGN §6. */
import { describe, expect, it } from 'vitest';
import { blindShell, featureOf, floorOf, oneModuleEach } from './support/floors.ts';
import { packageName, parseSource, resolveImport, sourceFiles, type SourceFile } from './support/source-files.ts';

const files = sourceFiles();

/** Every import of a file that the floors forbid, in words. */
function forbiddenImports(file: Pick<SourceFile, 'path' | 'imports'>): string[] {
  const floor = floorOf(file.path);
  if (floor === undefined) return [`${file.path} lies on no floor`];
  return file.imports.flatMap((named) => {
    const target = resolveImport(file.path, named);
    if (target.package !== undefined) {
      return floor.packages.includes(packageName(target.package)) ? [] : [`${file.path} imports ${named}`];
    }
    const path = target.path ?? '';
    const below = floorOf(path);
    const allowed = below !== undefined && (below === floor || floor.sees.includes(below.folder));
    const acrossScreens = featureOf(path) !== undefined && featureOf(file.path) !== featureOf(path);
    const sameFloor = acrossScreens && featureOf(file.path) !== undefined;
    return allowed && !sameFloor ? [] : [`${file.path} imports ${named}`];
  });
}

describe('the floors', () => {
  it('are kept by every import of src, types included', () => {
    expect(files.length).toBeGreaterThan(10);
    expect(files.flatMap(forbiddenImports)).toEqual([]);
  });

  it('would catch an upward import in any form', () => {
    const forms = [
      "import type { A } from '../rpc/transport.ts';",
      "export * from '../contract/views.ts';",
      "type A = import('#main/store/database.ts').B;",
      "const a = await import('#renderer/model/replica.ts');",
      "import 'node:fs';",
      "import 'zod';",
    ];
    for (const form of forms) {
      const path = 'src/shared/domain/planted.ts';
      expect(forbiddenImports({ path, imports: parseSource(form, path).imports }), form).toHaveLength(1);
    }
  });

  it('would catch one screen that imports another', () => {
    const path = 'src/renderer/features/bargain/planted.tsx';
    const { imports } = parseSource("import { a } from '../exchange/a.ts';", path);
    expect(forbiddenImports({ path, imports })).toHaveLength(1);
  });

  it('leave no computed import, whose target nobody could check', () => {
    expect(files.filter((file) => file.imports.includes('an import that is computed')).map(({ path }) => path)).toEqual(
      [],
    );
  });

  it.each(oneModuleEach)('let one module of $folder reach $package', (rule) => {
    const importers = files.filter(
      (file) =>
        file.path.startsWith(`${rule.folder}/`) && file.imports.some((named) => packageName(named) === rule.package),
    );
    expect(importers.map((file) => file.path).slice(1)).toEqual([]);
  });
});

describe('the shell', () => {
  it('loads nothing that knows plans, however many imports away (types are not loaded)', () => {
    const graph = new Map(files.map((file) => [file.path, targets(file, file.loads)]));
    const loaded = reach(graph, blindShell.begins);
    expect(loaded.size).toBeGreaterThan(5);
    const knowing = [...loaded].filter((path) => blindShell.never.some((folder) => path.startsWith(`${folder}/`)));
    expect(knowing).toEqual([]);
  });
});

describe('the import graph', () => {
  it('has no cycle, types included', () => {
    expect(cycles(new Map(files.map((file) => [file.path, targets(file, file.imports)])))).toEqual([]);
  });

  it('would show a cycle', () => {
    const planted = new Map([
      ['a', ['b']],
      ['b', ['c']],
      ['c', ['a']],
      ['d', ['a']],
    ]);
    expect(cycles(planted)).toEqual(['a → b → c → a']);
  });
});

/** Everything that can be reached from a path, itself included. */
function reach(graph: ReadonlyMap<string, readonly string[]>, from: string, seen = new Set<string>()): Set<string> {
  if (seen.has(from)) return seen;
  seen.add(from);
  for (const next of graph.get(from) ?? []) reach(graph, next, seen);
  return seen;
}

function targets(file: SourceFile, imports: readonly string[]): string[] {
  return imports.flatMap((named) => resolveImport(file.path, named).path ?? []);
}

/** The cycles of a graph as texts, each found once, by depth-first search. */
function cycles(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const found: string[] = [];
  const finished = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    if (finished.has(path)) return;
    const seen = trail.indexOf(path);
    if (seen >= 0) {
      found.push([...trail.slice(seen), path].join(' → '));
      return;
    }
    for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
    finished.add(path);
  };
  for (const path of graph.keys()) visit(path, []);
  return found;
}
