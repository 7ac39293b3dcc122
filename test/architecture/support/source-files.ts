/**
 * Every module of src as its text, its syntax tree and what it imports. Read once for each test file.
 *
 * Imports are all that TypeScript and the bundler follow: `import`, `import type`, `export from`, `import()`, the type
 * `import('…').X` and a bare `import './x.css'`. Callers: the architecture tests.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { parseSync } from 'vite';

export const root = join(import.meta.dirname, '..', '..', '..');

/** A node of the syntax tree: an object with a type and whatever else that type has. */
export interface SyntaxNode {
  readonly type: string;
  readonly [field: string]: unknown;
}

export interface SourceFile {
  /** Path from the top of the repository, with slashes. */
  readonly path: string;
  readonly text: string;
  readonly tree: SyntaxNode;
  readonly imports: readonly string[];
  /** The imports that remain when types are gone: what a running program loads at once. */
  readonly loads: readonly string[];
}

/** Paths below a folder of the repository, sorted, without what `skip` names. */
export function filesBelow(folder: string, skip: (path: string) => boolean = () => false): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const path = posix.join(folder, entry.name);
      if (skip(path)) return [];
      return entry.isDirectory() ? filesBelow(path, skip) : [path];
    })
    .sort();
}

/** Every TypeScript module of src. */
export function sourceFiles(): SourceFile[] {
  return filesBelow('src')
    .filter((path) => /\.tsx?$/.test(path))
    .map(readSource);
}

/** Reads one module; throws when its text is not valid TypeScript. */
export function readSource(path: string): SourceFile {
  const text = readFileSync(join(root, path), 'utf8');
  return { path, ...parseSource(text, path) };
}

/** Parses a text as the module `path` would be parsed. */
export function parseSource(text: string, path: string): Omit<SourceFile, 'path'> {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} is not valid TypeScript: ${errors[0]?.message}`);
  const tree = program as unknown as SyntaxNode;
  const imports: string[] = [];
  const loads: string[] = [];
  walk(tree, (node) => {
    const named = importedName(node);
    if (named === undefined) return;
    imports.push(named);
    if (node.type !== 'TSImportType' && node['importKind'] !== 'type' && node['exportKind'] !== 'type')
      loads.push(named);
  });
  return { text, tree, imports, loads };
}

/** Visits a node and all nodes below it. */
export function walk(node: SyntaxNode, visit: (node: SyntaxNode) => void): void {
  visit(node);
  for (const field of Object.values(node)) {
    for (const child of Array.isArray(field) ? (field as unknown[]) : [field]) if (isNode(child)) walk(child, visit);
  }
}

/**
 * Where an import leads: a path of this repository, or a package (`zustand/vanilla`, `node:fs`) as it is written.
 * Queries of the bundler (`?url`) are dropped.
 */
export function resolveImport(from: string, named: string): { readonly path?: string; readonly package?: string } {
  const bare = named.replace(/\?.*$/, '');
  if (bare.startsWith('#')) return { path: `src/${bare.slice(1)}` };
  if (bare.startsWith('.')) return { path: posix.normalize(posix.join(posix.dirname(from), bare)) };
  return { package: bare };
}

/** The name of the package itself: `zustand/vanilla` → `zustand`, `@scope/name/part` → `@scope/name`. */
export function packageName(specifier: string): string {
  if (specifier.startsWith('node:')) return 'node:';
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** A path of the machine as a path of the repository. */
export function repositoryPath(absolute: string): string {
  return relative(root, absolute).split(sep).join('/');
}

const importers = new Set([
  'ImportDeclaration',
  'ExportAllDeclaration',
  'ExportNamedDeclaration',
  'ImportExpression',
  'TSImportType',
]);

function importedName(node: SyntaxNode): string | undefined {
  if (!importers.has(node.type)) return undefined;
  const source = node['source'];
  if (!isNode(source)) return undefined;
  if (typeof source['value'] === 'string') return source['value'];
  return node.type === 'ImportExpression' ? 'an import that is computed' : undefined;
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && typeof (value as SyntaxNode).type === 'string';
}
