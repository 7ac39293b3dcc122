/**
 * What one unit leaf contributes to every total: offer, ask, working number, and the measures that follow revenue.
 *
 * A measure that is not negotiated on a line follows the line's revenue at last year's rate (cost per revenue, pieces
 * per revenue), rounded per cell, so that a margin target answers to a revenue offer. Rates fall back from unit × line
 * to the line, then to the whole company. Callers: plan totals, both its incremental and its from-scratch path.
 */
import type { PlanModel } from '../plan/plan-model.ts';
import { measureIds, monthsInYear, type MeasureId } from '../plan/entities.ts';
import { pathToRoot } from '../plan/tree.ts';
import type { LeafBlock } from './leaf-block.ts';

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

/** The place of a series and measure in a leaf's contribution and in the list of totals. */
export function seriesSlot(series: TotalSeries, measure: MeasureId): number {
  return measureIds.indexOf(measure) * totalSeries.length + totalSeries.indexOf(series);
}
export const seriesSlots = measureIds.length * totalSeries.length;

const offerSlot = 0;
const askSlot = 1;
const workingSlot = 2;
const pairedSlot = 3;
const gapSlot = 4;

/** Computes contributions of unit leaves; keeps its buffers, so it allocates nothing per leaf. */
export class LeafNumbers {
  readonly #model: PlanModel;
  readonly #cells: number;
  readonly #offer: Float64Array;
  readonly #ask: Float64Array;
  readonly #working: Float64Array;
  readonly #rates: readonly (Float64Array | null)[];
  readonly #blocks: readonly { readonly offer: LeafBlock | null; readonly ask: LeafBlock | null }[];
  /** The contribution of the leaf computed last: slot × column. */
  readonly fresh = new Float64Array(seriesSlots * totalColumns);

  /** Reads the model's blocks once: make a new one when a block appears or the trees or facts change. */
  constructor(model: PlanModel) {
    this.#model = model;
    this.#cells = model.lines.leaves.length * monthsInYear;
    this.#offer = new Float64Array(this.#cells);
    this.#ask = new Float64Array(this.#cells);
    this.#working = new Float64Array(this.#cells);
    this.#rates = measureIds.map((measure) => (measure === 'revenue' || !model.created ? null : followRates(model, measure)));
    this.#blocks = measureIds.map((measure) => ({
      offer: model.cells('offer', measure),
      ask: model.cells('ask', measure),
    }));
  }

  /** Whether the model has blocks this reader does not know yet. */
  get outdated(): boolean {
    return measureIds.some((measure, index) => {
      const known = this.#blocks[index];
      return known?.offer !== this.#model.cells('offer', measure) || known.ask !== this.#model.cells('ask', measure);
    });
  }

  /** Fills `fresh` for one unit leaf. */
  compute(unitLeaf: number): void {
    this.fresh.fill(0);
    const unit = this.#model.units.nodes[this.#model.units.leaves[unitLeaf] ?? 0]?.id ?? '';
    for (let index = 0; index < measureIds.length; index += 1) {
      const measure = measureIds[index] as MeasureId;
      const own = this.#model.quota(measure, unit);
      const rates = this.#rates[index] ?? null;
      const source = own ?? (rates === null ? undefined : this.#model.quota('revenue', unit));
      if (source === undefined) continue;
      const blocks = this.#blocks[own === undefined ? 0 : index];
      const hasOffer = source.offerMove !== null;
      const hasAsk = source.askMove !== null;
      this.#gather(blocks?.offer ?? null, hasOffer, unitLeaf, this.#offer);
      this.#gather(blocks?.ask ?? null, hasAsk, unitLeaf, this.#ask);
      this.#chooseWorking(hasOffer, hasAsk, this.#settled(source.measure, unitLeaf));
      if (own === undefined && rates !== null) this.#follow(rates, unitLeaf);
      this.#collect(index * totalSeries.length, hasOffer, hasAsk);
    }
  }

  #gather(block: LeafBlock | null, present: boolean, unitLeaf: number, into: Float64Array): void {
    if (block === null || !present) {
      into.fill(0);
      return;
    }
    const { values, unitLeaves } = block;
    for (let cell = 0, at = unitLeaf; cell < into.length; cell += 1, at += unitLeaves) into[cell] = values[at] as number;
  }

  /** The settlement where settled, else the offer, the ask or the midpoint, as the plan says (DESIGN §2). */
  #chooseWorking(hasOffer: boolean, hasAsk: boolean, settled: boolean): void {
    const basis = this.#model.header.workingBasis;
    if (hasOffer && hasAsk && basis === 'midpoint' && !settled) this.#midpoint();
    else this.#working.set(hasAsk && (!hasOffer || (basis === 'ask' && !settled)) ? this.#ask : this.#offer);
  }

  /** Cell by cell, every second odd cent rounded up: the sum is exactly the midpoint of the sums, rounded down. */
  #midpoint(): void {
    let odd = 0;
    for (let cell = 0; cell < this.#cells; cell += 1) {
      const both = (this.#offer[cell] as number) + (this.#ask[cell] as number);
      const half = Math.floor(both / 2);
      const isOdd = both - half * 2 === 1;
      if (isOdd) odd += 1;
      this.#working[cell] = isOdd && odd % 2 === 0 ? half + 1 : half;
    }
  }

  #settled(measure: MeasureId, unitLeaf: number): boolean {
    const { units } = this.#model;
    return pathToRoot(units, units.leaves[unitLeaf] ?? 0).some(
      (node) => this.#model.hold(measure, units.nodes[node]?.id ?? '')?.kind === 'settled',
    );
  }

  #follow(rates: Float64Array, unitLeaf: number): void {
    const lines = this.#model.lines.leaves.length;
    for (let line = 0; line < lines; line += 1) {
      const rate = rates[unitLeaf * lines + line] as number;
      for (let cell = line * monthsInYear; cell < (line + 1) * monthsInYear; cell += 1) {
        this.#offer[cell] = Math.round((this.#offer[cell] as number) * rate);
        this.#ask[cell] = Math.round((this.#ask[cell] as number) * rate);
        this.#working[cell] = Math.round((this.#working[cell] as number) * rate);
      }
    }
  }

  #collect(slot: number, hasOffer: boolean, hasAsk: boolean): void {
    const paired = hasOffer && hasAsk;
    if (hasOffer) this.#sum(this.#offer, slot + offerSlot);
    if (hasAsk) this.#sum(this.#ask, slot + askSlot);
    if (hasOffer || hasAsk) this.#sum(this.#working, slot + workingSlot);
    if (!paired) return;
    this.#sum(this.#offer, slot + pairedSlot);
    for (let column = 0; column <= yearColumn; column += 1) {
      this.fresh[(slot + gapSlot) * totalColumns + column] =
        (this.fresh[(slot + pairedSlot) * totalColumns + column] as number) -
        (this.fresh[(slot + askSlot) * totalColumns + column] as number);
    }
    this.fresh[(slot + gapSlot) * totalColumns + countColumn] = 1;
  }

  #sum(cells: Float64Array, slot: number): void {
    const base = slot * totalColumns;
    let year = 0;
    for (let cell = 0, month = 0; cell < cells.length; cell += 1, month = month === 11 ? 0 : month + 1) {
      const value = cells[cell] as number;
      this.fresh[base + month] = (this.fresh[base + month] as number) + value;
      year += value;
    }
    this.fresh[base + yearColumn] = year;
    this.fresh[base + countColumn] = 1;
  }
}

/** Last year's rate of a measure per quantum of revenue, for unit leaf × line leaf; null without such history. */
function followRates(model: PlanModel, measure: MeasureId): Float64Array | null {
  const year = model.header.year - 1;
  const revenue = model.facts('actual', year, 'revenue');
  const followed = model.facts('actual', year, measure);
  if (revenue === null || followed === null) return null;
  const { unitLeaves, lineLeaves } = revenue;
  const rates = new Float64Array(unitLeaves * lineLeaves);
  const company = { base: 0, value: 0 };
  const perLine = Array.from({ length: lineLeaves }, () => ({ base: 0, value: 0 }));
  const cell = (block: LeafBlock, line: number, unit: number): number => {
    let sum = 0;
    for (let month = 0; month < monthsInYear; month += 1) {
      sum += block.values[(line * monthsInYear + month) * unitLeaves + unit] as number;
    }
    return sum;
  };
  for (let line = 0; line < lineLeaves; line += 1) {
    for (let unit = 0; unit < unitLeaves; unit += 1) {
      const base = cell(revenue, line, unit);
      const value = cell(followed, line, unit);
      rates[unit * lineLeaves + line] = base > 0 ? value / base : Number.NaN;
      for (const sums of [company, perLine[line]]) {
        if (sums === undefined) continue;
        sums.base += base;
        sums.value += value;
      }
    }
  }
  const rate = (sums: { base: number; value: number } | undefined): number =>
    sums !== undefined && sums.base > 0 ? sums.value / sums.base : Number.NaN;
  for (let index = 0; index < rates.length; index += 1) {
    const candidates = [rates[index] as number, rate(perLine[index % lineLeaves]), rate(company)];
    rates[index] = candidates.find((candidate) => !Number.isNaN(candidate)) ?? 0;
  }
  return rates;
}
