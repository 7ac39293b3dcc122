/**
 * What a spread is proportional to: last year, what stands now, or nothing.
 *
 * Leaves weigh with their base; within a leaf the lines and months follow the leaf's own profile, else the profile of
 * the nearest unit above that has one, else they share equally. Negative history weighs zero (methods §1.5).
 * Callers: enter number.
 */
import type { LeafBlock } from '../cube/leaf-block.ts';
import { monthsInYear, type Layer, type MeasureId, type PeriodRange } from '../plan/entities.ts';
import type { PlanModel } from '../plan/plan-model.ts';
import { leafNode, leafRange, pathToRoot } from '../plan/tree.ts';
import type { SpreadMethod } from './command.ts';

export interface BaseChoice {
  readonly layer: Layer;
  readonly measure: MeasureId;
  readonly periods: PeriodRange;
  readonly method: SpreadMethod;
}

/** One weight for each of the given leaves. */
export function leafWeights(model: PlanModel, choice: BaseChoice, leaves: readonly number[]): Float64Array {
  const base = baseBlock(model, choice);
  return Float64Array.from(leaves, (leaf) => (base === null ? 1 : sumCells(base, leaf, choice.periods)));
}

/** One weight for each line leaf and month of the range: weights[line × months + month]. */
export function profileCells(model: PlanModel, choice: BaseChoice, leaf: number): Float64Array {
  const months = choice.periods.last - choice.periods.first + 1;
  const weights = new Float64Array(model.lines.leaves.length * months);
  const base = baseBlock(model, choice);
  if (base !== null) {
    for (const node of pathToRoot(model.units, leafNode(model.units, leaf))) {
      const { from, to } = leafRange(model.units, node);
      if (addProfile(base, from, to, choice.periods, weights)) return weights;
    }
  }
  return weights.fill(1);
}

function baseBlock(model: PlanModel, choice: BaseChoice): LeafBlock | null {
  if (choice.method === 'even') return null;
  const history = model.facts('actual', model.header.year - 1, choice.measure);
  return choice.method === 'current' ? (model.cells(choice.layer, choice.measure) ?? history) : history;
}

function sumCells(block: LeafBlock, leaf: number, periods: PeriodRange): number {
  let sum = 0;
  for (let line = 0; line < block.lineLeaves; line += 1) {
    for (let month = periods.first - 1; month < periods.last; month += 1) {
      sum += block.values[(line * monthsInYear + month) * block.unitLeaves + leaf] as number;
    }
  }
  return Math.max(0, sum);
}

/** Adds the profile of a range of leaves into `weights`; answers whether it found anything above zero. */
function addProfile(block: LeafBlock, from: number, to: number, periods: PeriodRange, weights: Float64Array): boolean {
  const months = periods.last - periods.first + 1;
  let any = false;
  for (let line = 0; line < block.lineLeaves; line += 1) {
    for (let month = 0; month < months; month += 1) {
      let sum = 0;
      const at = (line * monthsInYear + periods.first - 1 + month) * block.unitLeaves;
      for (let leaf = from; leaf < to; leaf += 1) sum += block.values[at + leaf] as number;
      if (sum > 0) {
        weights[line * months + month] = sum;
        any = true;
      }
    }
  }
  return any;
}
