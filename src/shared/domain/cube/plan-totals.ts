/**
 * Every total of a plan, kept right by deltas.
 *
 * A touched leaf is computed anew and its difference added along its path to the root: the cost is the depth of the
 * tree, not the number of leaves. Because all numbers are integers, the result equals `new PlanTotals(model)` to the
 * bit; property tests hold it to that. Callers: impact, store, benches.
 */
import { factKinds, measureIds, monthsInYear, type FactKind, type MeasureId } from '../plan/entities.ts';
import type { PlanModel } from '../plan/plan-model.ts';
import { sumFacts } from './facts.ts';
import {
  countColumn,
  LeafNumbers,
  seriesSlot,
  seriesSlots,
  sumMonth,
  totalColumns,
  totalSeries,
  yearColumn,
  type TotalSeries,
} from './leaf-numbers.ts';
import { LineStates } from './line-states.ts';
import { movedNodes } from './moved-nodes.ts';
import { rollUp } from './roll-up.ts';
import { allMonths, firstMonth, holdTouched, measuresOf, quotaTouched, type Touched } from './touched.ts';

/** From this part of all leaves on, adding everything up anew is faster than following each leaf. */
const manyLeaves = 1 / 4;

export class PlanTotals {
  readonly #model: PlanModel;
  #leaves: LeafNumbers;
  #totals: (Float64Array | null)[] = Array.from({ length: seriesSlots }, () => null);
  #states: LineStates;
  readonly #history = new Map<number, Float64Array | null>();
  readonly #historySums = new Map<number, number | null>();

  constructor(model: PlanModel) {
    this.#model = model;
    this.#leaves = new LeafNumbers(model);
    this.#states = new LineStates(model);
    this.#evaluate();
  }

  /** How the lines below each unit stand. */
  get states(): LineStates {
    return this.#states;
  }

  /**
   * Follows changes that the model has just applied and answers the unit nodes whose totals moved, in node order; null
   * means that everything was added up anew.
   */
  update(touched: Touched): Int32Array | null {
    if (touched.everything) {
      this.#history.clear();
      this.#historySums.clear();
      this.#leaves = new LeafNumbers(this.#model);
      this.#states = new LineStates(this.#model);
      this.#evaluate();
      return null;
    }
    this.#leaves.refresh();
    const { nodes, touches } = touched;
    const many = this.#leavesBelow(nodes) > this.#model.units.leaves.length * manyLeaves;
    for (let at = 0; at < nodes.length; at += 1) this.#follow(nodes[at] as number, touches[at] as number, many);
    if (many) this.#evaluate();
    return movedNodes(this.#model.units, nodes);
  }

  #leavesBelow(nodes: readonly number[]): number {
    const { leafStart, end } = this.#model.units;
    let leaves = 0;
    for (const node of nodes) leaves += (leafStart[end[node] as number] as number) - (leafStart[node] as number);
    return leaves;
  }

  /** Brings everything up to date that depends on one touched node; the totals only unless they are `left` for later. */
  #follow(node: number, touch: number, left: boolean): void {
    const { leafStart, end } = this.#model.units;
    const measures = this.#leaves.following(measuresOf(touch));
    const hasMoved = (touch & (quotaTouched | holdTouched)) !== 0;
    const months = hasMoved || this.#leaves.monthsDepend ? allMonths : touch & allMonths;
    // A hold on a node decides for all leaves below it whether they count as settled.
    const to = leafStart[end[node] as number] as number;
    for (let leaf = leafStart[node] as number; leaf < to; leaf += 1) {
      if (hasMoved) {
        this.#leaves.noteQuotas(leaf, measures);
        this.#states.updateLeaf(leaf, measures);
      }
      if (!left) this.#updateLeaf(leaf, measures, months, hasMoved);
    }
  }

  /** Brings one leaf and everything above it up to date, for some measures and months (bits). */
  #updateLeaf(unitLeaf: number, measures: number, months: number, mayCount: boolean): void {
    for (let measure = 0; measure < measureIds.length; measure += 1) {
      if (((measures >> measure) & 1) === 0) continue;
      const present = this.#leaves.compute(measure, unitLeaf, months);
      for (let series = 0; series < totalSeries.length; series += 1) {
        const count = (present >> series) & 1;
        const slot = measure * totalSeries.length + series;
        if (mayCount) this.#recount(slot, count, unitLeaf);
        // What has no number now and had one before is taken away.
        if (count !== 0 || mayCount) this.#moveMonths(slot, count === 0 ? null : series, unitLeaf, months);
      }
    }
  }

  /** Notes whether a leaf has a number in a series. */
  #recount(slot: number, count: number, unitLeaf: number): void {
    const { parent, leaves } = this.#model.units;
    const totals = this.#totals[slot] ?? (count === 0 ? null : this.#begin(slot));
    if (totals === null) return;
    const leaf = leaves[unitLeaf] as number;
    const delta = count - (totals[leaf * totalColumns + countColumn] as number);
    if (delta !== 0) addToPath(totals, countColumn, leaf, parent, delta);
  }

  /** Adds what a leaf gained or lost in a series to it and to everything above it; null: it lost everything. */
  #moveMonths(slot: number, series: number | null, unitLeaf: number, months: number): void {
    const totals = this.#totals[slot] ?? null;
    if (totals === null) return;
    const { parent, leaves } = this.#model.units;
    const leaf = leaves[unitLeaf] as number;
    const numbers = this.#leaves.months;
    for (let rest = months; rest !== 0; rest &= rest - 1) {
      const month = firstMonth(rest);
      const value = series === null ? 0 : (numbers[series * monthsInYear + month] as number);
      const delta = value - (totals[leaf * totalColumns + month] as number);
      if (delta !== 0) addMonth(totals, month, leaf, parent, delta);
    }
  }

  /** Makes room for a series that has its first number. */
  #begin(slot: number): Float64Array {
    const totals = new Float64Array(totalColumns * this.#model.units.parent.length);
    this.#totals[slot] = totals;
    return totals;
  }

  /** The totals of a series: month 0…11, year or count at `node × totalColumns + column`; null while all are empty. */
  series(series: TotalSeries, measure: MeasureId): Float64Array | null {
    return this.#totals[seriesSlot(series, measure)] ?? null;
  }

  /** One total; null when no leaf below has a number (which is not zero). `column` as in `series`. */
  read(series: TotalSeries, measure: MeasureId, node: number, column: number = yearColumn): number | null {
    return readColumn(this.series(series, measure), node, column);
  }

  /** How many leaves below a node have a number. */
  count(series: TotalSeries, measure: MeasureId, node: number): number {
    return this.series(series, measure)?.[node * totalColumns + countColumn] ?? 0;
  }

  /** The year of a series by its slot; NaN when no leaf below has a number. */
  yearAt(slot: number, node: number): number {
    const totals = this.#totals[slot] ?? null;
    const row = node * totalColumns;
    if (totals === null || (totals[row + countColumn] as number) === 0) return Number.NaN;
    return totals[row + yearColumn] as number;
  }

  /** Totals of history with the same columns; null when nothing was imported for this kind, year and measure. */
  history(kind: FactKind, year: number, measure: MeasureId): Float64Array | null {
    const key = historyKey(kind, year, measure);
    const known = this.#history.get(key);
    if (known !== undefined) return known;
    const totals = this.#addUpHistory(kind, year, measure);
    this.#history.set(key, totals);
    return totals;
  }

  /** One total of history; null when no leaf below has a value. */
  readHistory(
    kind: FactKind,
    year: number,
    measure: MeasureId,
    node: number,
    column: number = yearColumn,
  ): number | null {
    return readColumn(this.history(kind, year, measure), node, column);
  }

  /**
   * The year of history of everything together, as `readHistory` at the root, but nothing besides the sum is kept: for
   * years that are listed and not worked with.
   */
  sumHistory(kind: FactKind, year: number, measure: MeasureId): number | null {
    const key = historyKey(kind, year, measure);
    const known = this.#historySums.get(key);
    if (known !== undefined) return known;
    const block = this.#model.factsOnce(kind, year, measure);
    const sum = block === null ? null : sumFacts(block);
    this.#historySums.set(key, sum);
    return sum;
  }

  /** From scratch: the oracle of every incremental path, and what a structure change or an import needs. */
  #evaluate(): void {
    const { parent, leaves } = this.#model.units;
    const length = totalColumns * parent.length;
    this.#totals = this.#totals.map((totals) => (totals?.length === length ? totals.fill(0) : null));
    if (!this.#model.created) return;
    for (let measure = 0; measure < measureIds.length; measure += 1) {
      for (let leaf = 0; leaf < leaves.length; leaf += 1) {
        const present = this.#leaves.compute(measure, leaf, allMonths);
        for (let series = 0; series < totalSeries.length; series += 1) {
          if (((present >> series) & 1) === 0) continue;
          const slot = measure * totalSeries.length + series;
          writeLeaf(this.#totals[slot] ?? this.#begin(slot), leaves[leaf] as number, this.#leaves.months, series);
        }
      }
    }
    for (const totals of this.#totals) if (totals !== null) rollUp(totals, totalColumns, parent);
  }

  #addUpHistory(kind: FactKind, year: number, measure: MeasureId): Float64Array | null {
    const block = this.#model.facts(kind, year, measure);
    if (block === null) return null;
    const { parent, leaves } = this.#model.units;
    const totals = new Float64Array(totalColumns * parent.length);
    for (let leaf = 0; leaf < leaves.length; leaf += 1) {
      const row = (leaves[leaf] as number) * totalColumns;
      let sum = 0;
      for (let month = 0; month < monthsInYear; month += 1) {
        const value = sumMonth(block, null, leaf, month);
        totals[row + month] = value;
        sum += value;
      }
      totals[row + yearColumn] = sum;
      totals[row + countColumn] = block.present[leaf] as number;
    }
    rollUp(totals, totalColumns, parent);
    return totals;
  }
}

function historyKey(kind: FactKind, year: number, measure: MeasureId): number {
  return (year * factKinds.length + factKinds.indexOf(kind)) * measureIds.length + measureIds.indexOf(measure);
}

/** Writes the months, the year and the count of a leaf that has a number. */
function writeLeaf(totals: Float64Array, node: number, numbers: Float64Array, series: number): void {
  const row = node * totalColumns;
  let year = 0;
  for (let month = 0; month < monthsInYear; month += 1) {
    const value = numbers[series * monthsInYear + month] as number;
    totals[row + month] = value;
    year += value;
  }
  totals[row + yearColumn] = year;
  totals[row + countColumn] = 1;
}

function addToPath(totals: Float64Array, column: number, leaf: number, parent: Int32Array, delta: number): void {
  for (let node = leaf; node >= 0; node = parent[node] as number) {
    const at = node * totalColumns + column;
    totals[at] = (totals[at] as number) + delta;
  }
}

/** A month and the year with it: they lie close together. */
function addMonth(totals: Float64Array, month: number, leaf: number, parent: Int32Array, delta: number): void {
  for (let node = leaf; node >= 0; node = parent[node] as number) {
    const at = node * totalColumns + month;
    const year = node * totalColumns + yearColumn;
    totals[at] = (totals[at] as number) + delta;
    totals[year] = (totals[year] as number) + delta;
  }
}

function readColumn(totals: Float64Array | null, node: number, column: number): number | null {
  if (totals === null || (totals[node * totalColumns + countColumn] as number) === 0) return null;
  return totals[node * totalColumns + column] as number;
}
