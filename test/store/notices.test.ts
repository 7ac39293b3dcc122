/** What the store says by itself when the disk takes a step but not what should follow it. */
import { rmSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { StoreNotice } from '#shared/contract/store-service.ts';
import { planFolder } from '#main/store/plan-folder.ts';
import { createPlanFiles } from '#main/store/plan-opening.ts';
import { PlanSession } from '#main/store/plan-session.ts';
import { openSmallPlan, startTestStore, submit } from './store-support.ts';
import { makeDataFolder, removeDataFolder } from './store-folder.ts';

let folder = '';
beforeEach(() => {
  folder = makeDataFolder();
});
afterEach(() => removeDataFolder(folder));

describe('a notice', () => {
  it('says that the second record is late, and the step is saved all the same', () => {
    const now = (): string => new Date(0).toISOString();
    const place = planFolder(folder, '00000000-0000-4000-8000-000000000001');
    const files = createPlanFiles(place, now);
    const said: StoreNotice[] = [];
    const session = new PlanSession(files, {
      folder: place,
      now,
      reopen: () => expect.unreachable('nothing has to be opened again'),
      freeReserve: () => false,
      lost: () => undefined,
      warn: (notice) => said.push(notice),
    });
    vi.spyOn(files.side, 'append').mockImplementation(() => {
      throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
    });
    const committed = session.submit({
      id: '00000000-0000-4000-8000-000000000002',
      actor: 'Ana',
      body: {
        kind: 'create-plan',
        plan: place.key,
        name: 'Plan',
        year: 2027,
        currency: 'EUR',
        scale: 2,
        startMonth: 1,
        weekPattern: 'calendar',
      },
    });
    expect(committed.ok).toBe(true);
    expect(session.revision).toBe(1);
    expect(said).toEqual([{ code: 'second-record-late', details: { fault: 'ENOSPC' } }]);
    session.close();
  });

  it('says that a copy is late, names the plan, and the work goes on', async () => {
    const store = startTestStore(folder);
    const said: unknown[] = [];
    store.events.listen((event) => event.name === 'notice' && said.push(event.value));
    const plan = await openSmallPlan(store);
    const { backups } = planFolder(folder, plan);
    rmSync(backups, { recursive: true });
    writeFileSync(backups, 'in the way');
    await store.backUp();
    expect(said).toEqual([{ plan, code: 'copy-late', details: { fault: 'ENOTDIR' } }]);
    await submit(store, plan, { kind: 'propose', unit: 'ana', measure: 'revenue', value: 1 });
    rmSync(backups);
    store.close();
  });
});
