/**
 * What a spread is proportional to: last year, what stands now, or nothing.
 *
 * Leaves weigh with their base; within a leaf the lines and months follow the leaf's own profile, else the profile of
 * the nearest unit above that has one, else they share equally. Negative history weighs zero (methods §1.5).
 * Callers: enter number, write leaves.
 */
import { rowStart, sumUnitLeaf, type LeafBlock } from '../cube/leaf-block.ts';
import type { Layer, MeasureId, PeriodRange } from '../plan/entities.ts';
import type { PlanModel } from '../plan/plan-model.ts';
import { leafNode, leafRange, type Tree } from '../plan/tree.ts';
import type { SpreadMethod } from './command.ts';
import type { LineScope } from './reach.ts';

export interface BaseChoice {
  readonly layer: Layer;
  readonly measure: MeasureId;
  readonly periods: PeriodRange;
  readonly method: SpreadMethod;
}

/** The numbers a spread follows; null when it follows none. */
export function baseBlock(model: PlanModel, choice: BaseChoice): LeafBlock | null {
  if (choice.method === 'even') return null;
  if (choice.method === 'current') {
    const standing = model.cells(choice.layer, choice.measure);
    // A block of zeros is left behind by what was taken back; it must count as little as one that never was.
    if (standing !== null && standing.values.some((value) => value !== 0)) return standing;
  }
  return model.facts('actual', model.header.year - 1, choice.measure);
}

/** One weight for each of the given leaves, from the part of the offering a number is for. */
export function leafWeights(
  base: LeafBlock | null,
  { first, last }: PeriodRange,
  lines: LineScope,
  leaves: ArrayLike<number>,
): Float64Array {
  return Float64Array.from(leaves, (leaf) =>
    base === null ? 1 : Math.max(0, sumUnitLeaf(base, leaf, first, last, lines.from, lines.to)),
  );
}

/** Finds the profiles of leaves; profiles of units above are added up once however many leaves fall back on them. */
export class Profiles {
  readonly #units: Tree;
  readonly #base: LeafBlock | null;
  readonly #periods: PeriodRange;
  readonly #lines: number;
  readonly #firstLine: number;
  readonly #above = new Map<number, Float64Array | null>();

  constructor(model: PlanModel, base: LeafBlock | null, periods: PeriodRange, lines: LineScope) {
    this.#units = model.units;
    this.#base = base;
    this.#periods = periods;
    this.#lines = lines.to - lines.from;
    this.#firstLine = lines.from;
  }

  /**
   * One weight for each of the given leaves, each line leaf of the scope and each month of the range, at
   * (place × lines + line) × months + month.
   */
  rows(leaves: ArrayLike<number>): Float64Array {
    const months = this.#periods.last - this.#periods.first + 1;
    const count = leaves.length;
    const columns = this.#lines * months;
    const weights = new Float64Array(columns * count);
    if (this.#base === null) return weights.fill(1);
    for (let place = 0; place < count; place += 1) {
      let hasProfile = false;
      for (let column = 0; column < columns; column += 1) {
        const value = this.#base.values[this.#placeOf(this.#base, leaves[place] as number, column, months)] as number;
        if (value <= 0) continue;
        weights[place * columns + column] = value;
        hasProfile = true;
      }
      if (hasProfile) continue;
      const profile = this.#nearestAbove(leafNode(this.#units, leaves[place] as number));
      for (let column = 0; column < columns; column += 1) {
        weights[place * columns + column] = profile === null ? 1 : (profile[column] as number);
      }
    }
    return weights;
  }

  /** The profile of the nearest unit above a leaf that has one; null when none has. */
  #nearestAbove(leaf: number): Float64Array | null {
    const { parent } = this.#units;
    for (let node = parent[leaf] as number; node >= 0; node = parent[node] as number) {
      const profile = this.#profileOf(node);
      if (profile !== null) return profile;
    }
    return null;
  }

  #profileOf(node: number): Float64Array | null {
    const known = this.#above.get(node);
    if (known !== undefined) return known;
    const profile = this.#addUp(node);
    this.#above.set(node, profile);
    return profile;
  }

  #addUp(node: number): Float64Array | null {
    const months = this.#periods.last - this.#periods.first + 1;
    const { from, to } = leafRange(this.#units, node);
    const profile = new Float64Array(this.#lines * months);
    for (let column = 0; column < profile.length && this.#base !== null; column += 1) {
      let sum = 0;
      for (let leaf = from; leaf < to; leaf += 1) {
        sum += this.#base.values[this.#placeOf(this.#base, leaf, column, months)] as number;
      }
      profile[column] = Math.max(0, sum);
    }
    return profile.some((weight) => weight > 0) ? profile : null;
  }

  /** Where a column of the range lies in the block for a leaf. */
  #placeOf(base: LeafBlock, leaf: number, column: number, months: number): number {
    const line = this.#firstLine + Math.floor(column / months);
    return rowStart(base, leaf, line) + this.#periods.first - 1 + (column % months);
  }
}
