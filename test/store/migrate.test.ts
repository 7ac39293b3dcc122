import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listBackups } from '#main/store/backup.ts';
import { openWriter, type Database } from '#main/store/database.ts';
import { checksumOf, migrate, NewerDatabase } from '#main/store/migrate.ts';
import { migrations } from '#main/store/migrations/index.ts';
import { planFolder } from '#main/store/plan-folder.ts';
import { DamagedFile } from '#main/store/storage-fault.ts';
import { ask, call, makeDataFolder, offerOf, removeDataFolder, startTestStore, submit } from './store-support.ts';

const now = (): string => '2026-11-22T06:00:00.000Z';
const golden = join(import.meta.dirname, 'golden', 'schema-1.db');

let folder = '';
beforeEach(() => {
  folder = makeDataFolder();
});
afterEach(() => removeDataFolder(folder));

function open(): Database {
  return openWriter(join(folder, 'plan.db'));
}

describe('migrations', () => {
  it('are numbered from one without gaps', () => {
    expect(migrations.map(({ number }) => number)).toEqual(migrations.map((_, index) => index + 1));
  });

  it('never change once released: their checksums are fixed', () => {
    expect(migrations.map(checksumOf)).toMatchInlineSnapshot(`
      [
        "a9a1296efa6287505fbed785a9cdb2cadef9fc94a910527a9eb664fdfb4f0f33",
        "5f22e1bc06e7c661867d8c7bc5ce01463d732dfc436c4c335ae9bf5bc7961cf4",
      ]
    `);
  });

  it('create a new database without a copy', () => {
    const database = open();
    migrate(database, { now, copyFirst: () => expect.unreachable('a new database needs no copy') });
    expect(database.pragma('user_version', { simple: true })).toBe(migrations.length);
    database.close();
  });

  it('copy an existing database before they change it, and record what ran', () => {
    const database = open();
    migrate(database, { now, copyFirst: () => undefined });
    let copies = 0;
    const next = { number: migrations.length + 1, name: 'note', statements: 'CREATE TABLE note (id INTEGER) STRICT;' };
    migrate(database, { now, copyFirst: () => (copies += 1), steps: [...migrations, next] });
    expect(copies).toBe(1);
    expect(database.prepare('SELECT name FROM migration ORDER BY number DESC LIMIT 1').pluck().get()).toBe('note');
    database.close();
  });

  it('leave the old schema when one of them fails', () => {
    const database = open();
    migrate(database, { now, copyFirst: () => undefined });
    const steps = [
      ...migrations,
      {
        number: migrations.length + 1,
        name: 'half',
        statements: 'CREATE TABLE half (id INTEGER) STRICT; INSERT INTO nowhere VALUES (1);',
      },
    ];
    expect(() => migrate(database, { now, copyFirst: () => undefined, steps })).toThrow('nowhere');
    expect(database.pragma('user_version', { simple: true })).toBe(migrations.length);
    expect(database.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'half'").pluck().get()).toBe(0);
    database.close();
  });

  it('refuse a database of a newer Parley and one whose record does not match', () => {
    const database = open();
    migrate(database, { now, copyFirst: () => undefined });
    database.pragma(`user_version = ${migrations.length + 1}`);
    expect(() => migrate(database, { now, copyFirst: () => undefined })).toThrow(DamagedFile);
    database.exec(`INSERT INTO migration VALUES (${migrations.length + 1}, 'later', '${'1'.repeat(64)}', '')`);
    expect(() => migrate(database, { now, copyFirst: () => undefined })).toThrow(NewerDatabase);
    database.pragma(`user_version = ${migrations.length}`);
    database.exec(`DELETE FROM migration WHERE name = 'later'`);
    database.exec(`UPDATE migration SET checksum = '${'0'.repeat(64)}'`);
    expect(() => migrate(database, { now, copyFirst: () => undefined })).toThrow(DamagedFile);
    database.close();
  });
});

describe('the kept database of schema 1', () => {
  it('opens with the numbers it was kept with', async () => {
    const key = 'golden';
    const paths = planFolder(folder, key);
    mkdirSync(paths.home, { recursive: true });
    copyFileSync(golden, paths.database);
    const again = startTestStore(folder);
    const opened = await ask(again, 'openPlan', { plan: key });
    expect(opened.view.revision).toBe(8);
    expect(opened.view.journal.fingerprint).toMatchInlineSnapshot(`"arrow–winter–pigeon–glacier"`);
    expect(await offerOf(again, key, 'company')).toBe(120_000_000);
    await submit(again, key, { kind: 'undo' });
    again.close();
    expect(listBackups(paths).length).toBeGreaterThan(0);
  });

  it('is refused with a sentence when it is of the future', async () => {
    const paths = planFolder(folder, 'golden');
    mkdirSync(paths.home, { recursive: true });
    copyFileSync(golden, paths.database);
    const database = openWriter(paths.database);
    migrate(database, { now, copyFirst: () => undefined });
    const later = migrations.length + 1;
    database.pragma(`user_version = ${later}`);
    database.exec(`INSERT INTO migration VALUES (${later}, 'later', '${'1'.repeat(64)}', '')`);
    database.close();
    const store = startTestStore(folder);
    const opened = await call(store, 'openPlan', { plan: 'golden' });
    expect(opened).toEqual({ ok: false, refusal: { code: 'file-newer', details: { version: later } } });
    store.close();
  });
});
