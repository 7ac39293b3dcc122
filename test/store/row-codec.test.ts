import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RowReader, RowWriter } from '#main/store/row-codec.ts';
import { DamagedFile } from '#main/store/storage-fault.ts';

const month = fc.oneof(
  fc.constant(null),
  fc.constantFrom(0, 1, -1, 63, 64, -64, 8191, 8192, 2 ** 31, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER),
  fc.maxSafeInteger(),
);
const row = fc.record({
  text: fc.string({ unit: 'binary' }),
  months: fc.array(month, { minLength: 12, maxLength: 12 }),
});

function write(rows: readonly { readonly text: string; readonly months: readonly (number | null)[] }[]): Buffer {
  const writer = new RowWriter();
  for (const { text, months } of rows) {
    writer.text(text);
    writer.months(months);
  }
  return writer.take();
}

describe('the row codec', () => {
  it('gives back every text and number, and keeps empty apart from zero', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 20 }), (rows) => {
        const reader = new RowReader(write(rows));
        for (const { text, months } of rows) {
          expect(reader.text()).toBe(text);
          expect(reader.months(null)).toEqual(months.map((value) => (Object.is(value, -0) ? 0 : value)));
        }
        expect(reader.done).toBe(true);
      }),
      { seed: 20_270_101, numRuns: 300 },
    );
  });

  it('refuses bytes that end in the middle of a row', () => {
    const whole = write([{ text: 'bikes', months: Array.from({ length: 12 }, (_, index) => index * 1_000_000) }]);
    for (let length = 1; length < whole.length; length += 1) {
      const reader = new RowReader(whole.subarray(0, length));
      expect(() => [reader.text(), reader.months(null)]).toThrow(DamagedFile);
    }
  });

  it('refuses a fraction instead of rounding it', () => {
    expect(() => write([{ text: 'bikes', months: [0.5, ...Array.from({ length: 11 }, () => 0)] }])).toThrow('whole');
  });
});
