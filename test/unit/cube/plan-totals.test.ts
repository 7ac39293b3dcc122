import { describe, expect, it } from 'vitest';
import { invertChanges } from '#shared/domain/changes/change.ts';
import { movedNodes } from '#shared/domain/cube/moved-nodes.ts';
import { people, samplePlan, type PlanUnderTest } from '../../fixtures/sample-plan.ts';
import { snapshotTotals } from '../../fixtures/snapshot-totals.ts';

function bargained(): PlanUnderTest {
  const plan = samplePlan();
  plan.act({ kind: 'open-offers', unit: 'company', measure: 'revenue', growth: 80_000 });
  plan.act({ kind: 'ask', unit: 'ana', measure: 'revenue', value: 1_234_567 });
  plan.act({ kind: 'propose', unit: 'ben', measure: 'cost', value: 77_777 });
  return plan;
}

const fromScratch = (plan: PlanUnderTest): ReturnType<typeof snapshotTotals> => snapshotTotals(undefined, plan.model);

describe('numbers when a tree changes', () => {
  it('stay with their leaves, whatever number a leaf gets', () => {
    const plan = bargained();
    const before = people.map((unit) => plan.offer(unit));
    expect(plan.act({ kind: 'change-unit', unit: 'eve', parent: 'north' })).toBeNull();
    expect(plan.act({ kind: 'add-lines', lines: [{ id: 'first', parent: 'range', name: 'First' }] })).toBeNull();
    expect(plan.act({ kind: 'add-units', units: [{ id: 'zoe', parent: 'north', name: 'Zoe' }] })).toBeNull();
    expect(people.map((unit) => plan.offer(unit))).toEqual(before);
    expect(plan.offer('company')).toBe(before.reduce<number>((sum, offer) => sum + (offer ?? 0), 0));
    expect(snapshotTotals(plan.totals, plan.model)).toEqual(fromScratch(plan));
    expect(plan.act({ kind: 'propose', unit: 'zoe', measure: 'revenue', value: 40 })).toBeNull();
    expect(plan.offer('zoe')).toBe(40);
    expect(snapshotTotals(plan.totals, plan.model)).toEqual(fromScratch(plan));
  });
});

describe('taking changes back', () => {
  it('is the same as applying their inverse, with the totals', () => {
    const [one, other] = [bargained(), bargained()];
    const begun = one.state();
    for (const body of [
      { kind: 'propose', unit: 'north', measure: 'revenue', value: 5_000_001 },
      { kind: 'settle', unit: 'south', measure: 'revenue' },
      {
        kind: 'together',
        label: 'a new colleague',
        commands: [
          { kind: 'add-units', units: [{ id: 'zoe', parent: 'north', name: 'Zoe' }] },
          { kind: 'propose', unit: 'zoe', measure: 'revenue', value: 4_000 },
        ],
      },
    ] as const) {
      one.act(body);
      other.act(body);
    }
    for (const { changes } of one.entries.slice(-3).reverse()) one.totals.update(one.model.takeBack(changes));
    for (const { changes } of other.entries.slice(-3).reverse()) other.apply(invertChanges(changes));
    expect(one.state()).toBe(begun);
    expect(other.state()).toBe(begun);
    expect(snapshotTotals(one.totals, one.model)).toEqual(fromScratch(other));
  });

  it('leaves no trace in what a spread in proportion to the present follows', () => {
    const [one, other] = [samplePlan(), samplePlan()];
    one.act({ kind: 'propose', unit: 'ana', measure: 'revenue', value: 100 });
    one.apply(invertChanges(one.entries.at(-1)?.changes ?? []));
    const body = { kind: 'propose', unit: 'company', measure: 'revenue', value: 1_000_000, method: 'current' } as const;
    one.act(body);
    other.act(body);
    expect(people.map((unit) => one.offer(unit))).toEqual(people.map((unit) => other.offer(unit)));
    expect(one.offer('ana')).not.toBe(one.offer('ben'));
  });
});

describe('the nodes that move', () => {
  it('are each once, in node order: those above and those below what was touched', () => {
    const { units } = samplePlan().model;
    const node = (id: string): number => units.indexOf.get(id) ?? -1;
    const names = (nodes: readonly number[]): string[] =>
      [...movedNodes(units, nodes)].map((at) => units.nodes[at]?.id ?? '');
    expect(names([node('carl')])).toEqual(['company', 'north', 'carl']);
    expect(names([node('south')])).toEqual(['company', 'south', 'dora', 'eve']);
    expect(names([node('eve'), node('north'), node('ana')])).toEqual('company north ana ben carl south eve'.split(' '));
  });
});
