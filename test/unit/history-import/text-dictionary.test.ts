/** Equal texts get equal codes, in order of appearance, however many there are. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRecordBatch, padded, paddingBytes, scanRecords } from '#main/store/history-import/scanner.ts';
import { dictionaryLimits, TextDictionary } from '#main/store/history-import/text-dictionary.ts';

/** The codes of texts, each a record of one column; written quoted. */
function codesOf(dictionary: TextDictionary, texts: readonly string[]): readonly number[] {
  const bytes = padded(new TextEncoder().encode(texts.map((text) => `"${text.replaceAll('"', '""')}"\n`).join('')));
  const batch = createRecordBatch(1, Math.max(texts.length, 1));
  scanRecords(bytes, 0, bytes.length - paddingBytes, true, batch, { delimiter: 9, recordBytes: 1_000_000 });
  const codes = new Int32Array(texts.length);
  dictionary.encode(bytes, batch, 0, codes);
  return [...codes];
}

function textOf(dictionary: TextDictionary, code: number): string {
  const { bytes, start, end } = dictionary.bytesOf(code);
  return new TextDecoder().decode(bytes.subarray(start, end));
}

describe('the dictionary of a text column', () => {
  it('numbers texts by first appearance and gives them back', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', '"', 'ñ', '\n', '1'), { maxLength: 10 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(fc.array(text, { maxLength: 30 }), { maxLength: 4 }), (batches) => {
        const dictionary = new TextDictionary();
        const known: string[] = [];
        for (const texts of batches) {
          for (const one of texts) if (!known.includes(one)) known.push(one);
          expect(codesOf(dictionary, texts)).toEqual(texts.map((one) => known.indexOf(one)));
        }
        expect(known.map((_, code) => textOf(dictionary, code))).toEqual(known);
      }),
      { seed: 5, numRuns: 300 },
    );
  });

  it('keeps its codes while it grows', () => {
    const texts = Array.from({ length: 20_000 }, (_, at) => `text ${(at * 7919) % 20_000} of many`);
    const dictionary = new TextDictionary();
    expect(codesOf(dictionary, texts)).toEqual(texts.map((_, at) => at));
    expect(codesOf(dictionary, texts.toReversed())).toEqual(texts.map((_, at) => texts.length - 1 - at));
    expect(textOf(dictionary, 12_345)).toBe(texts[12_345]);
  });

  it('gives no code to a text that is too long, and says when there are too many', () => {
    const dictionary = new TextDictionary({ ...dictionaryLimits, texts: 2, textBytes: 5 });
    expect(codesOf(dictionary, ['12345', '123456', '"234', '"2345'])).toEqual([0, -1, 1, -1]);
    expect(dictionary.overfull).toBe(false);
    codesOf(dictionary, ['x']);
    expect(dictionary.overfull).toBe(true);
    const small = new TextDictionary({ ...dictionaryLimits, arenaBytes: 6 });
    codesOf(small, ['1234', '12']);
    expect(small.overfull).toBe(false);
    codesOf(small, ['1']);
    expect(small.overfull).toBe(true);
  });
});
