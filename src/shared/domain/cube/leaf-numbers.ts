/**
 * What one unit leaf contributes to every total: offer, ask, working number, and the measures that follow revenue.
 *
 * A measure that is not negotiated on a line follows the line's revenue at last year's rate (cost per revenue, pieces
 * per revenue), rounded per cell, so that a margin target answers to a revenue offer. Callers: plan totals, both its
 * incremental and its from-scratch path.
 */
import type { PlanModel } from '../plan/plan-model.ts';
import { measureIds, monthsInYear, type MeasureId, type Quota, type WorkingBasis } from '../plan/entities.ts';
import { followRates } from './follow-rates.ts';
import type { LeafBlock } from './leaf-block.ts';
import { firstMonth } from './touched.ts';

export const totalSeries = ['offer', 'ask', 'working', 'paired', 'gap'] as const;
/**
 * offer, ask: what stands (only where there is a number). working: what the plan counts with. paired: offers of the
 * leaves that answered. gap: paired offers less their asks.
 */
export type TotalSeries = (typeof totalSeries)[number];

/** Columns of a total: months 0…11, the year, and how many leaves have a number at all. */
export const yearColumn = monthsInYear;
export const countColumn = monthsInYear + 1;
export const totalColumns = monthsInYear + 2;

/** The place of a series and measure in the list of totals. */
export function seriesSlot(series: TotalSeries, measure: MeasureId): number {
  return measureIds.indexOf(measure) * totalSeries.length + totalSeries.indexOf(series);
}
export const seriesSlots = measureIds.length * totalSeries.length;

/** Which series of a measure have a number at a leaf, as bits in the order of `totalSeries`. */
const offered = 0b00101;
const asked = 0b00110;
const both = 0b11111;

const revenue = measureIds.indexOf('revenue');

interface Blocks {
  readonly offer: LeafBlock | null;
  readonly ask: LeafBlock | null;
}

/** Computes contributions of unit leaves; keeps its buffers, so it allocates nothing per leaf. */
export class LeafNumbers {
  readonly #model: PlanModel;
  readonly #basis: WorkingBasis;
  readonly #rates: readonly (Float64Array | null)[];
  /** The measures that follow revenue where they are not negotiated, as bits. */
  readonly #followers: number;
  #blocks: readonly Blocks[] = [];
  #layout = -1;
  /** The months of the measure computed last: series × 12, in the order of `totalSeries`. */
  readonly months = new Float64Array(totalSeries.length * monthsInYear);

  /** Make a new one when the trees, the facts or the header change. */
  constructor(model: PlanModel) {
    this.#model = model;
    this.#basis = model.created ? model.header.workingBasis : 'offer';
    this.#rates = measureIds.map((measure) =>
      measure === 'revenue' || !model.created ? null : followRates(model, measure),
    );
    this.#followers = this.#rates.reduce((bits, rates, measure) => (rates === null ? bits : bits | (1 << measure)), 0);
    this.refresh();
  }

  /** Takes note of blocks that have appeared since. */
  refresh(): void {
    if (this.#layout === this.#model.layout) return;
    this.#layout = this.#model.layout;
    this.#blocks = measureIds.map((measure) => ({
      offer: this.#model.cells('offer', measure),
      ask: this.#model.cells('ask', measure),
    }));
  }

  /** The measures whose numbers change when those of `touched` do; both as bits in the order of `measureIds`. */
  following(touched: number): number {
    return (touched & (1 << revenue)) === 0 ? touched : touched | this.#followers;
  }

  /**
   * Fills `months` for one measure of a unit leaf, in the months asked for (bits). Answers which series have a number
   * there, as bits in the order of `totalSeries`; of the others nothing is filled.
   */
  compute(measure: number, unitLeaf: number, months: number): number {
    const node = this.#model.units.leaves[unitLeaf] as number;
    const own = this.#model.quotaAt(measure, node);
    const rates = own === undefined ? (this.#rates[measure] as Float64Array | null) : null;
    const source = own ?? (rates === null ? undefined : this.#model.quotaAt(revenue, node));
    if (source === undefined) return 0;
    const negotiated = own === undefined ? revenue : measure;
    const blocks = this.#blocks[negotiated] as Blocks;
    const present = presence(source);
    if (present === 0) return 0;
    if ((present & asked) === asked) sumMonths(blocks.ask, rates, unitLeaf, months, this.months, monthsInYear);
    if ((present & offered) === offered) sumMonths(blocks.offer, rates, unitLeaf, months, this.months, 0);
    this.#chooseWorking(present, negotiated, blocks, rates, node, unitLeaf, months);
    if (present === both) pair(this.months, months);
    return present;
  }

  /** The settlement where settled, else the offer, the ask or the midpoint, as the plan says (DESIGN §2). */
  #chooseWorking(
    present: number,
    negotiated: number,
    blocks: Blocks,
    rates: Float64Array | null,
    node: number,
    unitLeaf: number,
    months: number,
  ): void {
    const open = present === both && this.#basis !== 'offer' && !this.#isSettled(negotiated, node);
    if (open && this.#basis === 'midpoint') this.#midpoint(blocks, rates, unitLeaf);
    else copySeries(this.months, present === asked || open ? askSeries : offerSeries, workingSeries, months);
  }

  /** Cell by cell, every second odd cent rounded up: the sum is exactly the midpoint of the sums, rounded down. */
  #midpoint({ offer, ask }: Blocks, rates: Float64Array | null, unitLeaf: number): void {
    const { months } = this;
    const lines = this.#model.lines.leaves.length;
    months.fill(0, workingSeries * monthsInYear, (workingSeries + 1) * monthsInYear);
    let odd = 0;
    for (let line = 0; line < lines; line += 1) {
      const rate = rates === null ? 1 : (rates[unitLeaf * lines + line] as number);
      for (let month = 0; month < monthsInYear; month += 1) {
        const sum = cellOf(offer, unitLeaf, line, month) + cellOf(ask, unitLeaf, line, month);
        const half = Math.floor(sum / 2);
        const isOdd = sum - half * 2 === 1;
        if (isOdd) odd += 1;
        const middle = isOdd && odd % 2 === 0 ? half + 1 : half;
        const at = workingSeries * monthsInYear + month;
        months[at] = (months[at] as number) + (rates === null ? middle : Math.round(middle * rate));
      }
    }
  }

  /** Where working numbers are midpoints, an odd cent in one month moves those of all months after it. */
  get monthsDepend(): boolean {
    return this.#basis === 'midpoint';
  }

  #isSettled(measure: number, node: number): boolean {
    if (this.#model.holds.size === 0) return false;
    const { parent } = this.#model.units;
    for (let above = node; above >= 0; above = parent[above] as number) {
      if (this.#model.holdAt(measure, above)?.kind === 'settled') return true;
    }
    return false;
  }
}

const offerSeries = totalSeries.indexOf('offer');
const askSeries = totalSeries.indexOf('ask');
const workingSeries = totalSeries.indexOf('working');
const pairedSeries = totalSeries.indexOf('paired');
const gapSeries = totalSeries.indexOf('gap');

function presence({ offerMove, askMove }: Quota): number {
  if (offerMove === null) return askMove === null ? 0 : asked;
  return askMove === null ? offered : both;
}

/** The sum over all lines of each month asked for, into `into` from `start` on. */
function sumMonths(
  block: LeafBlock | null,
  rates: Float64Array | null,
  unitLeaf: number,
  months: number,
  into: Float64Array,
  start: number,
): void {
  for (let rest = months; rest !== 0; rest &= rest - 1) {
    const month = firstMonth(rest);
    into[start + month] = block === null ? 0 : sumMonth(block, rates, unitLeaf, month);
  }
}

function sumMonth({ values, unitLeaves, lineLeaves }: LeafBlock, rates: Float64Array | null, leaf: number, month: number): number {
  const stride = monthsInYear * unitLeaves;
  let at = month * unitLeaves + leaf;
  let sum = 0;
  for (let line = 0; line < lineLeaves; line += 1, at += stride) {
    const value = values[at] as number;
    sum += rates === null ? value : Math.round(value * (rates[leaf * lineLeaves + line] as number));
  }
  return sum;
}

function cellOf(block: LeafBlock | null, unitLeaf: number, line: number, month: number): number {
  return block === null ? 0 : (block.values[(line * monthsInYear + month) * block.unitLeaves + unitLeaf] as number);
}

function copySeries(series: Float64Array, from: number, to: number, months: number): void {
  for (let rest = months; rest !== 0; rest &= rest - 1) {
    const month = firstMonth(rest);
    series[to * monthsInYear + month] = series[from * monthsInYear + month] as number;
  }
}

function pair(series: Float64Array, months: number): void {
  for (let rest = months; rest !== 0; rest &= rest - 1) {
    const month = firstMonth(rest);
    const offer = series[offerSeries * monthsInYear + month] as number;
    series[pairedSeries * monthsInYear + month] = offer;
    series[gapSeries * monthsInYear + month] = offer - (series[askSeries * monthsInYear + month] as number);
  }
}
