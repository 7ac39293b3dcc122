/**
 * Numbers straight from bytes: plain digits with a sign, groups and a decimal mark are read here without a string,
 * everything else goes through `parseNumber`. Both answer the same for the same cell. Callers: import.
 */
import type { CellDecoder } from './encoding.ts';
import type { DecimalMark } from './mapping.ts';
import { parseNumber } from './number-text.ts';
import { unescapeField, type RecordBatch } from './scanner.ts';

const minus = 45;
const zero = 48;
/** Digits that an integer of 32 bits holds whatever they are. */
const smallDigits = 9;
/** Digits that a double holds exactly whatever they are. */
const safeDigits = 15;

export interface NumberRules {
  readonly decimal: DecimalMark;
  /** Decimals of the measure. */
  readonly scale: number;
  readonly decode: CellDecoder;
}

/**
 * Writes one column of every record of the batch into `values`: the integer in quanta, NaN for an empty cell and
 * Infinity for a cell that is no number the plan can hold (`parseNumber` of its text says why). Answers the sum of their
 * absolute values, which is Infinity when one of them is.
 */
export function readNumbers(
  bytes: Uint8Array,
  batch: RecordBatch,
  column: number,
  rules: NumberRules,
  values: Float64Array,
): number {
  const { starts, ends, stride, count } = batch;
  const { scale } = rules;
  const decimalByte = rules.decimal.charCodeAt(0);
  const groupByte = rules.decimal === '.' ? 44 : 46;
  let absolutes = 0;
  for (let record = 0, slot = column; record < count; record += 1, slot += stride) {
    const start = starts[slot] as number;
    const end = ends[slot] as number;
    if (start === end) {
      values[record] = NaN;
      continue;
    }
    let at = start;
    const negative = bytes[at] === minus;
    if (negative) at += 1;
    // Integer arithmetic that wraps: exact up to nine digits, read again where there are more.
    let number = 0;
    let digits = 0;
    let run = 0;
    let grouped = false;
    let byte = 0;
    for (; at < end; at += 1) {
      byte = bytes[at] as number;
      const digit = byte - zero;
      if (digit >= 0 && digit <= 9) {
        number = (Math.imul(number, 10) + digit) | 0;
        digits += 1;
        run += 1;
      } else if (byte === groupByte && (grouped ? run === 3 : run > 0 && run <= 3)) {
        grouped = true;
        run = 0;
      } else break;
    }
    let plain = digits > 0 && digits + scale <= safeDigits && (!grouped || run === 3);
    let places = 0;
    let up = 0;
    if (at < end) {
      plain &&= byte === decimalByte;
      for (at += 1; at < end; at += 1) {
        const digit = (bytes[at] as number) - zero;
        if (digit < 0 || digit > 9) {
          plain = false;
          break;
        }
        if (places < scale) number = (Math.imul(number, 10) + digit) | 0;
        else if (places === scale && digit >= 5) up = 1;
        places += 1;
      }
    }
    if (!plain) {
      const value = readSlowly(bytes, start, end, rules);
      values[record] = value;
      if (!Number.isNaN(value)) absolutes += Math.abs(value);
      continue;
    }
    for (; places < scale; places += 1) number = Math.imul(number, 10);
    const size = (digits + scale <= smallDigits ? number : wideDigits(bytes, start, end, digits, scale)) + up;
    absolutes += size;
    values[record] = negative && size !== 0 ? -size : size;
  }
  return absolutes;
}

/** The digits of a number that was found to be plain, with `scale` of them behind the decimal mark. */
function wideDigits(bytes: Uint8Array, start: number, end: number, digits: number, scale: number): number {
  let value = 0;
  let wanted = digits + scale;
  for (let at = start; at < end && wanted > 0; at += 1) {
    const digit = (bytes[at] as number) - zero;
    if (digit < 0 || digit > 9) continue;
    value = value * 10 + digit;
    wanted -= 1;
  }
  for (; wanted > 0; wanted -= 1) value *= 10;
  return value;
}

function readSlowly(bytes: Uint8Array, start: number, end: number, rules: NumberRules): number {
  const text = decodeField(bytes, start, end, rules.decode);
  const number = text === null ? 'not-a-number' : parseNumber(text, rules.decimal, rules.scale);
  return number === null ? NaN : typeof number === 'number' ? number : Infinity;
}

/** The text of a field as the scanner left it (`end` inverted for doubled quotes); null when it is not valid text. */
export function decodeField(bytes: Uint8Array, start: number, end: number, decode: CellDecoder): string | null {
  if (end >= 0) return decode(bytes, start, end);
  const plain = new Uint8Array(~end - start);
  return decode(plain, 0, unescapeField(bytes, start, ~end, plain));
}
