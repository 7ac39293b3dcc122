/**
 * The words on the screen, taken from the window's own catalogues, so that a journey runs in every language.
 * Callers: page model, journeys.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fillSentence } from '#shared/base/refusal-sentence.ts';
import { refusalSentences, type RefusalCode, type RefusalDetails } from '#shared/base/refusals.ts';

export type Language = 'en' | 'es';

/** A catalogue as it stands in its file: texts below keys, any depth. */
interface Catalogue {
  readonly [key: string]: string | Catalogue;
}

const folder = join(import.meta.dirname, '../../../src/renderer/i18n');
const catalogues: Readonly<Record<Language, Catalogue>> = { en: readCatalogue('en'), es: readCatalogue('es') };

function readCatalogue(language: Language): Catalogue {
  return JSON.parse(readFileSync(join(folder, `${language}.json`), 'utf8')) as Catalogue;
}

/** The text under a path such as `app.screen.start`, its placeholders filled. Throws when there is none. */
export function word(language: Language, path: string, details: RefusalDetails = {}): string {
  let found: string | Catalogue | undefined = catalogues[language];
  for (const key of path.split('.')) found = typeof found === 'object' ? found[key] : undefined;
  if (typeof found !== 'string') throw new Error(`The ${language} catalogue has no text “${path}”.`);
  return found.replace(/\{\{(\w+)\}\}/g, (placeholder, name: string) => String(details[name] ?? placeholder));
}

/** The sentence of a refusal; details must be given as they are shown. */
export function refusalWords(language: Language, code: RefusalCode, details: RefusalDetails = {}): string {
  const sentence = language === 'en' ? refusalSentences[code] : word('es', `refusals.${code}`);
  return fillSentence(sentence, details, (decimal) => decimal);
}

/** A number of hundredths in full, as the grid shows it: 4000000000 is “40,000,000.00” or “40.000.000,00”. */
export function inFull(hundredths: number, language: Language): string {
  const format = new Intl.NumberFormat(language, { minimumFractionDigits: 2, useGrouping: 'always' });
  return format.format(hundredths / 100).replace('-', '\u2212');
}

/** The hundredths behind a number shown or copied in full. Throws for anything else than a number. */
export function readHundredths(text: string, language: Language): number {
  const [decimal, group] = language === 'en' ? ['.', ','] : [',', '.'];
  const plain = text.trim().replaceAll(group, '').replace(decimal, '.').replace('\u2212', '-');
  if (!/^-?\d+(?:\.\d{1,2})?$/.test(plain)) throw new Error(`“${text}” is not a number.`);
  return Math.round(Number(plain) * 100);
}
