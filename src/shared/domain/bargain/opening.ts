/**
 * The opening numbers of a quota line: both sides' years when both had spoken for the first time (methods §2.1).
 *
 * Concessions are counted from them. They are kept with the line, because the numbers of a leaf that followed a total
 * stand in no move of its own. Callers: write leaves, answers, settlement.
 */
import type { Layer, Quota } from '../plan/entities.ts';
import { wholeYear } from '../plan/periods.ts';
import type { PlanModel } from '../plan/plan-model.ts';
import { leafTotal } from './reach.ts';

/**
 * The quota with its opening, if both sides stand on it and it has none yet. `coming`: by how much the year of each side
 * is about to change, in the measure's integer unit.
 */
export function withOpening(
  model: PlanModel,
  quota: Quota,
  leaf: number,
  coming: Readonly<Record<Layer, number>>,
): Quota {
  if (quota.opening !== undefined || quota.offerMove === null || quota.askMove === null) return quota;
  const year = (layer: Layer): number => leafTotal(model, layer, quota.measure, leaf, wholeYear) + coming[layer];
  return { ...quota, opening: { offer: year('offer'), ask: year('ask'), round: model.header.round } };
}
