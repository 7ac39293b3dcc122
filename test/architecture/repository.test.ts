/** The repository as a whole: nothing lies about, nothing names a machine, no test file is forgotten. */
import { readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { floorOf } from './support/floors.ts';
import { filesBelow, root } from './support/source-files.ts';

/** The top level: what the people who asked for Parley fixed (DESIGN §6), and what tools expect there. */
const topLevel = {
  fixed: ['README.md', 'electron-builder.yml', 'package.json', 'resources', 'src', 'test', 'tsconfig.json'],
  tools: [
    '.ci',
    '.editorconfig',
    '.gitattributes',
    '.gitignore',
    '.npmrc',
    '.nvmrc',
    '.oxlintrc.json',
    '.prettierignore',
    '.prettierrc',
    'electron.vite.config.ts',
    'package-lock.json',
    'playwright.config.ts',
    'vitest.config.ts',
  ],
  people: [
    'CHANGELOG.md',
    'CODE_OF_CONDUCT.md',
    'CONTRIBUTING.md',
    'LICENSE',
    'SECURITY.md',
    'THIRD-PARTY-NOTICES.md',
    'docs',
  ],
  made: ['.git', 'node_modules', 'out', 'release', 'test-results'],
};

const written = readdirSync(root, { withFileTypes: true })
  .filter((entry) => !topLevel.made.includes(entry.name))
  .flatMap((entry) => (entry.isDirectory() ? filesBelow(entry.name, isInstalled) : [entry.name]));

function isInstalled(path: string): boolean {
  return path.endsWith('/node_modules');
}

describe('the top level', () => {
  it('holds what was agreed and nothing else', () => {
    const allowed = Object.values(topLevel).flat();
    expect(readdirSync(root).filter((name) => !allowed.includes(name))).toEqual([]);
  });

  it('has everything that was asked for', () => {
    const found = new Set(readdirSync(root));
    expect([...topLevel.fixed, ...topLevel.people].filter((name) => !found.has(name))).toEqual([]);
  });
});

describe('every written file', () => {
  it('names no folder of a machine and no host of a registry', () => {
    const marks = [root, join(dirname(root), 'shared'), `${homedir()}/`, 'registry.'].filter((mark) => mark.length > 4);
    const patterns = [/(?:\/home|\/Users|[A-Z]:\\Users)[/\\]\w+/, /\bregistry\.[a-z]+\.(?:org|com|io|dev)\b/];
    const hits = written.filter(isText).flatMap((path) => {
      const text = readFileSync(join(root, path), 'utf8');
      const named = marks.filter((mark) => mark !== 'registry.' && text.includes(mark));
      return [...named, ...patterns.filter((pattern) => pattern.test(text))].map((mark) => `${path}: ${mark}`);
    });
    expect(written.length).toBeGreaterThan(50);
    expect(hits).toEqual([]);
  });

  it('of src lies in a folder that has a floor', () => {
    const homeless = written.filter(
      (path) => path.startsWith('src/') && !isSetting(path) && floorOf(path) === undefined,
    );
    expect(homeless).toEqual([]);
  });
});

describe('every test file', () => {
  const tests = written.filter((path) => path.startsWith('test/'));

  it('that vitest runs lies in the folder of one of its kinds', () => {
    const files = tests.filter((path) => /\.test\.tsx?$/.test(path));
    const kinds = /^test\/(?:architecture|unit|property|contract|store)\//;
    expect(files.filter((path) => !kinds.test(path))).toEqual([]);
  });

  it('that Playwright runs lies in the folder of one of its kinds', () => {
    const files = tests.filter((path) => /\.spec\.tsx?$/.test(path));
    expect(files.filter((path) => !/^test\/(?:e2e\/(?:browser|electron)|(?:e2e\/)?security)\//.test(path))).toEqual([]);
  });
});

/** Settings of the compiler, the page and its styles have no imports to check. */
function isSetting(path: string): boolean {
  return /tsconfig(?:\.base)?\.json$|\.(?:html|css|md|svg)$/.test(path);
}

function isText(path: string): boolean {
  return !/\.(?:png|ico|icns|parley|xlsx|zip|db|woff2?|gz|wasm|pdf)$/.test(path);
}
