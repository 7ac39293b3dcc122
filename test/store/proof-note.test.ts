import {
  appendFileSync,
  cpSync,
  existsSync,
  readFileSync,
  rmSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import Driver from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { invariant } from '#shared/base/assert.ts';
import { planFolder, type PlanFolder } from '#main/store/plan-folder.ts';
import { leaveProofNote, readProofNote } from '#main/store/proof-note.ts';
import {
  ask,
  makeDataFolder,
  offerOf,
  openSmallPlan,
  removeDataFolder,
  startTestStore,
  submit,
} from './store-support.ts';

/** What the files were when they were closed: whoever finds the same bytes need not prove every row again. */
let folder = '';
let plan = '';
let files: PlanFolder;

beforeEach(async () => {
  folder = makeDataFolder();
  const store = startTestStore(folder);
  plan = await openSmallPlan(store);
  files = planFolder(folder, plan);
  await submit(store, plan, { kind: 'propose', unit: 'eva', measure: 'revenue', value: 2_000_000 });
  await submit(store, plan, { kind: 'undo' });
  await submit(store, plan, { kind: 'propose', unit: 'eva', measure: 'revenue', value: 3_000_000 });
  store.close();
});
afterEach(() => removeDataFolder(folder));

/** Opens the plan and closes it again; answers what a person is told and the offer that stands. */
async function open(): Promise<{ readonly notices: readonly string[]; readonly offer: number | null }> {
  const store = startTestStore(folder);
  try {
    const { notices } = await ask(store, 'openPlan', { plan });
    return { notices: notices.map(({ code }) => code), offer: await offerOf(store, plan, 'eva') };
  } finally {
    store.close();
  }
}

/** Writes a record into the database as no program of ours would: with a checksum that is not its own. */
function forge(): void {
  const database = new Driver(files.database);
  const insert = 'INSERT INTO record VALUES (?, ?, ?, ?)';
  database.prepare(insert).run('reasonCode', 'forged', '{"id":"forged","order":1,"text":"forged"}', 1);
  database.close();
}

const untouched = { notices: [], offer: 3_000_000 };

describe('the note of what the files were', () => {
  it('is left when the plan is closed in order, and the files are taken at its word', async () => {
    const noted = readProofNote(files);
    expect(noted).toMatchObject({ journalBytes: readFileSync(files.journal).length });
    expect(await open()).toEqual(untouched);
    forge();
    expect(readProofNote(files)).toBeNull();
    // A note about forged files: nobody looks at their rows any more.
    invariant(noted !== null, 'the plan was closed in order');
    leaveProofNote(files, noted);
    expect(readProofNote(files)).toEqual(noted);
    const store = startTestStore(folder);
    expect((await ask(store, 'openPlan', { plan })).notices).toEqual([]);
    // Before a copy counts every row is proved all the same, and the plan is restored.
    const told: string[] = [];
    store.events.listen((event) => event.name === 'notice' && told.push(event.value.code));
    await submit(store, plan, { kind: 'propose', unit: 'ben', measure: 'revenue', value: 5 });
    await store.backUp();
    expect(told).toContain('restored-from-damaged');
    store.close();
    expect(await open()).toEqual(untouched);
  });

  it('is not believed of a forged file without it', async () => {
    forge();
    expect((await open()).notices).toEqual(['restored-from-damaged']);
    expect(await open()).toEqual(untouched);
  });

  it('does not fit any file of which one bit is another (seed 71)', () => {
    let state = 71;
    const random = (): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0);
    for (const path of [files.database, files.journal]) {
      const bytes = readFileSync(path);
      for (let run = 0; run < 200; run += 1) {
        const flipped = Buffer.from(bytes);
        const bit = random() % (8 * bytes.length);
        flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        writeFileSync(path, flipped);
        expect(readProofNote(files), `bit ${bit}`).toBeNull();
      }
      writeFileSync(path, bytes);
      expect(readProofNote(files)).not.toBeNull();
    }
  });

  it('does not fit files that are longer, shorter, gone, or go on in a log', async () => {
    const whole = makeDataFolder();
    cpSync(folder, whole, { recursive: true });
    const harms: readonly (() => void)[] = [
      () => appendFileSync(files.journal, '["'),
      () => truncateSync(files.journal, readFileSync(files.journal).length - 1),
      () => appendFileSync(files.database, Buffer.alloc(4096)),
      () => unlinkSync(files.journal),
      () => writeFileSync(`${files.database}-wal`, 'x'),
    ];
    for (const harm of harms) {
      harm();
      expect(readProofNote(files)).toBeNull();
      expect((await open()).offer).toBe(3_000_000);
      rmSync(folder, { recursive: true });
      cpSync(whole, folder, { recursive: true });
    }
    removeDataFolder(whole);
  });

  it('is no note when it is torn, empty, nonsense or about another entry; the plan opens all the same', async () => {
    const note = readFileSync(files.proof, 'utf8');
    const other = JSON.stringify({ ...(JSON.parse(note) as object), head: 'f'.repeat(64) });
    for (const text of ['', '{', 'null', '{}', note.slice(0, -1), '{"database":{"bytes":1}}', other]) {
      writeFileSync(files.proof, text);
      expect(await open()).toEqual(untouched);
      // Closing left a good one in its place.
      expect(readFileSync(files.proof, 'utf8')).toBe(note);
    }
  });

  it('is not left of a plan of which no copy could be proved', async () => {
    rmSync(files.proof);
    rmSync(files.backups, { recursive: true });
    writeFileSync(files.backups, 'a file where the folder should be');
    const store = startTestStore(folder);
    const told: string[] = [];
    store.events.listen((event) => event.name === 'notice' && told.push(event.value.code));
    await ask(store, 'openPlan', { plan });
    store.close();
    expect(told).toEqual(['copy-late']);
    expect(existsSync(files.proof)).toBe(false);
    rmSync(files.backups);
    expect(await open()).toEqual(untouched);
    expect(existsSync(files.proof)).toBe(true);
  });
});
