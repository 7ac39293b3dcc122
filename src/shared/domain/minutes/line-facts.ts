/** One quota line as the minutes tell it: how it stands, from which numbers it came, who moved. Callers: minutes. */
import { isSettlement, nearestHold } from '../bargain/reach.ts';
import type { PlanTotals } from '../cube/plan-totals.ts';
import type { MeasureId, Quota } from '../plan/entities.ts';
import { isLeaf } from '../plan/tree.ts';
import type { MinutesLine } from './facts.ts';
import { actOf, moveFacts, type MoveSources } from './move-facts.ts';

/** The facts of a node's line; null where nobody said a number or made a move. */
export function lineFacts(
  sources: MoveSources,
  totals: PlanTotals,
  measure: MeasureId,
  node: number,
): MinutesLine | null {
  const { model, visibility } = sources;
  const unit = model.units.nodes[node]?.id ?? '';
  const quota = model.quota(measure, unit);
  const moves = model.movesOn(measure, unit);
  if (quota === undefined && moves.length === 0) return null;
  const offer = totals.read('offer', measure, node);
  const ask = totals.read('ask', measure, node);
  const settlement = nearestHold(model, measure, node, isSettlement);
  const lockedAbove = settlement !== undefined && settlement.node !== node;
  const agreed = settlement === undefined ? null : (offer ?? ask);
  const opening = quota?.opening ?? null;
  return {
    id: `${measure}:${unit}`,
    unit: visibility.nameOf(unit) ?? '',
    path: visibility.pathOf(unit),
    measure,
    leaf: isLeaf(model.units, node),
    status: settlement !== undefined ? 'settled' : isAgreed(quota) ? 'accepted' : 'open',
    offer,
    ask,
    agreed,
    opening,
    moved: opening === null ? null : movedFrom(opening, agreed ?? offer, agreed ?? ask),
    settled: settlement === undefined ? null : actOf(sources, settlement.hold.move),
    settledWith: lockedAbove ? (visibility.nameOf(settlement.hold.unit) ?? '') : null,
    signed: {
      company: actOf(sources, settlement?.hold.companySigned),
      unit: actOf(sources, settlement?.hold.unitSigned),
    },
    escalated: quota?.escalatedTo !== undefined,
    moves: moves.map((move) => moveFacts(sources, move)),
  };
}

function isAgreed(quota: Quota | undefined): boolean {
  return quota?.accepted === true;
}

function movedFrom(
  opening: NonNullable<Quota['opening']>,
  offer: number | null,
  ask: number | null,
): MinutesLine['moved'] {
  if (offer === null || ask === null) return null;
  return { company: offer - opening.offer, unit: ask - opening.ask };
}
