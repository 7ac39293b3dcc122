/**
 * Reads a file that a person chose or another program handed over: a regular file and nothing else, not through a link,
 * not larger than the limit, opened once and read once, so that nothing can change between the check and the reading.
 * Callers: shell/host-service, shell/handed-files, command line.
 */
import type { Outcome } from '#shared/base/outcome.ts';
import { done, refuse } from '#shared/base/outcome.ts';
import type { PhraseCode } from '#shared/base/phrases.ts';
import { constants, type BigIntStats } from 'node:fs';
import { lstat, open, type FileHandle } from 'node:fs/promises';

/** Windows knows neither flag; there the file is looked at before it is opened. */
const openFlags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** Answers the whole content of a file of at most `limit` bytes. */
export async function readRegularFile(path: string, limit: number): Promise<Outcome<Uint8Array>> {
  if (isNetworkPath(path)) return refuse('file-not-readable', { reason: 'other-computer' });
  try {
    if (constants.O_NOFOLLOW === undefined && (await lstat(path)).isSymbolicLink()) return notRegular();
    const file = await open(path, openFlags);
    try {
      return await readOpened(file, limit);
    } finally {
      await file.close();
    }
  } catch (fault) {
    return refuseFault(fault);
  }
}

/** Whether a path names another computer (`\\server\share` or `//server/share`, also with `?` or `.` in between). */
export function isNetworkPath(path: string): boolean {
  return /^[\\/]{2}/.test(path);
}

async function readOpened(file: FileHandle, limit: number): Promise<Outcome<Uint8Array>> {
  const facts: BigIntStats = await file.stat({ bigint: true });
  if (!facts.isFile()) return notRegular();
  if (facts.size > BigInt(limit)) return refuse('file-too-large', { limit: describeLimit(limit) });
  const bytes = new Uint8Array(Number(facts.size));
  let filled = 0;
  while (filled < bytes.length) {
    const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, filled);
    if (bytesRead === 0) return refuse('file-not-readable', { reason: 'became-shorter' });
    filled += bytesRead;
  }
  return done(bytes);
}

function notRegular(): Outcome<never> {
  return refuse('file-not-readable', { reason: 'not-regular' });
}

function refuseFault(fault: unknown): Outcome<never> {
  const code = fault instanceof Error && 'code' in fault ? String(fault.code) : '';
  if (code === 'ELOOP') return notRegular();
  const reasons: Readonly<Record<string, PhraseCode>> = {
    ENOENT: 'not-there',
    EACCES: 'not-allowed',
    EPERM: 'not-allowed',
    EISDIR: 'not-regular',
    ENXIO: 'not-regular',
  };
  return refuse('file-not-readable', { reason: reasons[code] ?? 'system-says', fault: code });
}

function describeLimit(limit: number): string {
  return `${Math.floor(limit / 2 ** 20)} MB`;
}
