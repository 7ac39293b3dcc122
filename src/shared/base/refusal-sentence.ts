/**
 * The sentence of a refusal: its blanks filled with the facts, in the words of a language.
 *
 * Callers: command line and files of rejected rows (English), the window's catalogues (both languages), tests.
 */
import { alterationLine, alterationPlaces, type AlterationWords } from './alterations.ts';
import { phraseBlanks, phrases } from './phrases.ts';
import { refusalSentences, type RefusalCode, type RefusalDetails } from './refusals.ts';

/** A refusal as the sentences need it; `Refusal` in `outcome.ts` is one. */
interface Refused {
  readonly code: RefusalCode;
  readonly details: RefusalDetails;
}

/** What one language needs to word a refusal. */
export interface RefusalWords {
  readonly sentence: (code: RefusalCode) => string;
  readonly phrases: Readonly<Partial<Record<string, string>>>;
  readonly alterations: AlterationWords;
  readonly formatDecimal: (decimal: string) => string;
}

const english: RefusalWords = {
  sentence: (code) => refusalSentences[code],
  phrases,
  alterations: { line: alterationLine, places: alterationPlaces },
  formatDecimal: groupDecimal,
};

/** The English sentence of a refusal, its placeholders filled; plain decimals are grouped (1,234.50). */
export function refusalSentence(refusal: Refused): string {
  return refusalIn(english, refusal);
}

/** The sentence of a refusal in any language, its placeholders filled. */
export function refusalIn(words: RefusalWords, { code, details }: Refused): string {
  return fillSentence(words.sentence(code), { ...details, ...worded(words, code, details) }, words.formatDecimal);
}

/** What of the details is a code, in words. */
function worded(words: RefusalWords, code: RefusalCode, details: RefusalDetails): RefusalDetails {
  if (code === 'file-altered') return { place: alterationIn(words, details) };
  const blank = phraseBlanks[code];
  const phrase = blank === undefined ? undefined : words.phrases[String(details[blank])];
  return blank === undefined || phrase === undefined
    ? {}
    : { [blank]: fillSentence(phrase, details, words.formatDecimal) };
}

/** Where a plan file was altered, in English; `details` are those of a refusal with `file-altered`. */
export function alterationText(details: RefusalDetails): string {
  return alterationIn(english, details);
}

function alterationIn({ alterations, formatDecimal }: RefusalWords, details: RefusalDetails): string {
  const { place = '', file = '', line } = details;
  const where = line === undefined ? file : fillSentence(alterations.line, { file, line }, formatDecimal);
  return fillSentence(alterations.places[place] ?? String(place), { ...details, where }, formatDecimal);
}

/**
 * Fills `{name}` placeholders. Amounts and large counts go through `formatDecimal` first, so that each language can write
 * them its own way; a placeholder without a value stays visible rather than vanish.
 */
export function fillSentence(
  sentence: string,
  details: RefusalDetails,
  formatDecimal: (decimal: string) => string,
): string {
  return sentence.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = details[name];
    if (value === undefined) return placeholder;
    const text = String(value);
    const isNumber = typeof value === 'number' ? Math.abs(value) > 9999 : amountNames.has(name);
    return isNumber && /^-?\d+(\.\d+)?$/.test(text) ? formatDecimal(text) : text;
  });
}

/** Details that are amounts although they come as text. Any other text is a name and stays as it was written. */
const amountNames: ReadonlySet<string> = new Set(['amount', 'short', 'least', 'most', 'offer', 'ask']);

function groupDecimal(decimal: string): string {
  const [whole = '', fraction] = decimal.replace('-', '').split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return (decimal.startsWith('-') ? '−' : '') + grouped + (fraction === undefined ? '' : `.${fraction}`);
}
