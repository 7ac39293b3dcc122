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
  sumMonth,
  totalColumns,
  totalSeries,
  yearColumn,
  type TotalSeries,
} from './leaf-numbers.ts';
import { LineStates } from './line-states.ts';
import { movedNodes } from './moved-nodes.ts';
import { rollUp } from './roll-up.ts';
import { isEmptyTotal, totalAt, type SeriesTotals } from './series-totals.ts';
import { TotalRows } from './total-rows.ts';
import { allMonths, holdTouched, measuresOf, quotaTouched, type Touched } from './touched.ts';

/** From this part of all leaves on, adding everything up anew is faster than following each leaf. */
const manyLeaves = 1 / 4;

/** What the first ask brings lies in rows of its own, so that nothing that was there before is laid out anew for it. */
function beginsWithAsks(series: TotalSeries): boolean {
  return series !== 'offer' && series !== 'working';
}

export class PlanTotals {
  readonly #model: PlanModel;
  #leaves: LeafNumbers;
  readonly #offers = new TotalRows(slotsOf((series) => !beginsWithAsks(series)));
  readonly #asks = new TotalRows(slotsOf(beginsWithAsks));
  /** Where each series lies, in the order of `totalSeries`. */
  readonly #rows = totalSeries.map((series) => (beginsWithAsks(series) ? this.#asks : this.#offers));
  #states: LineStates;
  readonly #history = new Map<number, SeriesTotals | null>();
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
    const moved = movedNodes(this.#model.units, nodes);
    const many = this.#leavesBelow(nodes) > this.#model.units.leaves.length * manyLeaves;
    for (let at = 0; at < nodes.length; at += 1) this.#follow(nodes[at] as number, touches[at] as number, many);
    if (many) this.#evaluate();
    return moved;
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
    const leaf = this.#model.units.leaves[unitLeaf] as number;
    if (mayCount) {
      const standing = this.#leaves.present(unitLeaf);
      this.#offers.hold(standing);
      this.#asks.hold(standing);
    }
    for (let measure = 0; measure < measureIds.length; measure += 1) {
      if (((measures >> measure) & 1) === 0) continue;
      const present = this.#leaves.compute(measure, unitLeaf, months);
      for (let series = 0; series < totalSeries.length; series += 1) {
        const count = (present >> series) & 1;
        const slot = measure * totalSeries.length + series;
        const rows = this.#rows[series] as TotalRows;
        if (mayCount) rows.setCount(leaf, slot, count);
        // What has no number now and had one before is taken away.
        if (count !== 0 || mayCount) {
          rows.setMonths(leaf, slot, count === 0 ? null : this.#leaves.months, series * monthsInYear, months);
        }
      }
    }
  }

  /** The totals of a series; null while all are empty. */
  series(series: TotalSeries, measure: MeasureId): SeriesTotals | null {
    return this.#seriesAt(seriesSlot(series, measure));
  }

  #seriesAt(slot: number): SeriesTotals | null {
    return (this.#rows[slot % totalSeries.length] as TotalRows).series(slot);
  }

  /** One total; null when no leaf below has a number (which is not zero). */
  read(series: TotalSeries, measure: MeasureId, node: number, column: number = yearColumn): number | null {
    return readColumn(this.series(series, measure), node, column);
  }

  /** How many leaves below a node have a number. */
  count(series: TotalSeries, measure: MeasureId, node: number): number {
    const totals = this.series(series, measure);
    return totals === null ? 0 : totalAt(totals, node, countColumn);
  }

  /** The year of a series by its slot; NaN when no leaf below has a number. */
  yearAt(slot: number, node: number): number {
    const totals = this.#seriesAt(slot);
    return totals === null || isEmptyTotal(totals, node) ? Number.NaN : totalAt(totals, node, yearColumn);
  }

  /** Totals of history with the same columns; null when nothing was imported for this kind, year and measure. */
  history(kind: FactKind, year: number, measure: MeasureId): SeriesTotals | null {
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
    const anywhere = this.#leaves.presentAnywhere();
    this.#offers.begin(parent, anywhere);
    this.#asks.begin(parent, anywhere);
    if (!this.#model.created) return;
    for (let leaf = 0; leaf < leaves.length; leaf += 1) {
      for (let measure = 0; measure < measureIds.length; measure += 1) {
        const present = this.#leaves.compute(measure, leaf, allMonths);
        for (let series = 0; series < totalSeries.length; series += 1) {
          if (((present >> series) & 1) === 0) continue;
          const slot = measure * totalSeries.length + series;
          const rows = this.#rows[series] as TotalRows;
          rows.write(leaves[leaf] as number, slot, this.#leaves.months, series * monthsInYear);
        }
      }
    }
    this.#offers.addUp();
    this.#asks.addUp();
  }

  #addUpHistory(kind: FactKind, year: number, measure: MeasureId): SeriesTotals | null {
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
    return { values: totals, first: 0, perColumn: 1, perNode: totalColumns };
  }
}

/** The slots of some series in every measure, as bits. */
function slotsOf(isMeant: (series: TotalSeries) => boolean): number {
  const slots = measureIds.flatMap((measure) =>
    totalSeries.filter(isMeant).map((series) => seriesSlot(series, measure)),
  );
  return slots.reduce((bits, slot) => bits | (1 << slot), 0);
}

function historyKey(kind: FactKind, year: number, measure: MeasureId): number {
  return (year * factKinds.length + factKinds.indexOf(kind)) * measureIds.length + measureIds.indexOf(measure);
}

/** One total; null when no leaf below has a number (which is not zero). */
function readColumn(totals: SeriesTotals | null, node: number, column: number): number | null {
  return totals === null || isEmptyTotal(totals, node) ? null : totalAt(totals, node, column);
}
