/** The quick text function says what i18next says, for every text of both catalogues. */
import i18next from 'i18next';
import { describe, expect, it } from 'vitest';
import en from '#renderer/i18n/en.json' with { type: 'json' };
import { quickText } from '#renderer/i18n/quick-text.ts';
import { startTexts } from '#renderer/i18n/setup.ts';

startTexts('en');

/** The keys of every text, as they are chosen from a catalogue. */
function paths(catalogue: object, above: readonly string[] = []): readonly (readonly string[])[] {
  return Object.entries(catalogue).flatMap(([key, value]) =>
    typeof value === 'string' ? [[...above, key]] : paths(value as object, [...above, key]),
  );
}

type Loose = (selector: (from: unknown) => unknown, details?: Readonly<Record<string, unknown>>) => string;

function chosen(path: readonly string[]): (from: unknown) => unknown {
  return (from) => path.reduce<unknown>((found, key) => (found as Record<string, unknown>)[key], from);
}

describe.each(['en', 'es'] as const)('the quick text function in %s', (language) => {
  const full = i18next.getFixedT(language);
  const slow = full as unknown as Loose;
  const quick = quickText(full, language) as unknown as Loose;

  it('says every text as i18next does', () => {
    const texts = paths(en).filter((path) => !/_(one|other)$/.test(path.at(-1) ?? ''));
    expect(texts.length).toBeGreaterThan(700);
    for (const path of texts) expect(quick(chosen(path)), path.join('.')).toBe(slow(chosen(path)));
  });

  it('leaves blanks and plurals to it', () => {
    const details = { signed: 1, who: 'Ana' };
    expect(quick(chosen(['bargain', 'signature', 'signed']), details)).toContain('Ana');
    const years = chosen(['bargain', 'spread', 'yearsTogether']);
    expect(quick(years, { count: 3 })).toBe(slow(years, { count: 3 }));
    expect(quick(years, { count: 3 })).toContain('3');
  });
});
