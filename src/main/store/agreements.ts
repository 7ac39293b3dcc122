/**
 * What is agreed or on the table besides the numbers, as the window shows it: conditions, packages, reason codes. All of
 * them for a view, those that a step changed for a change. Callers: plan views, past views.
 */
import type { Agreements, AgreementsChange } from '#shared/contract/agreement-views.ts';
import type { Change } from '#shared/domain/changes/change.ts';
import { compareConditions, comparePackages, compareReasonCodes } from '#shared/domain/plan/agreement-order.ts';
import type { Package } from '#shared/domain/plan/agreement-records.ts';
import type { PlanModel } from '#shared/domain/plan/plan-model.ts';

/** All of them, oldest first. */
export function agreementsOf({ conditions, packages, reasonCodes }: PlanModel): Agreements {
  return {
    conditions: [...conditions.values()].sort(compareConditions),
    packages: [...packages.values()].sort(comparePackages).map(shownPackage),
    reasonCodes: [...reasonCodes.values()].sort(compareReasonCodes),
  };
}

/** Those that a step changed, as they stand after it; null when it changed none. */
export function agreementsChange(model: PlanModel, changes: readonly Change[]): AgreementsChange | null {
  const conditions = changedIn(model.conditions, 'condition', changes);
  const packages = changedIn(model.packages, 'package', changes);
  const reasonCodes = changedIn(model.reasonCodes, 'reasonCode', changes);
  if (conditions === null && packages === null && reasonCodes === null) return null;
  return {
    now: {
      conditions: conditions?.now ?? [],
      packages: (packages?.now ?? []).map(shownPackage),
      reasonCodes: reasonCodes?.now ?? [],
    },
    gone: {
      conditions: conditions?.gone ?? [],
      packages: packages?.gone ?? [],
      reasonCodes: reasonCodes?.gone ?? [],
    },
  };
}

function changedIn<Value>(
  records: ReadonlyMap<string, Value>,
  table: 'condition' | 'package' | 'reasonCode',
  changes: readonly Change[],
): { readonly now: Value[]; readonly gone: string[] } | null {
  const ids = new Set<string>();
  for (const change of changes) if (change.op !== 'cells' && change.table === table) ids.add(change.id);
  if (ids.size === 0) return null;
  const gone = [...ids].filter((id) => !records.has(id));
  return { now: [...ids].flatMap((id) => records.get(id) ?? []), gone };
}

function shownPackage(offered: Package): Agreements['packages'][number] {
  return { ...offered, lines: [...offered.lines] };
}
