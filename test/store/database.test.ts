import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Driver from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applicationId, checkPages, claimFile, foldLog, openReader, openWriter } from '#main/store/database.ts';
import { DamagedFile, storageFault } from '#main/store/storage-fault.ts';
import { makeDataFolder, removeDataFolder } from './store-support.ts';

let folder = '';
beforeEach(() => {
  folder = makeDataFolder();
});
afterEach(() => removeDataFolder(folder));

describe('a database opened for writing', () => {
  it('has every setting that keeps acknowledged numbers through a power cut', () => {
    const database = openWriter(join(folder, 'plan.db'));
    const read = (name: string): unknown => database.pragma(name, { simple: true });
    expect(read('journal_mode')).toBe('wal');
    expect(read('synchronous')).toBe(2);
    expect(read('locking_mode')).toBe('exclusive');
    expect(read('fullfsync')).toBe(1);
    expect(read('checkpoint_fullfsync')).toBe(1);
    expect(read('foreign_keys')).toBe(1);
    expect(read('trusted_schema')).toBe(0);
    expect(read('cell_size_check')).toBe(1);
    expect(read('mmap_size')).toBe(0);
    expect(read('recursive_triggers')).toBe(0);
    database.close();
  });

  it('is refused when a setting does not hold', () => {
    // A database in memory cannot keep a write-ahead log, so the setting reads back differently.
    expect(() => openWriter(':memory:')).toThrow('journal_mode');
  });

  it('is locked for anybody else, and leaves no shared-memory file', () => {
    const database = openWriter(join(folder, 'plan.db'));
    claimFile(database);
    const other = openReader(join(folder, 'plan.db'));
    let fault: unknown;
    try {
      other.pragma('user_version');
    } catch (thrown) {
      fault = thrown;
    }
    expect(storageFault(fault)).toBe('busy');
    expect(existsSync(join(folder, 'plan.db-shm'))).toBe(false);
    other.close();
    database.close();
  });

  it('is marked as one of ours, and a file marked otherwise is refused', () => {
    const ours = openWriter(join(folder, 'plan.db'));
    claimFile(ours);
    expect(ours.pragma('application_id', { simple: true })).toBe(applicationId);
    ours.close();
    const foreign = new Driver(join(folder, 'foreign.db'));
    foreign.exec('CREATE TABLE stranger (id INTEGER)');
    foreign.close();
    const opened = openWriter(join(folder, 'foreign.db'));
    expect(() => claimFile(opened)).toThrow(DamagedFile);
    opened.close();
  });

  it('takes a file that is no database for damaged', () => {
    writeFileSync(
      join(folder, 'plan.db'),
      'this is not a database, but it is long enough to have a header of a hundred bytes'.repeat(9),
    );
    let fault: unknown;
    try {
      openWriter(join(folder, 'plan.db'));
    } catch (thrown) {
      fault = thrown;
    }
    expect(storageFault(fault)).toBe('damaged');
  });

  it('folds its log into the file', () => {
    const database = openWriter(join(folder, 'plan.db'));
    database.exec('CREATE TABLE kept (id INTEGER)');
    expect(foldLog(database)).toBe(true);
    checkPages(database, true);
    database.close();
  });
});
