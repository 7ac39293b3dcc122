import { describe, expect, it } from 'vitest';
import {
  formatAmount,
  formatCount,
  formatDate,
  formatDecimal,
  formatRatio,
  monthName,
  shiftDecimal,
} from '#renderer/i18n/format.ts';

const nbsp = '\u00a0';

describe('formatAmount', () => {
  it('writes all decimals in full, none in thousands, two in millions', () => {
    expect(formatAmount(123456789, { language: 'en', scale: 2 })).toBe('1,234,567.89');
    expect(formatAmount(440000000, { language: 'en', scale: 2, unit: 'thousand' })).toBe('4,400');
    expect(formatAmount(4361000000, { language: 'en', scale: 2, unit: 'million', suffix: true })).toBe(`43.61${nbsp}M`);
    expect(formatAmount(12, { language: 'en', scale: 0 })).toBe('12');
  });

  it('groups four digits in Spanish too', () => {
    expect(formatAmount(123450, { language: 'es', scale: 2 })).toBe('1.234,50');
  });

  it('writes a true minus sign, and no sign before zero', () => {
    expect(formatAmount(-150, { language: 'en', scale: 2 })).toBe('−1.50');
    expect(formatAmount(-1, { language: 'en', scale: 2, unit: 'thousand' })).toBe('0');
    expect(formatAmount(0, { language: 'en', scale: 0, sign: 'always' })).toBe('0');
    expect(formatAmount(5, { language: 'es', scale: 0, sign: 'always' })).toBe('+5');
  });

  it('rounds halves away from zero, exactly, up to the largest number of a plan', () => {
    expect(formatAmount(50000, { language: 'en', scale: 2, unit: 'thousand' })).toBe('1');
    expect(formatAmount(-50000, { language: 'en', scale: 2, unit: 'thousand' })).toBe('−1');
    expect(formatAmount(9007199254740991, { language: 'en', scale: 2 })).toBe('90,071,992,547,409.91');
  });
});

describe('formatRatio', () => {
  it('writes parts per million as a percentage', () => {
    expect(formatRatio(94000, { language: 'en' })).toBe(`9.4${nbsp}%`);
    expect(formatRatio(94000, { language: 'es', decimals: 2 })).toBe(`9,40${nbsp}%`);
    expect(formatRatio(-1000, { language: 'en', sign: 'always', percent: false })).toBe('−0.1');
  });
});

describe('the smaller formats', () => {
  it('shift a decimal point without losing a digit', () => {
    expect(shiftDecimal(-5, 2)).toBe('-0.05');
    expect(shiftDecimal(9007199254740991, 6)).toBe('9007199254.740991');
  });

  it('keep the decimals of a plain decimal text', () => {
    expect(formatDecimal('-1234.50', 'es')).toBe('−1.234,50');
    expect(formatCount(12345, 'es')).toBe('12.345');
  });

  it('name months and moments in the language', () => {
    expect(monthName(1, 'en')).toBe('Jan');
    expect(monthName(1, 'es')).toBe('ene');
    expect(formatDate('2026-03-05T12:00:00.000Z', 'es', 'day')).toContain('2026');
  });
});
