/**
 * The rules by which a total between the asks and the highest bearable numbers is shared (methods §2.3).
 *
 * What there is to share is the relief: how far below its highest number each unit stays. Each rule is one exact spread
 * with bounds, so that the numbers are whole, sum to the total to the quantum and never leave ask … highest.
 * Callers: settle.
 */
import { invariant } from '../../base/assert.ts';
import { spreadTotal } from '../spread/spread.ts';
import type { Room } from './claims.ts';

export const settlementRules = ['equalRoom', 'nash', 'equalStretch', 'talmud', 'leastSquares'] as const;
/**
 * equalRoom: every unit goes the same part of its way from ask to highest (Kalai–Smorodinsky). nash: the same relief for
 * everybody, none more than it claims (constrained equal awards). equalStretch: the same amount above the ask for
 * everybody, none above its highest (constrained equal losses). talmud: equal relief up to half of each claim, equal
 * stretch beyond (Aumann–Maschler). leastSquares: the smallest sum of squared changes, weighed by flexibility.
 */
export type SettlementRule = (typeof settlementRules)[number];

export const flexibilities = ['equalMoney', 'bySize', 'squaredPercent'] as const;
/**
 * What a change is weighed by in least squares: equalMoney 1 (the same amount for all), bySize the ask (the same
 * percentage for all), squaredPercent the square of the ask (the smallest sum of squared percentages).
 */
export type Flexibility = (typeof flexibilities)[number];

/** Numbers for a total that lies between the asks and the highest numbers, by one rule. */
export function shareBy(rule: SettlementRule, target: number, room: Room, flexibility: Flexibility): Float64Array {
  const { asks, highest } = room;
  const claims = highest.map((most, place) => most - (asks[place] as number));
  const asked = sum(asks);
  const growth = target - asked;
  const relief = sum(highest) - target;
  const above = (stretch: Float64Array): Float64Array => stretch.map((amount, at) => amount + (asks[at] as number));
  const below = (given: Float64Array): Float64Array => given.map((amount, at) => (highest[at] as number) - amount);
  switch (rule) {
    case 'equalRoom':
      return above(spread(growth, claims, claims));
    case 'nash':
      return below(spread(relief, ones(claims), claims));
    case 'equalStretch':
      return above(spread(growth, ones(claims), claims));
    case 'talmud':
      return growth > relief ? below(spreadOverHalves(relief, claims)) : above(spreadOverHalves(growth, claims));
    case 'leastSquares':
      return above(spread(growth, flexibilityOf(asks, flexibility), claims));
  }
}

/** How willingly each unit's number changes. An ask of zero or less does not stretch by size. */
export function flexibilityOf(asks: Float64Array, flexibility: Flexibility): Float64Array {
  switch (flexibility) {
    case 'equalMoney':
      return ones(asks);
    case 'bySize':
      return asks.map((ask) => Math.max(0, ask));
    case 'squaredPercent':
      return asks.map((ask) => Math.max(0, ask) ** 2);
  }
}

/** An amount in equal parts, nobody more than half of what it claims; halves of odd claims are rounded up and down in turn. */
function spreadOverHalves(amount: number, claims: Float64Array): Float64Array {
  let up = true;
  const halves = claims.map((claim) => {
    const half = Math.floor(claim / 2);
    if (claim % 2 === 0) return half;
    up = !up;
    return up ? half : half + 1;
  });
  return spread(amount, ones(claims), halves);
}

/** An amount that is not negative, in proportion to weights, nobody more than its most. */
function spread(amount: number, weights: Float64Array, most: Float64Array): Float64Array {
  const outcome = spreadTotal({
    total: amount,
    weights,
    current: new Float64Array(weights.length),
    minimum: 0,
    maximum: most,
  });
  invariant(outcome.ok, 'what is to be shared lies within the room');
  return outcome.values;
}

function ones(claims: Float64Array): Float64Array {
  return new Float64Array(claims.length).fill(1);
}

function sum(amounts: Float64Array): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
