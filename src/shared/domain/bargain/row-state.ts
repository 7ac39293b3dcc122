/**
 * What stands on a quota line besides its numbers: status, whose turn, holds, the last reason.
 *
 * The state of a line is a projection of its moves; a total shows what its leaves share, or `mixed`.
 * Callers: store views, command line.
 */
import type { PlanTotals } from '../cube/plan-totals.ts';
import type { HoldKind, MeasureId, Move, Quota, Side } from '../plan/entities.ts';
import type { PlanModel } from '../plan/plan-model.ts';
import { leafNode, leafRange } from '../plan/tree.ts';
import { isSettlement, nearestHold } from './reach.ts';

export type LineStatus = 'unopened' | 'waiting' | 'answered' | 'accepted' | 'settled' | 'mixed';

export interface RowState {
  readonly status: LineStatus;
  readonly turn: Side | null;
  readonly leaves: number;
  readonly offered: number;
  readonly answered: number;
  readonly settled: number;
  readonly held: number;
  readonly hold: { readonly kind: HoldKind; readonly owner: string; readonly reason: string; readonly unit: string } | null;
  readonly lastReason: string;
  readonly lastSide: Side | null;
  readonly lastRound: number | null;
}

/** The state of one node for one measure. */
export function rowState(model: PlanModel, totals: PlanTotals, measure: MeasureId, node: number): RowState {
  const { from, to } = leafRange(model.units, node);
  const standing = summarise(model, measure, from, to);
  const hold = nearestHold(model, measure, node, () => true);
  const last = lastMove(model, measure, node, from, to);
  const settlement = hold !== undefined && isSettlement(hold.hold);
  const status = settlement ? 'settled' : (standing.status ?? 'mixed');
  return {
    status,
    turn: settlement ? null : standing.turn,
    leaves: to - from,
    offered: totals.count('offer', measure, node),
    answered: totals.count('ask', measure, node),
    settled: standing.settled,
    held: standing.held,
    hold:
      hold === undefined
        ? null
        : {
            kind: hold.hold.kind,
            owner: hold.hold.owner,
            reason: hold.hold.reason,
            unit: model.units.nodes[hold.node]?.id ?? '',
          },
    lastReason: last?.reason ?? '',
    lastSide: last?.side ?? null,
    lastRound: last?.round ?? null,
  };
}

interface Standing {
  readonly status: LineStatus | null;
  readonly turn: Side | null;
  readonly settled: number;
  readonly held: number;
}

/** What the leaves of a range have in common; status null when they differ. */
function summarise(model: PlanModel, measure: MeasureId, from: number, to: number): Standing {
  const statuses = new Set<LineStatus>();
  const turns = new Set<Side | null>();
  let settled = 0;
  let held = 0;
  for (let leaf = from; leaf < to; leaf += 1) {
    const node = leafNode(model.units, leaf);
    const hold = nearestHold(model, measure, node, () => true);
    const isSettled = nearestHold(model, measure, node, isSettlement) !== undefined;
    if (hold !== undefined) held += 1;
    if (isSettled) settled += 1;
    const quota = model.quota(measure, model.units.nodes[node]?.id ?? '');
    statuses.add(isSettled ? 'settled' : leafStatus(quota));
    turns.add(isSettled ? null : turnOf(quota));
  }
  const [status = 'unopened'] = statuses;
  const [turn = null] = turns;
  return {
    status: statuses.size > 1 ? null : status,
    turn: turns.size === 1 ? turn : null,
    settled,
    held,
  };
}

function leafStatus(quota: Quota | undefined): LineStatus {
  if (quota === undefined || (quota.offerMove === null && quota.askMove === null)) return 'unopened';
  if (quota.accepted) return 'accepted';
  return quota.offerMove !== null && quota.askMove !== null ? 'answered' : 'waiting';
}

/** Whoever did not speak last moves next; after an acceptance nobody has to. */
function turnOf(quota: Quota | undefined): Side | null {
  if (quota === undefined || quota.accepted) return null;
  return quota.lastSide === 'company' ? 'unit' : 'company';
}

/** The last move that shaped the line: on it, or on a total above that wrote its leaves' numbers. */
function lastMove(model: PlanModel, measure: MeasureId, node: number, from: number, to: number): Move | undefined {
  const unit = model.units.nodes[node]?.id ?? '';
  let last: Move | undefined;
  const consider = (id: string | null | undefined): void => {
    const move = id == null ? undefined : model.moves.get(id);
    if (move !== undefined && (last === undefined || move.id > last.id)) last = move;
  };
  consider(model.hold(measure, unit)?.move);
  for (let leaf = from; leaf < to; leaf += 1) {
    const quota = model.quota(measure, model.units.nodes[leafNode(model.units, leaf)]?.id ?? '');
    consider(quota?.offerMove);
    consider(quota?.askMove);
  }
  return last;
}
