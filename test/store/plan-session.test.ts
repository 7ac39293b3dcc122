import { randomUUID } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import type { PlanChange } from '#shared/contract/views.ts';
import { PlanTotals } from '#shared/domain/cube/plan-totals.ts';
import { ask, actor, call, offerOf, submit } from './store-support.ts';
import { beginEachWithPlan, plan, restart, store } from './each-plan.ts';

beginEachWithPlan();

const measure = 'revenue';

describe('a submitted command', () => {
  it('answers the rows that moved, tells every window, and survives a restart', async () => {
    const heard: PlanChange[] = [];
    store.events.listen((event) => event.name === 'changed' && heard.push(event.value));
    const change = await submit(store, plan, {
      kind: 'propose',
      unit: 'north',
      measure,
      value: 1_000_001,
      reason: 'grow',
    });
    expect(change).toMatchObject({ fromRevision: 2, toRevision: 3, everything: false });
    expect(change.step).toMatchObject({
      kind: 'propose',
      unit: 'north',
      measure,
      value: 1_000_001,
      label: 'grow',
      actor,
    });
    const [rows] = change.rows;
    const view = await ask(store, 'getPlanView', { plan });
    const moved = [...(rows?.nodes ?? [])].map((node) => view.units[node]?.id);
    expect(moved).toEqual(['company', 'north', 'ana', 'ben']);
    expect(rows?.offer[12]).toBe(1_000_001);
    expect(heard).toEqual([change]);
    expect((await restart()).notices).toEqual([]);
    expect(await offerOf(store, plan, 'north')).toBe(1_000_001);
    expect(await offerOf(store, plan, 'south')).toBeNaN();
  });

  it('is carried out once: the same id answers again and does nothing', async () => {
    const id = randomUUID();
    const body = { kind: 'propose', unit: 'ana', measure, value: 500_000 } as const;
    const first = await submit(store, plan, body, id);
    await restart();
    const again = await submit(store, plan, body, id);
    expect(again.toRevision).toBe(first.toRevision);
    expect(again.everything).toBe(true);
    expect((await ask(store, 'getPlanView', { plan })).revision).toBe(first.toRevision);
    const other = await call(store, 'submit', { plan, command: { id, actor, body: { ...body, value: 1 } } });
    expect(other).toEqual({ ok: false, refusal: { code: 'command-id-reused', details: { id } } });
  });

  it('that is refused leaves no trace', async () => {
    await submit(store, plan, { kind: 'propose', unit: 'company', measure, value: 1_000_000 });
    await submit(store, plan, { kind: 'settle', unit: 'ana', measure });
    const before = await ask(store, 'getPlanView', { plan });
    const refused = await call(store, 'submit', {
      plan,
      command: { id: randomUUID(), actor, body: { kind: 'propose', unit: 'ana', measure, value: 7 } },
    });
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'line-settled' } });
    expect(await ask(store, 'getPlanView', { plan })).toEqual(before);
  });

  it('leaves a settled number alone when a total above it changes', async () => {
    await submit(store, plan, { kind: 'propose', unit: 'company', measure, value: 1_000_000 });
    await submit(store, plan, { kind: 'settle', unit: 'ana', measure, value: 111_111 });
    await submit(store, plan, { kind: 'propose', unit: 'company', measure, value: 2_000_000 });
    expect(await offerOf(store, plan, 'ana')).toBe(111_111);
    expect(await offerOf(store, plan, 'company')).toBe(2_000_000);
    await restart();
    expect(await offerOf(store, plan, 'ana')).toBe(111_111);
    expect(await offerOf(store, plan, 'company')).toBe(2_000_000);
  });

  it('shows each target before and after', async () => {
    const anchors = { worst: 1, red: 1_000, green: 1_000_000, best: 2_000_000 };
    const target = {
      target: 't',
      name: 'Revenue',
      unit: 'company',
      metric: 'revenue',
      goal: 900_000,
      direction: 'higher',
    } as const;
    await submit(store, plan, { kind: 'set-target', ...target, anchors });
    await submit(store, plan, { kind: 'propose', unit: 'company', measure, value: 800_000 });
    const change = await submit(store, plan, { kind: 'propose', unit: 'company', measure, value: 950_000 });
    expect(change.impact).toMatchObject([
      { target: 't', before: { value: 800_000 }, now: { value: 950_000, distance: 50_000 } },
    ]);
  });
});

describe('undo and redo', () => {
  it('go back and forth through the journal, also after a restart', async () => {
    await submit(store, plan, { kind: 'propose', unit: 'company', measure, value: 1_000_000 });
    await submit(store, plan, { kind: 'propose', unit: 'ana', measure, value: 300_000 });
    const before = await ask(store, 'getPlanView', { plan });
    await restart();
    const undone = await submit(store, plan, { kind: 'undo' });
    expect(undone.step).toMatchObject({ kind: 'undo', undoes: 4, unit: 'ana', value: 300_000 });
    expect(await offerOf(store, plan, 'ana')).toBe(250_000);
    await restart();
    await submit(store, plan, { kind: 'undo' });
    expect(await offerOf(store, plan, 'company')).toBeNaN();
    await restart();
    await submit(store, plan, { kind: 'redo' });
    await submit(store, plan, { kind: 'redo' });
    const after = await ask(store, 'getPlanView', { plan });
    expect(after.rows).toEqual(before.rows);
    expect(after.revision).toBe(8);
    const { steps } = await ask(store, 'getSteps', { plan, before: null, limit: 3 });
    expect(steps.map(({ kind, redoes }) => [kind, redoes])).toEqual([
      ['redo', 4],
      ['redo', 3],
      ['undo', null],
    ]);
  });

  it('of an earlier entry is refused when later ones changed the same numbers', async () => {
    await submit(store, plan, { kind: 'propose', unit: 'ana', measure, value: 1 });
    await submit(store, plan, { kind: 'propose', unit: 'ana', measure, value: 2 });
    const command = { id: randomUUID(), actor, body: { kind: 'undo', entry: 3 } } as const;
    expect(await call(store, 'submit', { plan, command })).toMatchObject({
      ok: false,
      refusal: { code: 'undo-blocked' },
    });
  });

  it('never changes a settled number', async () => {
    await submit(store, plan, { kind: 'propose', unit: 'ana', measure, value: 100_000 });
    await submit(store, plan, { kind: 'propose', unit: 'ana', measure, value: 120_000 });
    await submit(store, plan, { kind: 'settle', unit: 'ana', measure });
    const command = { id: randomUUID(), actor, body: { kind: 'undo', entry: 4 } } as const;
    expect(await call(store, 'submit', { plan, command })).toMatchObject({ ok: false });
    expect(await offerOf(store, plan, 'ana')).toBe(120_000);
  });

  it('say what they would do, and nothing to undo when only the creation is left', async () => {
    const fresh = await ask(store, 'getPlanView', { plan });
    expect(fresh.journal.canUndo?.sequence).toBe(2);
    expect(fresh.journal.canRedo).toBeNull();
    await submit(store, plan, { kind: 'undo' });
    const command = { id: randomUUID(), actor, body: { kind: 'undo' } } as const;
    expect(await call(store, 'submit', { plan, command })).toMatchObject({
      ok: false,
      refusal: { code: 'nothing-to-undo' },
    });
    const view = await ask(store, 'getPlanView', { plan });
    expect(view.units).toEqual([]);
    expect(view.journal.canRedo?.sequence).toBe(2);
  });
});

describe('a preview', () => {
  it('answers what submitting would answer, and leaves no trace', async () => {
    await submit(store, plan, { kind: 'propose', unit: 'company', measure, value: 1_000_000 });
    const body = { kind: 'propose', unit: 'south', measure, value: 700_000 } as const;
    const before = await ask(store, 'getPlanView', { plan });
    const preview = await ask(store, 'preview', { plan, actor: 'Facilitator', body });
    expect(preview).toMatchObject({ revision: 3, leaves: 2, largest: 100_000 });
    expect(await ask(store, 'getPlanView', { plan })).toEqual(before);
    const change = await submit(store, plan, body);
    expect(preview.rows[0]?.offer).toEqual(change.rows[0]?.offer);
    expect(preview.impact).toEqual(change.impact);
  });

  it('of a change of the trees leaves no trace either', async () => {
    await submit(store, plan, { kind: 'propose', unit: 'company', measure, value: 1_000_000 });
    const before = await ask(store, 'getPlanView', { plan });
    await ask(store, 'preview', {
      plan,
      actor: 'Facilitator',
      body: { kind: 'change-unit', unit: 'ana', parent: 'south' },
    });
    await ask(store, 'preview', {
      plan,
      actor: 'Facilitator',
      body: { kind: 'add-units', units: [{ id: 'new', parent: 'south', name: 'New' }] },
    });
    expect(await ask(store, 'getPlanView', { plan })).toEqual(before);
  });
});

describe('a step that would break an invariant', () => {
  it('is taken back whole and reported', async () => {
    await submit(store, plan, { kind: 'propose', unit: 'company', measure, value: 1_000_000 });
    const before = await ask(store, 'getPlanView', { plan });
    // A total that is wrong by one, as a fault of the engine would make it.
    const wrong = vi.spyOn(PlanTotals.prototype, 'read').mockReturnValue(4);
    await expect(submit(store, plan, { kind: 'propose', unit: 'company', measure, value: 5 })).rejects.toThrow(
      'Invariant',
    );
    wrong.mockRestore();
    expect(await ask(store, 'getPlanView', { plan })).toEqual(before);
    await submit(store, plan, { kind: 'propose', unit: 'company', measure, value: 6 });
    expect(await offerOf(store, plan, 'company')).toBe(6);
  });
});
