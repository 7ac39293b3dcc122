/** Reading what people hand over, writing what they keep, and who may write at all: on real files in a folder of each test. */
import { execFileSync } from 'node:child_process';
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
  mkdirSync,
} from 'node:fs';
import { chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeFileAtomically } from '#main/host/atomic-write.ts';
import { localDataFolder } from '#main/host/data-folder.ts';
import { lockFolder } from '#main/host/folder-lock.ts';
import { findKnownFile, readKnownFiles } from '#main/host/known-files.ts';
import { readRegularFile } from '#main/host/regular-file.ts';
import { planFilesAmong } from '#main/shell/handed-files.ts';
import { chooseFolders } from '#main/shell/paths.ts';
import type { Outcome } from '#shared/base/outcome.ts';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'parley-files-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const inFolder = (name: string): string => join(folder, name);
const codeOf = (outcome: Outcome<unknown>): string => (outcome.ok ? 'done' : outcome.refusal.code);

describe('reading a file that was handed over', () => {
  it('answers the whole of a regular file up to the limit', async () => {
    writeFileSync(inFolder('a.parley'), 'twelve bytes');
    const read = await readRegularFile(inFolder('a.parley'), 12);
    expect(read.ok && Buffer.from(read.value).toString()).toBe('twelve bytes');
    expect(codeOf(await readRegularFile(inFolder('a.parley'), 11))).toBe('file-too-large');
  });

  it('refuses folders, links, pipes, devices and files of five gigabytes, without waiting for anybody', async () => {
    writeFileSync(inFolder('real'), 'secret');
    symlinkSync(inFolder('real'), inFolder('link'));
    mkdirSync(inFolder('folder'));
    execFileSync('mkfifo', [inFolder('pipe')]);
    writeFileSync(inFolder('sparse'), '');
    truncateSync(inFolder('sparse'), 5 * 2 ** 30);
    for (const name of ['link', 'folder', 'pipe']) {
      expect(codeOf(await readRegularFile(inFolder(name), 1000)), name).toBe('file-not-readable');
    }
    expect(codeOf(await readRegularFile('/dev/zero', 1000))).toBe('file-not-readable');
    expect(codeOf(await readRegularFile(inFolder('sparse'), 2 ** 20))).toBe('file-too-large');
    expect(codeOf(await readRegularFile(inFolder('missing'), 1000))).toBe('file-not-readable');
  });

  it.each(['\\\\server\\share\\a.parley', '//server/share/a.parley', '\\\\?\\UNC\\server\\a.parley'])(
    'refuses %s, which lies on another computer',
    async (path) => expect(codeOf(await readRegularFile(path, 1000))).toBe('file-not-readable'),
  );
});

describe('the files among the arguments of a start', () => {
  it('are the plans, as absolute paths, and nothing else', () => {
    const parameters = ['--flag=x.parley', 'a.parley', '/b/C.PARLEY', 'c.txt', '-d.parley', '//server/x.parley'];
    expect(planFilesAmong(parameters, '/work')).toEqual(['/work/a.parley', '/b/C.PARLEY', '//server/x.parley']);
  });
});

describe('writing a file completely or not at all', () => {
  it('puts the bytes there, in place of what was there, and leaves nothing else', async () => {
    writeFileSync(inFolder('plan.parley'), 'old');
    expect(codeOf(await writeFileAtomically(inFolder('plan.parley'), Buffer.from('new')))).toBe('done');
    expect(readFileSync(inFolder('plan.parley'), 'utf8')).toBe('new');
    expect(readdirSync(folder)).toEqual(['plan.parley']);
  });

  it('replaces a link instead of writing through it', async () => {
    writeFileSync(inFolder('victim'), 'untouched');
    symlinkSync(inFolder('victim'), inFolder('plan.parley'));
    await writeFileAtomically(inFolder('plan.parley'), Buffer.from('new'));
    expect(readFileSync(inFolder('victim'), 'utf8')).toBe('untouched');
    expect(readFileSync(inFolder('plan.parley'), 'utf8')).toBe('new');
  });

  it('leaves a folder of that name alone, and takes its own rubbish away', async () => {
    mkdirSync(inFolder('plan.parley'));
    writeFileSync(inFolder('plan.parley/inside'), 'kept');
    expect(codeOf(await writeFileAtomically(inFolder('plan.parley'), Buffer.from('new')))).toBe('disk-fault');
    expect(readdirSync(folder)).toEqual(['plan.parley']);
    expect(codeOf(await writeFileAtomically(inFolder('missing/plan.parley'), Buffer.from('new')))).toBe('disk-fault');
  });

  it('keeps the former file when the disk refuses, and says what the disk said', async () => {
    const script = `
      const { writeFileAtomically } = await import(${JSON.stringify(join(import.meta.dirname, '../../../src/main/host/atomic-write.ts'))});
      console.log(JSON.stringify(await writeFileAtomically(${JSON.stringify(inFolder('plan.parley'))}, new Uint8Array(3_000_000))));`;
    writeFileSync(inFolder('plan.parley'), 'old');
    await chmod(folder, 0o777);
    const said = execFileSync('prlimit', ['--fsize=1000000', process.execPath, '--input-type=module', '-e', script]);
    expect(JSON.parse(said.toString())).toMatchObject({ ok: false, refusal: { code: 'disk-fault' } });
    expect(readFileSync(inFolder('plan.parley'), 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['plan.parley']);
  });
});

describe('the map of known files', () => {
  it('holds what is served below the folder and no link out of it', async () => {
    mkdirSync(inFolder('out/assets'), { recursive: true });
    writeFileSync(inFolder('secret.html'), 'secret');
    writeFileSync(inFolder('out/index.html'), 'page');
    writeFileSync(inFolder('out/assets/a.js'), 'script');
    writeFileSync(inFolder('out/assets/a.js.map'), 'map');
    symlinkSync(inFolder('secret.html'), inFolder('out/link.html'));
    const files = await readKnownFiles(inFolder('out'));
    expect([...files.keys()].toSorted()).toEqual(['/assets/a.js', '/index.html']);
    expect(findKnownFile(files, '/')?.contentType).toBe('text/html; charset=utf-8');
    for (const address of [
      '/../secret.html',
      '/..%2fsecret.html',
      '/%2e%2e/secret.html',
      '//index.html',
      '/link.html',
    ]) {
      expect(findKnownFile(files, address), address).toBeUndefined();
    }
  });
});

describe('the folders of the program', () => {
  const home = '/people/ana';
  const choose = (platform: NodeJS.Platform, environment: Record<string, string>, beside = false) =>
    chooseFolders({ platform, environment, home, executable: '/opt/Parley/parley' }, () => beside);

  it('lie on this computer and never roam', () => {
    const windows = choose('win32', { LOCALAPPDATA: '/local', APPDATA: '/roaming' });
    expect(windows).toMatchObject({ data: '/local/Parley/plans', browser: '/local/Parley/window', portable: false });
    expect(localDataFolder('win32', {}, home)).toBe('/people/ana/AppData/Local/Parley');
    expect(choose('darwin', {}).data).toBe('/people/ana/Library/Application Support/Parley/plans');
    expect(choose('linux', {}).data).toBe('/people/ana/.local/share/parley/plans');
    expect(choose('linux', { XDG_DATA_HOME: '/data' }).logs).toBe('/data/parley/logs');
  });

  it('stand beside a portable program', () => {
    expect(choose('linux', {}, true)).toMatchObject({ data: '/opt/Parley/data/plans', portable: true });
    expect(choose('win32', { PORTABLE_EXECUTABLE_DIR: '/usb' })).toMatchObject({ data: '/usb/Parley data/plans' });
  });
});

describe('the lock of a data folder', () => {
  it('has one holder at a time, who is named to the next', async () => {
    const first = await lockFolder(folder);
    expect(codeOf(first)).toBe('done');
    const second = await lockFolder(folder);
    expect(second).toMatchObject({ ok: false, refusal: { code: 'plan-in-use' } });
    expect(!second.ok && second.refusal.details['owner']).toContain(`process ${process.pid}`);
    if (first.ok) await first.value.release();
    const third = await lockFolder(folder);
    expect(codeOf(third)).toBe('done');
    if (third.ok) await third.value.release();
  });

  it('is the same by whatever name the folder is reached', async () => {
    symlinkSync(folder, `${folder}-link`);
    const first = await lockFolder(folder);
    expect(codeOf(await lockFolder(`${folder}-link`))).toBe('plan-in-use');
    rmSync(`${folder}-link`);
    if (first.ok) await first.value.release();
  });

  it('is free again when its holder is killed', async () => {
    const lockModule = JSON.stringify(join(import.meta.dirname, '../../../src/main/host/folder-lock.ts'));
    const script = `
      const { lockFolder } = await import(${lockModule});
      const lock = await lockFolder(${JSON.stringify(folder)});
      if (lock.ok) process.kill(process.pid, 'SIGKILL');`;
    expect(() => execFileSync(process.execPath, ['--input-type=module', '-e', script])).toThrow(
      /SIGKILL|Command failed/,
    );
    const next = await lockFolder(folder);
    expect(codeOf(next)).toBe('done');
    if (next.ok) await next.value.release();
  });
});
