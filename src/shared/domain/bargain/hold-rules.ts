/**
 * Who may release a hold, by its kind. Settlements are reopened instead, which anybody may do with a reason.
 *
 * personal: its owner, or the owner of a unit above the line. team: its owner, or anybody who answers for a unit on the
 * path from the line to the root. governed: its owner, or the owner of the root. Where the units that count have no owner,
 * anybody may, because a plan that names nobody trusts the room. Callers: holds, window.
 */
import type { Hold } from '../plan/entities.ts';
import { pathToRoot, type Tree } from '../plan/tree.ts';

/** What the rule reads of a hold. */
export type HoldFacts = Pick<Hold, 'kind' | 'owner' | 'unit'>;

/** The names of those who may release a hold, its owner first; null when anybody may. */
export function releasersOf(units: Tree, hold: HoldFacts): readonly string[] | null {
  const path = pathToRoot(units, units.indexOf.get(hold.unit) ?? -1);
  const counted = { personal: path.slice(1), team: path, governed: path.slice(-1), settled: [] }[hold.kind];
  const owners = counted.flatMap((node) => units.nodes[node]?.owner ?? []);
  return owners.length === 0 ? null : [...new Set([hold.owner, ...owners])];
}

/** Whether a person may release a hold. */
export function mayRelease(units: Tree, hold: HoldFacts, actor: string): boolean {
  return releasersOf(units, hold)?.includes(actor) ?? true;
}
