/**
 * How every number keeps the lowest and highest year of a row, of a leaf or of any total.
 *
 * A bound counts for offers and asks alike. Spreads stay within by water-filling; a number typed outside is refused in
 * words. A step that writes a part of a year, or one row below a bounded total, may leave that row outside only if it lies
 * no further outside than before: a year is built month by month and a total row by row.
 * Callers: expand, enter number, spread command, bounds.
 */
import { done, refuse, type Outcome } from '../../base/outcome.ts';
import { quotaLineId, type Change } from '../changes/change.ts';
import type { Bound, Layer, MeasureId, PeriodRange } from '../plan/entities.ts';
import { isWholeYear, wholeYear } from '../plan/periods.ts';
import type { PlanModel } from '../plan/plan-model.ts';
import { isWithin, leafRange, pathToRoot } from '../plan/tree.ts';
import { writeAmount } from '../quantity/write-amount.ts';
import { spreadChange } from '../spread/change-spread.ts';
import { spreadInGroups, type CellGroup } from '../spread/groups.ts';
import { meetWanted, sumWanted, type Wanted } from '../spread/methods.ts';
import type { SpreadOutcome } from '../spread/shortage.ts';
import { spreadTotal } from '../spread/spread.ts';
import { leafTotal } from './reach.ts';

/** By how much a year lies outside; 0 within. */
export function outsideBy({ minimum, maximum }: Bound, year: number): number {
  return Math.max(0, (minimum ?? year) - year, year - (maximum ?? year));
}

/** Refused when a year typed on a row lies outside the row's own bounds. */
export function typedRefusal(
  model: PlanModel,
  measure: MeasureId,
  node: number,
  value: number,
  periods: PeriodRange,
): Outcome<null> {
  const bound = model.bounds.size === 0 ? undefined : model.bound(measure, model.units.nodes[node]?.id ?? '');
  if (bound === undefined || !isWholeYear(periods) || outsideBy(bound, value) === 0) return done(null);
  return outsideRefusal(model, bound, value);
}

function outsideRefusal(model: PlanModel, bound: Bound, year: number): Outcome<never> {
  const { measure, minimum, maximum } = bound;
  const unit = model.units.nodes[model.units.indexOf.get(bound.unit) ?? -1]?.name ?? '';
  const amount = (value: number): string => writeAmount(value, measure, model.header);
  return maximum !== null && year > maximum
    ? refuse('above-maximum', { unit, amount: amount(year), most: amount(maximum), short: amount(year - maximum) })
    : refuse('below-minimum', {
        unit,
        amount: amount(year),
        least: amount(minimum ?? 0),
        short: amount((minimum ?? 0) - year),
      });
}

/** Refused when a step took any bounded row further outside than it was. Looks at what the step changed only. */
export function boundsKept(model: PlanModel, changes: readonly Change[]): Outcome<null> {
  if (model.bounds.size === 0) return done(null);
  const moved = new Map<string, { readonly bound: Bound; readonly layer: Layer; change: number }>();
  for (const change of changes) {
    if (change.op !== 'cells') continue;
    const difference = sumOfMonths(change.to) - sumOfMonths(change.from);
    if (difference === 0) continue;
    for (const node of pathToRoot(model.units, model.units.indexOf.get(change.unit) ?? -1)) {
      const bound = model.bound(change.measure, model.units.nodes[node]?.id ?? '');
      if (bound === undefined) continue;
      const key = `${change.layer}:${quotaLineId(bound.measure, bound.unit)}`;
      const known = moved.get(key);
      if (known === undefined) moved.set(key, { bound, layer: change.layer, change: difference });
      else known.change += difference;
    }
  }
  for (const { bound, layer, change } of moved.values()) {
    const year = yearOf(model, layer, bound.measure, model.units.indexOf.get(bound.unit) ?? -1);
    if (outsideBy(bound, year) > outsideBy(bound, year - change)) return outsideRefusal(model, bound, year);
  }
  return done(null);
}

/** What a row's leaves come to over the year. */
export function yearOf(model: PlanModel, layer: Layer, measure: MeasureId, node: number): number {
  const { from, to } = leafRange(model.units, node);
  let sum = 0;
  for (let leaf = from; leaf < to; leaf += 1) sum += leafTotal(model, layer, measure, leaf, wholeYear);
  return sum;
}

function sumOfMonths(months: readonly number[] | null): number {
  return (months ?? []).reduce((sum, month) => sum + month, 0);
}

/** The bounds of the numbers that free leaves may get: of each leaf, and of bounded totals below the top. */
interface LeafBounds {
  readonly minimum: Float64Array;
  readonly maximum: Float64Array;
  readonly groups: readonly CellGroup[];
}

/** What is spread: the side and months that are written. */
interface Written {
  readonly layer: Layer;
  readonly measure: MeasureId;
  readonly periods: PeriodRange;
}

/**
 * The bounds for a spread of `periods` at `top` over the free leaves (by number), of which `standing` stands in what is
 * written; null when nothing bounds them. What stands outside of it is taken out; a part of the year may stay where it is.
 */
function leafBounds(
  model: PlanModel,
  choice: Written,
  top: number,
  leaves: ArrayLike<number>,
  standing: ArrayLike<number>,
): LeafBounds | null {
  const bounds = [...model.bounds.values()].filter(({ measure }) => measure === choice.measure);
  if (bounds.length === 0) return null;
  const places = new Map(Array.from(leaves, (leaf, place) => [leaf, place]));
  const minimum = new Float64Array(leaves.length);
  const maximum = new Float64Array(leaves.length).fill(Infinity);
  const groups: CellGroup[] = [];
  for (const bound of bounds) {
    const node = model.units.indexOf.get(bound.unit) ?? -1;
    if (node < 0 || node === top || !isWithin(model.units, top, node)) continue;
    const { from, to } = leafRange(model.units, node);
    const cells: number[] = [];
    for (let leaf = from; leaf < to; leaf += 1) {
      const place = places.get(leaf);
      if (place !== undefined) cells.push(place);
    }
    const inside = cells.reduce((sum, place) => sum + (standing[place] as number), 0);
    const outside = yearOf(model, choice.layer, choice.measure, node) - inside;
    const [lowest, highest] = rangeOf(bound, outside, isWholeYear(choice.periods) ? null : inside);
    const [only] = cells;
    if (only === undefined) continue;
    if (to - from === 1) {
      minimum[only] = Math.min(lowest, highest);
      maximum[only] = highest;
    } else groups.push({ cells, lowest, highest });
  }
  // A bound on the row itself is met by whoever typed the number.
  return { minimum, maximum, groups };
}

/** What may be written beside what stands `outside` the spread; `present`: what stands inside and may stay. */
function rangeOf({ minimum, maximum }: Bound, outside: number, present: number | null): readonly [number, number] {
  const lowest = minimum === null ? 0 : Math.max(0, minimum - outside);
  const highest = maximum === null ? Infinity : Math.max(0, maximum - outside);
  return present === null ? [lowest, highest] : [Math.min(lowest, present), Math.max(highest, present)];
}

/**
 * The numbers of the free leaves below `top` as a method wants them, within all bounds; `standing` is what stands of what
 * is written, leaf by leaf. The shortage counts what the free leaves take, nothing else.
 */
export function meetBounds(
  model: PlanModel,
  written: Written,
  top: number,
  leaves: ArrayLike<number>,
  wanted: Wanted,
  standing: Float64Array,
): SpreadOutcome {
  const bounds = model.bounds.size === 0 ? null : leafBounds(model, written, top, leaves, standing);
  if (bounds === null) return meetWanted(wanted, standing);
  const { minimum, maximum, groups } = bounds;
  if (groups.length === 0) return meetWanted(wanted, standing, minimum, maximum);
  if (wanted.rule === 'cells') {
    const asGiven = meetWanted(wanted, standing, minimum, maximum);
    if (asGiven.ok && groups.every((group) => isMet(group, asGiven.values))) return asGiven;
  }
  const weights = wanted.rule === 'cells' ? wanted.amounts : wanted.weights;
  return spreadInGroups(sumWanted(wanted, standing), leaves.length, groups, (total, cells) => {
    const of = (list: ArrayLike<number>): Float64Array => Float64Array.from(cells, (cell) => list[cell] as number);
    const some = { total, weights: of(weights), current: of(standing), minimum: of(minimum), maximum: of(maximum) };
    return wanted.rule === 'change' ? spreadChange({ ...some, base: some.current }) : spreadTotal(some);
  });
}

function isMet({ cells, lowest, highest }: CellGroup, values: Float64Array): boolean {
  const sum = cells.reduce((amount, cell) => amount + (values[cell] as number), 0);
  return sum >= lowest && sum <= highest;
}
