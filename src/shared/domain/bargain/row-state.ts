/**
 * What stands on a quota line besides its numbers: status, whose turn, holds, the last reason.
 *
 * The state of a line is a projection of its moves; a total shows what its leaves share, or `mixed`.
 * Callers: store views, command line.
 */
import { compareCodeUnits } from '../../base/canonical-json.ts';
import { leafStatuses, type LeafStatus, type StateCounter } from '../cube/line-states.ts';
import type { PlanTotals } from '../cube/plan-totals.ts';
import {
  measureIds,
  type Bound,
  type Hold,
  type HoldKind,
  type MeasureId,
  type Move,
  type MoveKind,
  type Side,
} from '../plan/entities.ts';
import type { PlanModel } from '../plan/plan-model.ts';
import { leafRange } from '../plan/tree.ts';
import { isSettlement, nearestHold } from './reach.ts';

/** A leaf's status, or `mixed` for a total whose lines differ. */
export type LineStatus = LeafStatus | 'mixed';

export interface RowState {
  readonly status: LineStatus;
  readonly turn: Side | null;
  readonly leaves: number;
  readonly offered: number;
  readonly answered: number;
  readonly settled: number;
  readonly held: number;
  /** Leaves that wait for the decision of somebody above. */
  readonly escalated: number;
  /** Of a leaf: the unit whose owner decides. */
  readonly escalatedTo: string | null;
  readonly hold: {
    readonly kind: HoldKind;
    readonly owner: string;
    readonly reason: string;
    readonly unit: string;
    readonly untilRound: number | null;
    readonly companySigned: boolean;
    readonly unitSigned: boolean;
  } | null;
  /** How low and how high the year may go; absent without bounds. */
  readonly bound?: { readonly minimum: number | null; readonly maximum: number | null };
  /** The reason given last, whatever moved without one since. */
  readonly lastReason: string;
  /** Who spoke last on the number itself; holding a row or signing it is no answer. */
  readonly lastSide: Side | null;
  readonly lastRound: number | null;
}

/** The state of one node for one measure; its cost does not grow with the leaves below the node. */
export function rowState(model: PlanModel, totals: PlanTotals, measure: MeasureId, node: number): RowState {
  const { from, to } = leafRange(model.units, node);
  const count = (counter: StateCounter): number => totals.states.count(measure, node, counter);
  const nearest = nearestHold(model, measure, node, () => true);
  const settled = nearestHold(model, measure, node, isSettlement);
  const shown = settled ?? nearest;
  const last = lastMoves(model, measure, node);
  return {
    status: settled === undefined ? sharedStatus(count, to - from) : 'settled',
    turn: settled === undefined ? sharedTurn(count, to - from) : null,
    leaves: to - from,
    offered: totals.count('offer', measure, node),
    answered: totals.count('ask', measure, node),
    settled: count('settled'),
    held: count('held'),
    escalated: count('escalated'),
    escalatedTo: model.quotaAt(measureIds.indexOf(measure), node)?.escalatedTo ?? null,
    hold: shown === undefined ? null : holdView(shown.hold),
    ...boundView(model.bounds.size === 0 ? undefined : model.bound(measure, model.units.nodes[node]?.id ?? '')),
    lastReason: last(({ reason }) => reason !== '')?.reason ?? '',
    lastSide: last(({ kind }) => speaking.has(kind))?.side ?? null,
    lastRound: last(() => true)?.round ?? null,
  };
}

function boundView(bound: Bound | undefined): Pick<RowState, 'bound'> {
  return bound === undefined ? {} : { bound: { minimum: bound.minimum, maximum: bound.maximum } };
}

type Count = (counter: StateCounter) => number;

/** The status all leaves share, else `mixed`. */
function sharedStatus(count: Count, leaves: number): LineStatus {
  return leafStatuses.find((status) => count(status) === leaves) ?? 'mixed';
}

/** Whose turn it is on all leaves, if on all of them it is the same side's. */
function sharedTurn(count: Count, leaves: number): Side | null {
  if (leaves > 0 && count('companyTurn') === leaves) return 'company';
  return leaves > 0 && count('unitTurn') === leaves ? 'unit' : null;
}

function holdView({ kind, owner, reason, unit, untilRound, companySigned, unitSigned }: Hold): RowState['hold'] {
  return {
    kind,
    owner,
    reason,
    unit,
    untilRound: untilRound ?? null,
    companySigned: companySigned !== undefined,
    unitSigned: unitSigned !== undefined,
  };
}

/**
 * Finds the last of the moves that shaped a row: of those made on it, and, for a leaf, of those made on a total above it
 * whose spread wrote the numbers that stand.
 */
function lastMoves(
  model: PlanModel,
  measure: MeasureId,
  node: number,
): (fits: (move: Move) => boolean) => Move | undefined {
  const unit = model.units.nodes[node]?.id ?? '';
  const quota = model.quota(measure, unit);
  const numbers = [quota?.offerMove, quota?.askMove].flatMap((id) => (id == null ? [] : (model.moves.get(id) ?? [])));
  const own = model.movesOn(measure, unit);
  return (fits) => {
    let latest = own.findLast(fits);
    for (const move of numbers) {
      if (fits(move) && (latest === undefined || compareCodeUnits(move.id, latest.id) > 0)) latest = move;
    }
    return latest;
  };
}

/** Moves by which a side says its number, or what it says to the other's. */
const speaking: ReadonlySet<MoveKind> = new Set(['propose', 'ask', 'counter', 'accept', 'reject']);
