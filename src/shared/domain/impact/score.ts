/**
 * The light and the score of one value between four anchors (methods §6.1).
 *
 * Piecewise linear from worst (0) over red (1/3) and green (2/3) to best (1), clipped. The light comes from the value
 * itself; a border belongs to the better colour. Callers: targets; scorecards later.
 */
import type { Anchors, Direction } from '../plan/entities.ts';

export const lightColours = ['green', 'yellow', 'red', 'none'] as const;
export type LightColour = (typeof lightColours)[number];

/** 0…1,000,000: where a value stands between worst and best. */
export function scoreOf(value: number, anchors: Anchors): number {
  // Lower is better simply runs the other way, so the sign of the whole span decides.
  const sign = anchors.best >= anchors.worst ? 1 : -1;
  const { worst, red, green, best } = anchors;
  const at = value * sign;
  if (at <= worst * sign) return 0;
  if (at <= red * sign) return between(at, worst * sign, red * sign, 0);
  if (at <= green * sign) return between(at, red * sign, green * sign, 1);
  return at <= best * sign ? between(at, green * sign, best * sign, 2) : 1_000_000;
}

/** Where a value stands between two neighbouring anchors, `thirds` of the way behind it. */
function between(at: number, from: number, to: number, thirds: number): number {
  return Math.round(((thirds + (at - from) / (to - from)) / 3) * 1_000_000);
}

/** The light of a value: green from the green anchor on, yellow from the red anchor on, else red. */
export function lightOf(value: number, anchors: Anchors, direction: Direction): Exclude<LightColour, 'none'> {
  const sign = direction === 'higher' ? 1 : -1;
  if (value * sign >= anchors.green * sign) return 'green';
  return value * sign >= anchors.red * sign ? 'yellow' : 'red';
}
