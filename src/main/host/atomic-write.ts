/**
 * Puts bytes under a name so that the name always means a whole file: the old one or the new one, never half of either.
 *
 * A temporary file in the same directory is written, synced, opened again and hashed; only then does it take the name,
 * and the directory is synced so that the name outlives a power cut. Nothing is ever written in place.
 * Callers: shell/host-service, command line.
 */
import { createHash, randomUUID } from 'node:crypto';
import { open, readFile, rename, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { done, refuse, type Outcome } from '#shared/base/outcome.ts';

/** The calls this module makes to the disk; tests hand in failing ones. */
export interface FileCalls {
  readonly open: typeof open;
  readonly readFile: typeof readFile;
  readonly rename: typeof rename;
  readonly unlink: typeof unlink;
}

/** How long a rename is tried again while a virus scanner or an indexer holds the target, in milliseconds. */
const renamePatience = 10_000;
const busyCodes: ReadonlySet<string> = new Set(['EPERM', 'EACCES', 'EBUSY']);

/**
 * Writes the file and answers the SHA-256 of its bytes. Refused with disk-full or disk-fault; then the old file, if
 * there was one, is untouched and the temporary one is gone.
 */
export async function writeFileAtomically(
  target: string,
  bytes: Uint8Array,
  files: FileCalls = { open, readFile, rename, unlink },
): Promise<Outcome<{ readonly sha256: string }>> {
  const temporary = join(dirname(target), `.${basename(target).slice(0, 60)}.${randomUUID()}.tmp`);
  const sha256 = hash(bytes);
  try {
    await writeNew(temporary, bytes, files);
    if (hash(await files.readFile(temporary)) !== sha256) {
      await discard(temporary, files);
      return refuse('disk-fault', { fault: 'the disk gave back other bytes than were written' });
    }
    await renamePatiently(temporary, target, files);
    await syncDirectory(dirname(target), files);
    return done({ sha256 });
  } catch (fault) {
    await discard(temporary, files);
    const code = codeOf(fault);
    return code === 'ENOSPC' || code === 'EDQUOT' ? refuse('disk-full') : refuse('disk-fault', { fault: code });
  }
}

/** Exclusive creation: a file that already has the temporary name is somebody else's. Plans are their owner's to share. */
async function writeNew(temporary: string, bytes: Uint8Array, files: FileCalls): Promise<void> {
  const handle = await files.open(temporary, 'wx', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function renamePatiently(temporary: string, target: string, files: FileCalls): Promise<void> {
  for (let waited = 0, delay = 10; ; waited += delay, delay = Math.min(delay * 2, 500)) {
    try {
      await files.rename(temporary, target);
      return;
    } catch (fault) {
      if (!busyCodes.has(codeOf(fault)) || waited + delay > renamePatience) throw fault;
      await pause(delay);
    }
  }
}

/** Windows cannot open a directory; there the rename itself is journaled. */
async function syncDirectory(directory: string, files: FileCalls): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await files.open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function discard(temporary: string, files: FileCalls): Promise<void> {
  try {
    await files.unlink(temporary);
  } catch {
    // It was never made, or it already has its final name.
  }
}

function codeOf(fault: unknown): string {
  return fault instanceof Error && 'code' in fault ? String(fault.code) : String(fault);
}

function hash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
