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
 * Infinity for a cell that is no number the plan can hold (`parseNumber` of its text says why).
 */
export function readNumbers(
  bytes: Uint8Array,
  batch: RecordBatch,
  column: number,
  rules: NumberRules,
  values: Float64Array,
): void {
  const { starts, ends, stride, count } = batch;
  const { scale } = rules;
  const decimalByte = rules.decimal.charCodeAt(0);
  const groupByte = rules.decimal === '.' ? 44 : 46;
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
    let value = 0;
    let digits = 0;
    let run = 0;
    let grouped = false;
    let plain = true;
    let byte = 0;
    for (; at < end; at += 1) {
      byte = bytes[at] as number;
      const digit = byte - zero;
      if (digit >= 0 && digit <= 9) {
        value = value * 10 + digit;
        digits += 1;
        run += 1;
      } else if (byte === groupByte && (grouped ? run === 3 : run > 0 && run <= 3)) {
        grouped = true;
        run = 0;
      } else break;
    }
    if (grouped && run !== 3) plain = false;
    let places = 0;
    let up = 0;
    if (at < end) {
      if (byte !== decimalByte) plain = false;
      else {
        for (at += 1; at < end; at += 1) {
          const digit = (bytes[at] as number) - zero;
          if (digit < 0 || digit > 9) break;
          if (places < scale) value = value * 10 + digit;
          else if (places === scale && digit >= 5) up = 1;
          places += 1;
        }
        if (at < end) plain = false;
      }
    }
    if (!plain || digits === 0 || digits + scale > safeDigits) {
      values[record] = readSlowly(bytes, start, end, rules);
      continue;
    }
    for (; places < scale; places += 1) value *= 10;
    value += up;
    values[record] = negative && value !== 0 ? -value : value;
  }
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
