/**
 * Starts i18next with both catalogues in the bundle: nothing is fetched, nothing is guessed.
 *
 * Keys are typed from `en.json` and chosen by selector: `t(($) => $.common.close)`. A test holds `es.json` to the same
 * keys and to the plural forms of Spanish (one, many, other). Callers: `main.tsx`, tests.
 */
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import en from './en.json' with { type: 'json' };
import es from './es.json' with { type: 'json' };
import type { Language } from './language.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'parley';
    resources: { parley: typeof en };
    enableSelector: true;
  }
}

/** Makes the catalogues ready in `language`. Call once, before the first paint; it answers in the same task. */
export function startTexts(language: Language): void {
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    defaultNS: 'parley',
    ns: ['parley'],
    resources: { en: { parley: en }, es: { parley: es } },
    initAsync: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
}

/** Changes the language of the whole window, and of the page for readers and hyphenation. */
export async function changeLanguage(language: Language): Promise<void> {
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
