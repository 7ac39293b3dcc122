/** Both languages say everything: the catalogues of the window and the sentences of refusals. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { alterationLine, alterationPlaces } from '#shared/base/alterations.ts';
import { phrases } from '#shared/base/phrases.ts';
import { refusalSentences } from '#shared/base/refusals.ts';
import { root } from './support/source-files.ts';

interface Catalogue {
  readonly [key: string]: string | Catalogue;
}

/** The plural forms each language has, as the standard Unicode rules name them; i18next asks for all of them. */
const pluralForms = {
  en: new Intl.PluralRules('en').resolvedOptions().pluralCategories.toSorted(),
  es: new Intl.PluralRules('es').resolvedOptions().pluralCategories.toSorted(),
};
type Language = keyof typeof pluralForms;

const catalogues = { en: read('en'), es: read('es') };
const {
  refusals: spanishRefusals,
  phrases: spanishPhrases,
  alterations: spanishAlterations,
  ...spanish
} = catalogues.es;
const texts = { en: flatten(catalogues.en), es: flatten(spanish) };

function read(language: Language): Catalogue {
  return JSON.parse(readFileSync(join(root, 'src', 'renderer', 'i18n', `${language}.json`), 'utf8')) as Catalogue;
}

/** Every sentence under its whole key: `grid.level`. */
function flatten(catalogue: Catalogue, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(catalogue).flatMap(([key, value]) =>
      typeof value === 'string' ? [[prefix + key, value] as const] : [...flatten(value, `${prefix}${key}.`)],
    ),
  );
}

const pluralEnding = /_(zero|one|two|few|many|other)$/;

/** Keys without their plural endings. */
function meanings(sentences: ReadonlyMap<string, string>): string[] {
  return [...new Set([...sentences.keys()].map((key) => key.replace(pluralEnding, '')))].toSorted();
}

/** For each key with plurals, the forms it has. */
function plurals(sentences: ReadonlyMap<string, string>): Map<string, string[]> {
  const forms = new Map<string, string[]>();
  for (const key of sentences.keys()) {
    const [ending, form] = pluralEnding.exec(key) ?? [];
    if (ending === undefined || form === undefined) continue;
    const meaning = key.slice(0, -ending.length);
    forms.set(meaning, [...(forms.get(meaning) ?? []), form].toSorted());
  }
  return forms;
}

/** The names a sentence is filled with, sorted. */
function placeholders(sentence: string, form: RegExp): string[] {
  return [...sentence.matchAll(form)].map(([, name = '']) => name.trim()).toSorted();
}

describe('the catalogues of the window', () => {
  it('have the same keys in English and Spanish', () => {
    expect(texts.en.size).toBeGreaterThan(20);
    expect(meanings(texts.es)).toEqual(meanings(texts.en));
  });

  it.each(['en', 'es'] as const)('have every plural form of %s', (language) => {
    const wrong = [...plurals(texts[language])].filter(([, forms]) => forms.join() !== pluralForms[language].join());
    expect(wrong).toEqual([]);
  });

  it('have plurals for the same keys', () => {
    expect([...plurals(texts.es).keys()].toSorted()).toEqual([...plurals(texts.en).keys()].toSorted());
  });

  it('fill the same places in both languages', () => {
    const differ = [...texts.en].filter(([key, sentence]) => {
      const other = texts.es.get(key);
      const form = /\{\{\s*(\w+)[^}]*\}\}/g;
      return other !== undefined && placeholders(other, form).join() !== placeholders(sentence, form).join();
    });
    expect(differ.map(([key]) => key)).toEqual([]);
  });

  it('leave no sentence empty', () => {
    const empty = [...texts.en, ...texts.es].filter(([, sentence]) => sentence.trim() === '');
    expect(empty.map(([key]) => key)).toEqual([]);
  });
});

describe.each<[string, Readonly<Record<string, string>>, Map<string, string>]>([
  ['the sentences of refusals', refusalSentences, flatten(spanishRefusals as Catalogue)],
  ['the phrases in them', phrases, flatten(spanishPhrases as Catalogue)],
  [
    'the places where a plan file was altered',
    { line: alterationLine, ...prefixed('places.', alterationPlaces) },
    flatten(spanishAlterations as Catalogue),
  ],
])('%s', (_what, english, spanishSentences) => {
  it('exist in both languages for every code', () => {
    expect([...spanishSentences.keys()].toSorted()).toEqual(Object.keys(english).toSorted());
  });

  it('name the same facts in both languages', () => {
    const differ = Object.entries(english).filter(([code, sentence]) => {
      const form = /\{(\w+)\}/g;
      const other = placeholders(spanishSentences.get(code) ?? '', form);
      return [...new Set(other)].join() !== [...new Set(placeholders(sentence, form))].join();
    });
    expect(differ.map(([code]) => code)).toEqual([]);
  });
});

function prefixed(prefix: string, sentences: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(sentences).map(([code, sentence]) => [prefix + code, sentence]));
}
