/**
 * What stands on the quota lines of a subtree: numbers, holds, settlements.
 *
 * A settlement above locks the subtree, so it comes along at the top, without owner and reason. A hold above stops only
 * offers, which a packet cannot make, and stays at home. Callers: cut.
 */
import { quotaLineId } from '../changes/change.ts';
import { isSettlement, nearestHold } from '../bargain/reach.ts';
import { measureIds, type Hold, type MeasureId, type Quota } from '../plan/entities.ts';
import type { CutMoves } from './cut-moves.ts';
import type { Scope } from './scope.ts';

export interface CutLines {
  readonly holds: ReadonlyMap<string, Hold>;
  readonly quotas: ReadonlyMap<string, Quota>;
}

export function cutLines(scope: Scope, moves: CutMoves): CutLines {
  const { model, has } = scope;
  const holds = new Map<string, Hold>();
  for (const [id, hold] of model.holds) if (has(hold.unit)) holds.set(id, seenHold(hold, moves));
  for (const measure of measureIds) {
    const above = settlementAbove(scope, moves, measure);
    if (above !== null) holds.set(quotaLineId(measure, above.unit), above);
  }
  const quotas = new Map<string, Quota>();
  for (const [id, quota] of model.quotas) if (has(quota.unit)) quotas.set(id, seenQuota(scope, quota, moves));
  return { holds, quotas };
}

function seenHold({ unit, measure, kind, owner, reason, move, ...rest }: Hold, moves: CutMoves): Hold {
  const { untilRound } = rest;
  const [companySigned, unitSigned] = [moves.idOf(rest.companySigned), moves.idOf(rest.unitSigned)];
  return {
    unit,
    measure,
    kind,
    owner,
    reason: moves.showsGrounds(move) ? reason : '',
    move: moves.idOf(move) ?? '–',
    ...(untilRound === undefined ? {} : { untilRound }),
    ...(companySigned === undefined ? {} : { companySigned }),
    ...(unitSigned === undefined ? {} : { unitSigned }),
  };
}

function settlementAbove({ model, root }: Scope, moves: CutMoves, measure: MeasureId): Hold | null {
  const found = nearestHold(model, measure, root, isSettlement);
  if (found === undefined || found.node === root) return null;
  const unit = model.units.nodes[root]?.id ?? '';
  return { unit, measure, kind: 'settled', owner: '', reason: '', move: moves.idOf(found.hold.move) ?? '–' };
}

function seenQuota({ has }: Scope, quota: Quota, moves: CutMoves): Quota {
  const { unit, measure, lastSide, accepted, opening, escalatedTo } = quota;
  return {
    unit,
    measure,
    offerMove: moves.idOf(quota.offerMove) ?? null,
    askMove: moves.idOf(quota.askMove) ?? null,
    lastSide,
    accepted,
    ...(opening === undefined ? {} : { opening }),
    ...(escalatedTo === undefined || !has(escalatedTo) ? {} : { escalatedTo }),
  };
}
