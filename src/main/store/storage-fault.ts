/**
 * What went wrong on the disk, sorted into the few kinds that are answered differently.
 *
 * SQLite and Node name the same fault in different words; nothing above this module looks at either. Callers: database,
 * command service, side journal, backup, opening.
 */
import type { Refusal } from '#shared/base/outcome.ts';

/**
 * full: no space left. busy: another process holds the file. damaged: what is on the disk is not what was written.
 * disk: the disk refused. program: none of these, a fault of Parley.
 */
export type StorageFault = 'full' | 'busy' | 'damaged' | 'disk' | 'program';

/** The content of a file is not what Parley wrote; `place` says where it was noticed. */
export class DamagedFile extends Error {
  readonly place: string;

  constructor(place: string) {
    super(`Damaged: ${place}`);
    this.name = 'DamagedFile';
    this.place = place;
  }
}

/** A refusal that had to travel as an exception, because it arose below a function that answers something else. */
export class RefusedFault extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(`Refused: ${refusal.code}`);
    this.name = 'RefusedFault';
    this.refusal = refusal;
  }
}

const fullCodes = new Set(['SQLITE_FULL', 'ENOSPC', 'EDQUOT']);
const damagedCodes = ['SQLITE_CORRUPT', 'SQLITE_NOTADB', 'SQLITE_FORMAT', 'SQLITE_MISMATCH', 'SQLITE_SCHEMA'];
const diskCodes = ['SQLITE_IOERR', 'SQLITE_READONLY', 'SQLITE_CANTOPEN', 'SQLITE_PERM', 'SQLITE_NOLFS'];
const diskErrors = new Set([
  'EIO',
  'EROFS',
  'EACCES',
  'EPERM',
  'EFBIG',
  'ENXIO',
  'ENODEV',
  'EMFILE',
  'ENFILE',
  'ENOTDIR',
]);

/** Sorts anything that was thrown. */
export function storageFault(thrown: unknown): StorageFault {
  if (thrown instanceof DamagedFile) return 'damaged';
  const code = faultCode(thrown);
  if (fullCodes.has(code)) return 'full';
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return 'busy';
  if (damagedCodes.some((prefix) => code.startsWith(prefix))) return 'damaged';
  if (diskErrors.has(code) || diskCodes.some((prefix) => code.startsWith(prefix))) return 'disk';
  return 'program';
}

/** The refusal a person gets for a fault of the disk; null for faults of the program, which must not be hidden. */
export function storageRefusal(thrown: unknown): Refusal | null {
  if (thrown instanceof RefusedFault) return thrown.refusal;
  const fault = storageFault(thrown);
  if (fault === 'full') return { code: 'disk-full', details: {} };
  if (fault === 'program') return null;
  return { code: 'disk-fault', details: { fault: faultWord(thrown) } };
}

/** A fault in one word, as the disk, SQLite or Node calls it. */
export function faultWord(thrown: unknown): string {
  if (thrown instanceof DamagedFile) return 'damaged';
  return faultCode(thrown) || String(thrown);
}

function faultCode(thrown: unknown): string {
  if (typeof thrown !== 'object' || thrown === null || !('code' in thrown)) return '';
  return typeof thrown.code === 'string' ? thrown.code : '';
}
