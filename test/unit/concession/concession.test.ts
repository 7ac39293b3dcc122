import { describe, expect, it } from 'vitest';
import { concessionColumns, trackConcessions, type ConcessionColumn } from '#shared/domain/concession/columns.ts';
import { concessionAt, type Concession, type RoundNow } from '#shared/domain/concession/concession.ts';
import { disagreementOf, type DisagreementRules } from '#shared/domain/concession/disagreement.ts';
import { people, samplePlan } from '../../fixtures/sample-plan.ts';

const revenue = { measure: 'revenue' } as const;

/** One node with these numbers. */
function facts(numbers: Partial<Record<ConcessionColumn, number>>, now: RoundNow): Concession | null {
  return concessionAt(
    Float64Array.from(concessionColumns, (column) => numbers[column] ?? 0),
    1,
    0,
    now,
  );
}

const opened = { opened: 1, openingRound: 1, openingOffer: 1000, openingAsk: 800 };

describe('concessions of one line', () => {
  it('counts what each side gave, its share of the opening gap and its pace (methods §2.1)', () => {
    const line = facts({ ...opened, offer: 950, ask: 850, movedRound: 2, lastSide: 2 }, { round: 2, closed: false });
    expect(line).toMatchObject({ openingGap: 200, gap: 100, closed: 500_000, rounds: 1, lastSide: 'unit' });
    expect(line?.company).toMatchObject({ opening: 1000, now: 950, conceded: 50, share: 250_000, pace: 250_000 });
    expect(line?.unit).toMatchObject({ opening: 800, now: 850, conceded: 50, share: 250_000, pace: 250_000 });
  });

  it('meets at ask + gap × ρᵤ ÷ (ρ_d + ρᵤ), in the first round with at most 1 % of the opening gap left', () => {
    // The gap goes 200, 60, 18, 5.4, 1.62: each round 30 % is left, and 1.62 is the first below 2.
    const way = { ...opened, offer: 944, ask: 884, movedRound: 2 };
    expect(facts(way, { round: 2, closed: false })?.meeting).toEqual({ kind: 'at', value: 920, round: 5 });
  });

  it('says “at this pace you meet at 912 in 4 rounds”', () => {
    // 200 → 64 in one round, 32 % left each time: 20.48, 6.55, 2.10, and 0.67 is the fourth round from here.
    const way = { ...opened, offer: 940, ask: 876, movedRound: 2 };
    const meeting = facts(way, { round: 2, closed: false })?.meeting;
    expect(meeting).toEqual({ kind: 'at', value: 912, round: 6 });
  });

  it('takes exactly 1 % for met', () => {
    // 200 → 20 in one round: a tenth is left each time, so a hundredth after one more.
    const way = { ...opened, offer: 910, ask: 890, movedRound: 2 };
    expect(facts(way, { round: 2, closed: false })?.meeting).toEqual({ kind: 'at', value: 900, round: 3 });
  });

  it('spreads the pace over all rounds that passed, and does not count a round in which nobody has moved yet', () => {
    // 200 → 50 in two rounds: half of what is left goes each time, 70 of 150 of it by the company.
    const way = { ...opened, offer: 930, ask: 880, movedRound: 3 };
    expect(facts(way, { round: 3, closed: false })).toMatchObject({ rounds: 2, company: { pace: 233_333 } });
    expect(facts(way, { round: 4, closed: false })?.rounds).toBe(2);
    expect(facts(way, { round: 4, closed: true })?.rounds).toBe(3);
  });

  it('does not guess a meeting without a full round, a concession, or with a side that retreats', () => {
    const still = { ...opened, offer: 1000, ask: 800 };
    expect(facts(still, { round: 1, closed: false })?.meeting).toEqual({ kind: 'unknown', reason: 'no-full-round' });
    expect(facts(still, { round: 3, closed: false })?.meeting).toEqual({ kind: 'unknown', reason: 'no-concession' });
    const away = { ...opened, offer: 1010, ask: 900, companyRetreats: 1, movedRound: 2 };
    const line = facts(away, { round: 2, closed: false });
    expect(line?.meeting).toEqual({ kind: 'unknown', reason: 'retreat' });
    expect(line?.company).toMatchObject({ conceded: -10, share: -50_000, retreats: 1 });
    const slow = { ...opened, offer: 999, ask: 800, movedRound: 2 };
    expect(facts(slow, { round: 2, closed: false })?.meeting).toEqual({ kind: 'unknown', reason: 'too-slow' });
  });

  it('says they have met once the ask reaches the offer', () => {
    const met = { ...opened, offer: 880, ask: 890, movedRound: 2 };
    expect(facts(met, { round: 2, closed: false })).toMatchObject({ meeting: { kind: 'met' }, closed: 1_050_000 });
  });
});

describe('concessions up the tree', () => {
  it('are sums over the leaves on which both have spoken', () => {
    const plan = samplePlan();
    plan.act({ kind: 'propose', ...revenue, unit: 'company', value: 10_000_000 });
    plan.act({ kind: 'ask', ...revenue, unit: 'ana', value: 1_000_000 });
    plan.act({ kind: 'ask', ...revenue, unit: 'dora', value: 2_000_000 });
    const opening = { ana: plan.offer('ana') ?? 0, dora: plan.offer('dora') ?? 0 };
    plan.act({ kind: 'open-round' });
    plan.act({ kind: 'counter', ...revenue, unit: 'ana', side: 'unit', value: 1_100_000 });
    plan.act({ kind: 'counter', ...revenue, unit: 'ana', side: 'company', value: opening.ana - 7 });
    const values = trackConcessions(plan.model, plan.totals, 'revenue');
    const at = (unit: string): Concession | null =>
      concessionAt(values, plan.model.units.nodes.length, plan.node(unit), { round: 2, closed: false });
    expect(at('eve')).toBeNull();
    expect(at('ana')).toMatchObject({ movedRound: 2, lastSide: 'company', company: { conceded: 7 } });
    expect(at('dora')).toMatchObject({ movedRound: 0, rounds: 0, lastSide: 'unit' });
    const company = at('company');
    expect(company).toMatchObject({
      leaves: 2,
      openingRound: 1,
      openingGap: opening.ana + opening.dora - 3_000_000,
      company: { conceded: 7, opening: opening.ana + opening.dora },
      unit: { conceded: 100_000, opening: 3_000_000 },
      lastSide: 'company',
    });
    expect(company?.gap).toBe((company?.openingGap ?? 0) - 100_007);
  });

  it('flag a retreat of one leaf although the whole came closer', () => {
    const plan = samplePlan();
    plan.act({ kind: 'propose', ...revenue, unit: 'company', value: 10_000_000 });
    for (const unit of people.slice(0, 2)) plan.act({ kind: 'ask', ...revenue, unit, value: 500_000 });
    plan.act({ kind: 'open-round' });
    plan.act({ kind: 'ask', ...revenue, unit: 'ana', value: 499_000 });
    plan.act({ kind: 'ask', ...revenue, unit: 'ben', value: 900_000 });
    const values = trackConcessions(plan.model, plan.totals, 'revenue');
    const north = concessionAt(values, plan.model.units.nodes.length, plan.node('north'), { round: 2, closed: false });
    expect(north).toMatchObject({ unit: { conceded: 399_000, retreats: 1 }, company: { retreats: 0 } });
    expect(north?.meeting.kind).toBe('at');
  });
});

describe('where the disagreement is', () => {
  const rules: DisagreementRules = { threshold: 50_000, round: 3, roundClosed: false, lastRound: 4 };
  const name = (numbers: Partial<Record<ConcessionColumn, number>>, other: Partial<DisagreementRules> = {}): string => {
    const all = { ...rules, ...other };
    const concession = facts({ ...opened, ...numbers }, { round: all.round, closed: all.roundClosed });
    const gap = (numbers.offer ?? 0) - (numbers.ask ?? 0);
    return disagreementOf({ settled: false, gap, offer: numbers.offer ?? 0, concession }, all);
  };

  it('tells agreed, closable, stuck and early apart', () => {
    expect(name({ offer: 900, ask: 900, movedRound: 2 })).toBe('agreed');
    expect(name({ offer: 900, ask: 870, movedRound: 0 })).toBe('closable');
    expect(name({ offer: 1000, ask: 800, movedRound: 0 })).toBe('stuck');
    expect(name({ offer: 1000, ask: 800, movedRound: 0 }, { round: 1 })).toBe('early');
    // 200 → 60 in a round: met in round 5, which is one too late with four rounds.
    expect(name({ offer: 944, ask: 884, movedRound: 2 }, { round: 2 })).toBe('stuck');
    expect(name({ offer: 944, ask: 884, movedRound: 2 }, { round: 2, lastRound: null })).toBe('closable');
    expect(name({ offer: 944, ask: 884, movedRound: 2 }, { round: 2, lastRound: 5 })).toBe('closable');
    // It moved in round 2 and then a whole round passed without anybody.
    expect(name({ offer: 944, ask: 884, movedRound: 2 }, { round: 4, lastRound: null })).toBe('stuck');
  });

  it('knows a line without an answer and a settled one', () => {
    const none = { gap: null, offer: 1000, concession: null };
    expect(disagreementOf({ settled: false, ...none }, rules)).toBe('unanswered');
    expect(disagreementOf({ settled: true, ...none }, rules)).toBe('settled');
  });
});
