/**
 * What a clearing spread leaves of quota lines: a row of which nothing is left has no number any more, which is not zero.
 * Callers: spread command.
 */
import { quotaLineId, type Change, type RecordValue } from '../changes/change.ts';
import { isIdle, patchBetween } from '../changes/squash.ts';
import type { Quota } from '../plan/entities.ts';
import { wholeYear } from '../plan/periods.ts';
import type { PlanModel } from '../plan/plan-model.ts';
import { leafNode } from '../plan/tree.ts';
import { leafTotal } from './reach.ts';
import type { LeavesEntry } from './write-leaves.ts';

/** The changes of a clearing, with the quota lines of rows that are empty now taken back. */
export function withoutCleared(
  model: PlanModel,
  entry: LeavesEntry,
  leaves: Int32Array,
  changes: readonly Change[],
): readonly Change[] {
  const { layer, measure, periods } = entry;
  const emptied = new Map<string, Change | null>();
  for (const leaf of leaves) {
    const rest =
      leafTotal(model, layer, measure, leaf, wholeYear) - leafTotal(model, layer, measure, leaf, periods, entry.lines);
    if (rest !== 0) continue;
    const unit = model.units.nodes[leafNode(model.units, leaf)]?.id ?? '';
    emptied.set(quotaLineId(measure, unit), takenBack(model.quota(measure, unit), layer));
  }
  const kept = changes.filter((change) => change.op === 'cells' || change.table !== 'quota' || !emptied.has(change.id));
  return [...kept, ...[...emptied.values()].filter((change) => change !== null)];
}

/** The side's number gone: the other side's stands and waits for it, or nobody has spoken. */
function takenBack(quota: Quota | undefined, layer: LeavesEntry['layer']): Change | null {
  if (quota === undefined) return null;
  const id = quotaLineId(quota.measure, quota.unit);
  const other = layer === 'offer' ? quota.askMove : quota.offerMove;
  if (other === null) return { op: 'remove', table: 'quota', id, value: record(quota) };
  const { escalatedTo: _over, ...rest } = quota;
  const after: Quota = {
    ...rest,
    offerMove: layer === 'offer' ? null : quota.offerMove,
    askMove: layer === 'ask' ? null : quota.askMove,
    lastSide: layer === 'offer' ? 'unit' : 'company',
    accepted: false,
  };
  const patch = patchBetween('quota', id, record(quota), record(after));
  return isIdle(patch) ? null : patch;
}

/** Quotas are plain JSON by construction; the type only lacks the index signature. */
function record(quota: Quota): RecordValue {
  return quota as unknown as RecordValue;
}
