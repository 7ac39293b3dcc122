/**
 * Whole shares of a whole total: largest-remainder (Hamilton) rounding, methods §1.3.
 *
 * Promise: the shares sum to the total to the quantum, each lies less than one quantum from its exact value, and a
 * share that is already whole (a weight of zero, for one) is never touched. Exact for totals and sums of weights up to
 * 2^53, in expected linear time: a double answers where its error cannot matter, and exact products answer for the few
 * cells next to a whole number or next to the border between rounded up and rounded down. Ties go to the larger share,
 * then to the lower index; callers hand their cells over in the order of stable ids, so that two computers write the
 * same file. Callers: spread, water-fill.
 */
import { invariant } from '../../base/assert.ts';
import { differenceOfProducts, flooredShare } from './exact-product.ts';

/** Fractions are counted in this many equal buckets; a power of two, so that bucket borders are exact. */
const buckets = 4096;
/** A share computed in doubles as weight · (total ÷ weightSum) is off by less than this part of itself. */
const errorOfShare = 2 ** -51;

/**
 * Writes the shares of `total` in proportion to `weights` into `shares` (same length, not the same array).
 * `total` is a whole number of quanta of either sign; `weights` are whole, not negative, and their sum `weightSum` lies
 * between 1 and 2^53 − 1 (see whole-weights).
 */
export function apportion(total: number, weights: Float64Array, weightSum: number, shares: Float64Array): void {
  invariant(Number.isSafeInteger(total), 'a total is a whole number below 2^53');
  invariant(weightSum > 0 && Number.isSafeInteger(weightSum), 'weights are whole and sum to between 1 and 2^53');
  const rate = total / weightSum;
  const error = (Math.abs(rate) * largestOf(weights) + 1) * errorOfShare;
  const exactFloor = (cell: number): number => flooredShare(total, weights[cell] as number, weightSum);
  const exactRemainder = (cell: number, floor: number): number =>
    differenceOfProducts(total, weights[cell] as number, floor, weightSum);

  const census = takeCensus(total, weights, rate, error);
  for (const cell of census.doubtful) {
    const floor = exactFloor(cell);
    const share = (weights[cell] as number) * rate;
    census.missing -= floor - Math.floor(share);
    countBucket(census.population, share - Math.floor(share), -1);
    countBucket(census.population, exactRemainder(cell, floor) / weightSum, 1);
  }
  const border = findBorder(census.population, census.missing, error);
  const undecided = writeShares(weights, rate, error, border, shares);
  for (const cell of census.doubtful) {
    const floor = exactFloor(cell);
    const fraction = exactRemainder(cell, floor) / weightSum;
    shares[cell] = fraction >= border.high ? floor + 1 : floor;
    if (fraction > 0 && fraction >= border.low && fraction < border.high) undecided.push(cell);
  }
  raiseLargest(census.missing - border.above, total, weights, weightSum, undecided, shares);
}

function largestOf(weights: Float64Array): number {
  let largest = 0;
  for (let cell = 0; cell < weights.length; cell += 1) {
    const weight = weights[cell] as number;
    if (weight > largest) largest = weight;
  }
  return largest;
}

/** What a first look at the shares tells. */
interface Census {
  /** What the floors leave of the total. */
  missing: number;
  /** How many fractions fall into each bucket. */
  readonly population: Uint32Array;
  /** Cells too close to a whole number for the floor of a double to be trusted. */
  readonly doubtful: readonly number[];
}

function takeCensus(total: number, weights: Float64Array, rate: number, error: number): Census {
  const population = new Uint32Array(buckets);
  const doubtful: number[] = [];
  const limit = 0.5 - error;
  // Counted down from the total, because the floors of a total near −2^53 sum to less than −2^53.
  let missing = total;
  for (let cell = 0; cell < weights.length; cell += 1) {
    const share = (weights[cell] as number) * rate;
    const floor = Math.floor(share);
    const fraction = share - floor;
    missing -= floor;
    countBucket(population, fraction, 1);
    if (Math.abs(fraction - 0.5) >= limit && share !== 0) doubtful.push(cell);
  }
  return { missing, population, doubtful };
}

function countBucket(population: Uint32Array, fraction: number, cells: 1 | -1): void {
  const bucket = (fraction * buckets) | 0;
  population[bucket] = (population[bucket] as number) + cells;
}

/** Fractions from `high` on are rounded up (`above` of them), those below `low` are not, the rest is undecided. */
interface Border {
  readonly low: number;
  readonly high: number;
  readonly above: number;
}

/**
 * The stretch around the `count`-th largest fraction: its bucket and as many on either side as two fractions can be
 * in error against each other.
 */
function findBorder(population: Uint32Array, count: number, error: number): Border {
  let bucket = buckets - 1;
  let above = 0;
  while (above + (population[bucket] as number) < count) {
    above += population[bucket] as number;
    bucket -= 1;
  }
  const margin = Math.ceil(2 * error * buckets);
  const end = Math.min(bucket + margin + 1, buckets);
  for (let inside = bucket + 1; inside < end; inside += 1) above -= population[inside] as number;
  return { low: (bucket - margin) / buckets, high: end / buckets, above };
}

/** Writes the floors, one more from the border's high on; answers the undecided cells. Doubtful cells are passed over. */
function writeShares(
  weights: Float64Array,
  rate: number,
  error: number,
  border: Border,
  shares: Float64Array,
): number[] {
  const undecided: number[] = [];
  const limit = 0.5 - error;
  const middle = (border.low + border.high) / 2;
  const half = (border.high - border.low) / 2;
  for (let cell = 0; cell < weights.length; cell += 1) {
    const share = (weights[cell] as number) * rate;
    const floor = Math.floor(share);
    const fraction = share - floor;
    // 1 from the border on and 0 below it; arithmetic, because a branch taken at random would cost more than the rest.
    // The zero at the end turns a negative zero (a negative total times a zero weight) into the one zero there is.
    shares[cell] = floor + (Math.floor(fraction - border.high) + 1) + 0;
    if (Math.abs(fraction - middle) <= half && fraction < border.high && Math.abs(fraction - 0.5) < limit) {
      undecided.push(cell);
    }
  }
  return undecided;
}

/** Adds one quantum to the `count` undecided cells with the largest exact remainders. */
function raiseLargest(
  count: number,
  total: number,
  weights: Float64Array,
  weightSum: number,
  undecided: readonly number[],
  shares: Float64Array,
): void {
  if (count === 0) return;
  const contest: Contest = {
    cells: Uint32Array.from(undecided),
    weights: new Float64Array(undecided.length),
    remainders: new Float64Array(undecided.length),
  };
  undecided.forEach((cell, place) => {
    const weight = weights[cell] as number;
    contest.weights[place] = weight;
    contest.remainders[place] = differenceOfProducts(total, weight, shares[cell] as number, weightSum);
  });
  for (const place of selectFirst(count, contest)) {
    const cell = contest.cells[place] as number;
    shares[cell] = (shares[cell] as number) + 1;
  }
}

/** The undecided cells, each at a place. */
interface Contest {
  readonly cells: Uint32Array;
  readonly weights: Float64Array;
  readonly remainders: Float64Array;
}

/** The places of the `count` cells that come first (Hoare's selection). */
function selectFirst(count: number, contest: Contest): Uint32Array {
  const places = new Uint32Array(contest.cells.length);
  for (let place = 0; place < places.length; place += 1) places[place] = place;
  let left = 0;
  let right = isInOrder(contest) ? 0 : places.length - 1;
  while (left < right) {
    const pivot = places[(left + right) >> 1] as number;
    let low = left;
    let high = right;
    while (low <= high) {
      while (comesBefore(places[low] as number, pivot, contest)) low += 1;
      while (comesBefore(pivot, places[high] as number, contest)) high -= 1;
      if (low > high) break;
      const swapped = places[low] as number;
      places[low] = places[high] as number;
      places[high] = swapped;
      low += 1;
      high -= 1;
    }
    if (count <= high) right = high;
    else if (count >= low) left = low;
    else break;
  }
  return places.subarray(0, count);
}

/** True when nothing needs to be selected, as in an even spread, where all cells are tied. */
function isInOrder(contest: Contest): boolean {
  for (let place = 1; place < contest.cells.length; place += 1) {
    if (comesBefore(place, place - 1, contest)) return false;
  }
  return true;
}

/** Larger remainder first, then larger share, then lower index: a strict order, so the first `count` are one set. */
function comesBefore(left: number, right: number, { cells, weights, remainders }: Contest): boolean {
  const byRemainder = (remainders[left] as number) - (remainders[right] as number);
  if (byRemainder !== 0) return byRemainder > 0;
  const byWeight = (weights[left] as number) - (weights[right] as number);
  return byWeight === 0 ? (cells[left] as number) < (cells[right] as number) : byWeight > 0;
}
