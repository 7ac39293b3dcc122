/** Writing under a name: the whole old file or the whole new one, whatever the disk does. */
import { mkdtemp, open, readdir, readFile, rename, rm, unlink, writeFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeFileAtomically, type FileCalls } from '#main/host/atomic-write.ts';
import { hashText } from './container-sample.ts';

const calls: FileCalls = { open, readFile, rename, unlink };
let folder = '';
let target = '';

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'parley-files-'));
  target = path.join(folder, 'plan.parley');
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

function fault(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/** File calls whose handles fail at one call. */
function failingHandles(method: 'writeFile' | 'sync', code: string): FileCalls {
  const opened = async (...args: Parameters<typeof open>): ReturnType<typeof open> => {
    const handle = await open(...args);
    return new Proxy(handle, {
      get: (of, name) => {
        if (name === method) return () => Promise.reject(fault(code));
        const member: unknown = Reflect.get(of, name);
        return typeof member === 'function' ? (member.bind(of) as unknown) : member;
      },
    });
  };
  return { ...calls, open: opened };
}

describe('a file written atomically', () => {
  it('holds the bytes, names their hash, and leaves nothing else behind', async () => {
    expect(await writeFileAtomically(target, Buffer.from('first'))).toEqual({
      ok: true,
      value: { sha256: hashText('first') },
    });
    expect(await writeFileAtomically(target, Buffer.from('second'))).toEqual({
      ok: true,
      value: { sha256: hashText('second') },
    });
    expect(await readFile(target, 'utf8')).toBe('second');
    expect(await readdir(folder)).toEqual(['plan.parley']);
    expect((await stat(target)).mode & 0o077).toBe(0);
  });

  it.each([
    ['the write', failingHandles('writeFile', 'ENOSPC'), { code: 'disk-full', details: {} }],
    ['the sync', failingHandles('sync', 'EIO'), { code: 'disk-fault', details: { fault: 'EIO' } }],
    [
      'opening',
      { ...calls, open: () => Promise.reject(fault('EROFS')) },
      { code: 'disk-fault', details: { fault: 'EROFS' } },
    ],
    [
      'the rename',
      { ...calls, rename: () => Promise.reject(fault('EXDEV')) },
      { code: 'disk-fault', details: { fault: 'EXDEV' } },
    ],
  ])('keeps the old file when %s fails', async (_what, failing, refusal) => {
    await writeFile(target, 'old');
    expect(await writeFileAtomically(target, Buffer.from('new'), failing)).toEqual({ ok: false, refusal });
    expect(await readFile(target, 'utf8')).toBe('old');
    expect(await readdir(folder)).toEqual(['plan.parley']);
  });

  it('notices a disk that gives back other bytes, before the name changes', async () => {
    await writeFile(target, 'old');
    const lying = { ...calls, readFile: (() => Promise.resolve(Buffer.from('nwe'))) as unknown as typeof readFile };
    const outcome = await writeFileAtomically(target, Buffer.from('new'), lying);
    expect(outcome.ok ? '' : outcome.refusal.code).toBe('disk-fault');
    expect(await readFile(target, 'utf8')).toBe('old');
  });

  it.each(['EPERM', 'EACCES', 'EBUSY'])('waits while the name is taken (%s)', async (code) => {
    let attempts = 0;
    const busy = (...args: Parameters<typeof rename>): Promise<void> => {
      attempts += 1;
      return attempts < 4 ? Promise.reject(fault(code)) : rename(...args);
    };
    expect((await writeFileAtomically(target, Buffer.from('new'), { ...calls, rename: busy })).ok).toBe(true);
    expect(attempts).toBe(4);
    expect(await readFile(target, 'utf8')).toBe('new');
  });

  it('syncs the file before the rename and the directory after it', async () => {
    const order: string[] = [];
    const watched: FileCalls = {
      ...calls,
      open: async (...args: Parameters<typeof open>) => {
        const handle = await open(...args);
        const sync = handle.sync.bind(handle);
        handle.sync = () => {
          order.push(args[0] === folder ? 'sync directory' : 'sync file');
          return sync();
        };
        return handle;
      },
      rename: (...args: Parameters<typeof rename>) => {
        order.push('rename');
        return rename(...args);
      },
    };
    await writeFileAtomically(target, Buffer.from('new'), watched);
    expect(order).toEqual(['sync file', 'rename', 'sync directory']);
  });
});
