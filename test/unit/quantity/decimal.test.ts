/** Plain decimals and whole quanta: exact both ways, and refused rather than rounded. */
import { describe, expect, it } from 'vitest';
import { formatDecimal, parseDecimal } from '#shared/domain/quantity/decimal.ts';
import { measureScale } from '#shared/domain/quantity/measure-scale.ts';

describe('a plain decimal', () => {
  it.each([
    ['40000000.00', 2, 4_000_000_000],
    ['40000000', 2, 4_000_000_000],
    ['-1234.5', 2, -123_450],
    ['.05', 2, 5],
    ['1.000', 0, 1],
    ['0.1', 1, 1],
    ['90071992547409.91', 2, Number.MAX_SAFE_INTEGER],
    ['-90071992547409.91', 2, -Number.MAX_SAFE_INTEGER],
  ])('%s at scale %i is %i quanta', (text, scale, quanta) => {
    expect(parseDecimal(text, scale)).toEqual({ ok: true, value: quanta });
  });

  it.each([
    [4_000_000_000, 2, '40000000.00'],
    [-5, 2, '-0.05'],
    [-123_450, 2, '-1234.50'],
    [7, 0, '7'],
    [0, 2, '0.00'],
    [Number.MAX_SAFE_INTEGER, 2, '90071992547409.91'],
  ])('%i quanta at scale %i are written %s', (quanta, scale, text) => {
    expect(formatDecimal(quanta, scale)).toBe(text);
  });

  it.each(['', '-', '.', '1,000.00', '1e5', ' 1', '0x10', '−5', '1.2.3', '9'.repeat(61)])('“%s” is refused', (text) => {
    expect(parseDecimal(text, 2)).toMatchObject({ ok: false, refusal: { code: 'not-a-number' } });
  });

  it('is refused when it has more decimals than the measure, unless they are zeros', () => {
    expect(parseDecimal('1.005', 2)).toMatchObject({ ok: false, refusal: { code: 'too-many-decimals' } });
    expect(parseDecimal('1.500', 1)).toEqual({ ok: true, value: 15 });
  });

  it('is refused from 2^53 quanta on', () => {
    expect(parseDecimal('90071992547409.92', 2)).toEqual({
      ok: false,
      refusal: { code: 'number-too-large', details: { amount: '90071992547409.92' } },
    });
  });
});

describe('the decimals of a measure', () => {
  it('are those of the plan for money and none for pieces', () => {
    expect([measureScale('revenue', 2), measureScale('cost', 2), measureScale('units', 2)]).toEqual([2, 2, 0]);
  });
});
