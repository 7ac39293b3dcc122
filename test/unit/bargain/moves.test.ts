import { describe, expect, it } from 'vitest';
import { readTargets } from '#shared/domain/impact/read-targets.ts';
import { rowState } from '#shared/domain/bargain/row-state.ts';
import { people, samplePlan } from '../../fixtures/sample-plan.ts';

const line = { measure: 'revenue' } as const;

describe('writing a number into a total', () => {
  it('lets the leaves follow last year and sum to exactly that', () => {
    const plan = samplePlan();
    expect(plan.act({ kind: 'propose', ...line, unit: 'company', value: 12_345_678 })).toBeNull();
    expect(plan.offer('company')).toBe(12_345_678);
    expect(people.reduce((sum, unit) => sum + (plan.offer(unit) ?? 0), 0)).toBe(12_345_678);
    expect(plan.offer('eve')).toBe(0);
  });

  it('leaves held rows as they are and still meets the total', () => {
    const plan = samplePlan();
    plan.act({ kind: 'propose', ...line, unit: 'company', value: 10_000_001 });
    const [ana, dora] = [plan.offer('ana'), plan.offer('dora')];
    expect(plan.act({ kind: 'hold', ...line, unit: 'ana', reason: 'promised' })).toBeNull();
    expect(plan.act({ kind: 'hold', ...line, unit: 'dora' })).toBeNull();
    expect(plan.act({ kind: 'propose', ...line, unit: 'company', value: 11_000_003 })).toBeNull();
    expect([plan.offer('ana'), plan.offer('dora')]).toEqual([ana, dora]);
    expect(plan.offer('company')).toBe(11_000_003);
  });

  it('refuses a total below what is held and names the amount', () => {
    const plan = samplePlan();
    plan.act({ kind: 'propose', ...line, unit: 'company', value: 10_000_000 });
    plan.act({ kind: 'hold', ...line, unit: 'north' });
    const before = plan.state();
    expect(plan.act({ kind: 'propose', ...line, unit: 'company', value: 1 })).toBe('spread-too-low');
    expect(plan.state()).toBe(before);
  });

  it('keeps a held total by letting its other rows make up the difference', () => {
    const plan = samplePlan();
    plan.act({ kind: 'propose', ...line, unit: 'company', value: 10_000_000 });
    plan.act({ kind: 'propose', ...line, unit: 'ana', value: 10 });
    plan.act({ kind: 'propose', ...line, unit: 'ben', value: 20 });
    plan.act({ kind: 'propose', ...line, unit: 'carl', value: 30 });
    plan.act({ kind: 'hold', ...line, unit: 'north' });
    expect(plan.act({ kind: 'propose', ...line, unit: 'ana', value: 20 })).toBeNull();
    expect(['ana', 'ben', 'carl', 'north'].map((unit) => plan.offer(unit))).toEqual([20, 16, 24, 60]);
    expect(plan.act({ kind: 'propose', ...line, unit: 'ana', value: 61 })).toBe('total-held');
  });

  it('spreads a quarter over its months only', () => {
    const plan = samplePlan();
    plan.act({ kind: 'propose', ...line, unit: 'company', value: 12_000_000 });
    const january = plan.totals.read('offer', 'revenue', 0, 0);
    plan.act({ kind: 'propose', ...line, unit: 'north', value: 999_999, periods: { first: 4, last: 6 } });
    expect(plan.totals.read('offer', 'revenue', 0, 0)).toBe(january);
    const quarter = [3, 4, 5].reduce((sum, month) => sum + (plan.totals.read('offer', 'revenue', 1, month) ?? 0), 0);
    expect(quarter).toBe(999_999);
  });
});

describe('asking', () => {
  it('tells an ask of zero from no ask', () => {
    const plan = samplePlan();
    plan.act({ kind: 'propose', ...line, unit: 'company', value: 1_000_000 });
    expect(plan.ask('ana')).toBeNull();
    plan.act({ kind: 'ask', ...line, unit: 'ana', value: 0 });
    expect(plan.ask('ana')).toBe(0);
    expect(plan.totals.count('ask', 'revenue', 0)).toBe(1);
    expect(plan.totals.read('gap', 'revenue', 0)).toBe(plan.offer('ana'));
    // At the asks, who has not answered counts with the offer.
    const anchors = { worst: 0, red: 1, green: 2, best: 3 };
    const target = { target: 'sum', name: 'Sum', unit: 'company', metric: 'revenue', goal: 2, anchors } as const;
    plan.act({ kind: 'set-target', direction: 'higher', ...target });
    const sum = readTargets(plan.model, plan.totals).find((reading) => reading.target === 'sum');
    expect(sum?.asks.value).toBe(1_000_000 - (plan.offer('ana') ?? 0));
    expect([sum?.now.value, sum?.offers.value]).toEqual([1_000_000, 1_000_000]);
  });

  it('may be accepted by the company, and an offer by the unit', () => {
    const plan = samplePlan();
    plan.act({ kind: 'propose', ...line, unit: 'company', value: 1_000_000 });
    plan.act({ kind: 'ask', ...line, unit: 'ana', value: 777 });
    expect(plan.act({ kind: 'accept', ...line, unit: 'ana', side: 'company' })).toBeNull();
    expect(plan.offer('ana')).toBe(777);
    expect(rowState(plan.model, plan.totals, 'revenue', plan.node('ana')).status).toBe('accepted');
    expect(plan.act({ kind: 'accept', ...line, unit: 'ben', side: 'unit' })).toBeNull();
    expect(plan.ask('ben')).toBe(plan.offer('ben'));
    expect(plan.act({ kind: 'accept', ...line, unit: 'dora', side: 'company' })).toBe('no-ask-yet');
  });
});

describe('settling', () => {
  it('locks a number against spreads, moves and other settlements until it is reopened with a reason', () => {
    const plan = samplePlan();
    plan.act({ kind: 'propose', ...line, unit: 'company', value: 10_000_000 });
    expect(plan.act({ kind: 'settle', ...line, unit: 'ana', value: 1_234_567 })).toBeNull();
    expect(plan.act({ kind: 'propose', ...line, unit: 'company', value: 12_000_000 })).toBeNull();
    expect(plan.offer('ana')).toBe(1_234_567);
    expect(plan.offer('company')).toBe(12_000_000);
    expect(plan.act({ kind: 'ask', ...line, unit: 'ana', value: 5 })).toBe('line-settled');
    expect(plan.act({ kind: 'settle', ...line, unit: 'ana' })).toBe('line-settled');
    expect(plan.act({ kind: 'reopen', ...line, unit: 'ana', reason: '  ' })).toBe('reason-needed');
    expect(plan.act({ kind: 'reopen', ...line, unit: 'ana', reason: 'market fell' })).toBeNull();
    expect(plan.act({ kind: 'ask', ...line, unit: 'ana', value: 5 })).toBeNull();
  });

  it('asks which number is meant when the two sides differ', () => {
    const plan = samplePlan();
    plan.act({ kind: 'propose', ...line, unit: 'ana', value: 100 });
    plan.act({ kind: 'ask', ...line, unit: 'ana', value: 90 });
    expect(plan.act({ kind: 'settle', ...line, unit: 'ana' })).toBe('offer-and-ask-differ');
    expect(plan.act({ kind: 'settle', ...line, unit: 'ana', value: 95 })).toBeNull();
    expect([plan.offer('ana'), plan.ask('ana')]).toEqual([95, 95]);
  });
});

describe('several commands as one step', () => {
  it('does nothing at all when one of them is refused', () => {
    const plan = samplePlan();
    const before = plan.state();
    const commands = [
      { kind: 'propose', ...line, unit: 'ana', value: 100 },
      { kind: 'propose', ...line, unit: 'nobody', value: 100 },
    ] as const;
    expect(plan.act({ kind: 'together', label: 'paste', commands })).toBe('unknown-unit');
    expect(plan.state()).toBe(before);
  });
});

describe('the impact on corporate targets', () => {
  it('lets cost follow a revenue offer at last year’s rate, so that margin answers', () => {
    const plan = samplePlan();
    plan.act({ kind: 'open-offers', ...line, unit: 'company', growth: 80_000 });
    const [margin] = readTargets(plan.model, plan.totals);
    expect(margin?.now.value).toBeGreaterThan(299_000);
    expect(margin?.now.value).toBeLessThan(301_000);
    expect(margin?.now.light).toBe('green');
    expect(margin?.asks).toEqual(margin?.offers);
  });

  it('is read anew when targets, trees or history change between two readings', () => {
    const plan = samplePlan();
    plan.act({ kind: 'propose', ...line, unit: 'ana', value: 1_000_000 });
    expect(readTargets(plan.model, plan.totals)).toHaveLength(1);
    const anchors = { worst: 0, red: 1, green: 2, best: 3 };
    const target = { target: 'sum', name: 'Sum', unit: 'ana', metric: 'revenue', goal: 2, anchors } as const;
    plan.act({ kind: 'set-target', direction: 'higher', ...target });
    const sum = () => readTargets(plan.model, plan.totals).find((reading) => reading.target === 'sum');
    expect(sum()?.now).toMatchObject({ value: 1_000_000, distance: 999_998 });
    plan.act({ kind: 'set-target', direction: 'higher', ...target, goal: 5 });
    expect(sum()?.now.distance).toBe(999_995);
    plan.act({ kind: 'add-units', units: [{ id: 'aaa', parent: 'north', name: 'A' }] });
    expect(sum()?.now.value).toBe(1_000_000);
    plan.act({ kind: 'remove-target', target: 'sum' });
    expect(sum()).toBeUndefined();
  });

  it('says why a target has no value instead of showing zero', () => {
    const plan = samplePlan();
    const [margin] = readTargets(plan.model, plan.totals);
    expect(margin?.now).toEqual({ value: null, missing: 'no-numbers', light: 'none', score: null, distance: null });
  });
});
