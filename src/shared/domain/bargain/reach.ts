/**
 * Which leaves a number may reach: the unit's leaves less those that are held or settled.
 *
 * Callers: number entry, settlement, row state.
 */
import { measureIds, type Hold, type Layer, type MeasureId, type PeriodRange } from '../plan/entities.ts';
import { sumUnitLeaf } from '../cube/leaf-block.ts';
import type { PlanModel } from '../plan/plan-model.ts';
import { leafNode, leafRange, pathToRoot } from '../plan/tree.ts';

/** Line leaves from…to (`to` not included): the part of the offering a number is for. */
export interface LineScope {
  readonly from: number;
  readonly to: number;
}

/** The whole offering. */
export function wholeOffering(model: PlanModel): LineScope {
  return { from: 0, to: model.lines.leaves.length };
}

/** The line leaves below a node of the offering; null when there is no such line. */
export function lineScope(model: PlanModel, line: string): LineScope | null {
  const node = model.lines.indexOf.get(line);
  return node === undefined ? null : leafRange(model.lines, node);
}

/** The nearest hold on a node or above it that `matters`, with the node it lies on; undefined when there is none. */
export function nearestHold(
  model: PlanModel,
  measure: MeasureId,
  node: number,
  matters: (hold: Hold) => boolean,
): { readonly hold: Hold; readonly node: number } | undefined {
  if (model.holds.size === 0) return undefined;
  const place = measureIds.indexOf(measure);
  for (const above of pathToRoot(model.units, node)) {
    const hold = model.holdAt(place, above);
    if (hold !== undefined && matters(hold)) return { hold, node: above };
  }
  return undefined;
}

export function isSettlement(hold: Hold): boolean {
  return hold.kind === 'settled';
}

/**
 * Whether a leaf may follow a number written at `top` or above: no hold between the two, `top` itself not counted.
 * An ask is stopped by settlements only: a held offer does not keep a unit from asking.
 */
export function mayFollow(model: PlanModel, layer: Layer, measure: MeasureId, top: number, leaf: number): boolean {
  if (model.holds.size === 0) return true;
  const place = measureIds.indexOf(measure);
  for (let node = leafNode(model.units, leaf); node > top; node = model.units.parent[node] ?? -1) {
    const hold = model.holdAt(place, node);
    if (hold !== undefined && (layer === 'offer' || isSettlement(hold))) return false;
  }
  return true;
}

/** The present number of a unit leaf in a layer over some months and lines; zero where nothing stands. */
export function leafTotal(
  model: PlanModel,
  layer: Layer,
  measure: MeasureId,
  leaf: number,
  periods: PeriodRange,
  lines: LineScope = wholeOffering(model),
): number {
  const block = model.cells(layer, measure);
  return block === null ? 0 : sumUnitLeaf(block, leaf, periods.first, periods.last, lines.from, lines.to);
}
