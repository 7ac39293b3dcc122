import { describe, expect, it } from 'vitest';
import { invertChanges } from '#shared/domain/changes/change.ts';
import type { WorkshopCommand } from '#shared/domain/workshop/command.ts';
import { orderedItems } from '#shared/domain/workshop/ordered-items.ts';
import { samplePlan } from '../../fixtures/sample-plan.ts';

type SetItem = Extract<WorkshopCommand, { kind: 'set-workshop-item' }>;

function point(item: string, change: Partial<SetItem> = {}): SetItem {
  const usual = { list: 'agenda', text: `Point ${item}`, minutes: 10, unit: null, state: 'open' } as const;
  return { kind: 'set-workshop-item', item, ...usual, ...change };
}

describe('the agenda and the parking lot', () => {
  it('take points in the order in which they come, each list its own', () => {
    const plan = samplePlan();
    for (const set of [point('b'), point('lot', { list: 'parkingLot', minutes: null }), point('a')]) {
      expect(plan.act(set)).toBeNull();
    }
    expect(orderedItems(plan.model).map(({ id, order }) => [id, order])).toEqual([
      ['b', 1],
      ['a', 2],
      ['lot', 1],
    ]);
  });

  it('keep a point where it is when it is done, and put it at the end of another list', () => {
    const plan = samplePlan();
    for (const set of [point('a'), point('b'), point('lot', { list: 'parkingLot' })]) plan.act(set);
    plan.act(point('a', { state: 'done' }));
    expect(orderedItems(plan.model).map(({ id, state }) => [id, state])).toEqual([
      ['a', 'done'],
      ['b', 'open'],
      ['lot', 'open'],
    ]);
    plan.act(point('a', { list: 'parkingLot' }));
    expect(orderedItems(plan.model).map(({ id }) => id)).toEqual(['b', 'lot', 'a']);
    plan.act(point('a', { list: 'parkingLot', order: 0 }));
    expect(orderedItems(plan.model).map(({ id }) => id)).toEqual(['b', 'a', 'lot']);
  });

  it('refuse a point without a text, about a unit that is not there, and the removal of none', () => {
    const plan = samplePlan();
    const before = plan.state();
    expect(plan.act(point('a', { text: '  ' }))).toBe('workshop-item-empty');
    expect(plan.act(point('a', { unit: 'nobody' }))).toBe('unknown-unit');
    expect(plan.act({ kind: 'remove-workshop-item', item: 'a' })).toBe('unknown-workshop-item');
    expect(plan.state()).toBe(before);
  });

  it('outlive the unit they are about', () => {
    const plan = samplePlan();
    plan.act({ kind: 'add-units', units: [{ id: 'gus', parent: 'south', name: 'Gus' }] });
    plan.act(point('a', { unit: 'gus' }));
    const before = plan.state();
    expect(plan.act({ kind: 'remove-unit', unit: 'gus' })).toBeNull();
    expect(plan.model.workshopItems.get('a')?.unit).toBeNull();
    plan.apply(invertChanges(plan.entries.at(-1)?.changes ?? []));
    expect(plan.state()).toBe(before);
  });

  it('are gone when they are removed', () => {
    const plan = samplePlan();
    const before = plan.state();
    plan.act(point('a'));
    expect(plan.act({ kind: 'remove-workshop-item', item: 'a' })).toBeNull();
    expect(plan.state()).toBe(before);
  });
});
