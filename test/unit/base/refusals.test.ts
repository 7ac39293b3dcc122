import { describe, expect, it } from 'vitest';
import { refusalSentence } from '#shared/base/refusals.ts';

describe('the sentence of a refusal', () => {
  it('groups amounts with a true minus and leaves names that look like numbers alone', () => {
    const details = { unit: '10234', amount: '-1234567.50', short: '900000' };
    expect(refusalSentence({ code: 'spread-nothing-free', details })).toBe(
      'Every row below 10234 is held or settled, so −1,234,567.50 cannot be spread: 900,000 has no place. Release a hold or reopen a line first.',
    );
  });

  it('groups large counts but not years, and shows a detail that is missing', () => {
    const details = { count: 12_345, total: 99, line: 7 };
    expect(refusalSentence({ code: 'csv-rejected-rows', details })).toContain('12,345 of 99 rows');
    expect(refusalSentence({ code: 'csv-rejected-rows', details })).toContain('{reason}');
    expect(refusalSentence({ code: 'no-base-year', details: { year: 2013 } })).toContain('for 2013,');
  });
});
