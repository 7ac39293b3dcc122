/**
 * The months of many rows, row after row: sums of rows, and the amounts of rows written over their months.
 *
 * The rounding is that of carried-rounding. A year of twelve months, the common case, runs through an unrolled kernel: a
 * double gives every mark, and the row is taken only if each mark is further from a half than the double can be wrong.
 * Other rows (ties, negatives, amounts from 2^49 on, rows without a base of their own) and other numbers of months are
 * computed exactly, row by row, with the same answer. Callers: bulk.
 */
import { roundedShare } from './exact-product.ts';
import { spreadOverMonths } from './profile.ts';

/** Lists as in `RowsInput` of bulk; `totals` has the amount of every row. */
export interface MonthsInput {
  readonly rows: number;
  readonly rule: 'total' | 'change';
  readonly base: Float64Array;
  readonly values: Float64Array;
  readonly held?: Uint8Array | undefined;
  readonly fallback?: ArrayLike<number> | undefined;
  readonly totals: Float64Array;
}

/** Writes the total of every row that is not held over its months. */
export function writeMonths(input: MonthsInput): void {
  const { rows, base, values, totals } = input;
  const held = input.held ?? new Uint8Array(rows);
  const isYear = values.length === rows * 12;
  const left = isYear ? writeYears(base, values, held, totals) : Array.from({ length: rows }, (_, row) => row);
  for (const row of left) if (held[row] === 0) writeRow(input, row);
}

/** Adding and taking away this constant rounds a double below 2^51 to the nearest whole number. */
const roundingConstant = 3 * 2 ** 51;
/** A mark computed in doubles as base so far · (amount ÷ base) is off by less than this part of the amount. */
const errorOfMark = 2 ** -50;

/**
 * Writes the rows of twelve months whose marks are beyond doubt; answers the others. Unrolled because the same in loops
 * takes two to three times as long; b: months, c: base so far, x: exact marks, m: marks. Where the base is 0 throughout
 * the rate is not a number, and no comparison holds.
 */
function writeYears(
  base: Float64Array,
  values: Float64Array,
  held: Uint8Array,
  totals: Float64Array,
): readonly number[] {
  const left: number[] = [];
  const rows = totals.length;
  const magic = roundingConstant;
  for (let row = 0, at = 0; row < rows; row += 1, at += 12) {
    if (held[row] !== 0) continue;
    const b0 = base[at] as number;
    const b1 = base[at + 1] as number;
    const b2 = base[at + 2] as number;
    const b3 = base[at + 3] as number;
    const b4 = base[at + 4] as number;
    const b5 = base[at + 5] as number;
    const b6 = base[at + 6] as number;
    const b7 = base[at + 7] as number;
    const b8 = base[at + 8] as number;
    const b9 = base[at + 9] as number;
    const b10 = base[at + 10] as number;
    const b11 = base[at + 11] as number;
    const c1 = b0 + b1;
    const c2 = c1 + b2;
    const c3 = c2 + b3;
    const c4 = c3 + b4;
    const c5 = c4 + b5;
    const c6 = c5 + b6;
    const c7 = c6 + b7;
    const c8 = c7 + b8;
    const c9 = c8 + b9;
    const c10 = c9 + b10;
    const c11 = c10 + b11;
    const amount = totals[row] as number;
    const rate = amount / c11;
    const x0 = b0 * rate;
    const m0 = x0 + magic - magic;
    const x1 = c1 * rate;
    const m1 = x1 + magic - magic;
    const x2 = c2 * rate;
    const m2 = x2 + magic - magic;
    const x3 = c3 * rate;
    const m3 = x3 + magic - magic;
    const x4 = c4 * rate;
    const m4 = x4 + magic - magic;
    const x5 = c5 * rate;
    const m5 = x5 + magic - magic;
    const x6 = c6 * rate;
    const m6 = x6 + magic - magic;
    const x7 = c7 * rate;
    const m7 = x7 + magic - magic;
    const x8 = c8 * rate;
    const m8 = x8 + magic - magic;
    const x9 = c9 * rate;
    const m9 = x9 + magic - magic;
    const x10 = c10 * rate;
    const m10 = x10 + magic - magic;
    const limit = 0.5 - (Math.abs(amount) + 1) * errorOfMark;
    const isBeyondDoubt =
      b0 >= 0 &&
      b1 >= 0 &&
      b2 >= 0 &&
      b3 >= 0 &&
      b4 >= 0 &&
      b5 >= 0 &&
      b6 >= 0 &&
      b7 >= 0 &&
      b8 >= 0 &&
      b9 >= 0 &&
      b10 >= 0 &&
      b11 >= 0 &&
      Math.abs(x0 - m0) < limit &&
      Math.abs(x1 - m1) < limit &&
      Math.abs(x2 - m2) < limit &&
      Math.abs(x3 - m3) < limit &&
      Math.abs(x4 - m4) < limit &&
      Math.abs(x5 - m5) < limit &&
      Math.abs(x6 - m6) < limit &&
      Math.abs(x7 - m7) < limit &&
      Math.abs(x8 - m8) < limit &&
      Math.abs(x9 - m9) < limit &&
      Math.abs(x10 - m10) < limit;
    if (!isBeyondDoubt) {
      left.push(row);
      continue;
    }
    values[at] = m0;
    values[at + 1] = m1 - m0;
    values[at + 2] = m2 - m1;
    values[at + 3] = m3 - m2;
    values[at + 4] = m4 - m3;
    values[at + 5] = m5 - m4;
    values[at + 6] = m6 - m5;
    values[at + 7] = m7 - m6;
    values[at + 8] = m8 - m7;
    values[at + 9] = m9 - m8;
    values[at + 10] = m10 - m9;
    values[at + 11] = amount - m10;
  }
  return left;
}

/** Writes one row exactly. */
function writeRow(input: MonthsInput, row: number): void {
  const { rows, base, values, totals } = input;
  const keepsBase = input.rule === 'change';
  const months = values.length / rows;
  const [start, end] = [row * months, (row + 1) * months];
  let amount = totals[row] as number;
  let whole = 0;
  for (let at = start; at < end; at += 1) {
    const entry = base[at] as number;
    whole += entry > 0 ? entry : keepsBase ? -entry : 0;
    if (keepsBase) amount -= entry;
  }
  if (whole === 0) {
    writeWithoutBase(input, row);
    return;
  }
  let soFar = 0;
  let mark = 0;
  for (let at = start; at < end; at += 1) {
    const entry = base[at] as number;
    soFar += entry > 0 ? entry : keepsBase ? -entry : 0;
    const next = roundedShare(amount, soFar, whole);
    values[at] = (keepsBase ? entry : 0) + (next - mark);
    mark = next;
  }
}

/** Writes one row by the fallback profile. */
function writeWithoutBase({ rows, values, fallback, totals }: MonthsInput, row: number): void {
  const months = values.length / rows;
  const outcome = spreadOverMonths({ total: totals[row] as number, base: new Float64Array(months), fallback });
  if (outcome.ok) values.set(outcome.values, row * months);
}

/** The sum of every row over its months. Whole numbers, so the order of adding never shows. */
export function sumRows(values: Float64Array, rows: number): Float64Array {
  const sums = new Float64Array(rows);
  const months = values.length / rows;
  if (months === 12) sumYears(values, sums);
  else for (let row = 0; row < rows; row += 1) sums[row] = sumStretch(values, row * months, (row + 1) * months);
  return sums;
}

/** Unrolled, so that no sum waits for the one before it. */
function sumYears(values: Float64Array, sums: Float64Array): void {
  for (let row = 0, at = 0; row < sums.length; row += 1, at += 12) {
    const first = (values[at] as number) + (values[at + 1] as number) + (values[at + 2] as number);
    const second = (values[at + 3] as number) + (values[at + 4] as number) + (values[at + 5] as number);
    const third = (values[at + 6] as number) + (values[at + 7] as number) + (values[at + 8] as number);
    const fourth = (values[at + 9] as number) + (values[at + 10] as number) + (values[at + 11] as number);
    sums[row] = first + second + (third + fourth);
  }
}

/** The sum of a list from one place to before another. */
export function sumStretch(values: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at += 1) sum += values[at] as number;
  return sum;
}
