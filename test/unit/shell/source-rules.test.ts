/** Rules of hardening that are kept by the sources: one door for messages, no way out of the program, no raw markup. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const sources = join(import.meta.dirname, '../../../src');
const files = readdirSync(sources, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => ({ name: name.replaceAll('\\', '/'), text: readFileSync(join(sources, name), 'utf8') }));

/** The files whose code (not their comments) holds a pattern. */
function holders(pattern: RegExp): string[] {
  const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  return files.filter(({ text }) => pattern.test(withoutComments(text))).map(({ name }) => name);
}

describe('the sources', () => {
  it('are all looked at', () => expect(files.length).toBeGreaterThan(50));

  it('receive messages of the page in one module', () => {
    expect(holders(/\bipcMain\b/)).toEqual(['main/shell/validated-ipc.ts']);
  });

  it('send messages to the shell from the preload alone', () => {
    expect(holders(/\bipcRenderer\b/)).toEqual(['main/preload/index.ts']);
  });

  it('open nothing outside of the program', () => {
    expect(holders(/openExternal|openPath|showItemInFolder/)).toEqual([]);
  });

  it('make no text into markup or code', () => {
    expect(
      holders(/dangerouslySetInnerHTML|\.innerHTML|insertAdjacentHTML|document\.write|new Function|\beval\(/),
    ).toEqual([]);
  });

  it('never leave the sandbox', () => {
    expect(
      holders(/sandbox: false|contextIsolation: false|nodeIntegration: true|webSecurity: false|no-sandbox/),
    ).toEqual([]);
  });

  it('read the test option in one place', () => {
    expect(holders(/PARLEY_STORE_COMMAND/)).toEqual(['main/shell/test-options.ts']);
  });
});
