import { describe, expect, it } from 'vitest';
import { phraseBlanks } from '#shared/base/phrases.ts';
import { refusalSentence } from '#shared/base/refusal-sentence.ts';
import { refusalSentences, type RefusalCode } from '#shared/base/refusals.ts';
import { refusalText } from '#renderer/i18n/refusal-text.ts';

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

  it('says phrases in the words of the language, and names that look like one as they are', () => {
    const unpacked = { code: 'file-too-large', details: { limit: 'unpacked', size: '512 MB' } } as const;
    expect(refusalText(unpacked, 'en')).toContain('larger than 512 MB unpacked.');
    expect(refusalText(unpacked, 'es')).toContain('pasa de 512 MB sin comprimir.');
    const system = { code: 'file-not-readable', details: { reason: 'system-says', fault: 'EMFILE' } } as const;
    expect(refusalText(system, 'es')).toBe('El archivo no se puede leer: el sistema dice EMFILE. Elija otro archivo.');
    const held = { code: 'line-held', details: { unit: 'lines', owner: 'saved', reason: 'unpacked' } } as const;
    expect(refusalText(held, 'es')).toContain('saved (unpacked)');
    const named = { code: 'file-not-readable', details: { reason: 'notes.csv' } } as const;
    expect(refusalText(named, 'en')).toContain('cannot be read: notes.csv.');
  });

  it('has a blank for every phrase in its sentence', () => {
    for (const [code, blank] of Object.entries(phraseBlanks))
      expect(refusalSentences[code as RefusalCode]).toContain(`{${blank}}`);
  });
});
