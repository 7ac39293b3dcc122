/**
 * The text function of the window, quick where a text has no blanks: such a one is read from the catalogue itself. i18next
 * finds it in many steps, and a screen asks for hundreds of them with every number that is typed. Caller: use-text.
 */
import type { TFunction } from 'i18next';
import en from './en.json' with { type: 'json' };
import es from './es.json' with { type: 'json' };
import type { Language } from './language.ts';

type Text = TFunction<'parley'>;

const catalogues: Readonly<Record<Language, unknown>> = { en, es };

/** Says the same as `full` in `language`; what has blanks or plurals is left to it. */
export function quickText(full: Text, language: Language): Text {
  const catalogue = catalogues[language];
  const say = full as unknown as (selector: unknown, details?: unknown) => string;
  const quick = (selector: unknown, details?: unknown): string => {
    if (details !== undefined || typeof selector !== 'function') return say(selector, details);
    const text: unknown = (selector as (from: unknown) => unknown)(catalogue);
    return typeof text === 'string' && !text.includes('{{') ? text : say(selector);
  };
  return quick as unknown as Text;
}
