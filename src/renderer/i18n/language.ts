/**
 * The languages Parley answers in, and how each writes and reads numbers. Pure; no React.
 * Callers: formats, catalogues, the typing of numbers, tests.
 */

export const languages = ['en', 'es'] as const;
export type Language = (typeof languages)[number];

/** Each language named in itself, for the switch that shows it. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', es: 'Español' };

/** The signs a person types in a number. */
export interface NumberConventions {
  readonly decimal: '.' | ',';
  readonly group: '.' | ',';
}

const conventions: Readonly<Record<Language, NumberConventions>> = {
  en: { decimal: '.', group: ',' },
  es: { decimal: ',', group: '.' },
};

/** How a person using `language` writes the decimal and the group sign. */
export function numberConventions(language: Language): NumberConventions {
  return conventions[language];
}

/** The first language of the system's list that Parley speaks; English when it speaks none of them. */
export function languageFor(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const known = languages.find((language) => tag.toLowerCase().split('-')[0] === language);
    if (known !== undefined) return known;
  }
  return 'en';
}
