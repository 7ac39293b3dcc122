/** The command `spread`: which rows and months it writes, what stays, what it records, what it refuses. */
import { describe, expect, it } from 'vitest';
import type { MoveCommand, SpreadShape } from '#shared/domain/bargain/command.ts';
import { rowState } from '#shared/domain/bargain/row-state.ts';
import type { PlanUnderTest } from '../../fixtures/sample-plan.ts';
import { samplePlan } from '../../fixtures/sample-plan.ts';

type Given = Partial<Omit<Extract<MoveCommand, { kind: 'spread' }>, 'kind' | 'method'>>;

const line = { measure: 'revenue' } as const;

function spread(plan: PlanUnderTest, method: SpreadShape, given: Given = {}): string | null {
  return plan.act({ kind: 'spread', side: 'company', unit: 'north', ...line, method, ...given });
}

function months(plan: PlanUnderTest, unit: string, layer: 'offer' | 'ask' = 'offer'): number[] {
  return Array.from({ length: 12 }, (_, month) => plan.totals.read(layer, 'revenue', plan.node(unit), month) ?? 0);
}

/** North (ana, ben, carl) with 10, 20 and 30. */
function north(): PlanUnderTest {
  const plan = samplePlan();
  for (const [unit, value] of [
    ['ana', 10],
    ['ben', 20],
    ['carl', 30],
  ] as const) {
    plan.act({ kind: 'propose', ...line, unit, value });
  }
  return plan;
}

const offers = (plan: PlanUnderTest): (number | null)[] => ['ana', 'ben', 'carl'].map((unit) => plan.offer(unit));

describe('spreading over the rows of a unit', () => {
  it('takes held rows out first: 10, 20 held, 30 to 100 gives 20, 20, 60', () => {
    const plan = north();
    plan.act({ kind: 'hold', ...line, unit: 'ben' });
    expect(spread(plan, { kind: 'proportional', value: 100 })).toBeNull();
    expect(offers(plan)).toEqual([20, 20, 60]);
  });

  it('keeps a held total by letting its other rows make up the difference: 10 to 20 leaves 16 and 24', () => {
    const plan = north();
    plan.act({ kind: 'hold', ...line, unit: 'north' });
    expect(spread(plan, { kind: 'repeat', value: 20 }, { unit: 'ana' })).toBeNull();
    expect(offers(plan)).toEqual([20, 16, 24]);
    expect(spread(plan, { kind: 'repeat', value: 61 }, { unit: 'ana' })).toBe('total-held');
  });

  it('writes populated rows only when told so', () => {
    const plan = samplePlan();
    plan.act({ kind: 'propose', ...line, unit: 'ana', value: 10 });
    plan.act({ kind: 'propose', ...line, unit: 'carl', value: 30 });
    expect(spread(plan, { kind: 'equal', value: 100 }, { target: 'populated' })).toBeNull();
    expect(offers(plan)).toEqual([50, null, 50]);
    expect(spread(plan, { kind: 'repeat', value: 7 }, { mode: 'add' })).toBeNull();
    expect(offers(plan)).toEqual([57, 7, 57]);
    expect(spread(plan, { kind: 'equal', value: 9 }, { unit: 'south', target: 'populated' })).toBe(
      'spread-nothing-populated',
    );
  });

  it('records the side’s move with the total it came to and the method in the reason', () => {
    const plan = north();
    expect(spread(plan, { kind: 'percentChange', rate: 500_000 })).toBeNull();
    const move = plan.model.movesOn('revenue', 'north').at(-1);
    expect(move).toMatchObject({ kind: 'propose', side: 'company', value: 90, reason: 'spread: percentChange' });
    expect(spread(plan, { kind: 'equal', value: 60 }, { side: 'unit', reason: 'agreed' })).toBeNull();
    expect(plan.model.movesOn('revenue', 'north').at(-1)).toMatchObject({ kind: 'ask', value: 60, reason: 'agreed' });
    expect(plan.ask('north')).toBe(60);
  });

  it('follows last year, another year, another line of the offering and the other side', () => {
    const plan = north();
    spread(plan, { kind: 'like', value: 900, reference: { source: 'actual' } });
    expect(plan.offer('north')).toBe(900);
    // Of last year’s wear carl sold nothing.
    spread(plan, { kind: 'like', value: 700, reference: { source: 'actual', year: 2012, line: 'wear' } });
    expect(plan.offer('carl')).toBe(0);
    plan.act({ kind: 'ask', ...line, unit: 'ana', value: 3 });
    plan.act({ kind: 'ask', ...line, unit: 'ben', value: 1 });
    spread(plan, { kind: 'like', value: 40, reference: { source: 'ask' } }, { mode: 'add' });
    expect(plan.offer('north')).toBe(740);
    expect(spread(plan, { kind: 'like', value: 1, reference: { source: 'budget' } })).toBe('spread-like-nothing');
    expect(spread(plan, { kind: 'like', value: 1, reference: { source: 'actual', line: 'none' } })).toBe(
      'unknown-line',
    );
  });

  it('writes last year changed by a percentage', () => {
    const plan = samplePlan();
    plan.act({ kind: 'open-offers', ...line, unit: 'ana', growth: 40_000 });
    const grown = plan.offer('ana');
    const again = samplePlan();
    spread(again, { kind: 'likePercent', rate: 40_000, reference: { source: 'actual' } }, { unit: 'ana' });
    expect(again.offer('ana')).toBe(grown);
  });
});

describe('a change of what stands', () => {
  it('gives no zero to rows without a number', () => {
    const plan = samplePlan();
    plan.act({ kind: 'propose', ...line, unit: 'ana', value: 200 });
    expect(spread(plan, { kind: 'percentChange', rate: 30_000 })).toBeNull();
    expect(offers(plan)).toEqual([206, null, null]);
    expect(spread(plan, { kind: 'percentChange', rate: 30_000 }, { side: 'unit' })).toBe('spread-nothing-populated');
  });
});

describe('spreading over months', () => {
  it('grows and runs straight from January on', () => {
    const plan = samplePlan();
    const quarter = { unit: 'ana', periods: { first: 1, last: 3 } };
    expect(spread(plan, { kind: 'growth', start: 1_000, rate: 100_000 }, quarter)).toBeNull();
    expect(months(plan, 'ana').slice(0, 4)).toEqual([1_000, 1_100, 1_210, 0]);
    expect(spread(plan, { kind: 'straightLine', start: 10, end: 120 }, { unit: 'ana' })).toBeNull();
    expect(months(plan, 'ana')).toEqual([10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120]);
  });

  it('meets every month of a total and every row, and counts held rows in', () => {
    const plan = north();
    plan.act({ kind: 'propose', ...line, unit: 'ben', value: 24, method: 'even' });
    plan.act({ kind: 'hold', ...line, unit: 'ben' });
    expect(spread(plan, { kind: 'straightLine', start: 100, end: 1_200 })).toBeNull();
    expect(months(plan, 'north')).toEqual([100, 200, 300, 400, 500, 600, 700, 800, 900, 1_000, 1_100, 1_200]);
    expect(months(plan, 'ben')).toEqual(Array.from({ length: 12 }, () => 2));
    // 7776 over 10 and 30, as they stood.
    expect(offers(plan)).toEqual([1_944, 24, 5_832]);
    expect(spread(plan, { kind: 'straightLine', start: 1, end: 100 })).toBe('spread-too-low');
  });

  it('gives the year another season and leaves the year as it is', () => {
    const plan = north();
    plan.act({ kind: 'propose', ...line, unit: 'north', value: 12_000 });
    const before = offers(plan);
    expect(spread(plan, { kind: 'seasonality', profile: { kind: 'flat' } })).toBeNull();
    expect(offers(plan)).toEqual(before);
    expect(months(plan, 'north')).toEqual(Array.from({ length: 12 }, () => 1_000));
    const weights = [3, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    spread(plan, { kind: 'seasonality', profile: { kind: 'typed', weights }, value: 400 });
    expect(months(plan, 'north').slice(0, 3)).toEqual([300, 100, 0]);
    const nothing = { kind: 'typed', weights: weights.map(() => 0) } as const;
    const body = { kind: 'spread', side: 'company', unit: 'north', measure: 'revenue' } as const;
    const method = { kind: 'seasonality', profile: nothing } as const;
    expect(plan.act({ ...body, method })).toBe('season-empty');
    spread(plan, { kind: 'seasonality', profile: { kind: 'years', years: [2012, 2013], unit: 'dora', shrink: true } });
    expect(plan.offer('north')).toBe(400);
  });

  it('takes a 4-4-5 year as its weeks', () => {
    const plan = samplePlan();
    plan.act({ kind: 'change-plan', weekPattern: '4-4-5' });
    spread(plan, { kind: 'seasonality', profile: { kind: 'weeks' }, value: 5_200 });
    expect(months(plan, 'north').slice(0, 3)).toEqual([400, 400, 500]);
  });

  it('follows the season of another unit', () => {
    const plan = samplePlan();
    spread(plan, { kind: 'like', value: 1_000_000, reference: { source: 'actual', unit: 'dora' } }, { unit: 'eve' });
    const season = months(plan, 'eve');
    expect(season.reduce((sum, month) => sum + month, 0)).toBe(1_000_000);
    expect(season[11]).toBeGreaterThan(season[0] ?? 0);
  });

  it('leaves empty months empty for populated ones', () => {
    const plan = samplePlan();
    plan.act({ kind: 'propose', ...line, unit: 'ana', value: 60, periods: { first: 4, last: 6 } });
    const given = { unit: 'ana', target: 'populated', mode: 'add' } as const;
    spread(plan, { kind: 'equal', value: 30, along: 'months' }, given);
    expect(months(plan, 'ana').map((month) => month > 0)).toEqual(
      Array.from({ length: 12 }, (_, month) => month >= 3 && month <= 5),
    );
    expect(plan.offer('ana')).toBe(90);
  });
});

describe('clearing', () => {
  it('leaves no number, which is not zero, and gives the turn back', () => {
    const plan = north();
    plan.act({ kind: 'ask', ...line, unit: 'ana', value: 5 });
    plan.act({ kind: 'hold', ...line, unit: 'carl' });
    expect(spread(plan, { kind: 'clear' })).toBeNull();
    expect(offers(plan)).toEqual([null, null, 30]);
    expect(rowState(plan.model, plan.totals, 'revenue', plan.node('ben')).status).toBe('unopened');
    expect(rowState(plan.model, plan.totals, 'revenue', plan.node('ana'))).toMatchObject({
      status: 'waiting',
      turn: 'company',
    });
  });

  it('of some months leaves zeros in them and the number of the others', () => {
    const plan = samplePlan();
    plan.act({ kind: 'propose', ...line, unit: 'ana', value: 1_200, method: 'even' });
    spread(plan, { kind: 'clear' }, { unit: 'ana', periods: { first: 1, last: 6 } });
    expect(plan.offer('ana')).toBe(600);
  });
});

describe('what a spread refuses', () => {
  it('settled rows, closed rounds, unknown units, and numbers beyond what is exact', () => {
    const plan = north();
    expect(spread(plan, { kind: 'equal', value: 1 }, { unit: 'nobody' })).toBe('unknown-unit');
    expect(spread(plan, { kind: 'repeat', value: Number.MAX_SAFE_INTEGER })).toBe('number-too-large');
    plan.act({ kind: 'settle', ...line, unit: 'ana' });
    expect(spread(plan, { kind: 'equal', value: 1 }, { unit: 'ana' })).toBe('line-settled');
    plan.act({ kind: 'settle', ...line, unit: 'north', value: 60 });
    expect(spread(plan, { kind: 'equal', value: 1 })).toBe('line-settled');
    plan.act({ kind: 'close-round' });
    expect(spread(plan, { kind: 'equal', value: 1 }, { unit: 'south' })).toBe('round-closed');
  });

  it('a spread over rows of which all are held', () => {
    const plan = north();
    for (const unit of ['ana', 'ben', 'carl']) plan.act({ kind: 'hold', ...line, unit });
    const before = plan.state();
    expect(spread(plan, { kind: 'equal', value: 1 })).toBe('spread-all-held');
    expect(plan.state()).toBe(before);
  });

  it('nothing that would take a row below zero', () => {
    const plan = north();
    expect(spread(plan, { kind: 'equal', value: -61 }, { mode: 'add' })).toBe('spread-too-low');
    expect(spread(plan, { kind: 'equal', value: -45 }, { mode: 'add' })).toBeNull();
    expect(offers(plan)).toEqual([0, 3, 12]);
  });
});
