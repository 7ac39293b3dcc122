/** Agreements after a step, from those before it and what it changed. Pure. Callers: replica. */
import type { Agreements, AgreementsChange } from '#shared/contract/agreement-views.ts';
import { compareConditions, comparePackages, compareReasonCodes } from '#shared/domain/plan/agreement-order.ts';

export function changedAgreements(before: Agreements, { now, gone }: AgreementsChange): Agreements {
  return {
    conditions: merged(before.conditions, now.conditions, gone.conditions, compareConditions),
    packages: merged(before.packages, now.packages, gone.packages, comparePackages),
    reasonCodes: merged(before.reasonCodes, now.reasonCodes, gone.reasonCodes, compareReasonCodes),
  };
}

function merged<Value extends { readonly id: string }>(
  before: Value[],
  now: readonly Value[],
  gone: readonly string[],
  compare: (left: Value, right: Value) => number,
): Value[] {
  if (now.length === 0 && gone.length === 0) return before;
  const replaced = new Set([...gone, ...now.map(({ id }) => id)]);
  return [...before.filter(({ id }) => !replaced.has(id)), ...now].sort(compare);
}
