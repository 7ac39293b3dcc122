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
  const steps = [anchors.worst, anchors.red, anchors.green, anchors.best];
  const at = value * sign;
  if (at <= anchors.worst * sign) return 0;
  for (let step = 1; step < steps.length; step += 1) {
    const from = (steps[step - 1] ?? 0) * sign;
    const to = (steps[step] ?? 0) * sign;
    if (at <= to) return Math.round(((step - 1 + (at - from) / (to - from)) / 3) * 1_000_000);
  }
  return 1_000_000;
}

/** The light of a value: green from the green anchor on, yellow from the red anchor on, else red. */
export function lightOf(value: number, anchors: Anchors, direction: Direction): Exclude<LightColour, 'none'> {
  const reaches = (anchor: number): boolean => (direction === 'higher' ? value >= anchor : value <= anchor);
  if (reaches(anchors.green)) return 'green';
  return reaches(anchors.red) ? 'yellow' : 'red';
}
