/** The choices of the spread panel as commands. */
import { describe, expect, it } from 'vitest';
import {
  firstChoice,
  readRate,
  spreadCommandOf,
  yearsBefore,
  type SpreadChoice,
} from '#renderer/features/bargain/spread-form.ts';
import { readSeason } from '#renderer/features/bargain/read-season.ts';
import { wholeYear } from '#shared/domain/plan/periods.ts';

const row = { unit: 'linda', measure: 'revenue' } as const;
const choice = (part: Partial<SpreadChoice> = {}): SpreadChoice => ({
  ...firstChoice('company', wholeYear, 2014, 'range'),
  ...part,
});
const numbers = { first: 100, second: 200, rate: 50_000, weights: null };

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

  it('takes several full years together, and a season as it is typed', () => {
    const season = choice({ kind: 'seasonality', source: 'actual:2013', together: 3, donor: 'shu' });
    expect(spreadCommandOf(season, row, { ...numbers, first: null })?.method).toEqual({
      kind: 'seasonality',
      profile: { kind: 'years', years: [2011, 2012, 2013], unit: 'shu' },
    });
    expect(yearsBefore('actual:2013', [2010, 2012, 2013, 2014])).toBe(2);
    expect(yearsBefore('actual:2010', [2010, 2012])).toBe(1);
    const typed = choice({ kind: 'seasonality', season: 'typed' });
    expect(spreadCommandOf(typed, row, numbers)).toBeNull();
    const weights = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
    expect(spreadCommandOf(typed, row, { ...numbers, weights })?.method).toEqual({
      kind: 'seasonality',
      profile: { kind: 'typed', weights },
      value: 100,
    });
  });

  it('reads twelve weights however they are set apart, and says what is wrong with others', () => {
    const english = { decimal: '.', group: ',' };
    const spanish = { decimal: ',', group: '.' };
    const even = Array.from({ length: 12 }, () => 80_000);
    expect(readSeason('8 8 8 8\t8\t8\t8 8 8\n8; 8 ;8', english)).toEqual({ ok: true, value: even });
    expect(readSeason(`7,5 % ${'8% '.repeat(11)}`, spanish)).toEqual({ ok: true, value: [75_000, ...even.slice(1)] });
    const refusalOf = (text: string): unknown => {
      const read = readSeason(text, english);
      return read.ok ? null : read.refusal;
    };
    expect(refusalOf('1 2 3')).toEqual({ code: 'season-needs-twelve', details: { count: 3 } });
    expect(refusalOf('1 2 -3')).toEqual({ code: 'season-weight-negative', details: { text: '-3' } });
    expect(refusalOf('1 x')).toMatchObject({ code: 'not-a-number' });
    expect(refusalOf('1 +5')).toMatchObject({ code: 'not-a-number' });
    const money = readSeason(`3,410,000 ${'341k '.repeat(11)}`, english);
    expect(money.ok && money.value.slice(0, 2)).toEqual([1_000_000_000, 100_000_000]);
  });

  it('reads rates as they are written in either language', () => {
    const english = { decimal: '.', group: ',' };
    const spanish = { decimal: ',', group: '.' };
    expect(readRate('5', english)).toEqual({ ok: true, value: 50_000 });
    expect(readRate('−2,5 %', spanish)).toEqual({ ok: true, value: -25_000 });
    expect(readRate('much', english).ok).toBe(false);
  });
});
