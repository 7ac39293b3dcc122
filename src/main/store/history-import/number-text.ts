/**
 * Reads a number written by people, exactly: 1,234.50 · 1.234,50 · (12.00) · 12− · € 3 · 1 234,5 · 1e+05.
 *
 * No floating point on the way: the digits are shifted by the scale and what lies beyond it is rounded half away from
 * zero. The hot path in `number-column.ts` reads plain digits by itself and sends everything else here.
 * Callers: number-column, detect.
 */
import type { DecimalMark } from './mapping.ts';

export type NumberFault = 'not-a-number' | 'percent' | 'out-of-range';

const nothing = new Set(['', '-', '–', '—', '−', 'n/a', 'na', 'n.a.', '#n/a', 'n/d', 's/d', 'null', 'nan']);
const numberShapes: Readonly<Record<DecimalMark, RegExp>> = {
  '.': /^(?:(\d+)|(\d{1,3}(?:([,\s'’])\d{3})(?:\3\d{3})*))?(?:\.(\d*))?(?:e([+-]?\d{1,3}))?$/i,
  ',': /^(?:(\d+)|(\d{1,3}(?:([.\s'’])\d{3})(?:\3\d{3})*))?(?:,(\d*))?(?:e([+-]?\d{1,3}))?$/i,
};

/**
 * The integer number of quanta (10^−scale) a cell says; null for an empty cell, a dash or "n/a", which are not zero.
 * @param scale decimals of the measure: 2 for cents, 0 for pieces
 */
export function parseNumber(cell: string, decimal: DecimalMark, scale: number): number | null | NumberFault {
  const text = cell.trim();
  if (nothing.has(text.toLowerCase())) return null;
  if (text.includes('%')) return 'percent';
  const unsigned = takeSign(text);
  if (unsigned === null) return 'not-a-number';
  const match = numberShapes[decimal].exec(unsigned.digits);
  if (match === null) return 'not-a-number';
  const whole = match[1] ?? (match[2] ?? '').replace(/\D/g, '');
  const fraction = match[4] ?? '';
  if (whole === '' && fraction === '') return 'not-a-number';
  const quanta = shiftDigits(whole, fraction, scale + Number(match[5] ?? 0));
  if (quanta > Number.MAX_SAFE_INTEGER) return 'out-of-range';
  return unsigned.negative && quanta !== 0 ? -quanta : quanta;
}

/** Takes off parentheses, one sign (leading or trailing) and one currency sign; null when there are two of a kind. */
function takeSign(text: string): { readonly negative: boolean; readonly digits: string } | null {
  let signs = 0;
  let negative = false;
  let currencies = 0;
  let rest = text;
  for (;;) {
    const before = rest;
    const inner = /^\((.*)\)$/s.exec(rest);
    if (inner !== null) {
      rest = inner[1] ?? '';
      signs += 1;
      negative = true;
    } else if (/^[-−+]/.test(rest)) {
      negative = negative || !rest.startsWith('+');
      rest = rest.slice(1);
      signs += 1;
    } else if (/[-−]$/.test(rest)) {
      rest = rest.slice(0, -1);
      signs += 1;
      negative = true;
    } else if (/^\p{Sc}/u.test(rest) || /\p{Sc}$/u.test(rest)) {
      rest = rest.replace(/^\p{Sc}|\p{Sc}$/u, '');
      currencies += 1;
    }
    rest = rest.trim();
    if (signs > 1 || currencies > 1) return null;
    if (rest === before) return { negative, digits: rest };
  }
}

/** whole.fraction × 10^places as an integer, rounded half up (the sign is already off, so half away from zero). */
function shiftDigits(whole: string, fraction: string, places: number): number {
  const digits = whole + fraction;
  const point = whole.length + places;
  if (/^0*$/.test(digits)) return 0;
  if (point > 400) return Infinity;
  const integer = point <= 0 ? '' : digits.slice(0, point).padEnd(point, '0');
  const next = point < 0 ? '0' : (digits[point] ?? '0');
  return Number(integer === '' ? '0' : integer) + (next >= '5' ? 1 : 0);
}
