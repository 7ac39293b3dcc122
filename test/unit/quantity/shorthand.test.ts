/** What a planner may type, in two languages, and what it comes to for a row. */
import { describe, expect, it } from 'vitest';
import { parseShorthand, resolveShorthand, type EntryContext } from '#shared/domain/quantity/shorthand.ts';

const english = { decimal: '.', group: ',' };
const spanish = { decimal: ',', group: '.' };
const row: EntryContext = { current: 1_000_000, lastYear: 950_001, offer: 1_100_001, ask: 900_000, scale: 2 };

function resolved(text: string, conventions = english, context = row): number | string {
  const entry = parseShorthand(text, conventions);
  if (!entry.ok) return entry.refusal.code;
  const value = resolveShorthand(entry.value, context);
  return value.ok ? value.value : value.refusal.code;
}

describe('an amount', () => {
  it.each([
    ['1250000', 125_000_000],
    ['1,250,000', 125_000_000],
    ['1 250 000', 125_000_000],
    ['1\u00a0250\u202f000', 125_000_000 /* two kinds of space are one separator */],
    ['1.2m', 120_000_000],
    ['1.2 M', 120_000_000],
    ['350k', 35_000_000],
    ['$350k', 35_000_000],
    ['€ 1,200.50', 120_050],
    ['1200 €', 120_000],
    ['.5m', 50_000_000],
    ['0', 0],
    ['(1,200)', -120_000],
    ['($20k)', -2_000_000],
    ['$(20k)', -2_000_000],
    ['(0)', 0],
    ['=-20k', -2_000_000],
    ['=\u221220k', -2_000_000],
    ['=20k', 2_000_000],
    ['=(20k)', -2_000_000],
    ['0.005', 1],
    ['(0.005)', -1],
    ['0.0049', 0],
    ['1.00000001m', 100_000_001],
  ])('“%s” is %i quanta', (text, quanta) => {
    expect(resolved(text)).toBe(quanta);
  });

  it('is never a negative zero', () => {
    expect(Object.is(resolved('(0)'), 0)).toBe(true);
  });

  it('follows the separators of the language', () => {
    expect(resolved('1.250.000,50', spanish)).toBe(125_000_050);
    expect(resolved('1,2m', spanish)).toBe(120_000_000);
    expect(resolved('1\u202f250,5', { decimal: ',', group: '\u202f' })).toBe(125_050);
  });
});

describe('a change of the current number', () => {
  it.each([
    ['+5%', 1_050_000],
    ['-5%', 950_000],
    ['\u22125 %', 950_000],
    ['+0.00005%', 1_000_001 /* half a quantum, away from zero */],
    ['+20k', 3_000_000],
    ['-20k', -1_000_000],
    ['-$20k', -1_000_000],
    ['$-20k', -1_000_000],
    ['\u22121,000', 900_000],
  ])('“%s” makes it %i', (text, quanta) => {
    expect(resolved(text)).toBe(quanta);
  });
});

describe('a reference', () => {
  it.each([
    ['=LY', 950_001],
    ['=ly', 950_001],
    ['= LY * 1.04', 988_001 /* 988001.04 */],
    ['=LY*104%', 988_001],
    ['=LY+5%', 997_501 /* 997501.05 */],
    ['=LY-20k', -1_049_999],
    ['=offer', 1_100_001],
    ['=offer-2%', 1_078_001 /* 1078000.98 */],
    ['=ask', 900_000],
    ['=ask+1,000', 1_000_000],
    ['=mid', 1_000_001 /* 1000000.5, away from zero */],
    ['=mid*1.5', 1_500_001 /* 1500000.75 */],
  ])('“%s” is %i', (text, quanta) => {
    expect(resolved(text)).toBe(quanta);
  });

  it('rounds halves of negative numbers away from zero', () => {
    expect(resolved('=mid', english, { ...row, offer: -3, ask: -2 })).toBe(-3);
  });

  it('keeps every digit of numbers near 2^53', () => {
    expect(resolved('=LY*0.9999999999999999', english, { ...row, lastYear: Number.MAX_SAFE_INTEGER })).toBe(
      Number.MAX_SAFE_INTEGER - 1,
    );
  });

  it.each([
    ['=LY', 'lastYear', 'entry-needs-last-year'],
    ['=offer', 'offer', 'entry-needs-offer'],
    ['=ask+5%', 'ask', 'entry-needs-ask'],
    ['=mid', 'ask', 'entry-needs-ask'],
    ['=mid', 'offer', 'entry-needs-offer'],
    ['+5%', 'current', 'entry-needs-current'],
  ])('“%s” without %s is refused', (text, missing, code) => {
    expect(resolved(text, english, { ...row, [missing]: null })).toBe(code);
  });
});

describe('what cannot be read', () => {
  it.each([
    '',
    ' ',
    'abc',
    '1.2.3',
    '1,2',
    '1,2m',
    '1,20,000',
    '12,3456',
    '1 200,000',
    '5.',
    '1e5',
    '--5',
    '+-5',
    '-(20k)',
    '1$2',
    '5kk',
    '=',
    '=LY*',
    '=LY*1.04*2',
    '=LYx2',
    '=next',
    '=constructor',
    '1'.repeat(61),
  ])('“%s” is refused', (text) => {
    expect(resolved(text)).toBe('not-a-number');
  });

  it('is refused in Spanish where English separators would mislead', () => {
    expect(resolved('1.2m', spanish)).toBe('not-a-number');
  });

  it.each(['5%', '(5%)', '=5%', '=-5%'])('“%s” is a part of nothing', (text) => {
    expect(resolved(text)).toBe('percent-of-what');
  });

  it('is an amount beyond 2^53', () => {
    expect(resolved('90071992547409.92')).toBe('number-too-large');
    expect(resolved('90071992547409.91')).toBe(Number.MAX_SAFE_INTEGER);
  });
});
