/**
 * A corporate target's numbers in the reader's language, and where they stand on its track. Pure but for texts.
 * Caller: the impact strip.
 */
import type { PlanView, TargetImpact, TargetReading } from '#shared/contract/views.ts';
import type { MetricId } from '#shared/domain/plan/entities.ts';
import type { BulletMark } from '#renderer/charts/index.ts';
import { numberConventions } from '#renderer/i18n/language.ts';
import { writeMetric, type MetricStyle } from '#renderer/i18n/metric-text.ts';

export type Target = PlanView['targets'][number];

/** A difference with its sign; one too small for the digits shown is “±0”, and no news. */
export function writeChange(
  change: number,
  { metric, direction }: Pick<Target, 'metric' | 'direction'>,
  style: MetricStyle,
): { readonly text: string; readonly news: News } {
  const text = writeMetric(change, metric, style, 'always');
  return /[1-9]/.test(text) ? { text, news: newsOf(change, direction) } : { text: '±0', news: 'none' };
}

/** A goal needs no more digits than it has: “45 M”, “8.5 %”. */
export function writeGoal(goal: number, metric: MetricId, style: MetricStyle): string {
  const text = writeMetric(goal, metric, style);
  const { decimal } = numberConventions(style.language);
  const [whole = '', rest] = text.split(decimal);
  if (rest === undefined) return text;
  const digits = /^\d+/.exec(rest)?.[0] ?? '';
  const kept = digits.replace(/0+$/, '');
  return whole + (kept === '' ? '' : decimal + kept) + rest.slice(digits.length);
}

export type News = 'good' | 'bad' | 'none';

/** Whether a change is good news for a target; it need not be a rise. */
export function newsOf(change: number, direction: Target['direction']): News {
  if (change === 0) return 'none';
  return change > 0 === (direction === 'higher') ? 'good' : 'bad';
}

/** What a target shows now: the confirmed reading, or what is coming while a number is typed. */
export interface TargetShown {
  readonly reading: TargetReading;
  /** The reading it is compared with; null when there is none. */
  readonly compared: TargetReading | null;
  readonly coming: boolean;
}

export function targetShown(impact: TargetImpact, coming: TargetImpact | undefined): TargetShown {
  if (coming === undefined) return { reading: impact.now, compared: impact.before, coming: false };
  return { reading: coming.now, compared: impact.now, coming: coming.now.value !== impact.now.value };
}

/** The difference of two readings; null unless both have a value. */
export function changeOf({ reading, compared }: TargetShown): number | null {
  if (reading.value === null || compared === null || compared.value === null) return null;
  return reading.value - compared.value;
}

export interface TrackMarks {
  readonly goal: number;
  readonly asks: number | null;
  readonly working: number | null;
  readonly offers: number | null;
}

/**
 * Places on the track, 0…1 from low to high. The track spans the marks, so that they can be told apart, with a margin of a
 * tenth; a fifth of the distance between the target's red and green anchors is the least it spans.
 */
export function trackMarks(target: Target, impact: TargetImpact, working: number | null): TrackMarks {
  const known = [target.goal, impact.asks.value, working, impact.offers.value].filter((value) => value !== null);
  const low = Math.min(...known);
  const high = Math.max(...known);
  const least = Math.max(1, Math.abs(target.anchors.green - target.anchors.red) / 5);
  const span = Math.max(high - low, least);
  const middle = (low + high) / 2;
  const place = (value: number): number => 0.5 + ((value - middle) / span) * 0.8;
  const placed = (value: number | null): number | null => (value === null ? null : place(value));
  return {
    goal: place(target.goal),
    asks: placed(impact.asks.value),
    working: placed(working),
    offers: placed(impact.offers.value),
  };
}

/** A mark with its hint, or nothing. */
export function markOf(at: number | null, label: string): BulletMark | undefined {
  return at === null ? undefined : { at, label };
}
