/**
 * The months of many rows, held in columns: sums of rows, and the amounts of rows written over their months.
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
 * takes two to three times as long; b: months, c: base so far, m: marks. Where the base is 0 throughout the rate is not a
 * number, and no comparison holds.
 */
function writeYears(
  base: Float64Array,
  values: Float64Array,
  held: Uint8Array,
  totals: Float64Array,
): readonly number[] {
  const left: number[] = [];
  const rows = totals.length;
  const [n1, n2, n3, n4, n5, n6] = [rows, 2 * rows, 3 * rows, 4 * rows, 5 * rows, 6 * rows];
  const [n7, n8, n9, n10, n11] = [7 * rows, 8 * rows, 9 * rows, 10 * rows, 11 * rows];
  const magic = roundingConstant;
  for (let row = 0; row < rows; row += 1) {
    if (held[row] !== 0) continue;
    const b0 = base[row] as number;
    const b1 = base[row + n1] as number;
    const b2 = base[row + n2] as number;
    const b3 = base[row + n3] as number;
    const b4 = base[row + n4] as number;
    const b5 = base[row + n5] as number;
    const b6 = base[row + n6] as number;
    const b7 = base[row + n7] as number;
    const b8 = base[row + n8] as number;
    const b9 = base[row + n9] as number;
    const b10 = base[row + n10] as number;
    const b11 = base[row + n11] as number;
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
    const m0 = b0 * rate + magic - magic;
    const m1 = c1 * rate + magic - magic;
    const m2 = c2 * rate + magic - magic;
    const m3 = c3 * rate + magic - magic;
    const m4 = c4 * rate + magic - magic;
    const m5 = c5 * rate + magic - magic;
    const m6 = c6 * rate + magic - magic;
    const m7 = c7 * rate + magic - magic;
    const m8 = c8 * rate + magic - magic;
    const m9 = c9 * rate + magic - magic;
    const m10 = c10 * rate + magic - magic;
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
      Math.abs(b0 * rate - m0) < limit &&
      Math.abs(c1 * rate - m1) < limit &&
      Math.abs(c2 * rate - m2) < limit &&
      Math.abs(c3 * rate - m3) < limit &&
      Math.abs(c4 * rate - m4) < limit &&
      Math.abs(c5 * rate - m5) < limit &&
      Math.abs(c6 * rate - m6) < limit &&
      Math.abs(c7 * rate - m7) < limit &&
      Math.abs(c8 * rate - m8) < limit &&
      Math.abs(c9 * rate - m9) < limit &&
      Math.abs(c10 * rate - m10) < limit;
    if (!isBeyondDoubt) {
      left.push(row);
      continue;
    }
    values[row] = m0;
    values[row + n1] = m1 - m0;
    values[row + n2] = m2 - m1;
    values[row + n3] = m3 - m2;
    values[row + n4] = m4 - m3;
    values[row + n5] = m5 - m4;
    values[row + n6] = m6 - m5;
    values[row + n7] = m7 - m6;
    values[row + n8] = m8 - m7;
    values[row + n9] = m9 - m8;
    values[row + n10] = m10 - m9;
    values[row + n11] = amount - m10;
  }
  return left;
}

/** Writes one row exactly. */
function writeRow(input: MonthsInput, row: number): void {
  const { rows, base, values, totals } = input;
  const keepsBase = input.rule === 'change';
  let amount = totals[row] as number;
  let whole = 0;
  for (let at = row; at < base.length; at += rows) {
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
  for (let at = row; at < base.length; at += rows) {
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
  if (!outcome.ok) return;
  outcome.values.forEach((part, month) => {
    values[month * rows + row] = part;
  });
}

/** The sum of every row over its months. */
export function sumColumns(columns: Float64Array, rows: number): Float64Array {
  const sums = columns.slice(0, rows);
  const inFours = columns.length - ((columns.length / rows - 1) % 4) * rows;
  let column = rows;
  for (; column < inFours; column += 4 * rows) {
    const [second, third, fourth] = [column + rows, column + 2 * rows, column + 3 * rows];
    for (let row = 0; row < rows; row += 1) {
      sums[row] =
        (sums[row] as number) +
        (columns[column + row] as number) +
        (columns[second + row] as number) +
        (columns[third + row] as number) +
        (columns[fourth + row] as number);
    }
  }
  for (; column < columns.length; column += rows) {
    for (let row = 0; row < rows; row += 1) sums[row] = (sums[row] as number) + (columns[column + row] as number);
  }
  return sums;
}
