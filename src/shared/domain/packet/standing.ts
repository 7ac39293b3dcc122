/** What a side's number on a unit is, all its leaves together. Callers: collect and what is beside it. */
import { sumLeaves } from '../bargain/enter-number.ts';
import type { Layer, MeasureId } from '../plan/entities.ts';
import { wholeYear } from '../plan/periods.ts';
import type { PlanModel } from '../plan/plan-model.ts';
import { isWithin, leafNode, leafRange } from '../plan/tree.ts';

/** The year's number of a unit in a layer; null where none of its leaves has one, which is not zero. */
export function standing(model: PlanModel, layer: Layer, measure: MeasureId, unit: string): number | null {
  const node = model.units.indexOf.get(unit);
  if (node === undefined) return null;
  const { from, to } = leafRange(model.units, node);
  return leavesWithNumber(model, layer, measure, unit).length === 0
    ? null
    : sumLeaves(model, layer, measure, from, to, wholeYear);
}

/** The leaves (by id) below a unit that have a number in a layer. */
export function leavesWithNumber(model: PlanModel, layer: Layer, measure: MeasureId, unit: string): readonly string[] {
  const node = model.units.indexOf.get(unit);
  if (node === undefined) return [];
  const { from, to } = leafRange(model.units, node);
  const found: string[] = [];
  for (let leaf = from; leaf < to; leaf += 1) {
    const id = model.units.nodes[leafNode(model.units, leaf)]?.id ?? '';
    const quota = model.quota(measure, id);
    if ((layer === 'offer' ? quota?.offerMove : quota?.askMove) != null) found.push(id);
  }
  return found;
}

/** Lines (unit leaf and measure) below a unit that have a number of either side. */
export function allLinesBelow(model: PlanModel, unit: string): number {
  const root = model.units.indexOf.get(unit);
  if (root === undefined) return 0;
  const isBelow = (id: string): boolean => isWithin(model.units, root, model.units.indexOf.get(id) ?? -1);
  return [...model.quotas.values()].filter(
    ({ unit: leaf, offerMove, askMove }) => (offerMove !== null || askMove !== null) && isBelow(leaf),
  ).length;
}
