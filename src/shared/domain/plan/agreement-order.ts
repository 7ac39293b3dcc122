/** The orders in which agreements are kept and shown, the same in store and window. Callers: store views, window model. */
import { compareCodeUnits } from '../../base/canonical-json.ts';
import type { Condition, Package, ReasonCode } from './agreement-records.ts';

/** Oldest first: the ids of conditions sort like they were stated. */
export function compareConditions(left: Pick<Condition, 'id'>, right: Pick<Condition, 'id'>): number {
  return compareCodeUnits(left.id, right.id);
}

export function comparePackages(left: Pick<Package, 'id' | 'round'>, right: Pick<Package, 'id' | 'round'>): number {
  return left.round - right.round || compareCodeUnits(left.id, right.id);
}

export function compareReasonCodes(left: ReasonCode, right: ReasonCode): number {
  return left.order - right.order || compareCodeUnits(left.id, right.id);
}
