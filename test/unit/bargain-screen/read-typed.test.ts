/** What is typed into a cell whose column shows a unit. */
import { describe, expect, it } from 'vitest';
import { numberConventions } from '#renderer/i18n/language.ts';
import { copiedRate } from '#renderer/features/bargain/bargain-text.ts';
import { readTyped, typedText, type TypedContext } from '#renderer/features/bargain/read-typed.ts';

const context: TypedContext = {
  current: 4_150_000_00,
  lastYear: 4_122_000_00,
  offer: 4_400_000_00,
  ask: 4_150_000_00,
  measure: 'revenue',
  scale: 2,
  unit: 'thousand',
  unitName: 'k USD',
  conventions: numberConventions('en'),
};
const read = (text: string, given: Partial<TypedContext> = {}): number | string => {
  const outcome = readTyped(text, { ...context, ...given });
  return outcome.ok ? outcome.value : outcome.refusal.code;
};

describe('a number typed where thousands are shown', () => {
  it.each([
    ['4300', 4_300_000_00],
    ['4,300.5', 4_300_500_00],
    ['4300k', 4_300_000_00],
    ['4.3m', 4_300_000_00],
    ['$4.3m', 4_300_000_00],
    ['+20', 4_170_000_00],
    ['+20k', 4_170_000_00],
    ['+10%', 4_565_000_00],
    ['=LY', 4_122_000_00],
    ['=LY+100', 4_222_000_00],
    ['=LY*1.04', 4_286_880_00],
    ['=mid', 4_275_000_00],
    ['0', 0],
  ])('%s is %d', (text, value) => {
    expect(read(text)).toBe(value);
  });

  it('is exact where nothing is shortened', () => {
    expect(read('4150000.25', { unit: 'full' })).toBe(4_150_000_25);
    expect(read('4.3', { unit: 'million' })).toBe(4_300_000_00);
  });

  it('is refused rather than taken for billions when it was written in full', () => {
    expect(read('4300000')).toBe('amount-far-off');
    expect(read('4300000', { unit: 'full' })).toBe(4_300_000_00);
    expect(read('4300000k')).toBe(4_300_000_000_00);
  });

  it('is taken as it stands where there is nothing to compare it with', () => {
    expect(read('4300000', { current: null, lastYear: null, offer: null, ask: null })).toBe(4_300_000_000_00);
  });

  it('is refused when it is no number', () => {
    expect(read('12x')).toBe('not-a-number');
    expect(read('=ask', { ask: null })).toBe('entry-needs-ask');
  });
});

describe('the text of a number', () => {
  it.each([
    [4_150_000_00, 2, 'thousand', 'en', '4150'],
    [4_150_123_45, 2, 'thousand', 'en', '4150.12345'],
    [4_150_123_40, 2, 'thousand', 'es', '4150,1234'],
    [4_150_000_00, 2, 'million', 'es', '4,15'],
    [12, 0, 'full', 'en', '12'],
    [-20_000_00, 2, 'thousand', 'en', '=-20'],
    [0, 2, 'thousand', 'en', '0'],
  ] as const)('of %d (scale %d, %s, %s) is %s, and reads as the same number', (value, scale, unit, language, text) => {
    const conventions = numberConventions(language);
    expect(typedText(value, scale, unit, conventions)).toBe(text);
    expect(read(text, { scale, unit, conventions })).toBe(value);
  });
});

describe('a rate that is copied', () => {
  it('is the percentage that is shown, as other programs read it in the language of the reader', () => {
    expect(copiedRate(80_000, 'en')).toBe('8.0%');
    expect(copiedRate(692_535, 'es')).toBe('69,3%');
    expect(copiedRate(-15_000, 'en')).toBe('-1.5%');
  });
});
