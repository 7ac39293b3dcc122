/**
 * What is agreed or on the table besides the numbers, as the window shows it: conditions, packages, reason codes.
 * Callers: plan views.
 */
import type { Agreements } from '#shared/contract/agreement-views.ts';
import { compareCodeUnits } from '#shared/base/canonical-json.ts';
import type { Change } from '#shared/domain/changes/change.ts';
import type { PlanModel } from '#shared/domain/plan/plan-model.ts';

/** All of them, oldest first: the ids of conditions sort like they were stated. */
export function agreementsOf({ conditions, packages, reasonCodes }: PlanModel): Agreements {
  return {
    conditions: [...conditions.values()].sort((left, right) => compareCodeUnits(left.id, right.id)),
    packages: [...packages.values()]
      .sort((left, right) => left.round - right.round || compareCodeUnits(left.id, right.id))
      .map((offered) => ({ ...offered, lines: [...offered.lines] })),
    reasonCodes: [...reasonCodes.values()].sort((left, right) => left.order - right.order),
  };
}

/** Whether a step changed any of them. */
export function touchesAgreements(changes: readonly Change[]): boolean {
  return changes.some(
    (change) =>
      change.op !== 'cells' &&
      (change.table === 'condition' || change.table === 'package' || change.table === 'reasonCode'),
  );
}
