/**
 * A refusal as a sentence in the reader's language. Pure; no React.
 *
 * English comes from the one table in `shared/base/refusals.ts`, Spanish from `es.json` under the same codes; a test
 * compares the two lists. Callers: `use-text.ts`, tests.
 */
import type { Refusal } from '#shared/base/outcome.ts';
import { refusalIn, refusalSentence, type RefusalWords } from '#shared/base/refusal-sentence.ts';
import es from './es.json' with { type: 'json' };
import { formatDecimal } from './format.ts';
import type { Language } from './language.ts';

const spanish: RefusalWords = {
  sentence: (code) => es.refusals[code],
  phrases: es.phrases,
  alterations: es.alterations,
  formatDecimal: (decimal) => formatDecimal(decimal, 'es'),
};

/** The sentence of `refusal`: what happened, where, and what to do next. */
export function refusalText(refusal: Refusal, language: Language): string {
  return language === 'es' ? refusalIn(spanish, refusal) : refusalSentence(refusal);
}
