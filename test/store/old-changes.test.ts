import Driver from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { atOnce } from '#shared/base/turns.ts';
import type { JournalEntry } from '#shared/domain/journal/entry.ts';
import { PlanDatabase } from '#main/store/plan-database.ts';
import { planFolder } from '#main/store/plan-folder.ts';
import { DamagedFile } from '#main/store/storage-fault.ts';
import { createLongSession, laterEntries } from './long-session.ts';
import { openSession } from './session-support.ts';
import { ask, makeDataFolder, offerOf, removeDataFolder, startTestStore, submit } from './store-support.ts';

/**
 * The changes of entries that are long past are not hashed at opening. They are proved when they are read and before a
 * copy counts, and the plan is restored then.
 */
const plan = '00000000-0000-4000-8000-000000000001';
/** The offer of the plan of the tests; so many entries follow it that it is long past. */
const offer = 3;
const later = laterEntries;
let folder = '';

beforeEach(() => {
  folder = makeDataFolder();
  createLongSession(folder, plan).close();
});
afterEach(() => removeDataFolder(folder));

function damage(sequence: number): void {
  const database = new Driver(planFolder(folder, plan).database);
  const body = database.prepare('SELECT body FROM change WHERE sequence = ?').pluck().get(sequence) as Buffer;
  const flipped = Buffer.from(body);
  flipped[1] = (flipped[1] ?? 0) ^ 1;
  database.prepare('UPDATE change SET body = ? WHERE sequence = ?').run(flipped, sequence);
  database.close();
}

describe('the changes of an entry long past', () => {
  it('are proved when they are read: undoing them restores the plan first', () => {
    damage(offer);
    const session = openSession(folder, plan);
    const entry = session.database.journal.entry(offer) as JournalEntry;
    expect(() => session.changesOf(entry)).toThrow(DamagedFile);
    const undone = session.submit({ id: 'undo', actor: 'Ana', body: { kind: 'undo', entry: offer } });
    expect(undone).toMatchObject({ ok: true });
    expect(session.totals.read('offer', 'revenue', 0)).toBeNull();
    expect(session.changesOf(entry).length).toBeGreaterThan(0);
    session.close();
  });

  it('are proved before a copy counts, and the plan is restored then', async () => {
    damage(offer);
    expect(() => atOnce(PlanDatabase.prove(planFolder(folder, plan).database))).toThrow(DamagedFile);
    const store = startTestStore(folder);
    const notices: string[] = [];
    store.events.listen((event) => event.name === 'notice' && notices.push(event.value.code));
    expect((await ask(store, 'openPlan', { plan })).notices).toEqual([]);
    await submit(store, plan, { kind: 'propose', unit: 'a', measure: 'revenue', value: 5 });
    await store.backUp();
    expect(notices).toContain('restored-from-damaged');
    expect(await offerOf(store, plan, 'a')).toBe(5);
    store.close();
    expect(atOnce(PlanDatabase.prove(planFolder(folder, plan).database)).length).toBe(offer + later + 1);
  });

  it('are missed at once when they are gone, whoever reads them or not', () => {
    const database = new Driver(planFolder(folder, plan).database);
    database.pragma('foreign_keys = OFF');
    database.prepare('DELETE FROM change WHERE sequence = ?').run(offer);
    database.close();
    const session = openSession(folder, plan);
    expect(session.changesOf(session.database.journal.entry(offer) as JournalEntry).length).toBeGreaterThan(0);
    session.close();
  });

  it('are hashed at opening while they are new', () => {
    damage(offer + later);
    const session = openSession(folder, plan);
    expect(session.changesOf(session.database.journal.entry(offer + later) as JournalEntry)).toEqual([]);
    session.close();
  });
});
