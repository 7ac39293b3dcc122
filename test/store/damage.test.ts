import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Driver from 'better-sqlite3';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { StoreNotice } from '#shared/contract/store-service.ts';
import type { PlanView } from '#shared/contract/views.ts';
import type { CommandBody } from '#shared/domain/bargain/command.ts';
import { planFolder, type PlanFolder } from '#main/store/plan-folder.ts';
import {
  ask,
  call,
  makeDataFolder,
  offerOf,
  openSmallPlan,
  removeDataFolder,
  startTestStore,
  submit,
} from './store-support.ts';

/** The folder every case starts from, the same as a crash would leave it (the log not folded), and the plan in it. */
let template = '';
let crashed = '';
let folder = '';
let plan = '';
let files: PlanFolder;
let expected: PlanView;

beforeAll(async () => {
  template = makeDataFolder();
  crashed = makeDataFolder();
  let ids = 0;
  let seconds = 0;
  // Fixed ids and times: the same bytes in every run, so that a seed means the same case.
  const makeId = (): `${string}-${string}-${string}-${string}-${string}` =>
    `00000000-0000-4000-8000-${String((ids += 1)).padStart(12, '0')}`;
  const now = (): string => new Date(Date.UTC(2026, 10, 22, 6, 0, (seconds += 1))).toISOString();
  const store = startTestStore(template, { makeId, now });
  const submitHere = (body: CommandBody) => submit(store, plan, body, makeId());
  plan = await openSmallPlan(store);
  const measure = 'revenue';
  await submitHere({ kind: 'propose', unit: 'company', measure, value: 123_456_789 });
  for (let step = 0; step < 12; step += 1)
    await submitHere({ kind: 'ask', unit: 'ana', measure, value: 1_000_000 + step * 77_777 });
  await store.backUp();
  for (let step = 0; step < 12; step += 1)
    await submitHere({ kind: 'propose', unit: 'eva', measure, value: 2_000_000 + step * 33_333 });
  await submitHere({ kind: 'settle', unit: 'ben', measure });
  await submitHere({ kind: 'undo' });
  expected = await ask(store, 'getPlanView', { plan });
  cpSync(template, crashed, { recursive: true });
  store.close();
});
afterAll(() => {
  for (const path of [template, crashed, folder]) removeDataFolder(path);
});
beforeEach(() => start(template));

function start(from: string): void {
  if (folder !== '') removeDataFolder(folder);
  folder = makeDataFolder();
  cpSync(from, folder, { recursive: true });
  files = planFolder(folder, plan);
}

/** Opens the plan, answers what a person is told; every number must be what it was. */
async function openAndCompare(): Promise<readonly StoreNotice[]> {
  const store = startTestStore(folder);
  try {
    const opened = await call(store, 'openPlan', { plan });
    expect(opened).toMatchObject({ ok: true });
    if (!opened.ok) return [];
    const { view, notices } = opened.value;
    expect({ ...view, impact: [] }).toEqual({ ...expected, impact: [] });
    await submit(store, plan, { kind: 'propose', unit: 'kim', measure: 'revenue', value: 1 });
    return notices;
  } finally {
    store.close();
    await compareAgain();
  }
}

/** Whatever was damaged and not noticed may not show in what was written on top of it. */
async function compareAgain(): Promise<void> {
  const store = startTestStore(folder);
  expect(await ask(store, 'openPlan', { plan })).toMatchObject({ view: { revision: expected.revision + 1 } });
  expect(await offerOf(store, plan, 'kim')).toBe(1);
  expect(await offerOf(store, plan, 'eva')).toBe(
    expected.rows.offer[expected.units.findIndex(({ id }) => id === 'eva') * 13 + 12],
  );
  store.close();
}

function flip(path: string, bit: number): void {
  const bytes = readFileSync(path);
  const at = Math.floor(bit / 8) % bytes.length;
  bytes[at] = (bytes[at] ?? 0) ^ (1 << (bit % 8));
  writeFileSync(path, bytes);
}

/** A small generator of our own, so that a case can be repeated by its seed. */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state;
  };
}

describe('a damaged plan', () => {
  it('whose files are whole opens without a word', async () => {
    expect(await openAndCompare()).toEqual([]);
    start(crashed);
    expect(await openAndCompare()).toEqual([]);
  });

  it('never shows a wrong number: 80 single bits flipped in the database (seed 41)', async () => {
    const random = randomNumbers(41);
    let noticed = 0;
    for (let run = 0; run < 80; run += 1) {
      start(template);
      flip(files.database, random() % (8 * readFileSync(files.database).length));
      const notices = await openAndCompare();
      expect(notices.length).toBeLessThanOrEqual(1);
      noticed += notices.length;
    }
    // Most of a small file is rows; what remains are unused bytes.
    expect(noticed).toBeGreaterThan(25);
  });

  it('is restored when a bit of any stored number flips, and says so in one sentence', async () => {
    const bytes = readFileSync(files.database);
    // Everywhere, because a page may also hold what was deleted from it.
    for (let at = bytes.indexOf('"name":"Company"'); at >= 0; at = bytes.indexOf('"name":"Company"', at + 1)) {
      bytes[at + 9] = (bytes[at + 9] ?? 0) ^ 1;
    }
    writeFileSync(files.database, bytes);
    expect(await openAndCompare()).toEqual([
      { code: 'restored-from-damaged', details: { count: 29, kept: 'damaged-1' } },
    ]);
    expect(existsSync(join(files.home, 'damaged-1', 'plan.db'))).toBe(true);
    const store = startTestStore(folder);
    expect((await ask(store, 'openPlan', { plan })).notices).toEqual([]);
    store.close();
  });

  it('is restored when rows vanished or came back in an older, intact form', async () => {
    const harm = (statement: string): void => {
      start(template);
      const database = new Driver(files.database);
      expect(database.prepare(statement).run().changes).toBe(1);
      database.close();
    };
    harm("DELETE FROM cell WHERE unit = 'ben'");
    expect(await openAndCompare()).toHaveLength(1);
    harm("DELETE FROM record WHERE table_name = 'hold' OR (table_name = 'move' AND id LIKE '000000010.%')");
    expect(await openAndCompare()).toHaveLength(1);
    const copy = new Driver(join(files.backups, readdirSync(files.backups).sort()[1] ?? ''));
    const old = copy.prepare("SELECT months, total, checksum FROM cell WHERE unit = 'eva'").raw().get() as unknown[];
    copy.close();
    start(template);
    const database = new Driver(files.database);
    database.prepare("UPDATE cell SET months = ?, total = ?, checksum = ? WHERE unit = 'eva'").run(...old);
    database.close();
    expect(await openAndCompare()).toHaveLength(1);
  });

  it('is restored when the database was cut off anywhere (seed 42)', async () => {
    const random = randomNumbers(42);
    for (let run = 0; run < 20; run += 1) {
      start(template);
      truncateSync(files.database, random() % readFileSync(files.database).length);
      expect((await openAndCompare()).length).toBe(1);
    }
  });

  it('is restored when pages were exchanged', async () => {
    const page = 4096;
    const bytes = readFileSync(files.database);
    for (let first = 1; first + 1 < bytes.length / page; first += 3) {
      start(template);
      const swapped = Buffer.from(bytes);
      bytes.copy(swapped, first * page, (first + 1) * page, (first + 2) * page);
      bytes.copy(swapped, (first + 1) * page, first * page, (first + 1) * page);
      writeFileSync(files.database, swapped);
      await openAndCompare();
    }
  });

  it('is brought forward when its write-ahead log was deleted or damaged', async () => {
    start(crashed);
    expect(existsSync(`${files.database}-wal`)).toBe(true);
    rmSync(`${files.database}-wal`);
    const [notice] = await openAndCompare();
    expect(notice?.code).toBe('last-entries-restored');
    expect(notice?.details['count']).toBeGreaterThan(0);
    const random = randomNumbers(43);
    for (let run = 0; run < 20; run += 1) {
      start(crashed);
      flip(`${files.database}-wal`, random() % (8 * readFileSync(`${files.database}-wal`).length));
      await openAndCompare();
    }
  });

  it('is restored from an older copy when the newest one is damaged too, and from nothing but the side journal', async () => {
    truncateSync(files.database, 100);
    const copies = readdirSync(files.backups).sort();
    expect(copies.length).toBeGreaterThan(1);
    flip(join(files.backups, copies.at(-1) ?? ''), 8 * 5000);
    truncateSync(join(files.backups, copies.at(-1) ?? ''), 9000);
    expect((await openAndCompare()).length).toBe(1);
    start(template);
    rmSync(files.database);
    rmSync(files.backups, { recursive: true });
    expect(await openAndCompare()).toEqual([{ code: 'restored-from-missing', details: { count: 29 } }]);
  });

  it('whose side journal is damaged keeps every number and gets a new one', async () => {
    const random = randomNumbers(44);
    for (let run = 0; run < 20; run += 1) {
      start(template);
      flip(files.journal, random() % (8 * readFileSync(files.journal).length));
      expect((await openAndCompare()).length).toBeLessThanOrEqual(1);
    }
    start(template);
    rmSync(files.journal);
    await openAndCompare();
    start(template);
    truncateSync(files.journal, 1000);
    const notices = await openAndCompare();
    expect(notices).toEqual([{ code: 'second-record-renewed', details: {} }]);
    rmSync(files.database);
    rmSync(files.backups, { recursive: true });
    const store = startTestStore(folder);
    const { view } = await ask(store, 'openPlan', { plan });
    expect(view.revision).toBe(expected.revision + 1);
    store.close();
  });

  it('of which nothing is left is refused with a sentence, and nothing is thrown away', async () => {
    truncateSync(files.database, 100);
    rmSync(files.journal);
    rmSync(files.backups, { recursive: true });
    const store = startTestStore(folder);
    expect(await call(store, 'openPlan', { plan })).toMatchObject({ ok: false, refusal: { code: 'plan-damaged' } });
    store.close();
    expect(existsSync(join(files.home, 'damaged-1', 'plan.db'))).toBe(true);
  });

  it('does not mix two histories: of two sound ones the longer one wins', async () => {
    const other = makeDataFolder();
    const store = startTestStore(other);
    const { plan: elsewhere } = await ask(store, 'createPlan', {
      name: 'Other',
      year: 2027,
      currency: 'EUR',
      scale: 2,
      startMonth: 1,
      weekPattern: 'calendar',
      units: [],
      lines: [],
      actor: 'Ben',
    });
    store.close();
    rmSync(files.journal);
    renameSync(planFolder(other, elsewhere).journal, files.journal);
    const notices = await openAndCompare();
    expect(notices).toEqual([{ code: 'second-record-renewed', details: {} }]);
    removeDataFolder(other);
  });
});
