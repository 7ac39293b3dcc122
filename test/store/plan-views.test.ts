/** What a window reads of a plan, and how plans come into being. */
import { describe, expect, it } from 'vitest';
import { planFolder } from '#main/store/plan-folder.ts';
import { createPlanFiles } from '#main/store/plan-opening.ts';
import { ask, actor, call, offerOf, submit } from './store-support.ts';
import { beginEachWithPlan, folder, plan, restart, store } from './each-plan.ts';

beginEachWithPlan();

const measure = 'revenue';

describe('what a window reads', () => {
  it('has no number where there is none, which is not zero', async () => {
    const view = await ask(store, 'getPlanView', { plan });
    expect(view.rows.offer.every(Number.isNaN)).toBe(true);
    await submit(store, plan, { kind: 'propose', unit: 'ana', measure, value: 0 });
    expect(await offerOf(store, plan, 'ana')).toBe(0);
    expect(await offerOf(store, plan, 'ben')).toBeNaN();
  });

  it('shows a line with its months, its offering and its moves, newest first', async () => {
    await submit(store, plan, { kind: 'propose', unit: 'company', measure, value: 1_200_000 });
    await submit(store, plan, { kind: 'ask', unit: 'ana', measure, value: 240_000, reason: 'lost an account' });
    const line = await ask(store, 'getLine', { plan, unit: 'ana', measure });
    expect(line.months.offer?.reduce((sum, month) => sum + month, 0)).toBe(300_000);
    expect(line.months.ask?.reduce((sum, month) => sum + month, 0)).toBe(240_000);
    expect(line.months.lastYear).toBeNull();
    expect(line.byLine).toEqual([
      { line: 'all', offer: 300_000, ask: 240_000, lastYear: 0 },
      { line: 'bikes', offer: 150_000, ask: 120_000, lastYear: 0 },
      { line: 'parts', offer: 150_000, ask: 120_000, lastYear: 0 },
    ]);
    expect(line.moves.map(({ kind, unit, reason }) => [kind, unit, reason])).toEqual([
      ['ask', 'ana', 'lost an account'],
      ['propose', 'company', ''],
    ]);
    expect(await call(store, 'getLine', { plan, unit: 'nobody', measure })).toMatchObject({
      ok: false,
      refusal: { code: 'unknown-unit' },
    });
  });

  it('is refused while the plan is not open', async () => {
    await ask(store, 'closePlan', { plan });
    expect(await call(store, 'getPlanView', { plan })).toMatchObject({ ok: false, refusal: { code: 'plan-not-open' } });
    expect(await call(store, 'openPlan', { plan: '../../etc' })).toMatchObject({
      ok: false,
      refusal: { code: 'unknown-plan' },
    });
    expect(await call(store, 'openPlan', { plan: 'nowhere' })).toMatchObject({
      ok: false,
      refusal: { code: 'unknown-plan' },
    });
  });

  it('lists the plans with their names while they are open and after they were closed', async () => {
    const open = await ask(store, 'listPlans', {});
    expect(open.plans).toMatchObject([{ plan, name: 'Quota 2027', entries: 2, units: 7 }]);
    await submit(store, plan, { kind: 'change-plan', name: 'Quota 27' });
    await restart();
    await ask(store, 'closePlan', { plan });
    expect((await ask(store, 'listPlans', {})).plans).toMatchObject([{ plan, name: 'Quota 27', entries: 3 }]);
  });
});

describe('creating a plan', () => {
  it('that was cut short by the death of the process leaves nothing that can be seen or opened', async () => {
    const half = createPlanFiles(planFolder(folder, 'half'), () => '2026-11-22T06:00:00.000Z');
    half.side.close();
    half.database.close();
    expect(await call(store, 'openPlan', { plan: 'half' })).toMatchObject({
      ok: false,
      refusal: { code: 'unknown-plan' },
    });
    expect((await ask(store, 'listPlans', {})).plans.map(({ plan: key }) => key)).toEqual([plan]);
  });

  it('gives a plan without an offering one line, so that numbers have a place', async () => {
    const { plan: bare } = await ask(store, 'createPlan', { ...bareRequest, lines: [] });
    const { view } = await ask(store, 'openPlan', { plan: bare });
    expect(view.lines).toEqual([{ id: 'all', parent: null, name: 'All', order: 1 }]);
    await submit(store, bare, { kind: 'propose', unit: 'all', measure, value: 12 });
  });

  it('that is refused leaves nothing behind', async () => {
    const twice = [
      { id: 'a', parent: null, name: 'A' },
      { id: 'a', parent: null, name: 'A' },
    ];
    const refused = await call(store, 'createPlan', { ...bareRequest, units: twice });
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'duplicate-id' } });
    const odd = await call(store, 'createPlan', { ...bareRequest, currency: 'euro' });
    expect(odd).toMatchObject({ ok: false, refusal: { code: 'command-malformed' } });
    expect((await ask(store, 'listPlans', {})).plans.map(({ plan: key }) => key)).toEqual([plan]);
  });
});

const bareRequest = {
  name: 'Bare',
  year: 2027,
  currency: 'EUR',
  scale: 2,
  startMonth: 1,
  weekPattern: 'calendar' as const,
  units: [{ id: 'all', parent: null, name: 'All' }],
  lines: [],
  actor,
};
