/**
 * Where the axis of the hedge starts: at zero, unless the cushions would be too thin to be seen beside the totals. Pure.
 *
 * Promise: the floor is a whole number of steps, lies below everything shown and is never below zero. Caller: hedge board.
 */
import type { Hedge } from '#shared/domain/hedge/levels.ts';

/** With all amounts this close together, as a part of the largest, the axis starts above zero. */
const close = 0.15;
/** About so many lines across the chart. */
const lines = 4;
/** What a step may begin with. */
const roundSteps = [1, 2, 2.5, 5, 10];

/** The floor and the distance of the lines, in the amounts' own quanta; a step of null is for the chart to choose. */
export function hedgeAxis({ levels, working }: Pick<Hedge, 'levels' | 'working'>): {
  readonly floor: number;
  readonly step: number | null;
} {
  const amounts = [...levels.flatMap(({ target, handedDown }) => [target, handedDown]), working].filter(
    (amount) => amount !== null,
  );
  const [low, high] = [Math.min(...amounts), Math.max(...amounts)];
  if (low <= 0 || high - low > close * high) return { floor: 0, step: null };
  // As much room below the lowest amount as the amounts lie apart; where they are all the same, a tenth of them.
  const apart = high === low ? high / 10 : high - low;
  const step = roundStep((2 * apart) / lines);
  return { floor: Math.max(0, Math.floor((low - apart) / step) * step), step };
}

/** The next round step at or above a distance: 1, 2, 2.5 or 5 of a power of ten, and never a part of a quantum. */
function roundStep(distance: number): number {
  const power = 10 ** Math.floor(Math.log10(distance));
  const first = roundSteps.find((step) => step * power >= distance) ?? 10;
  return Math.max(1, Math.ceil(first * power));
}
