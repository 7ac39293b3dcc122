/**
 * Growth by headroom, the default allocation of methods §1.2: history stays, only the growth goes where there is room.
 *
 * value = history + (total − Σhistory) · room ÷ Σroom. A total below history has no growth to place; it shrinks
 * everybody in proportion to history, since taking most from those with most room would turn the rule around.
 * Callers: bargain.
 */
import { spreadChange } from './change-spread.ts';
import type { SpreadOutcome } from './shortage.ts';
import type { SpreadInput } from './spread.ts';
import { headroomWeights, historyWeights } from './weights.ts';

/** Lists as in `SpreadInput`, in whole quanta. */
export interface HeadroomInput extends Omit<SpreadInput, 'weights'> {
  readonly history: ArrayLike<number>;
  readonly potential: ArrayLike<number>;
  /** The share of the potential held reachable, in parts per million. */
  readonly reach: number;
}

/** Spreads a total as history plus growth by headroom; held cells keep their current number. */
export function spreadByHeadroom({ history, potential, reach, ...input }: HeadroomInput): SpreadOutcome {
  const { total, current, held } = input;
  let standing = 0;
  for (let cell = 0; cell < history.length; cell += 1) {
    standing += (held !== undefined && held[cell] !== 0 ? current[cell] : history[cell]) as number;
  }
  const weights = total >= standing ? headroomWeights(history, potential, reach, held) : historyWeights(history);
  return spreadChange({ ...input, base: history, weights });
}
