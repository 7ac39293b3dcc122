/**
 * Brings a database to the present schema: forward only, one transaction, a copy first, the future refused.
 *
 * The number of the schema stands in `user_version`; the table `migration` says when each step ran and what it was.
 * Callers: plan database.
 */
import { createHash } from 'node:crypto';
import type { Now } from '#shared/base/ports.ts';
import { openInMemory, type Database } from './database.ts';
import { migrations, type Migration } from './migrations/index.ts';
import { DamagedFile } from './storage-fault.ts';

/** The database was written by a newer Parley. */
export class NewerDatabase extends Error {
  readonly version: number;

  constructor(version: number) {
    super(`Written by a newer Parley: schema ${version}`);
    this.name = 'NewerDatabase';
    this.version = version;
  }
}

export interface MigrateOptions {
  readonly now: Now;
  /** Called before an existing database is changed: whoever opens makes a copy here. */
  readonly copyFirst: () => void;
  readonly steps?: readonly Migration[];
}

const migrationTable = `
CREATE TABLE IF NOT EXISTS migration (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  checksum TEXT NOT NULL CHECK (length(checksum) = 64),
  applied_at TEXT NOT NULL
) STRICT;`;

/**
 * Runs what is missing; answers whether something was. Throws `NewerDatabase` or `DamagedFile` when what is recorded is not
 * a beginning of our list.
 */
export function migrate(database: Database, { now, copyFirst, steps = migrations }: MigrateOptions): boolean {
  const version = Number(database.pragma('user_version', { simple: true }));
  if (version > 0) checkRecorded(database, version, steps);
  const missing = steps.slice(version);
  if (missing.length === 0) return false;
  if (version > 0) copyFirst();
  database.exec('BEGIN IMMEDIATE');
  try {
    database.exec(migrationTable);
    const record = database.prepare('INSERT INTO migration (number, name, checksum, applied_at) VALUES (?, ?, ?, ?)');
    for (const step of missing) {
      database.exec(step.statements);
      record.run(step.number, step.name, checksumOf(step), now());
    }
    database.pragma(`user_version = ${steps.length}`);
    database.exec('COMMIT');
    return true;
  } catch (fault) {
    if (database.inTransaction) database.exec('ROLLBACK');
    throw fault;
  }
}

function checkRecorded(database: Database, version: number, steps: readonly Migration[]): void {
  const recorded = database.prepare('SELECT number, checksum FROM migration ORDER BY number').all() as {
    readonly number: number;
    readonly checksum: string;
  }[];
  const known = recorded.slice(0, steps.length).every((row, index) => {
    const step = steps[index];
    return step !== undefined && step.number === row.number && checksumOf(step) === row.checksum;
  });
  // A number without its record is a damaged number, not a newer Parley.
  if (!known || recorded.length !== version) throw new DamagedFile('the list of migrations');
  if (version > steps.length) throw new NewerDatabase(version);
}

/** Throws when the tables are not exactly those that the migrations make: their checks guard every row. */
export function checkSchema(database: Database): void {
  expectedSchema ??= schemaOfMigrations();
  if (schemaOf(database) !== expectedSchema) throw new DamagedFile('the tables of the file');
}

let expectedSchema: string | undefined;

function schemaOfMigrations(): string {
  const model = openInMemory();
  try {
    model.exec(migrationTable);
    for (const step of migrations) model.exec(step.statements);
    return schemaOf(model);
  } finally {
    model.close();
  }
}

function schemaOf(database: Database): string {
  const entries = database.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name').all();
  return JSON.stringify(entries);
}

/** SHA-256 of a migration's statements. */
export function checksumOf(step: Migration): string {
  return createHash('sha256').update(step.statements).digest('hex');
}
