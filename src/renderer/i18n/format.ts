/**
 * Numbers and dates as a person reads them: exact, grouped, with a true minus sign. Pure; no React.
 *
 * Amounts are integers of their quantum and are shifted as decimal text, so that no digit is lost to floating point.
 * Callers: every screen, the grid, the charts, the refusal sentences.
 */
import type { Language } from './language.ts';

export const amountUnits = ['full', 'thousand', 'million'] as const;
/** What one shown unit is worth: the currency's own unit, a thousand of it, a million of it. */
export type AmountUnit = (typeof amountUnits)[number];

/** `negative` writes a sign on negative numbers only, `always` on every number but zero. */
export type SignStyle = 'negative' | 'always';

export interface AmountFormat {
  readonly language: Language;
  /** Decimals of the quantum: 2 for cents, 0 for pieces. */
  readonly scale: number;
  readonly unit?: AmountUnit;
  readonly sign?: SignStyle;
  /** Shown decimals; left out: all of the scale in full, none in thousands, two in millions. */
  readonly decimals?: number;
  /** Writes the unit's letter after the number (43.61 M). */
  readonly suffix?: boolean;
}

export interface RatioFormat {
  readonly language: Language;
  readonly sign?: SignStyle;
  /** Shown decimals of the percentage; one when left out. */
  readonly decimals?: number;
  /** False leaves the percent sign away, as for the difference of two ratios. */
  readonly percent?: boolean;
}

const trueMinus = '\u2212';
const unbroken = '\u00a0';
const shifts: Readonly<Record<AmountUnit, number>> = { full: 0, thousand: 3, million: 6 };
const suffixes: Readonly<Record<Language, Readonly<Record<AmountUnit, string>>>> = {
  en: { full: '', thousand: 'k', million: 'M' },
  es: { full: '', thousand: 'mil', million: 'M' },
};

/** An amount of `quanta` in the asked unit, rounded half away from zero: 4361000000 at scale 2 is “43.61” million. */
export function formatAmount(quanta: number, format: AmountFormat): string {
  const unit = format.unit ?? 'full';
  const decimals = format.decimals ?? (unit === 'full' ? format.scale : unit === 'thousand' ? 0 : 2);
  const text = write(shiftDecimal(quanta, format.scale + shifts[unit]), format.language, decimals, format.sign);
  const letter = format.suffix === true ? suffixes[format.language][unit] : '';
  return letter === '' ? text : text + unbroken + letter;
}

/** A ratio of `partsPerMillion` as a percentage: 94000 is “9.4 %”. */
export function formatRatio(partsPerMillion: number, format: RatioFormat): string {
  const text = write(shiftDecimal(partsPerMillion, 4), format.language, format.decimals ?? 1, format.sign);
  return format.percent === false ? text : `${text}${unbroken}%`;
}

/** A count of things, grouped: 12345 is “12,345” or “12.345”. */
export function formatCount(count: number, language: Language): string {
  return write(shiftDecimal(count, 0), language, 0, 'negative');
}

/** A plain decimal text ("-1234.50") in the language's own signs, its decimals kept. */
export function formatDecimal(decimal: string, language: Language): string {
  const fraction = decimal.split('.')[1] ?? '';
  return write(decimal as `${number}`, language, fraction.length, 'negative');
}

/** The unit's letter or word after a number, as in a column head: “k”, “mil”, “M”; empty in full. */
export function unitSuffix(unit: AmountUnit, language: Language): string {
  return suffixes[language][unit];
}

const dateStyles = {
  day: { dateStyle: 'medium' },
  moment: { dateStyle: 'medium', timeStyle: 'short' },
  time: { timeStyle: 'short' },
} as const satisfies Readonly<Record<string, Intl.DateTimeFormatOptions>>;
export type DateStyle = keyof typeof dateStyles;
const dateFormats = new Map<string, Intl.DateTimeFormat>();

/** An ISO 8601 moment in the reader's own time zone. */
export function formatDate(iso: string, language: Language, style: DateStyle = 'moment'): string {
  const key = `${language}:${style}`;
  let format = dateFormats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(language, dateStyles[style]);
    dateFormats.set(key, format);
  }
  return format.format(new Date(iso));
}

/** The short name of a calendar month, 1…12: “Jan”, “ene”. */
export function monthName(month: number, language: Language, style: 'short' | 'long' = 'short'): string {
  const key = `month:${language}:${style}`;
  let format = dateFormats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(language, { month: style, timeZone: 'UTC' });
    dateFormats.set(key, format);
  }
  return format.format(new Date(Date.UTC(2001, month - 1, 15)));
}

/** `integer` with its decimal point moved `places` to the left, as exact text. */
export function shiftDecimal(integer: number, places: number): `${number}` {
  const digits = String(Math.abs(integer)).padStart(places + 1, '0');
  const cut = digits.length - places;
  const text = places === 0 ? digits : `${digits.slice(0, cut)}.${digits.slice(cut)}`;
  return (integer < 0 ? `-${text}` : text) as `${number}`;
}

const numberFormats = new Map<string, Intl.NumberFormat>();

function write(decimal: `${number}`, language: Language, decimals: number, sign: SignStyle = 'negative'): string {
  const key = `${language}:${decimals}:${sign}`;
  let format = numberFormats.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(language, {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
      useGrouping: 'always',
      signDisplay: sign === 'always' ? 'exceptZero' : 'negative',
    });
    numberFormats.set(key, format);
  }
  return format.format(decimal).replace('-', trueMinus);
}
