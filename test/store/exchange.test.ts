import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ParseHost } from '#shared/contract/parse-host.ts';
import { done } from '#shared/base/outcome.ts';
import { readContainer } from '#main/store/container/read-container.ts';
import { listBackups } from '#main/store/backup.ts';
import { planFolder } from '#main/store/plan-folder.ts';
import type { Store } from '#main/store/store.ts';
import {
  ask,
  call,
  makeDataFolder,
  offerOf,
  openSmallPlan,
  parseHere,
  removeDataFolder,
  startTestStore,
  submit,
  upload,
} from './store-support.ts';

let here = '';
let there = '';
let store: Store;
let other: Store;
let plan = '';
const measure = 'revenue';

beforeEach(async () => {
  here = makeDataFolder();
  there = makeDataFolder();
  store = startTestStore(here);
  other = startTestStore(there);
  plan = await openSmallPlan(store);
  await submit(store, plan, { kind: 'propose', unit: 'company', measure, value: 1_000_000 });
});
afterEach(() => {
  store.close();
  other.close();
  removeDataFolder(here);
  removeDataFolder(there);
});

async function send(from: Store, key: string, to: Store) {
  const file = await ask(from, 'exportPlan', { plan: key });
  return { file, key: await upload(to, file.name, file.bytes) };
}

describe('a plan file', () => {
  it('carried to another computer and back is the same, byte for byte', async () => {
    await submit(store, plan, { kind: 'ask', unit: 'ana', measure, value: 200_000, reason: 'lost an account' });
    await submit(store, plan, { kind: 'undo' });
    const sent = await send(store, plan, other);
    expect(sent.file).toMatchObject({ name: 'Quota 2027.parley', entries: 5 });
    const inspected = await ask(other, 'inspectPlanFile', { upload: sent.key });
    expect(inspected).toMatchObject({
      verdict: 'valid',
      entries: 5,
      units: 7,
      fingerprint: sent.file.fingerprint,
      here: null,
    });
    const { plan: imported } = await ask(other, 'importPlanFile', { upload: sent.key, asCopy: false });
    const opened = await ask(other, 'openPlan', { plan: imported });
    expect(opened.view.rows).toEqual((await ask(store, 'getPlanView', { plan })).rows);
    const returned = await ask(other, 'exportPlan', { plan: imported });
    expect(Buffer.compare(returned.bytes, sent.file.bytes)).toBe(0);
    await submit(other, imported, { kind: 'redo' });
    expect(await offerOf(other, imported, 'company')).toBe(1_000_000);
  });

  it('that goes on where the plan here stands is taken over in one step, after a copy', async () => {
    const first = await send(store, plan, other);
    const { plan: imported } = await ask(other, 'importPlanFile', { upload: first.key, asCopy: false });
    await ask(other, 'openPlan', { plan: imported });
    await submit(other, imported, { kind: 'propose', unit: 'ana', measure, value: 400_000 });
    await submit(other, imported, { kind: 'settle', unit: 'ana', measure });
    const back = await send(other, imported, store);
    expect(await ask(store, 'inspectPlanFile', { upload: back.key })).toMatchObject({
      here: { plan, relation: 'file-is-newer' },
    });
    const heard: boolean[] = [];
    store.events.listen((event) => event.name === 'changed' && heard.push(event.value.everything));
    expect(await ask(store, 'importPlanFile', { upload: back.key, asCopy: false })).toEqual({ plan });
    expect(heard).toEqual([true]);
    expect(await offerOf(store, plan, 'ana')).toBe(400_000);
    expect(listBackups(planFolder(here, plan)).map(({ sequence }) => sequence)).toContain(3);
    await submit(store, plan, { kind: 'undo' });
    const again = await send(store, plan, other);
    expect(await ask(other, 'inspectPlanFile', { upload: again.key })).toMatchObject({
      here: { relation: 'file-is-newer' },
    });
    expect(await ask(store, 'inspectPlanFile', { upload: (await send(other, imported, store)).key })).toMatchObject({
      here: { relation: 'file-is-older' },
    });
    store.close();
    store = startTestStore(here);
    const { notices, view } = await ask(store, 'openPlan', { plan });
    expect(notices).toEqual([]);
    expect(view.revision).toBe(6);
  });

  it('of the very same plan changes nothing', async () => {
    const same = await send(store, plan, store);
    expect(await ask(store, 'inspectPlanFile', { upload: same.key })).toMatchObject({
      here: { plan, relation: 'same' },
    });
    expect(await ask(store, 'importPlanFile', { upload: same.key, asCopy: true })).toEqual({ plan });
    expect((await ask(store, 'listPlans', {})).plans).toHaveLength(1);
  });

  it('that has gone another way is refused, or imported as a copy of its own', async () => {
    const first = await send(store, plan, other);
    const { plan: imported } = await ask(other, 'importPlanFile', { upload: first.key, asCopy: false });
    await ask(other, 'openPlan', { plan: imported });
    await submit(other, imported, { kind: 'propose', unit: 'ana', measure, value: 1 });
    await submit(store, plan, { kind: 'propose', unit: 'ana', measure, value: 2 });
    const back = await send(other, imported, store);
    expect(await ask(store, 'inspectPlanFile', { upload: back.key })).toMatchObject({ here: { relation: 'diverged' } });
    const refused = await call(store, 'importPlanFile', { upload: back.key, asCopy: false });
    expect(refused).toEqual({ ok: false, refusal: { code: 'plan-exists', details: { name: 'Quota 2027' } } });
    const { plan: copy } = await ask(store, 'importPlanFile', { upload: back.key, asCopy: true });
    expect(copy).not.toBe(plan);
    await ask(store, 'openPlan', { plan: copy });
    expect(await offerOf(store, copy, 'ana')).toBe(1);
    expect(await offerOf(store, plan, 'ana')).toBe(2);
  });

  it('that was altered, or is no plan, is refused and leaves nothing behind', async () => {
    const { file } = await send(store, plan, other);
    const altered = Uint8Array.from(file.bytes);
    altered[Math.floor(altered.length / 2)] = (altered[Math.floor(altered.length / 2)] ?? 0) ^ 1;
    const bad = await upload(other, 'x.parley', altered);
    expect((await ask(other, 'inspectPlanFile', { upload: bad })).verdict).not.toBe('valid');
    expect(await call(other, 'importPlanFile', { upload: bad, asCopy: false })).toMatchObject({ ok: false });
    const text = await upload(other, 'x.parley', new TextEncoder().encode('no plan at all'));
    expect(await ask(other, 'inspectPlanFile', { upload: text })).toMatchObject({
      verdict: 'not-a-plan',
      header: null,
    });
    expect((await ask(other, 'listPlans', {})).plans).toEqual([]);
  });

  it('is proved again by the store, whatever the process that read it answered', async () => {
    const lying: ParseHost = {
      run: (job) => {
        const read = readContainer(job.bytes);
        if (!read.ok) throw new Error('the file of this test is sound');
        const cells = read.value.cells.map((row, index) =>
          index === 0 ? { ...row, months: row.months.map((month) => month + 1) } : row,
        );
        return { answer: Promise.resolve(done({ ...read.value, cells })), cancel: () => undefined };
      },
    };
    other.close();
    other = startTestStore(there, { parse: lying });
    const sent = await send(store, plan, other);
    expect(await call(other, 'importPlanFile', { upload: sent.key, asCopy: false })).toMatchObject({
      ok: false,
      refusal: { code: 'file-altered' },
    });
    expect((await ask(other, 'listPlans', {})).plans).toEqual([]);
  });
});

describe('an upload', () => {
  it('is capped, must be complete, and is gone after it was dropped or the store restarted', async () => {
    expect(await call(store, 'beginUpload', { name: 'x.parley', size: 200 * 2 ** 20 })).toMatchObject({
      ok: false,
      refusal: { code: 'file-too-large' },
    });
    const { upload: key } = await ask(store, 'beginUpload', { name: 'x.csv', size: 10 });
    expect(await ask(store, 'addToUpload', { upload: key, bytes: new Uint8Array(4) })).toEqual({ received: 4 });
    expect(await call(store, 'addToUpload', { upload: key, bytes: new Uint8Array(7) })).toMatchObject({ ok: false });
    expect(await call(store, 'inspectPlanFile', { upload: key })).toMatchObject({
      ok: false,
      refusal: { code: 'file-not-readable' },
    });
    await ask(store, 'dropUpload', { upload: key });
    expect(await call(store, 'addToUpload', { upload: key, bytes: new Uint8Array(1) })).toMatchObject({
      ok: false,
      refusal: { code: 'import-unknown' },
    });
    await upload(store, 'left.csv', new Uint8Array(100));
    store.close();
    store = startTestStore(here);
    expect(readdirSync(`${here}/uploads`)).toEqual([]);
    expect(await call(store, 'inspectPlanFile', { upload: randomUUID() })).toMatchObject({
      ok: false,
      refusal: { code: 'import-unknown' },
    });
  });
});

describe('the sample plan', () => {
  it('is a plan like any other, or not available', async () => {
    expect(await call(store, 'createSample', { actor: 'Ana' })).toMatchObject({
      ok: false,
      refusal: { code: 'not-available' },
    });
    const { file } = await send(store, plan, other);
    const { writeFileSync } = await import('node:fs');
    writeFileSync(`${there}/sample.parley`, file.bytes);
    other.close();
    other = startTestStore(there, { sampleFile: `${there}/sample.parley`, parse: parseHere });
    const { plan: sample } = await ask(other, 'createSample', { actor: 'Ana' });
    await ask(other, 'openPlan', { plan: sample });
    expect(await offerOf(other, sample, 'company')).toBe(1_000_000);
    expect(await ask(other, 'createSample', { actor: 'Ana' })).toEqual({ plan: sample });
  });
});
