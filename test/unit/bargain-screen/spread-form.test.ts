/** The choices of the spread panel as commands. */
import { describe, expect, it } from 'vitest';
import { firstChoice, readRate, spreadCommandOf, type SpreadChoice } from '#renderer/features/bargain/spread-form.ts';
import { wholeYear } from '#shared/domain/plan/periods.ts';

const row = { unit: 'linda', measure: 'revenue' } as const;
const choice = (part: Partial<SpreadChoice> = {}): SpreadChoice => ({
  ...firstChoice('company', wholeYear, 2014, 'range'),
  ...part,
});
const numbers = { first: 100, second: 200, rate: 50_000 };

describe('the spread panel', () => {
  it('sends a command once its numbers are there', () => {
    expect(spreadCommandOf(choice(), row, { ...numbers, first: null })).toBeNull();
    expect(spreadCommandOf(choice(), row, numbers)).toEqual({
      kind: 'spread',
      side: 'company',
      ...row,
      method: { kind: 'proportional', value: 100, along: 'units' },
    });
  });

  it('names what is followed', () => {
    const followed = choice({ kind: 'like', source: 'budget:2012', donor: 'shu', mode: 'add', target: 'populated' });
    expect(spreadCommandOf(followed, row, numbers)).toMatchObject({
      method: { kind: 'like', value: 100, reference: { source: 'budget', year: 2012, line: 'range', unit: 'shu' } },
      mode: 'add',
      target: 'populated',
    });
    expect(spreadCommandOf(choice({ kind: 'likePercent', source: 'ask' }), row, numbers)?.method).toEqual({
      kind: 'likePercent',
      rate: 50_000,
      reference: { source: 'ask', line: 'range' },
    });
  });

  it('leaves out what a method does not have', () => {
    const changed = choice({ kind: 'percentChange', mode: 'add', target: 'populated' });
    expect(spreadCommandOf(changed, row, numbers)).toEqual({
      kind: 'spread',
      side: 'company',
      ...row,
      method: { kind: 'percentChange', rate: 50_000 },
    });
    const season = choice({ kind: 'seasonality', season: 'flat', periods: { first: 1, last: 3 } });
    expect(spreadCommandOf(season, row, { ...numbers, first: null })).toMatchObject({
      method: { kind: 'seasonality', profile: { kind: 'flat' } },
      periods: { first: 1, last: 3 },
    });
  });

  it('reads rates as they are written in either language', () => {
    const english = { decimal: '.', group: ',' };
    const spanish = { decimal: ',', group: '.' };
    expect(readRate('5', english)).toEqual({ ok: true, value: 50_000 });
    expect(readRate('−2,5 %', spanish)).toEqual({ ok: true, value: -25_000 });
    expect(readRate('much', english).ok).toBe(false);
  });
});
