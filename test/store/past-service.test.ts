import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { NumberValue } from '#shared/contract/past-views.ts';
import type { RowBlock } from '#shared/contract/views.ts';
import { wholeYear } from '#shared/domain/plan/periods.ts';
import type { PeriodRange, Side } from '#shared/domain/plan/entities.ts';
import { numberHistory } from '#main/store/number-trail.ts';
import { PastPlan } from '#main/store/past-plan.ts';
import { pastView } from '#main/store/past-views.ts';
import type { PlanSession } from '#main/store/plan-session.ts';
import type { Store } from '#main/store/store.ts';
import { addHistory, negotiate } from './past-support.ts';
import { createSession } from './session-support.ts';
import { ask, call, makeDataFolder, openSmallPlan, removeDataFolder, startTestStore, submit } from './store-support.ts';

const seed = 4_711;
const entries = 160;
let folder = '';
beforeEach(() => {
  folder = makeDataFolder();
});
afterEach(() => removeDataFolder(folder));

function longPlan(look: (session: PlanSession) => void = () => undefined): PlanSession {
  const session = createSession(folder, '00000000-0000-4000-8000-000000000001');
  addHistory(session);
  look(session);
  negotiate(session, seed, entries, () => look(session));
  return session;
}

/** Rows as the window keeps them: by node. */
function taken(rows: Map<number, unknown>, block: RowBlock): void {
  for (const [place, node] of block.nodes.entries()) {
    const columns = [block.offer, block.ask, block.gap, block.working].map((values) =>
      Array.from(values.subarray(place * 13, place * 13 + 13), String),
    );
    rows.set(node, { columns, state: block.states[place] });
  }
}

describe('the plan after a step', () => {
  it('comes as the rows that differ from the step before, forwards and back, and is the whole view each time', () => {
    const session = longPlan();
    const past = new PastPlan(session);
    const rows = new Map<number, unknown>();
    let from: number | null = null;
    const there = Array.from({ length: entries - 3 }, (_, step) => step + 3);
    for (const revision of [...there, ...there.toReversed(), 90, 20, 140]) {
      const next = pastView(session, past, { revision, measure: 'revenue', from });
      const whole = pastView(session, new PastPlan(session), { revision, measure: 'revenue', from: null });
      if (next.view !== null) rows.clear();
      for (const block of next.view === null ? next.rows : [next.view.rows]) taken(rows, block);
      const expected = new Map<number, unknown>();
      if (whole.view !== null) taken(expected, whole.view.rows);
      expect(new Map([...rows].sort(([left], [right]) => left - right)), `entry ${revision}`).toEqual(expected);
      expect({ ...next, view: null, rows: [] }).toEqual({ ...whole, view: null, rows: [] });
      from = revision;
    }
    session.close();
  });

  it('says which rows the step moved and what they and the targets were before it', async () => {
    const store = startTestStore(folder);
    const plan = await openSmallPlan(store);
    await submit(store, plan, { kind: 'propose', unit: 'company', measure: 'revenue', value: 1000 });
    const last = await submit(store, plan, { kind: 'propose', unit: 'ana', measure: 'revenue', value: 400 });
    const seen = await ask(store, 'getPast', { plan, revision: last.toRevision, measure: 'revenue', from: null });
    const names = Array.from(seen.before?.nodes ?? [], (node) => seen.view?.units[node]?.id);
    expect(names).toEqual(['company', 'north', 'ana']);
    expect(Array.from(names, (_, place) => seen.before?.offer[place * 13 + 12])).toEqual([1000, 500, 250]);
    expect(seen.step).toMatchObject({ kind: 'propose', unit: 'ana', value: 400 });
    expect(await call(store, 'getPast', { plan, revision: 99, measure: 'revenue', from: null })).toMatchObject({
      ok: false,
      refusal: { code: 'unknown-entry' },
    });
    store.close();
  });

  it('names the steps in which somebody bargained, and those that opened a round that stands', async () => {
    const store = startTestStore(folder);
    const plan = await openSmallPlan(store);
    await submit(store, plan, { kind: 'propose', unit: 'ana', measure: 'revenue', value: 400 });
    await submit(store, plan, { kind: 'open-round' });
    await submit(store, plan, { kind: 'change-plan', name: 'Other' });
    await submit(store, plan, { kind: 'undo', entry: 5 });
    await submit(store, plan, { kind: 'undo', entry: 4 });
    await submit(store, plan, { kind: 'open-round' });
    const { moves, rounds, revision } = await ask(store, 'getReplay', { plan });
    expect({ moves: [...moves], rounds: [...rounds], revision }).toEqual({
      moves: [3, 4, 7, 8],
      rounds: [8],
      revision: 8,
    });
    store.close();
  });
});

describe('the history of a number', () => {
  const places = (['company', 'a', 'b', 'c'] as const).flatMap((unit) =>
    (['company', 'unit'] as const).flatMap((side) =>
      (['revenue', 'cost'] as const).flatMap((measure) =>
        [wholeYear, { first: 4, last: 4 }].map((periods) => ({ unit, side, measure, periods })),
      ),
    ),
  );
  function readNow(session: PlanSession, unit: string, side: Side, measure: 'revenue' | 'cost', periods: PeriodRange) {
    const node = session.model.units.indexOf.get(unit) ?? -1;
    const column = periods.first === periods.last ? periods.first - 1 : 12;
    return session.totals.read(side === 'company' ? 'offer' : 'ask', measure, node, column);
  }

  it('is every value that stood on the cell, leaf or total, page by page', () => {
    const seen = new Map<string, (readonly [number, number | null])[]>();
    const session = longPlan((live) => {
      for (const place of places) {
        const key = JSON.stringify(place);
        const values = seen.get(key) ?? [];
        const value = readNow(live, place.unit, place.side, place.measure, place.periods);
        if (values.at(-1)?.[1] !== value) values.push([live.revision, value]);
        seen.set(key, values);
      }
    });
    const past = new PastPlan(session);
    const begun = seen.get(JSON.stringify(places[0]))?.[0]?.[0] ?? 0;
    for (const place of places) {
      const found: NumberValue[] = [];
      for (let before: number | null = null; ;) {
        const page = numberHistory(session, past, place, before, 7);
        expect(page.values.length).toBeLessThanOrEqual(7);
        found.push(...page.values);
        if (page.next === null) break;
        before = page.next;
      }
      const expected = (seen.get(JSON.stringify(place)) ?? []).filter(([sequence]) => sequence > begun).toReversed();
      const later = found.filter(({ step }) => step.sequence > begun);
      expect(
        later.map(({ step, value }) => [step.sequence, value]),
        JSON.stringify(place),
      ).toEqual(expected);
    }
    session.close();
  });

  async function historyOf(store: Store, plan: string, unit: string) {
    const place = { plan, unit, measure: 'revenue', side: 'company', periods: wholeYear } as const;
    return (await ask(store, 'getNumberHistory', { ...place, before: null, limit: 50 })).values;
  }

  it('names the move and the total whose spread wrote it, and undo and redo as what they are', async () => {
    const store = startTestStore(folder);
    const plan = await openSmallPlan(store);
    await submit(store, plan, { kind: 'propose', unit: 'company', measure: 'revenue', value: 1000, reason: 'start' });
    await submit(store, plan, { kind: 'propose', unit: 'ana', measure: 'revenue', value: 400 });
    await submit(store, plan, { kind: 'propose', unit: 'south', measure: 'revenue', value: 1 });
    await submit(store, plan, { kind: 'undo', entry: 4 });
    await submit(store, plan, { kind: 'redo', entry: 4 });
    const values = await historyOf(store, plan, 'ana');
    expect(values.map(({ step, value, move }) => [step.sequence, step.kind, value, move?.unit ?? null])).toEqual([
      [7, 'redo', 400, null],
      [6, 'undo', 250, null],
      [4, 'propose', 400, 'ana'],
      [3, 'propose', 250, 'company'],
    ]);
    expect(values.at(-1)).toMatchObject({ move: { reason: 'start', value: 1000, kind: 'propose', round: 1 } });
    expect(values[1]).toMatchObject({ step: { undoes: 4 } });
    // A total shows what was written below it.
    expect((await historyOf(store, plan, 'north')).map(({ value }) => value)).toEqual([650, 500, 650, 500]);
    expect(
      await call(store, 'getNumberHistory', {
        plan,
        unit: 'nobody',
        measure: 'revenue',
        side: 'unit',
        periods: wholeYear,
        before: null,
        limit: 5,
      }),
    ).toMatchObject({ ok: false, refusal: { code: 'unknown-unit' } });
    store.close();
  });

  it('follows a total through a unit that was moved below it', async () => {
    const store = startTestStore(folder);
    const plan = await openSmallPlan(store);
    await submit(store, plan, { kind: 'propose', unit: 'company', measure: 'revenue', value: 1000 });
    await submit(store, plan, { kind: 'change-unit', unit: 'eva', parent: 'north' });
    const [newest] = await historyOf(store, plan, 'north');
    expect(newest).toMatchObject({ value: 750, move: null, step: { kind: 'change-unit' } });
    store.close();
  });
});
