/**
 * What a component needs to speak: texts, the language, refusal sentences. The only importer of react-i18next's hook.
 * Callers: every component.
 */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '#shared/base/outcome.ts';
import { languageFor, type Language } from './language.ts';
import { quickText } from './quick-text.ts';
import { refusalText } from './refusal-text.ts';
import './setup.ts';

/** The typed text function: `const t = useText(); t(($) => $.common.close)`. Repaints when the language changes. */
export function useText() {
  const { t, i18n } = useTranslation();
  const language = languageFor([i18n.language]);
  return useMemo(() => quickText(t, language), [t, language]);
}

/** The language in use. */
export function useLanguage(): Language {
  return languageFor([useTranslation().i18n.language]);
}

/** Answers a function that turns a refusal into its sentence in the language in use. */
export function useRefusalText(): (refusal: Refusal) => string {
  const language = useLanguage();
  return useMemo(() => (refusal: Refusal) => refusalText(refusal, language), [language]);
}
