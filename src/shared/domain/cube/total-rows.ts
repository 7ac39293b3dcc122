/**
 * The totals of several series and all measures in one array: node by node, of a node column by column, of a column
 * series by series. An edit moves the same month of several series along one path, and so touches few cache lines a node;
 * everything from scratch is one pass over the array.
 *
 * Only series that have had a number take up room. Callers: plan totals.
 */
import { monthsInYear } from '../plan/entities.ts';
import { countColumn, seriesSlots, totalColumns, yearColumn } from './leaf-numbers.ts';
import { rollUp } from './roll-up.ts';
import type { SeriesTotals } from './series-totals.ts';
import { firstMonth } from './touched.ts';

export class TotalRows {
  /** The series these rows are for, as bits by slot; whoever names others besides means these. */
  readonly #slots: number;
  #parent: Int32Array = new Int32Array(0);
  #values = new Float64Array(0);
  /** The series that have room, as bits by slot; how many numbers they make in a column and in a row. */
  #held = 0;
  #width = 0;
  #perNode = 0;
  /** The place of each slot in a column; −1 without room. */
  readonly #places = new Int8Array(seriesSlots).fill(-1);
  #series: readonly (SeriesTotals | null)[] = [];

  constructor(slots: number) {
    this.#slots = slots;
  }

  /** Begins anew over a tree, with zeros and room for some series (bits by slot). Room is kept while a tree keeps its size. */
  begin(parent: Int32Array, series: number): void {
    const isSameSize = parent.length === this.#parent.length;
    const held = this.#slots & (isSameSize ? this.#held | series : series);
    this.#parent = parent;
    if (isSameSize && held === this.#held) this.#values.fill(0);
    else this.#layOut(held);
  }

  /** Makes room for series that have their first number (bits by slot): everything is laid out anew for them. */
  hold(series: number): void {
    const held = this.#held | (series & this.#slots);
    if (held === this.#held) return;
    const before = this.#values;
    const width = this.#width;
    const slots = [...this.#places.keys()].filter((slot) => this.#places[slot] !== -1);
    this.#layOut(held);
    const places = Int8Array.from(slots, (slot) => this.#places[slot] as number);
    for (let from = 0, to = 0; from < before.length; from += width, to += this.#width) {
      for (let place = 0; place < width; place += 1) {
        this.#values[to + (places[place] as number)] = before[from + place] as number;
      }
    }
  }

  #layOut(held: number): void {
    this.#held = held;
    this.#width = 0;
    for (let slot = 0; slot < seriesSlots; slot += 1) {
      const isHeld = ((held >> slot) & 1) !== 0;
      this.#places[slot] = isHeld ? this.#width : -1;
      if (isHeld) this.#width += 1;
    }
    this.#perNode = this.#width * totalColumns;
    const values = (this.#values = new Float64Array(this.#parent.length * this.#perNode));
    const [perColumn, perNode] = [this.#width, this.#perNode];
    this.#series = Array.from(this.#places, (first) => (first === -1 ? null : { values, first, perColumn, perNode }));
  }

  /** The totals of a series by its slot; null while it has no room, and so no number. */
  series(slot: number): SeriesTotals | null {
    return this.#series[slot] ?? null;
  }

  /** Writes the months of a leaf, from `start` on, with their year and the count of one. The series must have room. */
  write(leaf: number, slot: number, numbers: Float64Array, start: number): void {
    const values = this.#values;
    const width = this.#width;
    const row = leaf * this.#perNode + (this.#places[slot] as number);
    let year = 0;
    for (let month = 0; month < monthsInYear; month += 1) {
      const value = numbers[start + month] as number;
      values[row + month * width] = value;
      year += value;
    }
    values[row + yearColumn * width] = year;
    values[row + countColumn * width] = 1;
  }

  /** Adds what was written at the leaves to everything above them. */
  addUp(): void {
    rollUp(this.#values, this.#perNode, this.#parent);
  }

  /** Says how many numbers a leaf has in a series (one or none), and carries the difference to everything above it. */
  setCount(leaf: number, slot: number, count: number): void {
    if (this.#places[slot] !== -1) this.#set(leaf, countColumn * this.#width + (this.#places[slot] as number), count);
  }

  /**
   * Puts the numbers of a leaf in some months (bits), from `start` on, in the place of those before, and carries the
   * difference to everything above it, with the year. Null: the leaf has no numbers any more.
   */
  setMonths(leaf: number, slot: number, numbers: Float64Array | null, start: number, months: number): void {
    const place = this.#places[slot] as number;
    if (place === -1) return;
    let year = 0;
    for (let rest = months; rest !== 0; rest &= rest - 1) {
      const month = firstMonth(rest);
      const value = numbers === null ? 0 : (numbers[start + month] as number);
      year += this.#set(leaf, month * this.#width + place, value);
    }
    if (year !== 0) this.#add(leaf, yearColumn * this.#width + place, year);
  }

  /** Sets one number of a leaf, at its offset in the row. Answers the difference. */
  #set(leaf: number, offset: number, value: number): number {
    const difference = value - (this.#values[leaf * this.#perNode + offset] as number);
    if (difference !== 0) this.#add(leaf, offset, difference);
    return difference;
  }

  #add(leaf: number, offset: number, difference: number): void {
    const values = this.#values;
    const parent = this.#parent;
    const perNode = this.#perNode;
    for (let node = leaf; node >= 0; node = parent[node] as number) {
      const at = node * perNode + offset;
      values[at] = (values[at] as number) + difference;
    }
  }
}
