/** The points of the workshop in the order in which they are read. Callers: store views, minutes, the domain. */
import { compareCodeUnits } from '../../base/canonical-json.ts';
import { workshopLists, type WorkshopItem } from '../plan/entities.ts';
import type { PlanModel } from '../plan/plan-model.ts';

/** The agenda first, then the parking lot, each by `order`, then id. */
export function orderedItems(model: Pick<PlanModel, 'workshopItems'>): readonly WorkshopItem[] {
  const place = ({ list }: WorkshopItem): number => workshopLists.indexOf(list);
  return [...model.workshopItems.values()].sort(
    (left, right) => place(left) - place(right) || left.order - right.order || compareCodeUnits(left.id, right.id),
  );
}
