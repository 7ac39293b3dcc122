/**
 * What a quota is proportional to, methods §1.2: even, history, a blend of shares, headroom.
 *
 * Answers are weights for `spreadTotal`: finite, not negative, in the order of the cells. Callers: bargain, scenario.
 */
import { invariant } from '../../base/assert.ts';

const million = 1_000_000;

/** Equal parts. */
export function evenWeights(cells: number): Float64Array {
  return new Float64Array(cells).fill(1);
}

/** History (or potential) as it is, with returns and credit notes counting as 0. */
export function historyWeights(history: ArrayLike<number>): Float64Array {
  return Float64Array.from(history, (amount) => Math.max(0, amount));
}

/** The parts of a blend in parts per million; they sum to one million. */
export interface BlendParts {
  readonly history: number;
  readonly potential: number;
  readonly even: number;
}

/**
 * A blend of shares, never of amounts in different units: α·h ÷ Σh + β·p ÷ Σp + γ ÷ n. A list that is empty throughout
 * (its sum is 0) hands its part to the equal parts.
 */
export function blendWeights(
  history: ArrayLike<number>,
  potential: ArrayLike<number>,
  parts: BlendParts,
): Float64Array {
  invariant(parts.history + parts.potential + parts.even === million, 'the parts of a blend sum to one million');
  invariant(history.length === potential.length, 'history and potential have one entry a cell');
  const cells = history.length;
  const past = historyWeights(history);
  const possible = historyWeights(potential);
  const pastSum = past.reduce((sum, weight) => sum + weight, 0);
  const possibleSum = possible.reduce((sum, weight) => sum + weight, 0);
  const even = parts.even + (pastSum > 0 ? 0 : parts.history) + (possibleSum > 0 ? 0 : parts.potential);
  return past.map(
    (weight, cell) =>
      (pastSum > 0 ? (parts.history * weight) / pastSum : 0) +
      (possibleSum > 0 ? (parts.potential * (possible[cell] as number)) / possibleSum : 0) +
      even / cells,
  );
}

/**
 * The room above history: max(0, κ·potential − history), κ the share of the potential held reachable in parts per
 * million. Where nobody has room, history itself. Held cells have no say in that (0 for free cells in `held`).
 */
export function headroomWeights(
  history: ArrayLike<number>,
  potential: ArrayLike<number>,
  reach: number,
  held?: ArrayLike<number>,
): Float64Array {
  invariant(history.length === potential.length, 'history and potential have one entry a cell');
  const room = Float64Array.from(history, (amount, cell) =>
    held !== undefined && held[cell] !== 0 ? 0 : Math.max(0, ((potential[cell] as number) * reach) / million - amount),
  );
  return room.some((weight) => weight > 0) ? room : historyWeights(history);
}
