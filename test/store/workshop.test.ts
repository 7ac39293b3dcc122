import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WorkshopCommand } from '#shared/domain/workshop/command.ts';
import {
  call,
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

describe('the minutes of a plan', () => {
  it('carry the times of the journal and only the steps that stand', async () => {
    const store = startTestStore(here);
    const plan = await openSmallPlan(store);
    await submit(store, plan, {
      kind: 'propose',
      unit: 'ana',
      measure: 'revenue',
      value: 1000,
      reason: 'as last year',
    });
    await submit(store, plan, { kind: 'open-round' });
    await submit(store, plan, { kind: 'open-round' });
    await submit(store, plan, { kind: 'undo' });
    const minutes = await ask(store, 'getMinutes', { plan, viewer: null });
    expect(minutes.decisions.map(({ kind, sequence }) => [kind, sequence])).toEqual([['open-round', 4]]);
    expect(minutes.together).toEqual([]);
    expect(minutes.lines).toMatchObject([{ unit: 'Ana', status: 'open', moves: [{ reason: 'as last year' }] }]);
    const [step] = (await ask(store, 'getSteps', { plan, before: 4, limit: 1 })).steps;
    expect(minutes.lines[0]?.moves[0]?.at).toBe(step?.at);
    const hold = { kind: 'hold', unit: 'ana', measure: 'revenue', reason: '' } as const;
    const target = { unit: 'ana', metric: 'revenue', goal: 900, direction: 'higher' } as const;
    const anchors = { worst: 0, red: 300, green: 900, best: 1200 };
    await submit(store, plan, {
      kind: 'together',
      label: 'Handed down',
      commands: [{ kind: 'set-target', target: 'revenue-ana', name: 'Ana', ...target, anchors }],
    });
    await submit(store, plan, { kind: 'together', label: 'Pasted', commands: [hold] });
    const after = await ask(store, 'getMinutes', { plan, viewer: null });
    expect(after.together).toMatchObject([{ label: 'Handed down', parts: [{ kind: 'set-target', label: 'Ana' }] }]);
    const other = await ask(store, 'getMinutes', { plan, viewer: 'south' });
    expect(JSON.stringify(other)).not.toMatch(/as last year|1000/);
    const refused = await call(store, 'getMinutes', { plan, viewer: 'nobody' });
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'unknown-unit' } });
    store.close();
  });
});
