/** The few numbers a bench is told in. Pure. Callers: measure, table. */

/** A ratio over several paired runs: its median and how far it went. */
export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** The value below which `share` (0 to 1) of the values lie, between neighbours in proportion. Needs one value. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined) throw new Error('A percentile needs at least one value.');
  return below + (above - below) * (place - Math.floor(place));
}

/** The ratios of runs that were taken in pairs, one beside the other, so that a busy machine disturbs both alike. */
export function pairedRatios(subject: readonly number[], baseline: readonly number[]): Spread {
  const ratios = subject.map((time, at) => time / (baseline[at] ?? Number.NaN));
  return { median: percentile(ratios, 0.5), least: percentile(ratios, 0), most: percentile(ratios, 1) };
}

/** A time in milliseconds with three digits that count: `1.25 ms`, `640 ns`, `2.10 s`. */
export function readable(milliseconds: number): string {
  if (milliseconds >= 1000) return `${short(milliseconds / 1000)} s`;
  if (milliseconds >= 1) return `${short(milliseconds)} ms`;
  if (milliseconds >= 0.001) return `${short(milliseconds * 1000)} µs`;
  return `${short(milliseconds * 1_000_000)} ns`;
}

/** A number with three digits that count. */
export function short(value: number): string {
  return value >= 1000 ? value.toFixed(0) : value.toPrecision(3);
}
