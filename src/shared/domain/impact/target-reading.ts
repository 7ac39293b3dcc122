/** What a target comes to, as it is told. Callers: read targets, target plan, store. */
import type { MissingReason } from './metrics.ts';
import type { LightColour } from './score.ts';

/** One reading: value, score and distance to the goal in integers as `metrics` says; null with a reason where undefined. */
export interface TargetReading {
  readonly value: number | null;
  readonly missing: MissingReason | null;
  readonly light: LightColour;
  readonly score: number | null;
  readonly distance: number | null;
}

export interface TargetReadings {
  readonly target: string;
  readonly now: TargetReading;
  readonly offers: TargetReading;
  readonly asks: TargetReading;
}
