import fc from 'fast-check';
import { existsSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { atOnce } from '#shared/base/turns.ts';
import { backUp, listBackups } from '#main/store/backup.ts';
import { chooseKept, type BackupNote } from '#main/store/backup-rotation.ts';
import { PlanCopies } from '#main/store/plan-copies.ts';
import { PlanDatabase } from '#main/store/plan-database.ts';
import { planFolder } from '#main/store/plan-folder.ts';
import { ask, makeDataFolder, openSmallPlan, removeDataFolder, startTestStore, submit } from './store-support.ts';
import { createLongSession } from './long-session.ts';
import { createSession, openSession } from './session-support.ts';

let folder = '';
beforeEach(() => {
  folder = makeDataFolder();
});
afterEach(() => removeDataFolder(folder));

const minute = 60_000;
const at = (milliseconds: number): string => new Date(Date.UTC(2026, 0, 1) + milliseconds).toISOString();

/** Copies every ten minutes over a number of days, newest first. */
function everyTenMinutes(days: number): BackupNote[] {
  const count = days * 144;
  return Array.from({ length: count }, (_, index) => ({
    sequence: count - index,
    reason: 'regular',
    at: at((count - index) * 10 * minute),
  }));
}

describe('the rule of what is kept', () => {
  it('keeps fine steps for the last hours and coarse ones for the past', () => {
    const notes = everyTenMinutes(60);
    const kept = [...chooseKept(notes)];
    expect(kept.length).toBeLessThanOrEqual(12 + 24 + 30 + 12);
    expect(kept.length).toBeGreaterThan(50);
    expect(notes.slice(0, 12).every((note) => kept.includes(note))).toBe(true);
    const days = new Set(kept.map((note) => note.at.slice(0, 10)));
    expect(days.size).toBeGreaterThanOrEqual(30);
    expect(kept.some((note) => note.at.startsWith('2026-01'))).toBe(true);
  });

  it('keeps the newest copies and those before imports whatever the clock did (seed 5)', () => {
    const jump = fc.integer({ min: -400 * 24 * 60, max: 400 * 24 * 60 });
    fc.assert(
      fc.property(fc.array(fc.tuple(jump, fc.boolean()), { minLength: 1, maxLength: 200 }), (steps) => {
        let clock = 0;
        const notes: BackupNote[] = steps.map(([minutes, danger], index) => {
          clock = danger ? clock + minutes * minute : clock + 10 * minute;
          return { sequence: index + 1, reason: danger ? 'import' : 'regular', at: at(clock) };
        });
        const newestFirst = notes.reverse();
        const kept = chooseKept(newestFirst);
        for (const note of newestFirst.slice(0, 12)) expect(kept.has(note)).toBe(true);
        for (const note of newestFirst.filter(({ reason }) => reason === 'import').slice(0, 30)) {
          expect(kept.has(note)).toBe(true);
        }
      }),
      { seed: 5, numRuns: 200 },
    );
  });
});

describe('a copy', () => {
  it('proves, and stands where the plan stood', () => {
    const session = createSession(folder, 'p');
    const paths = planFolder(folder, 'p');
    atOnce(backUp(session.database, paths, 'regular'));
    const [copy] = listBackups(paths);
    expect(copy?.sequence).toBe(3);
    expect(atOnce(PlanDatabase.prove(copy?.path ?? ''))).toMatchObject({ length: 3, head: session.database.head });
    atOnce(backUp(session.database, paths, 'regular'));
    expect(listBackups(paths)).toHaveLength(1);
    session.close();
  });

  it('that was cut off on the way never gets a final name, and the leftover is cleared away', () => {
    const session = createSession(folder, 'p');
    const paths = planFolder(folder, 'p');
    writeFileSync(join(paths.backups, 'copy.tmp'), 'what a killed process left');
    atOnce(backUp(session.database, paths, 'regular'));
    expect(readdirSync(paths.backups).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    session.close();
  });

  it('of a damaged plan is noticed as damaged when it is proved', () => {
    const session = createSession(folder, 'p');
    const paths = planFolder(folder, 'p');
    atOnce(backUp(session.database, paths, 'regular'));
    session.close();
    const [copy] = listBackups(paths);
    truncateSync(copy?.path ?? '', 20_000);
    expect(() => atOnce(PlanDatabase.prove(copy?.path ?? ''))).toThrow(/malformed|Damaged/);
  });

  it('is made on closing and before an import, in the order of entries even when the clock runs backwards', async () => {
    let clock = Date.UTC(2027, 0, 1);
    const store = startTestStore(folder, { now: () => new Date((clock -= 40 * 24 * 60 * minute)).toISOString() });
    const plan = await openSmallPlan(store);
    for (let step = 0; step < 5; step += 1) {
      await submit(store, plan, { kind: 'propose', unit: 'ana', measure: 'revenue', value: step });
      await store.backUp();
    }
    store.close();
    const copies = listBackups(planFolder(folder, plan));
    expect(copies.map(({ sequence }) => sequence)).toEqual([7, 6, 5, 4, 3, 2]);
    const again = startTestStore(folder);
    const { view } = await ask(again, 'openPlan', { plan });
    expect(view.revision).toBe(7);
    again.close();
  });

  it('is proved in turns while commands are carried out, and holds what stood when it was begun', async () => {
    const session = createLongSession(folder, 'p');
    const paths = planFolder(folder, 'p');
    const copies = new PlanCopies();
    let turns = 0;
    const copying = copies.makeInTurns(session, 'regular').finally(() => (turns = -turns));
    const begun = session.revision;
    while (turns >= 0 && turns < 10_000) {
      const body = { kind: 'propose', unit: 'a', measure: 'revenue', value: turns } as const;
      expect(session.submit({ id: `during-${turns}`, actor: 'Ana', body }).ok).toBe(true);
      turns += 1;
      await nextTurn();
    }
    await copying;
    expect(turns).toBeLessThan(-1);
    expect(listBackups(paths).map(({ sequence }) => sequence)).toEqual([begun]);
    expect(session.revision).toBe(begun - turns);
    session.close();
  });

  it('that is under way is given up without a trace for one that cannot wait', async () => {
    const session = createLongSession(folder, 'p');
    const paths = planFolder(folder, 'p');
    const copies = new PlanCopies();
    const copying = copies.makeInTurns(session, 'regular');
    await nextTurn();
    expect(readdirSync(paths.backups)).toContain('copy.tmp');
    copies.makeAtOnce(session, 'import');
    await copying;
    expect(listBackups(paths).map(({ reason }) => reason)).toEqual(['import']);
    const again = copies.makeInTurns(session, 'regular');
    copies.stop(session);
    await again;
    expect(readdirSync(paths.backups)).toHaveLength(1);
    session.close();
  });

  it('from which a plan is restored is the newest by its entries', () => {
    const session = createSession(folder, 'p');
    const paths = planFolder(folder, 'p');
    atOnce(backUp(session.database, paths, 'regular'));
    session.submit({ id: 'later', actor: 'Ana', body: { kind: 'propose', unit: 'a', measure: 'revenue', value: 5 } });
    atOnce(backUp(session.database, paths, 'regular'));
    session.close();
    truncateSync(paths.database, 50);
    truncateSync(paths.journal, 0);
    const restored = openSession(folder, 'p');
    expect(restored.revision).toBe(4);
    restored.close();
    expect(existsSync(paths.journal)).toBe(true);
  });
});
