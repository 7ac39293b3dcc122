/**
 * Several units whose numbers must add up to one total: what each has to say, and whether that leaves anything to share.
 *
 * Each unit has an ask (its ideal, low), the highest number it can bear, and bounds that nobody may leave; a held or
 * settled unit has equal bounds (methods §2.3). All amounts are whole quanta. Callers: settle, fairness tests, store.
 */
import { invariant } from '../../base/assert.ts';

/** One unit at the table. `least` and `most` are the bounds of what may be written there; none when left out. */
export interface Claim {
  readonly ask: number;
  /** The highest number it can bear; counts as the ask where it lies below it. */
  readonly highest: number;
  readonly least?: number;
  readonly most?: number;
}

/** Asks and highest bearable numbers within the bounds: asks[i] ≤ highest[i], whole. */
export interface Room {
  readonly asks: Float64Array;
  readonly highest: Float64Array;
  /** 1 for units without any room to move at all by their bounds. */
  readonly held: Uint8Array;
}

/**
 * How a total lies against the room. `cover`: the asks alone reach it, there is nothing to bargain and nobody is asked
 * for less. `short`: even the highest bearable numbers miss it by so much. `share`: the total lies between, and a rule
 * decides how much above the asks (`growth`) and below the highest numbers (`relief`) each unit gets.
 */
export type Situation =
  | { readonly kind: 'cover'; readonly surplus: number }
  | { readonly kind: 'short'; readonly short: number }
  | { readonly kind: 'share'; readonly growth: number; readonly relief: number };

/** The room of the claims: every ask and highest number brought within its bounds. */
export function roomOf(claims: readonly Claim[]): Room {
  const asks = new Float64Array(claims.length);
  const highest = new Float64Array(claims.length);
  const held = new Uint8Array(claims.length);
  for (const [place, claim] of claims.entries()) {
    const { least = -Infinity, most = Infinity } = claim;
    invariant(least <= most, 'a least number is not above its most');
    asks[place] = within(claim.ask, least, most);
    highest[place] = within(Math.max(claim.ask, claim.highest), least, most);
    held[place] = least === most ? 1 : 0;
    invariant(Number.isSafeInteger(asks[place]) && Number.isSafeInteger(highest[place]), 'claims are whole numbers');
  }
  return { asks, highest, held };
}

function within(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}

/** Where a total lies against the room. */
export function situationOf(target: number, room: Room): Situation {
  invariant(Number.isSafeInteger(target), 'a total is a whole number below 2^53');
  const asked = sumOf(room.asks);
  const bearable = sumOf(room.highest);
  if (target <= asked) return { kind: 'cover', surplus: asked - target };
  if (target > bearable) return { kind: 'short', short: target - bearable };
  return { kind: 'share', growth: target - asked, relief: bearable - target };
}

/** The exact sum of whole amounts. */
export function sumOf(amounts: Float64Array): number {
  let sum = 0;
  for (const amount of amounts) sum += amount;
  invariant(Number.isSafeInteger(sum), 'claims sum to less than 2^53');
  return sum;
}
