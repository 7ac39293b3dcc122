import { describe, expect, it } from 'vitest';
import { languageFor, numberConventions } from '#renderer/i18n/language.ts';
import { refusalText } from '#renderer/i18n/refusal-text.ts';

describe('refusalText', () => {
  it('writes the sentence and its numbers the way of the language', () => {
    const refusal = { code: 'line-settled', details: { unit: 'Pamela', amount: '-1234567.50' } } as const;
    expect(refusalText(refusal, 'es')).toBe(
      'Pamela está acordado en −1.234.567,50. Reábralo con un motivo antes de cambiar el número.',
    );
    expect(refusalText(refusal, 'en')).toContain('Pamela is settled at −1,234,567.50.');
  });
});

describe('the language', () => {
  it('is the first of the system’s that Parley speaks, else English', () => {
    expect(languageFor(['fr-FR', 'es-MX', 'en'])).toBe('es');
    expect(languageFor(['fr'])).toBe('en');
  });

  it('says which signs a number is typed with', () => {
    expect(numberConventions('es')).toEqual({ decimal: ',', group: '.' });
    expect(numberConventions('en')).toEqual({ decimal: '.', group: ',' });
  });
});
