import { beforeEach, describe, expect, it } from 'vitest';
import type { SuggestionColumn, Suggestions } from '#shared/contract/suggest-views.ts';
import type { CommandBody, MoveCommand } from '#shared/domain/bargain/command.ts';
import type { Store } from '#main/store/store.ts';
import { actor, ask, call, offerOf, submit, upload } from './store-support.ts';
import { beginEachWithPlan, plan, restart, store } from './each-plan.ts';

beginEachWithPlan();

const measure = 'revenue';
const anchors = { worst: 1, red: 1_000, green: 3_500_000, best: 9_000_000 };

/** The four people of the plan with the asks and offers of methods §2.3, in euros. */
const table: readonly (readonly [string, number, number])[] = [
  ['ana', 90_000, 100_000],
  ['ben', 120_000, 150_000],
  ['eva', 70_000, 90_000],
  ['kim', 40_000, 42_000],
];
const people = table.map(([unit]) => unit);

beforeEach(async () => {
  const commands = table.flatMap(([unit, asked, offered]): MoveCommand[] => [
    { kind: 'propose', unit, measure, value: offered },
    { kind: 'ask', unit, measure, value: asked },
  ]);
  await submit(store, plan, { kind: 'together', label: 'open', commands });
  await submit(store, plan, {
    kind: 'set-target',
    target: 'revenue',
    name: 'Revenue',
    unit: 'company',
    metric: 'revenue',
    goal: 350_000,
    direction: 'higher',
    anchors,
  });
});

type Asked = Partial<Parameters<Store['handlers']['suggest']>[0]>;

function suggestions(more: Asked = {}): Promise<Suggestions> {
  return ask(store, 'suggest', request(more));
}

function request(more: Asked) {
  return {
    plan,
    actor,
    measure,
    units: people,
    target: 350_000,
    flexibility: 'squaredPercent',
    above: 0,
    ...more,
  } as const;
}

function column(answer: Suggestions, id: SuggestionColumn['id']): SuggestionColumn {
  const found = answer.columns.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`no column ${id}`);
  return found;
}

describe('a suggestion', () => {
  it('has a column for each rule, exact, with what it does to the targets, and leaves no trace', async () => {
    const before = await ask(store, 'getPlanView', { plan });
    const answer = await suggestions();
    expect([answer.situation, answer.asks, answer.most]).toEqual(['share', 320_000, 382_000]);
    expect(column(answer, 'equalRoom').values).toEqual([94_839, 134_516, 79_677, 40_968]);
    expect(column(answer, 'nash').values).toEqual([90_000, 140_000, 80_000, 40_000]);
    expect(column(answer, 'talmud').values).toEqual([95_000, 134_000, 80_000, 41_000]);
    expect(column(answer, 'equalStretch').values.at(-1)).toBe(42_000);
    expect(column(answer, 'leastSquares').values).toEqual([98_379, 134_897, 75_069, 41_655]);
    for (const one of answer.columns.slice(2)) {
      expect([one.total, one.refusal]).toEqual([350_000, null]);
      expect(one.impact).toMatchObject([{ target: 'revenue', offers: { value: 350_000 }, before: { value: 382_000 } }]);
    }
    expect(column(answer, 'offers').impact).toMatchObject([{ offers: { value: 382_000 } }]);
    expect(column(answer, 'asks').impact).toMatchObject([{ offers: { value: 320_000 } }]);
    expect(await ask(store, 'getPlanView', { plan })).toEqual(before);
  });

  it('is offered as one step, and one step to undo', async () => {
    const nash = column(await suggestions(), 'nash');
    const commands = people.map((unit, place): MoveCommand => {
      const value = nash.values[place] ?? 0;
      return { kind: 'propose', unit, measure, value, method: 'current', reason: 'Nash' };
    });
    const change = await submit(store, plan, { kind: 'together', label: 'Nash', commands });
    expect(change.toRevision - change.fromRevision).toBe(1);
    expect(await offerOf(store, plan, 'company')).toBe(350_000);
    await submit(store, plan, { kind: 'undo' });
    expect(await offerOf(store, plan, 'company')).toBe(382_000);
  });

  it('of a total splits it over its children, held and settled numbers in place', async () => {
    await submit(store, plan, { kind: 'hold', unit: 'ana', measure });
    await submit(store, plan, { kind: 'settle', unit: 'eva', measure, value: 75_000 });
    const answer = await suggestions({ units: ['company'] });
    expect(answer.rows.map(({ unit, least, most, held }) => [unit, least, most, held])).toEqual([
      ['north', 220_000, 250_000, 1],
      ['south', 115_000, 117_000, 1],
    ]);
    for (const one of answer.columns.slice(2)) expect([one.total, one.refusal]).toEqual([350_000, null]);
    const inside = await suggestions({ target: 345_000 });
    for (const one of inside.columns.slice(2)) expect([one.values[0], one.values[2]]).toEqual([100_000, 75_000]);
  });

  it('counts who has not answered with the offer, which is not zero', async () => {
    await submit(store, plan, { kind: 'undo' });
    await submit(store, plan, { kind: 'undo' });
    const commands = table.map(([unit, , value]): MoveCommand => ({ kind: 'propose', unit, measure, value }));
    await submit(store, plan, { kind: 'together', label: 'open', commands });
    await submit(store, plan, { kind: 'ask', unit: 'ana', measure, value: 90_000 });
    const answer = await suggestions({ target: 375_000 });
    expect(answer.rows.map(({ ask: asked, answered }) => [asked, answered])).toEqual([
      [90_000, 1],
      [150_000, 0],
      [90_000, 0],
      [42_000, 0],
    ]);
    expect(column(answer, 'nash').values).toEqual([93_000, 150_000, 90_000, 42_000]);
  });

  it('keeps the asks where they cover the total, and names what is short where nothing reaches it', async () => {
    const cover = await suggestions({ target: 300_000 });
    expect([cover.situation, cover.difference, cover.columns.map(({ id }) => id)]).toEqual([
      'cover',
      20_000,
      ['offers', 'asks'],
    ]);
    const short = await suggestions({ target: 400_000 });
    expect([short.situation, short.difference, short.columns.length]).toEqual(['short', 18_000, 2]);
    expect(short.rows.reduce((sum, { needed }) => sum + (needed ?? 0), 0)).toBe(400_000);
    const carried = await suggestions({ target: 400_000, above: 100_000 });
    expect([carried.situation, carried.most]).toEqual(['share', 420_200]);
  });

  it('measures how even it is, with potentials where there are some', async () => {
    const without = column(await suggestions(), 'nash').fairness;
    expect([without.growth.range.missing, without.load.gini.missing]).toEqual(['no-history', 'no-potential']);
    const potentials = people.map((unit, place) => ({ unit, value: [200_000, 280_000, 160_000, 50_000][place] ?? 0 }));
    await submit(store, plan, { kind: 'set-potential', measure, potentials });
    const { fairness } = column(await suggestions(), 'nash');
    expect(fairness.units.map(({ loadIndex, flagged }) => [loadIndex.value, flagged])).toEqual([
      [887_143, false],
      [985_714, false],
      [985_714, false],
      [1_577_143, true],
    ]);
    const regions = await suggestions({ units: ['company'] });
    expect(regions.rows.map(({ potential }) => potential)).toEqual([480_000, 210_000]);
  });
});

describe('a split that cannot be suggested', () => {
  it('is refused in words', async () => {
    const refusalOf = async (more: Asked): Promise<unknown> => {
      const answer = await call(store, 'suggest', request(more));
      return answer.ok ? null : answer.refusal.code;
    };
    expect(await refusalOf({ units: ['ana'] })).toBe('split-needs-rows');
    expect(await refusalOf({ units: ['north', 'ana'] })).toBe('split-rows-nested');
    expect(await refusalOf({ units: ['nobody'] })).toBe('unknown-unit');
    expect(await refusalOf({ measure: 'units' })).toBe('no-offer-yet');
    await submit(store, plan, { kind: 'hold', unit: 'north', measure });
    expect(await refusalOf({})).toBe('line-held');
    expect(await refusalOf({ units: ['company'] })).toBeNull();
  });
});

describe('potentials', () => {
  it('are kept with the plan, told on request, and travel in its file', async () => {
    const set: CommandBody = { kind: 'set-potential', measure, potentials: [{ unit: 'ana', value: 5 }] };
    await submit(store, plan, set);
    await restart();
    const known = await ask(store, 'getPotentials', { plan, measure });
    expect(known.potentials).toEqual([{ unit: 'ana', value: 5 }]);
    const file = await ask(store, 'exportPlan', { plan });
    const { plan: copy } = await ask(store, 'importPlanFile', {
      upload: await upload(store, file.name, file.bytes),
      asCopy: true,
    });
    await ask(store, 'openPlan', { plan: copy });
    expect((await ask(store, 'getPotentials', { plan: copy, measure })).potentials).toEqual(known.potentials);
  });
});
