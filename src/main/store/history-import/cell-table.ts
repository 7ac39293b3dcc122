/**
 * Where the numbers of a file add up: one row of twelve months for each unit, line and fiscal year, with a bit for each
 * month that was named at all, so that nothing and zero stay apart. Rows of a file that name the same cell add up.
 *
 * The measures of one month stand side by side, since a row of a file usually brings them together, and rows stand in
 * pages that are never copied: growth costs neither time nor a second copy in memory.
 * Sums are exact as long as the caller keeps the absolute values of each measure below 2^53 together. Callers: import.
 */
import { monthsInYear } from '#shared/domain/plan/entities.ts';

/** Fiscal years are counted from here, and there are as many. */
export const firstYear = 1850;
export const yearCount = 512;
const pageBits = 10;
const pageRows = 1 << pageBits;

/** The rows of one batch, as far as they were accepted. Arrays run over records; each value column has one array. */
export interface CellBatch {
  readonly count: number;
  /** Not 0 for records to pass over. */
  readonly skipped: Uint8Array;
  readonly units: Int32Array;
  readonly lines: Int32Array;
  /** Period slots of the records (`periodSlot`), used by value columns without one of their own. */
  readonly slots: Int32Array;
  /** Measure numbers of the records, used by value columns without one of their own. */
  readonly measures: Int32Array;
  readonly values: readonly Float64Array[];
  /** Per value column: its period slot or −1. */
  readonly columnSlots: Int32Array;
  /** Per value column: its measure number or −1. */
  readonly columnMeasures: Int32Array;
}

/** A fiscal year and period (1…12) as one integer ≥ 0. */
export function periodSlot(year: number, period: number): number {
  return ((year - firstYear) << 4) | (period - 1);
}

export class CellTable {
  readonly measureCount: number;
  readonly #lineCount: number;
  readonly #pages: Float64Array[] = [];
  #present: Uint16Array;
  #units: Int32Array;
  #lines: Int32Array;
  #years: Int16Array;
  #size = 0;
  #cells = 0;
  #keys: Float64Array;
  /** Row + 1 at each place of the hash table, 0 where it is free. */
  #table = new Int32Array(pageRows * 2);
  #found = new Int32Array(0);

  constructor(measureCount: number, lineCount: number) {
    this.measureCount = measureCount;
    this.#lineCount = lineCount;
    const capacity = pageRows;
    this.#present = new Uint16Array(capacity * measureCount);
    this.#keys = new Float64Array(capacity);
    this.#units = new Int32Array(capacity);
    this.#lines = new Int32Array(capacity);
    this.#years = new Int16Array(capacity);
  }

  /** Rows (unit × line × year) so far. */
  get size(): number {
    return this.#size;
  }

  /** Distinct cells (unit × line × month × measure) so far. */
  get cells(): number {
    return this.#cells;
  }

  /** The raw columns, `size` rows long; valid until the next `add`. */
  columns(): {
    readonly units: Int32Array;
    readonly lines: Int32Array;
    /** Fiscal years, counted from `firstYear`. */
    readonly years: Int16Array;
    /** The named months of measure m of a row, as bits, at row × measureCount + m. */
    readonly present: Uint16Array;
  } {
    return { units: this.#units, lines: this.#lines, years: this.#years, present: this.#present };
  }

  /** Copies the twelve months of one measure of a row to `into` from place `at`. */
  copyMonths(row: number, measure: number, into: Float64Array, at: number): void {
    const measureCount = this.measureCount;
    const page = this.#pages[row >> pageBits] as Float64Array;
    let from = (row & (pageRows - 1)) * monthsInYear * measureCount + measure;
    for (let month = 0; month < monthsInYear; month += 1, from += measureCount) into[at + month] = page[from] as number;
  }

  /**
   * Adds the accepted records of a batch: first their rows are found, then each column is added, in loops so plain that
   * the processor waits for many places of memory at once.
   */
  add(batch: CellBatch): void {
    const { values, columnSlots, columnMeasures } = batch;
    let rowsFor = -2;
    for (let column = 0; column < values.length; column += 1) {
      const ownSlot = columnSlots[column] as number;
      const year = ownSlot < 0 ? -1 : ownSlot >> 4;
      if (year !== rowsFor) this.#findRows(batch, year);
      rowsFor = year;
      const numbers = values[column] as Float64Array;
      this.#cells += this.#addColumn(batch, numbers, ownSlot, columnMeasures[column] as number);
    }
  }

  /** Finds or makes the row of each accepted record for a year, or for each record's own year when it is −1. */
  #findRows(batch: CellBatch, ofYear: number): void {
    const { count, skipped, units, lines, slots } = batch;
    if (this.#found.length < count) this.#found = new Int32Array(count);
    const found = this.#found;
    const lineCount = this.#lineCount;
    for (let record = 0; record < count; record += 1) {
      if (skipped[record] !== 0) continue;
      const unit = units[record] as number;
      const line = lines[record] as number;
      const year = ofYear < 0 ? (slots[record] as number) >> 4 : ofYear;
      const key = (unit * lineCount + line) * yearCount + year;
      const table = this.#table;
      const keys = this.#keys;
      const mask = table.length - 1;
      let place = hashOf(unit, line, year) & mask;
      let row = (table[place] as number) - 1;
      while (row >= 0 && keys[row] !== key) {
        place = (place + 1) & mask;
        row = (table[place] as number) - 1;
      }
      found[record] = row < 0 ? this.#addRow(unit, line, year, key, place) : row;
    }
  }

  /** Adds one column; answers how many cells it named for the first time. */
  #addColumn(batch: CellBatch, numbers: Float64Array, ownSlot: number, ownMeasure: number): number {
    const { count, skipped, slots, measures } = batch;
    const measureCount = this.measureCount;
    const pages = this.#pages;
    const present = this.#present;
    const found = this.#found;
    let cells = 0;
    for (let record = 0; record < count; record += 1) {
      const value = numbers[record] as number;
      if (skipped[record] !== 0 || Number.isNaN(value)) continue;
      const month = (ownSlot < 0 ? (slots[record] as number) : ownSlot) & 15;
      const measure = ownMeasure < 0 ? (measures[record] as number) : ownMeasure;
      const row = found[record] as number;
      const place = row * measureCount + measure;
      const before = present[place] as number;
      const bit = 1 << month;
      if ((before & bit) === 0) {
        present[place] = before | bit;
        cells += 1;
      }
      const page = pages[row >> pageBits] as Float64Array;
      const at = ((row & (pageRows - 1)) * monthsInYear + month) * measureCount + measure;
      page[at] = (page[at] as number) + value;
    }
    return cells;
  }

  #addRow(unit: number, line: number, year: number, key: number, place: number): number {
    const row = this.#size;
    this.#size = row + 1;
    if (this.#size > this.#units.length) this.#growRows();
    if ((row & (pageRows - 1)) === 0) this.#pages.push(new Float64Array(pageRows * monthsInYear * this.measureCount));
    this.#units[row] = unit;
    this.#lines[row] = line;
    this.#years[row] = year;
    this.#keys[row] = key;
    this.#table[place] = row + 1;
    if (this.#size * 2 > this.#table.length) this.#growTable();
    return row;
  }

  #growRows(): void {
    const capacity = this.#units.length * 2;
    this.#present = grown(this.#present, new Uint16Array(capacity * this.measureCount));
    this.#keys = grown(this.#keys, new Float64Array(capacity));
    this.#units = grown(this.#units, new Int32Array(capacity));
    this.#lines = grown(this.#lines, new Int32Array(capacity));
    this.#years = grown(this.#years, new Int16Array(capacity));
  }

  #growTable(): void {
    const table = new Int32Array(this.#table.length * 2);
    const mask = table.length - 1;
    for (let row = 0; row < this.#size; row += 1) {
      let place = hashOf(this.#units[row] ?? 0, this.#lines[row] ?? 0, this.#years[row] ?? 0) & mask;
      while (table[place] !== 0) place = (place + 1) & mask;
      table[place] = row + 1;
    }
    this.#table = table;
  }
}

function hashOf(unit: number, line: number, year: number): number {
  const mixed = Math.imul(unit, 0x9e3779b1) ^ Math.imul(line, 0x85ebca6b) ^ Math.imul(year, 0xc2b2ae35);
  return mixed ^ (mixed >>> 15);
}

function grown<Column extends Float64Array | Uint16Array | Int32Array | Int16Array>(from: Column, to: Column): Column {
  to.set(from);
  return to;
}
