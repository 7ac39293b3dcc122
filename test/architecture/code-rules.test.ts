/** What every module keeps to: a header, a size, and the few things nobody writes. DESIGN §6, style. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataTables } from './support/floors.ts';
import {
  filesBelow,
  parseSource,
  root,
  sourceFiles,
  walk,
  type SourceFile,
  type SyntaxNode,
} from './support/source-files.ts';

const files = sourceFiles();
const longest = 300;

/** Names of the rules a module breaks. */
function broken(file: SourceFile): string[] {
  const rules: string[] = [];
  if (!/^(?:#!.*\n)?\/\*\*[\s\S]{20,}?\*\//.test(file.text)) rules.push('no header comment');
  const lines = file.text.trimEnd().split('\n').length;
  if (lines > longest && !dataTables.includes(file.path)) rules.push(`${lines} lines`);
  if (/@ts-(?:ignore|nocheck|expect-error)|(?:eslint|oxlint)-disable/.test(file.text)) rules.push('a silenced check');
  walk(file.tree, (node) => {
    const rule = forbiddenNode(node, file.path);
    if (rule !== undefined) rules.push(rule);
  });
  return rules.map((rule) => `${file.path}: ${rule}`);
}

const htmlMembers = new Set(['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'dangerouslySetInnerHTML', 'srcdoc']);
/** Programs that talk to a terminal. */
const speakers = /^src\/main\/(?:cli\/|start\/|host\/loopback-entry\.ts)/;

function forbiddenNode(node: SyntaxNode, path: string): string | undefined {
  if (node.type === 'TSAnyKeyword') return 'any';
  if (node.type === 'TSEnumDeclaration') return 'enum';
  const name = memberName(node);
  if (name === undefined) return undefined;
  if (htmlMembers.has(name.member)) return `writes HTML (${name.member})`;
  if (name.object === 'console' && !speakers.test(path)) return 'console';
  return path.startsWith('src/shared/') ? impurity(name) : undefined;
}

interface MemberName {
  readonly object: string;
  readonly member: string;
}

/** `object.member` of a member expression; a JSX attribute has no object, `new Date()` counts as `Date.new`. */
function memberName(node: SyntaxNode): MemberName | undefined {
  const named = (part: unknown): string => {
    const name = (part as { name?: unknown } | undefined)?.name;
    return typeof name === 'string' ? name : '';
  };
  if (node.type === 'MemberExpression') return { object: named(node['object']), member: named(node['property']) };
  if (node.type === 'JSXAttribute') return { object: '', member: named(node['name']) };
  if (node.type === 'NewExpression' && (node['arguments'] as unknown[]).length === 0) {
    return { object: named(node['callee']), member: 'new' };
  }
  return undefined;
}

/** Shared code has no clock, no randomness and no ordering that depends on the computer's language (DESIGN §3, §6). */
function impurity({ object, member }: MemberName): string | undefined {
  const whole = `${object}.${member}`;
  if (['Date.now', 'Date.new', 'Math.random'].includes(whole)) return whole;
  if (object === 'Intl' && member === 'Collator') return whole;
  return /^(?:localeCompare|toLocale\w+)$/.test(member) ? member : undefined;
}

describe('every module of src', () => {
  it('has a header, is short, and keeps the rules', () => {
    expect(files.flatMap(broken)).toEqual([]);
  });

  it.each([
    ['export const a = 1;', 'no header comment'],
    [`/** A header that is long enough. */\n${'\n'.repeat(longest)}export const a = 1;`, `${longest + 2} lines`],
    ['/** A header that is long enough. */\nexport const a: any = 1;', 'any'],
    ['/** A header that is long enough. */\nconsole.log(1);', 'console'],
    ['/** A header that is long enough. */\nelement.innerHTML = text;', 'writes HTML (innerHTML)'],
    ['/** A header that is long enough. */\nconst a = new Date();', 'Date.new'],
    ['/** A header that is long enough. */\nconst a = Math.random();', 'Math.random'],
    ['/** A header that is long enough. */\nnames.sort((a, b) => a.localeCompare(b));', 'localeCompare'],
    ['/** A header that is long enough. */\n// @ts-ignore\nconst a = 1;', 'a silenced check'],
  ])('would be caught with %j', (text, rule) => {
    const path = 'src/shared/base/planted.ts';
    expect(broken({ path, ...parseSource(text, path) })).toEqual([`${path}: ${rule}`]);
  });

  it('names data tables that exist and are long', () => {
    const needless = dataTables.filter((path) => {
      const file = files.find((one) => one.path === path);
      return file === undefined || file.text.split('\n').length <= longest;
    });
    expect(needless).toEqual([]);
  });
});

describe('every text file', () => {
  const written = ['src', 'test', 'docs', '.ci'].flatMap((folder) => filesBelow(folder, isOutside));

  it('has nothing left to do and no test that is left out', () => {
    const marks = [
      // A mark is written as letters with a gap, so that this file does not name itself.
      new RegExp(`\\b(?:${['TO', 'FIX', 'HA'].map((start, at) => start + ['DO', 'ME', 'CK'][at]).join('|')})\\b`),
      /\b(?:it|test|describe)\.(?:only|skip|todo|fixme|fails)\b/,
    ];
    const hits = written
      .filter((path) => isText(path))
      .flatMap((path) => {
        if (path === 'test/architecture/code-rules.test.ts') return [];
        const text = readFileSync(join(root, path), 'utf8');
        return marks.filter((mark) => mark.test(text)).map((mark) => `${path}: ${mark.source}`);
      });
    expect(hits).toEqual([]);
  });
});

function isOutside(path: string): boolean {
  return path.includes('node_modules') || path.startsWith('test/fixtures/');
}

function isText(path: string): boolean {
  return /\.(?:tsx?|json|md|css|html|ya?ml|mjs)$|^\.ci\//.test(path);
}
