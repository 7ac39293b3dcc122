/**
 * Every total of a plan, kept right by deltas.
 *
 * A touched leaf is computed anew and its difference added along its path to the root: the cost is the depth of the
 * tree, not the number of leaves. Because all numbers are integers, the result equals `new PlanTotals(model)` to the
 * bit; property tests hold it to that. Callers: impact, store, benches.
 */
import type { FactKind, MeasureId } from '../plan/entities.ts';
import type { PlanModel, Touched } from '../plan/plan-model.ts';
import { pathToRoot } from '../plan/tree.ts';
import {
  countColumn,
  LeafNumbers,
  seriesSlot,
  seriesSlots,
  totalColumns,
  yearColumn,
  type TotalSeries,
} from './leaf-numbers.ts';
import { LineStates } from './line-states.ts';
import { rollUp } from './roll-up.ts';

export class PlanTotals {
  readonly #model: PlanModel;
  #leaves: LeafNumbers;
  #totals: (Float64Array | null)[] = [];
  #states: LineStates;
  readonly #history = new Map<string, Float64Array | null>();

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
      this.#leaves = new LeafNumbers(this.#model);
      this.#states = new LineStates(this.#model);
      this.#evaluate();
      return null;
    }
    if (this.#leaves.outdated) this.#leaves = new LeafNumbers(this.#model);
    const moved = new Set<number>();
    for (const unit of touched.units) {
      const node = this.#model.units.indexOf.get(unit);
      if (node === undefined) continue;
      // A hold on a node decides for all leaves below it whether they count as settled.
      const from = this.#model.units.leafStart[node] ?? 0;
      const to = this.#model.units.leafStart[this.#model.units.end[node] ?? 0] ?? 0;
      for (let leaf = from; leaf < to; leaf += 1) {
        this.updateLeaf(leaf);
        this.#states.updateLeaf(leaf);
      }
      for (const above of pathToRoot(this.#model.units, node)) moved.add(above);
      for (let below = node; below < (this.#model.units.end[node] ?? 0); below += 1) moved.add(below);
    }
    return Int32Array.from(moved).sort();
  }

  /** Brings the totals of one unit leaf and of everything above it up to date with the model's cells. */
  updateLeaf(unitLeaf: number): void {
    this.#leaves.compute(unitLeaf);
    const { fresh } = this.#leaves;
    const { parent, leaves } = this.#model.units;
    const size = parent.length;
    const leafNode = leaves[unitLeaf] as number;
    for (let slot = 0; slot < seriesSlots; slot += 1) {
      let totals = this.#totals[slot] as Float64Array | null;
      for (let column = 0; column < totalColumns; column += 1) {
        const value = fresh[slot * totalColumns + column] as number;
        if (totals === null) {
          if (value === 0) continue;
          totals = new Float64Array(totalColumns * size);
          this.#totals[slot] = totals;
        }
        const delta = value - (totals[column * size + leafNode] as number);
        if (delta === 0) continue;
        for (let node = leafNode; node >= 0; node = parent[node] as number) {
          totals[column * size + node] = (totals[column * size + node] as number) + delta;
        }
      }
    }
  }

  /** The totals of a series: month 0…11, year or count column at `column × nodes + node`; null while all are empty. */
  series(series: TotalSeries, measure: MeasureId): Float64Array | null {
    return this.#totals[seriesSlot(series, measure)] ?? null;
  }

  /** One total; null when no leaf below has a number (which is not zero). `column` as in `series`. */
  read(series: TotalSeries, measure: MeasureId, node: number, column: number = yearColumn): number | null {
    return readColumn(this.series(series, measure), this.#model.units.parent.length, node, column);
  }

  /** How many leaves below a node have a number. */
  count(series: TotalSeries, measure: MeasureId, node: number): number {
    return this.series(series, measure)?.[countColumn * this.#model.units.parent.length + node] ?? 0;
  }

  /** The total at asks: the asks, and for leaves that have not answered their offer. Null when there is neither. */
  readAsked(measure: MeasureId, node: number, column: number = yearColumn): number | null {
    const offer = this.read('offer', measure, node, column);
    const ask = this.read('ask', measure, node, column);
    if (offer === null || ask === null) return offer ?? ask;
    return ask + offer - (this.read('paired', measure, node, column) ?? 0);
  }

  /** Totals of history with the same columns; null when nothing was imported for this kind, year and measure. */
  history(kind: FactKind, year: number, measure: MeasureId): Float64Array | null {
    const key = `${kind}:${year}:${measure}`;
    const known = this.#history.get(key);
    if (known !== undefined) return known;
    const totals = this.#addUpHistory(kind, year, measure);
    this.#history.set(key, totals);
    return totals;
  }

  /** One total of history; null when no leaf below has a value. */
  readHistory(kind: FactKind, year: number, measure: MeasureId, node: number, column: number = yearColumn): number | null {
    return readColumn(this.history(kind, year, measure), this.#model.units.parent.length, node, column);
  }

  /** From scratch: the oracle of every incremental path, and what a structure change or an import needs. */
  #evaluate(): void {
    const { parent, leaves } = this.#model.units;
    const size = parent.length;
    this.#totals = Array.from({ length: seriesSlots }, () => null);
    if (!this.#model.created) return;
    for (let leaf = 0; leaf < leaves.length; leaf += 1) {
      this.#leaves.compute(leaf);
      const node = leaves[leaf] as number;
      for (let at = 0; at < this.#leaves.fresh.length; at += 1) {
        const value = this.#leaves.fresh[at] as number;
        if (value === 0) continue;
        const slot = Math.floor(at / totalColumns);
        const totals = this.#totals[slot] ?? new Float64Array(totalColumns * size);
        this.#totals[slot] = totals;
        totals[(at - slot * totalColumns) * size + node] = value;
      }
    }
    for (const totals of this.#totals) if (totals !== null) rollUp(totals, totalColumns, parent);
  }

  #addUpHistory(kind: FactKind, year: number, measure: MeasureId): Float64Array | null {
    const block = this.#model.facts(kind, year, measure);
    if (block === null) return null;
    const { parent, leaves } = this.#model.units;
    const size = parent.length;
    const totals = new Float64Array(totalColumns * size);
    for (let column = 0; column < block.lineLeaves * 12; column += 1) {
      const month = column % 12;
      for (let leaf = 0; leaf < leaves.length; leaf += 1) {
        const at = month * size + (leaves[leaf] as number);
        totals[at] = (totals[at] as number) + (block.values[column * block.unitLeaves + leaf] as number);
      }
    }
    for (let leaf = 0; leaf < leaves.length; leaf += 1) {
      const node = leaves[leaf] as number;
      let sum = 0;
      for (let month = 0; month < 12; month += 1) sum += totals[month * size + node] as number;
      totals[yearColumn * size + node] = sum;
      totals[countColumn * size + node] = block.present[leaf] as number;
    }
    rollUp(totals, totalColumns, parent);
    return totals;
  }
}

function readColumn(totals: Float64Array | null, size: number, node: number, column: number): number | null {
  if (totals === null || (totals[countColumn * size + node] as number) === 0) return null;
  return totals[column * size + node] as number;
}
