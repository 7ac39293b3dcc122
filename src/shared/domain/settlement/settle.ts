/**
 * Suggestions for a total over several units: one column of whole numbers for each rule, or why there is none.
 *
 * Promise: a column sums to the total exactly, holds and bounds are kept, every number lies between the unit's ask and its
 * highest bearable number; asks are never lowered silently, and nothing is printed where the total is out of reach.
 * Callers: store (suggest).
 */
import { spreadTotal } from '../spread/spread.ts';
import { roomOf, situationOf, sumOf, type Claim, type Room, type Situation } from './claims.ts';
import { settlementRules, shareBy, type Flexibility, type SettlementRule } from './rules.ts';

export interface SettlementInput {
  /** What the numbers must add up to, in whole quanta. */
  readonly target: number;
  /** One claim a unit, in the order of stable ids, which decides ties. */
  readonly claims: readonly Claim[];
  /** What least squares weighs changes by. */
  readonly flexibility: Flexibility;
}

export interface SuggestedColumn {
  readonly rule: SettlementRule;
  readonly values: Float64Array;
}

export interface Suggestions {
  readonly room: Room;
  readonly situation: Situation;
  /**
   * Where the total is out of reach, the highest numbers that would reach it: those of free units raised in proportion.
   * Null when it is within reach, or when every unit is held.
   */
  readonly needed: Float64Array | null;
  /** One for each rule where the total can be shared; none otherwise. */
  readonly columns: readonly SuggestedColumn[];
}

/** What each rule suggests. */
export function suggestSettlement({ target, claims, flexibility }: SettlementInput): Suggestions {
  const room = roomOf(claims);
  const situation = situationOf(target, room);
  const needed = situation.kind === 'short' ? raiseInProportion(target, room) : null;
  const columns =
    situation.kind === 'share'
      ? settlementRules.map((rule) => ({ rule, values: shareBy(rule, target, room, flexibility) }))
      : [];
  return { room, situation, needed, columns };
}

/** Highest numbers that together reach the total: the free ones raised in proportion to themselves, none lowered. */
function raiseInProportion(target: number, { highest, held }: Room): Float64Array | null {
  if (held.every((isHeld) => isHeld !== 0)) return null;
  const raised = spreadTotal({
    total: target - sumOf(highest),
    weights: highest.map((most, place) => (held[place] === 0 ? Math.max(0, most) : 0)),
    current: new Float64Array(highest.length),
    held,
  });
  return raised.ok ? raised.values.map((rise, place) => rise + (highest[place] as number)) : null;
}
