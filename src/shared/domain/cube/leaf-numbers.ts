/**
 * What one unit leaf contributes to every total: offer, ask, working number, and the measures that follow revenue.
 *
 * A measure that is not negotiated on a line follows the line's revenue at last year's rate (cost per revenue, pieces
 * per revenue), rounded per cell, so that a margin target answers to a revenue offer. Callers: plan totals, both its
 * incremental and its from-scratch path.
 */
import type { PlanModel } from '../plan/plan-model.ts';
import { measureIds, monthsInYear, type MeasureId, type WorkingBasis } from '../plan/entities.ts';
import { followRates, type FollowRates } from './follow-rates.ts';
import { rowStart, type LeafBlock } from './leaf-block.ts';
import { everyMeasure, firstMonth } from './touched.ts';

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

/** What stands at a leaf in one measure, as bits: an offer, an ask; whether they are those of revenue; a settlement. */
const offerStands = 1;
const askStands = 2;
const followsRevenue = 4;
const isSettled = 8;

/** Which series have a number, as bits in the order of `totalSeries`: with neither, with an offer, an ask, with both. */
const presences = [0, 0b00101, 0b00110, 0b11111] as const;

const revenue = measureIds.indexOf('revenue');

interface Blocks {
  readonly offer: LeafBlock | null;
  readonly ask: LeafBlock | null;
}

/** Computes contributions of unit leaves; keeps its buffers, so it allocates nothing per leaf. */
export class LeafNumbers {
  readonly #model: PlanModel;
  readonly #basis: WorkingBasis;
  readonly #rates: readonly (FollowRates | null)[];
  /** The measures that follow revenue where they are not negotiated, as bits. */
  readonly #followers: number;
  /** What stands at each leaf, measure by measure: read so often that it is kept in bytes beside the records. */
  readonly #standing: Uint8Array;
  #blocks: readonly Blocks[] = [];
  #layout = -1;
  /** The months of the measure computed last: series × 12, in the order of `totalSeries`. */
  readonly months = new Float64Array(totalSeries.length * monthsInYear);

  /** Make a new one when the trees, the facts or the header change. */
  constructor(model: PlanModel) {
    this.#model = model;
    this.#basis = model.created ? model.header.workingBasis : 'offer';
    this.#rates = model.created ? followRates(model) : measureIds.map(() => null);
    this.#followers = this.#rates.reduce((bits, rates, measure) => (rates === null ? bits : bits | (1 << measure)), 0);
    this.refresh();
    this.#standing = new Uint8Array(measureIds.length * model.units.leaves.length);
    for (let leaf = 0; leaf < model.units.leaves.length; leaf += 1) this.noteQuotas(leaf, everyMeasure);
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

  /** Takes note of what stands at a leaf after quotas or holds have changed, for some measures (bits). */
  noteQuotas(unitLeaf: number, measures: number): void {
    const { leaves } = this.#model.units;
    for (let measure = 0; measure < measureIds.length; measure += 1) {
      if (((measures >> measure) & 1) === 0) continue;
      this.#standing[unitLeaf * measureIds.length + measure] = this.#readStanding(measure, leaves[unitLeaf] as number);
    }
  }

  #readStanding(measure: number, node: number): number {
    const own = this.#model.quotaAt(measure, node);
    const follows = own === undefined && this.#rates[measure] !== null;
    const quota = follows ? this.#model.quotaAt(revenue, node) : own;
    if (quota === undefined) return 0;
    const stands = (quota.offerMove === null ? 0 : offerStands) | (quota.askMove === null ? 0 : askStands);
    const settled = this.#isSettled(follows ? revenue : measure, node) ? isSettled : 0;
    return stands | (follows ? followsRevenue : 0) | settled;
  }

  /** Which series have a number at a leaf, as bits by slot. */
  present(unitLeaf: number): number {
    let present = 0;
    for (let measure = 0; measure < measureIds.length; measure += 1) {
      const standing = this.#standing[unitLeaf * measureIds.length + measure] as number;
      present |= presenceOf(standing) << (measure * totalSeries.length);
    }
    return present;
  }

  /** Which series have a number at any leaf, as bits by slot. */
  presentAnywhere(): number {
    let present = 0;
    for (let leaf = 0; leaf < this.#model.units.leaves.length; leaf += 1) present |= this.present(leaf);
    return present;
  }

  /**
   * Fills `months` for one measure of a unit leaf, in the months asked for (bits). Answers which series have a number
   * there, as bits in the order of `totalSeries`; of the others nothing is filled.
   */
  compute(measure: number, unitLeaf: number, months: number): number {
    const standing = this.#standing[unitLeaf * measureIds.length + measure] as number;
    const present = presenceOf(standing);
    if (present === 0) return 0;
    const follows = (standing & followsRevenue) !== 0;
    const rates = follows ? (this.#rates[measure] as FollowRates | null) : null;
    const blocks = this.#blocks[follows ? revenue : measure] as Blocks;
    if ((standing & askStands) !== 0) sumMonths(blocks.ask, rates, unitLeaf, months, this.months, askStart);
    if ((standing & offerStands) !== 0) sumMonths(blocks.offer, rates, unitLeaf, months, this.months, offerStart);
    this.#chooseWorking(standing, blocks, rates, unitLeaf, months);
    if (isAnswered(standing)) pair(this.months, months);
    return present;
  }

  /** The settlement where settled, else the offer, the ask or the midpoint, as the plan says (DESIGN §2). */
  #chooseWorking(standing: number, blocks: Blocks, rates: FollowRates | null, unitLeaf: number, months: number): void {
    const open = isAnswered(standing) && (standing & isSettled) === 0;
    if (open && this.#basis === 'midpoint') this.#midpoint(blocks, rates, unitLeaf);
    else {
      const isAsk = (standing & offerStands) === 0 || (open && this.#basis === 'ask');
      copySeries(this.months, isAsk ? askStart : offerStart, workingStart, months);
    }
  }

  /** Cell by cell, every second odd cent rounded up: the sum is exactly the midpoint of the sums, rounded down. */
  #midpoint({ offer, ask }: Blocks, rates: FollowRates | null, unitLeaf: number): void {
    const { months } = this;
    const lines = this.#model.lines.leaves.length;
    months.fill(0, workingStart, workingStart + monthsInYear);
    let odd = 0;
    for (let line = 0; line < lines; line += 1) {
      const rate = rates === null ? 1 : rateOf(rates, unitLeaf * lines + line);
      for (let month = 0; month < monthsInYear; month += 1) {
        const sum = cellOf(offer, unitLeaf, line, month) + cellOf(ask, unitLeaf, line, month);
        const half = Math.floor(sum / 2);
        const isOdd = sum - half * 2 === 1;
        if (isOdd) odd += 1;
        const middle = isOdd && odd % 2 === 0 ? half + 1 : half;
        const at = workingStart + month;
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

/** Where the months of each series begin. */
const startOf = (series: TotalSeries): number => totalSeries.indexOf(series) * monthsInYear;
const offerStart = startOf('offer');
const askStart = startOf('ask');
const workingStart = startOf('working');
const pairedStart = startOf('paired');
const gapStart = startOf('gap');

/** Which series have a number where this stands, as bits in the order of `totalSeries`. */
function presenceOf(standing: number): number {
  return presences[standing & (offerStands | askStands)] as number;
}

function isAnswered(standing: number): boolean {
  return (standing & (offerStands | askStands)) === (offerStands | askStands);
}

/** The sum over all lines of each month asked for, into `into` from `start` on. */
export function sumMonths(
  block: LeafBlock | null,
  rates: FollowRates | null,
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

export function sumMonth(
  { values, lineLeaves }: LeafBlock,
  rates: FollowRates | null,
  leaf: number,
  month: number,
): number {
  let sum = 0;
  for (let row = leaf * lineLeaves; row < (leaf + 1) * lineLeaves; row += 1) {
    const value = values[row * monthsInYear + month] as number;
    sum += rates === null ? value : Math.round(value * rateOf(rates, row));
  }
  return sum;
}

function rateOf({ values, first, perRow }: FollowRates, row: number): number {
  return values[row * perRow + first] as number;
}

function cellOf(block: LeafBlock | null, unitLeaf: number, line: number, month: number): number {
  return block === null ? 0 : (block.values[rowStart(block, unitLeaf, line) + month] as number);
}

function copySeries(series: Float64Array, from: number, to: number, months: number): void {
  for (let rest = months; rest !== 0; rest &= rest - 1) {
    const month = firstMonth(rest);
    series[to + month] = series[from + month] as number;
  }
}

function pair(series: Float64Array, months: number): void {
  for (let rest = months; rest !== 0; rest &= rest - 1) {
    const month = firstMonth(rest);
    const offer = series[offerStart + month] as number;
    series[pairedStart + month] = offer;
    series[gapStart + month] = offer - (series[askStart + month] as number);
  }
}
