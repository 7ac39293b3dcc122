import { describe, expect, it } from 'vitest';
import type { MoveCommand, OpeningMethod } from '#shared/domain/bargain/command.ts';
import { people, samplePlan, type PlanUnderTest } from '../../fixtures/sample-plan.ts';

const line = { measure: 'revenue', unit: 'company' } as const;
type OpenOffers = Extract<MoveCommand, { kind: 'open-offers' }>;

function open(plan: PlanUnderTest, more: Partial<OpenOffers> = {}): string | null {
  return plan.act({ kind: 'open-offers', ...line, growth: 100_000, ...more });
}

function offers(plan: PlanUnderTest): readonly (number | null)[] {
  return people.map((unit) => plan.offer(unit));
}

function lastYear(plan: PlanUnderTest, year = 2013): readonly number[] {
  return people.map((unit) => plan.totals.readHistory('actual', year, 'revenue', plan.node(unit)) ?? 0);
}

/** Everybody's potential: so many millions of the smallest unit, in the order of the people. */
function setPotentials(plan: PlanUnderTest, millions: readonly number[]): void {
  const potentials = people.map((unit, place) => ({ unit, value: (millions[place] ?? 0) * 1_000_000 }));
  expect(plan.act({ kind: 'set-potential', measure: 'revenue', potentials })).toBeNull();
}

const sum = (amounts: readonly (number | null)[]): number => amounts.reduce<number>((all, one) => all + (one ?? 0), 0);

describe('opening offers', () => {
  it('mean the same total by every method, and every method records one move', () => {
    const plain = samplePlan();
    open(plain);
    const methods: readonly OpeningMethod[] = ['headroom', 'history', 'potential', 'blend', 'trend'];
    for (const method of methods) {
      const plan = samplePlan();
      setPotentials(plan, [9, 9, 9, 9, 9]);
      const moves = plan.model.moves.size;
      expect(open(plan, { method })).toBeNull();
      expect([method, plan.offer('company'), plan.model.moves.size]).toEqual([
        method,
        plain.offer('company'),
        moves + 1,
      ]);
      expect([...plan.model.moves.values()].at(-1)).toMatchObject({ kind: 'propose', unit: 'company' });
    }
  });

  it('by history are what they are without a method', () => {
    const [plain, named] = [samplePlan(), samplePlan()];
    open(plain);
    open(named, { method: 'history' });
    expect(offers(named)).toEqual(offers(plain));
  });

  it('by headroom keep the history and put the growth where potential is unused', () => {
    const plan = samplePlan();
    const history = lastYear(plan);
    setPotentials(
      plan,
      history.map((amount, place) => Math.ceil(amount / 1_000_000) + (place === 1 ? 30 : place === 4 ? 10 : 0)),
    );
    open(plan, { method: 'headroom' });
    const growths = offers(plan).map((offer, place) => (offer ?? 0) - (history[place] ?? 0));
    expect(growths.every((growth) => growth >= 0)).toBe(true);
    const room = people.map(
      (unit, place) => (plan.model.potential('revenue', unit)?.value ?? 0) - (history[place] ?? 0),
    );
    for (const [place, growth] of growths.entries()) {
      expect(Math.abs(growth - (sum(growths) * (room[place] ?? 0)) / sum(room))).toBeLessThan(1);
    }
  });

  it('by headroom count only the reachable part of the potential', () => {
    const plan = samplePlan();
    setPotentials(plan, [100, 100, 100, 100, 1]);
    open(plan, { method: 'headroom', reach: 0 });
    const [byHistory] = [samplePlan()];
    open(byHistory);
    // Nobody has room: history decides.
    expect(offers(plan)).toEqual(offers(byHistory));
  });

  it('by potential are in proportion to it, also for who has no history', () => {
    const plan = samplePlan();
    setPotentials(plan, [1, 2, 3, 4, 10]);
    open(plan, { method: 'potential' });
    const total = plan.offer('company') ?? 0;
    expect(plan.offer('eve')).toBe(Math.round(total / 2));
  });

  it('by a blend mix shares, never amounts', () => {
    const plan = samplePlan();
    const history = lastYear(plan);
    setPotentials(plan, [1, 2, 3, 4, 10]);
    open(plan, { method: 'blend', blend: { history: 500_000, potential: 300_000, even: 200_000 } });
    const share = (0.5 * (history[0] ?? 0)) / sum(history) + 0.3 / 20 + 0.2 / 5;
    expect(Math.abs((plan.offer('ana') ?? 0) - share * (plan.offer('company') ?? 0))).toBeLessThan(1);
    const odd = { history: 500_000, potential: 300_000, even: 100_000 };
    expect(open(plan, { method: 'blend', blend: odd })).toBe('blend-not-whole');
  });

  it('by trend damp each one’s own growth', () => {
    const plan = samplePlan();
    const [now, before] = [lastYear(plan), lastYear(plan, 2012)];
    open(plan, { method: 'trend', damping: 500_000 });
    const weights = now.map((amount, place) => {
      const earlier = before[place] ?? 0;
      return earlier > 0 ? amount * (1 + 0.5 * (amount / earlier - 1)) : amount;
    });
    const exact = ((weights[0] ?? 0) / sum(weights)) * (plan.offer('company') ?? 0);
    expect(Math.abs((plan.offer('ana') ?? 0) - exact)).toBeLessThan(1);
  });

  it('leave held and settled offers alone and still meet the total', () => {
    const plan = samplePlan();
    setPotentials(plan, [9, 9, 9, 9, 9]);
    open(plan);
    plan.act({ kind: 'hold', measure: 'revenue', unit: 'ana' });
    plan.act({ kind: 'settle', measure: 'revenue', unit: 'dora' });
    const kept = [plan.offer('ana'), plan.offer('dora')];
    for (const method of ['headroom', 'potential', 'trend'] as const) {
      expect(open(plan, { method, growth: 250_000 })).toBeNull();
      expect([plan.offer('ana'), plan.offer('dora')]).toEqual(kept);
      expect(sum(offers(plan))).toBe(plan.offer('company'));
    }
    expect(open(plan, { method: 'potential', growth: -999_000 })).toBe('spread-too-low');
  });

  it('are refused with the names of those whose potential is missing, and change nothing', () => {
    const plan = samplePlan();
    const before = plan.state();
    for (const method of ['headroom', 'potential'] as const) expect(open(plan, { method })).toBe('potential-missing');
    const even = { history: 500_000, potential: 0, even: 500_000 };
    expect(plan.state()).toBe(before);
    expect(open(plan, { method: 'blend', blend: even })).toBeNull();
  });

  it('are refused below a held total and at a settled line', () => {
    const plan = samplePlan();
    open(plan);
    plan.act({ kind: 'hold', measure: 'revenue', unit: 'north' });
    expect(open(plan, { unit: 'ana', method: 'history' })).toBe('line-held');
    expect(open(plan, { unit: 'north', method: 'history' })).toBe('line-held');
    plan.act({ kind: 'settle', measure: 'revenue', unit: 'dora' });
    expect(open(plan, { unit: 'dora', method: 'history' })).toBe('line-settled');
  });
});

describe('potentials', () => {
  it('are set, changed and taken away, and keep their unit in the plan', () => {
    const plan = samplePlan();
    plan.act({ kind: 'add-units', units: [{ id: 'fay', parent: 'south', name: 'Fay' }] });
    const set = (unit: string, value: number | null): string | null =>
      plan.act({ kind: 'set-potential', measure: 'revenue', potentials: [{ unit, value }] });
    const before = plan.state();
    expect(set('fay', 5)).toBeNull();
    expect(set('fay', 7)).toBeNull();
    expect(plan.model.potential('revenue', 'fay')).toEqual({ unit: 'fay', measure: 'revenue', value: 7 });
    expect(plan.act({ kind: 'remove-unit', unit: 'fay' })).toBe('node-has-numbers');
    expect(set('fay', null)).toBeNull();
    expect(plan.state()).toBe(before);
    expect(set('nobody', 1)).toBe('unknown-unit');
    expect(plan.act({ kind: 'remove-unit', unit: 'fay' })).toBeNull();
  });
});
