import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { concessionAt } from '#shared/domain/concession/concession.ts';
import { readArchive } from '#main/store/container/read-archive.ts';
import type { Store } from '#main/store/store.ts';
import { ask, call, makeDataFolder, openSmallPlan, removeDataFolder, startTestStore, submit } from './store-support.ts';

let folder = '';
let store: Store;
let plan = '';
const measure = 'revenue';

beforeEach(async () => {
  folder = makeDataFolder();
  store = startTestStore(folder);
  plan = await openSmallPlan(store);
  await submit(store, plan, { kind: 'propose', unit: 'company', measure, value: 1_000_000 });
  await submit(store, plan, { kind: 'ask', unit: 'company', measure, value: 800_000 });
});
afterEach(() => {
  store.close();
  removeDataFolder(folder);
});

describe('concessions of a plan', () => {
  it('follow every step, and undo takes them back', async () => {
    const read = async () => {
      const { values, revision } = await ask(store, 'getConcessions', { plan, measure });
      return { revision, facts: concessionAt(values, 7, 0, { round: 2, closed: false }) };
    };
    const before = await read();
    expect(before.facts).toMatchObject({ openingGap: 200_000, gap: 200_000, closed: 0 });
    await submit(store, plan, { kind: 'open-round' });
    await submit(store, plan, { kind: 'counter', side: 'unit', unit: 'company', measure, value: 850_000 });
    const after = await read();
    expect(after.facts).toMatchObject({ gap: 150_000, unit: { conceded: 50_000, share: 250_000 }, movedRound: 2 });
    expect(after.revision).toBe(before.revision + 2);
    await submit(store, plan, { kind: 'undo' });
    expect((await read()).facts).toMatchObject({ gap: 200_000, movedRound: 0 });
  });
});

/** Every file below a folder. */
function filesBelow(path: string): readonly string[] {
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

describe('reservation points', () => {
  const secret = 876_543_219;

  it('are kept for a side and a line, replaced, and forgotten', async () => {
    const line = { plan, unit: 'ana', measure } as const;
    await ask(store, 'setReservation', { ...line, side: 'company', value: 880 });
    await ask(store, 'setReservation', { ...line, side: 'unit', value: 950 });
    await ask(store, 'setReservation', { ...line, side: 'unit', value: 960 });
    store.close();
    store = startTestStore(folder);
    await ask(store, 'openPlan', { plan });
    expect((await ask(store, 'getReservations', { plan })).reservations).toEqual([
      { side: 'company', unit: 'ana', measure, value: 880 },
      { side: 'unit', unit: 'ana', measure, value: 960 },
    ]);
    const left = await ask(store, 'setReservation', { ...line, side: 'company', value: null });
    expect(left.reservations).toHaveLength(1);
  });

  it('stand in no export, journal, database or backup: on the bytes', async () => {
    const before = await ask(store, 'exportPlan', { plan });
    await ask(store, 'setReservation', { plan, unit: 'ana', measure, side: 'unit', value: secret });
    const after = await ask(store, 'exportPlan', { plan });
    expect(Buffer.from(after.bytes).equals(Buffer.from(before.bytes))).toBe(true);
    const archive = readArchive(after.bytes);
    if (!archive.ok) expect.unreachable('the file can be read');
    for (const part of archive.value.values()) expect(part.includes(String(secret))).toBe(false);
    await submit(store, plan, { kind: 'open-round' });
    await store.backUp();
    const holders = filesBelow(folder).filter((path) => readFileSync(path).includes(String(secret)));
    expect(holders).toEqual([join(folder, 'personal', plan, 'reservations.json')]);
  });

  it('are refused for a unit that is not there', async () => {
    const outcome = await call(store, 'setReservation', { plan, unit: 'nobody', measure, side: 'unit', value: 1 });
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'unknown-unit' } });
  });

  it('that cannot be read are put aside and not written over', async () => {
    await ask(store, 'setReservation', { plan, unit: 'ana', measure, side: 'unit', value: 5 });
    const path = join(folder, 'personal', plan, 'reservations.json');
    writeFileSync(path, '{"reservations":[{"side":"nobody"}]}');
    expect((await ask(store, 'getReservations', { plan })).reservations).toEqual([]);
    expect(existsSync(`${path}.unreadable-1`)).toBe(true);
  });
});
