/**
 * Writes a file completely or not at all, and so that a power cut right afterwards leaves it there.
 *
 * A temporary file beside the target, fsync, a second reading that is compared by digest, rename, fsync of the folder.
 * The target is never opened for writing. Callers: shell/host-service, command line.
 */
import type { Outcome } from '#shared/base/outcome.ts';
import { done, refuse } from '#shared/base/outcome.ts';
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rename, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds between attempts to rename on Windows, where a virus scanner may hold the file for a while. */
const renamePauses = [50, 100, 200, 400, 800, 1600, 3200, 3600];

/** Puts `bytes` at `path`, in place of whatever regular file was there. The former content survives every refusal. */
export async function writeFileAtomically(path: string, bytes: Uint8Array): Promise<Outcome<void>> {
  const temporary = join(dirname(path), `.${basename(path).slice(0, 60)}.${randomUUID()}.tmp`);
  try {
    await writeNew(temporary, bytes);
    if ((await digestOf(temporary)) !== createHash('sha256').update(bytes).digest('hex')) {
      await discard(temporary);
      return refuse('disk-fault', { fault: 'what was read back differs from what was written' });
    }
    await renameWithPatience(temporary, path);
    await syncFolder(dirname(path));
    return done(undefined);
  } catch (fault) {
    await discard(temporary);
    return refuseFault(fault);
  }
}

async function writeNew(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

async function renameWithPatience(from: string, to: string): Promise<void> {
  for (const wait of process.platform === 'win32' ? renamePauses : []) {
    try {
      return await rename(from, to);
    } catch (fault) {
      if (!['EPERM', 'EACCES', 'EBUSY'].includes(faultCode(fault))) throw fault;
      await pause(wait);
    }
  }
  await rename(from, to);
}

/** Without this a power cut may forget the rename. Windows has no such call and does not need it. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function discard(temporary: string): Promise<void> {
  await unlink(temporary).catch(() => undefined);
}

function refuseFault(fault: unknown): Outcome<never> {
  const code = faultCode(fault);
  if (code === 'ENOSPC' || code === 'EDQUOT') return refuse('disk-full');
  return refuse('disk-fault', { fault: code === '' ? 'unknown fault' : code });
}

function faultCode(fault: unknown): string {
  return fault instanceof Error && 'code' in fault ? String(fault.code) : '';
}
