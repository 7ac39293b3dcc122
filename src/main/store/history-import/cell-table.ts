/**
 * Where the numbers of a file add up: one row of twelve months for each unit, line and fiscal year, with a bit for each
 * month that was named at all, so that nothing and zero stay apart. Rows of a file that name the same cell add up.
 *
 * Rows stand in pages that are never copied, so that growth costs neither time nor a second copy in memory. A page is cut
 * by month, and the measures of a month stand side by side: a file brings them together and is often sorted by month.
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
  readonly #unitCount: number;
  readonly #directPlaces: number;
  readonly #lineCount: number;
  readonly #pages: Float64Array[] = [];
  #present: Uint16Array;
  #units: Int32Array;
  #lines: Int32Array;
  #years: Int16Array;
  #size = 0;
  #cells = 0;
  /** Per year: row + 1 at unit × lines + line. */
  readonly #directs = new Map<number, Int32Array | null>();
  /** For years without a direct table: row + 1 at each place of a hash table, 0 where it is free. */
  #table = new Int32Array(1024);
  #searched = 0;
  #found = new Int32Array(0);

  /** @param directPlaces how many places the direct tables may have together */
  constructor(measureCount: number, unitCount: number, lineCount: number, directPlaces = 4_000_000) {
    this.measureCount = measureCount;
    this.#unitCount = unitCount;
    this.#directPlaces = directPlaces;
    this.#lineCount = lineCount;
    const capacity = pageRows;
    this.#present = new Uint16Array(capacity * measureCount);
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
    const page = this.#pages[row >> pageBits] as Float64Array;
    const stride = pageRows * this.measureCount;
    let from = (row & (pageRows - 1)) * this.measureCount + measure;
    for (let month = 0; month < monthsInYear; month += 1, from += stride) into[at + month] = page[from] as number;
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
    let year = -1;
    let direct: Int32Array | null = null;
    for (let record = 0; record < count; record += 1) {
      if (skipped[record] !== 0) continue;
      const unit = units[record] as number;
      const line = lines[record] as number;
      const itsYear = ofYear < 0 ? (slots[record] as number) >> 4 : ofYear;
      if (itsYear !== year) {
        year = itsYear;
        direct = this.#directOf(year);
      }
      if (direct === null) {
        found[record] = this.#searchRow(unit, line, year);
        continue;
      }
      const place = unit * lineCount + line;
      let row = (direct[place] as number) - 1;
      if (row < 0) {
        row = this.#addRow(unit, line, year);
        direct[place] = row + 1;
      }
      found[record] = row;
    }
  }

  /** The year's direct table; null when it has none because the tables would grow too large together. */
  #directOf(year: number): Int32Array | null {
    const known = this.#directs.get(year);
    if (known !== undefined) return known;
    const places = this.#unitCount * this.#lineCount;
    const direct = places * (this.#directs.size + 1) > this.#directPlaces ? null : new Int32Array(places);
    this.#directs.set(year, direct);
    return direct;
  }

  /** Finds or makes a row of a year without a direct table. */
  #searchRow(unit: number, line: number, year: number): number {
    const mask = this.#table.length - 1;
    let place = hashOf(unit, line, year) & mask;
    for (let row = (this.#table[place] as number) - 1; row >= 0; row = (this.#table[place] as number) - 1) {
      if (this.#units[row] === unit && this.#lines[row] === line && this.#years[row] === year) return row;
      place = (place + 1) & mask;
    }
    const added = this.#addRow(unit, line, year);
    this.#table[place] = added + 1;
    this.#searched += 1;
    if (this.#searched * 2 > this.#table.length) this.#growTable();
    return added;
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
      const at = ((month << pageBits) + (row & (pageRows - 1))) * measureCount + measure;
      page[at] = (page[at] as number) + value;
    }
    return cells;
  }

  #addRow(unit: number, line: number, year: number): number {
    const row = this.#size;
    this.#size = row + 1;
    if (this.#size > this.#units.length) this.#growRows();
    if ((row & (pageRows - 1)) === 0) this.#pages.push(new Float64Array(pageRows * monthsInYear * this.measureCount));
    this.#units[row] = unit;
    this.#lines[row] = line;
    this.#years[row] = year;
    return row;
  }

  #growRows(): void {
    const capacity = this.#units.length * 2;
    this.#present = grown(this.#present, new Uint16Array(capacity * this.measureCount));
    this.#units = grown(this.#units, new Int32Array(capacity));
    this.#lines = grown(this.#lines, new Int32Array(capacity));
    this.#years = grown(this.#years, new Int16Array(capacity));
  }

  #growTable(): void {
    const table = new Int32Array(this.#table.length * 2);
    const mask = table.length - 1;
    for (const entry of this.#table) {
      if (entry === 0) continue;
      const row = entry - 1;
      let place = hashOf(this.#units[row] ?? 0, this.#lines[row] ?? 0, this.#years[row] ?? 0) & mask;
      while (table[place] !== 0) place = (place + 1) & mask;
      table[place] = entry;
    }
    this.#table = table;
  }
}

function hashOf(unit: number, line: number, year: number): number {
  const mixed = Math.imul(unit, 0x9e3779b1) ^ Math.imul(line, 0x85ebca6b) ^ Math.imul(year, 0xc2b2ae35);
  return mixed ^ (mixed >>> 15);
}

function grown<Column extends Uint16Array | Int32Array | Int16Array>(from: Column, to: Column): Column {
  to.set(from);
  return to;
}
