/**
 * One SQLite file, opened the only way Parley trusts, or not at all.
 *
 * The driver's defaults lose acknowledged numbers in a power cut (WAL with synchronous=NORMAL), so every setting is made
 * and then read back. The exclusive lock is taken before the first access: a second process is refused by the file
 * itself. This is the only module that imports the driver. Callers: plan database, migrate, backup.
 */
import Driver from 'better-sqlite3';
import { invariant } from '#shared/base/assert.ts';
import { DamagedFile } from './storage-fault.ts';

export type Database = Driver.Database;
export type Statement<Parameters extends unknown[], Row = unknown> = Driver.Statement<Parameters, Row>;

/** "PRLY": marks a file as one of Parley's databases. */
export const applicationId = 0x50524c59;

/** Milliseconds to wait for a lock before saying that the plan is in use. */
const lockPatience = 800;

/** Settings in the order in which they must be made; each with what reading it back must answer. */
const writerSettings = [
  ['locking_mode', 'EXCLUSIVE', 'exclusive'],
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', 2],
  ['fullfsync', 'ON', 1],
  ['checkpoint_fullfsync', 'ON', 1],
  ['foreign_keys', 'ON', 1],
  ['trusted_schema', 'OFF', 0],
  ['cell_size_check', 'ON', 1],
  ['mmap_size', '0', 0],
  ['recursive_triggers', 'OFF', 0],
  ['temp_store', 'MEMORY', 2],
  ['wal_autocheckpoint', '1000', 1000],
  ['journal_size_limit', String(16 * 2 ** 20), 16 * 2 ** 20],
] as const;

const readerSettings = [
  ['trusted_schema', 'OFF', 0],
  ['cell_size_check', 'ON', 1],
  ['mmap_size', '0', 0],
  ['query_only', 'ON', 1],
] as const;

/**
 * Opens (or creates) a database as its only user. Throws the driver's error when that is not possible (busy, not a
 * database, disk) and a broken invariant when a setting does not hold.
 */
export function openWriter(path: string): Database {
  const database = connect(path, { timeout: lockPatience });
  return settled(database, writerSettings);
}

/** Opens an existing database for reading only, as a copy is checked. */
export function openReader(path: string): Database {
  const database = connect(path, { readonly: true, fileMustExist: true, timeout: lockPatience });
  return settled(database, readerSettings);
}

/** The driver takes a folder that the disk does not show for a mistake of the caller; it is a file that cannot be opened. */
function connect(path: string, options: Driver.Options): Database {
  try {
    return new Driver(path, options);
  } catch (fault) {
    if (!(fault instanceof TypeError)) throw fault;
    throw Object.assign(new Error(fault.message, { cause: fault }), { code: 'SQLITE_CANTOPEN' });
  }
}

/** An empty database that never touches the disk. */
export function openInMemory(): Database {
  return new Driver(':memory:');
}

/** Marks a new file as ours; a file that is marked otherwise is damaged or somebody else's. */
export function claimFile(database: Database): void {
  const marked = database.pragma('application_id', { simple: true });
  if (marked === applicationId) return;
  const empty = database.prepare('SELECT count(*) AS found FROM sqlite_schema').pluck().get() === 0;
  if (marked !== 0 || !empty) throw new DamagedFile('the mark of the file');
  database.pragma(`application_id = ${applicationId}`);
}

/**
 * Throws when the pages do not hang together; `thoroughly` holds them to their indexes and to the conditions of the tables
 * too. The numbers themselves are guarded by checksums, not by this. A page that could not be read is reported like a
 * damaged one, so only what is found twice is damage.
 */
export function checkPages(database: Database, thoroughly: boolean): void {
  // What fits its checksum was written through the conditions of its table; to try them again takes as long as all else.
  database.pragma(`ignore_check_constraints = ${thoroughly ? 'OFF' : 'ON'}`);
  const sound = (): boolean =>
    database.pragma(thoroughly ? 'integrity_check(1)' : 'quick_check(1)', { simple: true }) === 'ok';
  const isSound = sound() || sound();
  database.pragma('ignore_check_constraints = OFF');
  if (!isSound) throw new DamagedFile('the pages of the file');
}

/**
 * Copies a whole database, as it stands, to a path where no file is. When SQLite finds one there all the same, it could
 * not ask the disk: it takes a size that it cannot learn for a file that is in the way.
 */
export function copyInto(database: Database, path: string): void {
  try {
    database.prepare('VACUUM INTO ?').run(path);
  } catch (fault) {
    if (!(fault instanceof Driver.SqliteError) || fault.code !== 'SQLITE_ERROR') throw fault;
    throw Object.assign(new Error(fault.message, { cause: fault }), { code: 'SQLITE_IOERR_FSTAT' });
  }
}

/** Folds the write-ahead log into the file. Answers whether nothing was left behind. */
export function foldLog(database: Database): boolean {
  const [result] = database.pragma('wal_checkpoint(TRUNCATE)') as { readonly busy: number }[];
  return result?.busy === 0;
}

function settled(database: Database, settings: typeof writerSettings | typeof readerSettings): Database {
  try {
    for (const [name, value, expected] of settings) {
      database.pragma(`${name} = ${value}`);
      const present = database.pragma(name, { simple: true });
      invariant(present === expected, `the database setting ${name} is ${expected}, not ${String(present)}`);
    }
    return database;
  } catch (fault) {
    database.close();
    throw fault;
  }
}
