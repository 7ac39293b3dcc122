import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WorkshopCommand } from '#shared/domain/workshop/command.ts';
import {
  ask,
  makeDataFolder,
  openSmallPlan,
  removeDataFolder,
  startTestStore,
  submit,
  upload,
} from './store-support.ts';

let here = '';
let there = '';
beforeEach(() => {
  here = makeDataFolder();
  there = makeDataFolder();
});
afterEach(() => {
  removeDataFolder(here);
  removeDataFolder(there);
});

const agenda: WorkshopCommand = {
  kind: 'set-workshop-item',
  item: 'first',
  list: 'agenda',
  text: 'Opening offers',
  minutes: 15,
  unit: 'north',
  state: 'open',
};
const kept = {
  id: 'first',
  list: 'agenda',
  text: 'Opening offers',
  minutes: 15,
  unit: 'north',
  state: 'open',
  order: 1,
};

describe('the agenda of a plan', () => {
  it('is told with the step that changed it, and with no other', async () => {
    const store = startTestStore(here);
    const plan = await openSmallPlan(store);
    expect(await submit(store, plan, agenda)).toMatchObject({
      everything: false,
      workshop: [kept],
      step: { kind: 'set-workshop-item', label: 'Opening offers' },
    });
    const offer = { kind: 'propose', unit: 'company', measure: 'revenue', value: 1000 } as const;
    expect((await submit(store, plan, offer)).workshop).toBeNull();
    expect((await submit(store, plan, { kind: 'undo', entry: 3 })).workshop).toEqual([]);
    store.close();
  });

  it('survives a restart, and goes along with the plan file', async () => {
    const store = startTestStore(here);
    const plan = await openSmallPlan(store);
    await submit(store, plan, agenda);
    store.close();
    const again = startTestStore(here);
    expect((await ask(again, 'openPlan', { plan })).view.workshop).toEqual([kept]);
    const file = await ask(again, 'exportPlan', { plan });
    again.close();
    const other = startTestStore(there);
    const sent = await upload(other, file.name, file.bytes);
    const taken = await ask(other, 'importPlanFile', { upload: sent, asCopy: false });
    expect((await ask(other, 'openPlan', { plan: taken.plan })).view.workshop).toEqual([kept]);
    other.close();
  });
});
