/** Lowest and highest years of rows: set, kept by every spread, refused in words. */
import { describe, expect, it } from 'vitest';
import { expandCommand } from '#shared/domain/bargain/expand.ts';
import { refusalSentence } from '#shared/base/refusal-sentence.ts';
import { samplePlan, type PlanUnderTest } from '../../fixtures/sample-plan.ts';

const line = { measure: 'revenue' } as const;

function bounded(unit: string, minimum: number | null, maximum: number | null, plan = samplePlan()): PlanUnderTest {
  expect(plan.act({ kind: 'set-bound', ...line, unit, minimum, maximum })).toBeNull();
  return plan;
}

const offers = (plan: PlanUnderTest, ...units: string[]): (number | null)[] => units.map((unit) => plan.offer(unit));

describe('bounds of rows', () => {
  it('refuse an ask above the maximum in words that name the cure', () => {
    const plan = bounded('ana', null, 1_000_00);
    const ask = { kind: 'ask', ...line, unit: 'ana', value: 1_200_00 } as const;
    const before = plan.state();
    expect(plan.act(ask)).toBe('above-maximum');
    expect(plan.state()).toBe(before);
    const outcome = expandCommand(plan.model, ask, { sequence: 99, actor: 'Ana' });
    expect(outcome.ok ? '' : refusalSentence(outcome.refusal)).toBe(
      '1,200.00 is 200.00 above the maximum of ANA, which is 1,000.00. Enter at most that, or raise the maximum.',
    );
    expect(plan.act({ ...ask, value: 1_000_00 })).toBeNull();
  });

  it('refuse an offer below the minimum, but let a year be built month by month', () => {
    const plan = bounded('ana', 1_000, null);
    expect(plan.act({ kind: 'propose', ...line, unit: 'ana', value: 999 })).toBe('below-minimum');
    const first = { kind: 'propose', ...line, unit: 'ana', value: 600, periods: { first: 1, last: 6 } } as const;
    expect(plan.act(first)).toBeNull();
    expect(plan.act({ ...first, value: 500 })).toBe('below-minimum');
    expect(plan.act({ ...first, value: 1_200 })).toBeNull();
  });

  it('are met by water-filling when a total is spread: caps 300 and 300 of 1000 leave 400', () => {
    const plan = samplePlan();
    for (const [unit, value] of [
      ['ana', 5],
      ['ben', 3],
      ['carl', 2],
    ] as const) {
      plan.act({ kind: 'propose', ...line, unit, value });
    }
    bounded('ana', null, 300, plan);
    bounded('ben', null, 300, plan);
    expect(plan.act({ kind: 'propose', ...line, unit: 'north', value: 1_000, method: 'current' })).toBeNull();
    expect(offers(plan, 'ana', 'ben', 'carl')).toEqual([300, 300, 400]);
    bounded('carl', null, 400, plan);
    expect(plan.act({ kind: 'propose', ...line, unit: 'north', value: 1_001 })).toBe('spread-too-high');
  });

  it('of totals between hold too: what north may not take south does', () => {
    const plan = bounded('north', null, 100);
    expect(plan.act({ kind: 'propose', ...line, unit: 'company', value: 1_000, method: 'even' })).toBeNull();
    expect(offers(plan, 'north', 'south')).toEqual([100, 900]);
    expect(plan.act({ kind: 'propose', ...line, unit: 'ana', value: 90 })).toBe('above-maximum');
    expect(plan.act({ kind: 'propose', ...line, unit: 'ana', value: 10 })).toBeNull();
    const spread = { kind: 'spread', side: 'company', unit: 'company', ...line } as const;
    expect(plan.act({ ...spread, method: { kind: 'repeat', value: 50 } })).toBeNull();
    expect(plan.offer('company')).toBe(250);
    expect(offers(plan, 'north', 'south')).toEqual([100, 150]);
  });

  it('hold for accepting, settling and several commands together', () => {
    const plan = bounded('north', null, 100);
    plan.act({ kind: 'propose', ...line, unit: 'north', value: 90, method: 'even' });
    const raise = { kind: 'propose', ...line, unit: 'ana', value: 50 } as const;
    expect(plan.act(raise)).toBe('above-maximum');
    const lower = { kind: 'propose', ...line, unit: 'ben', value: 10 } as const;
    expect(plan.act({ kind: 'together', label: 'trade', commands: [raise, lower] })).toBeNull();
    expect(plan.act({ kind: 'settle', ...line, unit: 'ana', value: 70 })).toBe('above-maximum');
  });
});

describe('setting bounds', () => {
  it('is refused when what stands lies outside, on either side', () => {
    const plan = samplePlan();
    plan.act({ kind: 'propose', ...line, unit: 'ana', value: 500 });
    plan.act({ kind: 'ask', ...line, unit: 'ana', value: 300 });
    const bound = { kind: 'set-bound', ...line, unit: 'ana' } as const;
    expect(plan.act({ ...bound, minimum: null, maximum: 400 })).toBe('bound-excludes-offer');
    expect(plan.act({ ...bound, minimum: 400, maximum: null })).toBe('bound-excludes-ask');
    expect(plan.act({ ...bound, minimum: 600, maximum: 500 })).toBe('bounds-crossed');
    expect(plan.act({ ...bound, minimum: 300, maximum: 500 })).toBeNull();
    expect(plan.model.bound('revenue', 'ana')).toEqual({ unit: 'ana', measure: 'revenue', minimum: 300, maximum: 500 });
    expect(plan.act({ ...bound, minimum: null, maximum: null })).toBeNull();
    expect(plan.model.bounds.size).toBe(0);
  });

  it('keeps the unit in the plan', () => {
    const plan = bounded('eve', null, 5);
    expect(plan.act({ kind: 'remove-unit', unit: 'eve' })).toBe('node-has-numbers');
  });
});
