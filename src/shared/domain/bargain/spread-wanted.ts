/**
 * What a spread's method wants of its cells, with the shape it follows read from the plan. Callers: spread command.
 *
 * Along the rows the cells are the free unit leaves; along the months they are the months of the range. Held rows are out
 * of it: where the person gave the total, it is less what is held; where the person gave each month's own number (repeat,
 * growth, straight line), it is that month less what is held in it.
 */
import { done, refuse, type Outcome } from '../../base/outcome.ts';
import { sumUnitLeaf, type LeafBlock } from '../cube/leaf-block.ts';
import { monthsInYear, type MeasureId, type PeriodRange } from '../plan/entities.ts';
import { weeksInPeriod } from '../plan/periods.ts';
import type { PlanModel } from '../plan/plan-model.ts';
import { leafRange } from '../plan/tree.ts';
import {
  clear,
  equal,
  equalIncrement,
  growth,
  like,
  likePercent,
  percentChange,
  proportional,
  repeat,
  straightLine,
  sumOf,
  type SpreadMode,
  type Wanted,
} from '../spread/methods.ts';
import { sumOfYears } from '../spread/profile.ts';
import type { MoveCommand, SeasonProfile, SpreadAxis, SpreadReference, SpreadShape } from './command.ts';
import { nameOf, sumLeaves } from './enter-number.ts';
import { lineScope, wholeOffering, type LineScope } from './reach.ts';
import type { LeavesEntry } from './write-leaves.ts';

/** The cells of a spread and what stands in them. */
export interface SpreadCells {
  readonly entry: LeavesEntry & { readonly node: number };
  /** Unit leaves that may be written, in the order of ids. */
  readonly leaves: Int32Array;
  /** What the rows come to that stay as they are. */
  readonly fixed: number;
  readonly byLeaf: Float64Array;
  /** What stands in each month of the range over those leaves. */
  readonly byMonth: Float64Array;
  /** Only months in which something stands are written, too. */
  readonly populated: boolean;
}

/** What a method runs over: growth, straight lines and seasons are about time, and so is the season of another unit. */
export function axisOf(method: SpreadShape): SpreadAxis {
  switch (method.kind) {
    case 'growth':
    case 'straightLine':
    case 'seasonality':
      return 'months';
    case 'percentChange':
    case 'clear':
      return 'units';
    case 'likePercent':
      return method.reference.unit === undefined ? 'units' : 'months';
    case 'like':
      return method.reference.unit === undefined ? (method.along ?? 'units') : 'months';
    default:
      return method.along ?? 'units';
  }
}

/** What the method wants of the cells of its axis. */
export function wantedOf(
  model: PlanModel,
  { method, mode = 'replace' }: Extract<MoveCommand, { kind: 'spread' }>,
  cells: SpreadCells,
): Outcome<Wanted> {
  const isAlongUnits = axisOf(method) === 'units';
  const all = isAlongUnits ? cells.byLeaf : cells.byMonth;
  // Along the months, empty ones stay empty for "populated": the method runs over the others.
  const chosen = cells.populated && !isAlongUnits ? placesOf(all) : null;
  const standing = chosen === null ? all : at(all, chosen);
  const fixed = fixedOf(model, cells, isAlongUnits);
  const shape = shapeOf(model, method, cells, isAlongUnits);
  if (!shape.ok) return shape;
  const reference = chosen === null ? shape.value : at(shape.value, chosen);
  if (needsShape(method) && sumOf(reference.map((amount) => Math.max(0, amount))) === 0) {
    return refuse('spread-like-nothing', { unit: nameOf(model, cells.entry.node) });
  }
  const free = (value: number): number => (mode === 'replace' ? value - cells.fixed : value);
  const wanted = wantedBy(method, standing, reference, mode, free);
  const given =
    isGivenByCell(method) && mode === 'replace' && !isAlongUnits ? lessFixed(wanted, fixed, chosen) : wanted;
  return done(chosen === null ? given : spreadOut(given, chosen, all.length));
}

function wantedBy(
  method: SpreadShape,
  standing: Float64Array,
  reference: Float64Array,
  mode: SpreadMode,
  free: (value: number) => number,
): Wanted {
  switch (method.kind) {
    case 'proportional':
      return proportional(standing, free(method.value), mode);
    case 'equal':
      return equal(standing.length, free(method.value), mode);
    case 'equalIncrement':
      return equalIncrement(standing, free(method.value), mode);
    case 'repeat':
      return repeat(standing, method.value, mode);
    case 'percentChange':
      return percentChange(standing, method.rate);
    case 'growth':
      return growth(standing, method.start, method.rate, mode);
    case 'straightLine':
      return straightLine(standing, method.start, method.end, mode);
    case 'like':
      return like(reference, free(method.value), mode);
    case 'likePercent':
      return likePercent(reference, method.rate, mode);
    case 'seasonality': {
      const value = method.value === undefined ? sumOf(standing) : free(method.value);
      return like(reference, value, method.value === undefined ? 'replace' : mode);
    }
    case 'clear':
      return clear(standing);
  }
}

function needsShape(method: SpreadShape): boolean {
  return method.kind === 'like' || method.kind === 'likePercent' || method.kind === 'seasonality';
}

/** Methods in which the person names every cell's own number. */
function isGivenByCell({ kind }: SpreadShape): boolean {
  return kind === 'repeat' || kind === 'growth' || kind === 'straightLine';
}

/** What stays in each month of the range: rows that are held, settled or not meant. */
function fixedOf(model: PlanModel, { entry, byMonth }: SpreadCells, isAlongUnits: boolean): Float64Array {
  if (isAlongUnits) return new Float64Array();
  const { from, to } = leafRange(model.units, entry.node);
  return byMonth.map((standing, place) => {
    const month = entry.periods.first + place;
    return sumLeaves(model, entry.layer, entry.measure, from, to, { first: month, last: month }) - standing;
  });
}

function lessFixed(wanted: Wanted, fixed: Float64Array, chosen: readonly number[] | null): Wanted {
  if (wanted.rule !== 'cells') return wanted;
  const stays = chosen === null ? fixed : at(fixed, chosen);
  return { rule: 'cells', amounts: wanted.amounts.map((amount, cell) => amount - (stays[cell] as number)) };
}

function placesOf(amounts: Float64Array): readonly number[] {
  return [...amounts.keys()].filter((place) => amounts[place] !== 0);
}

function at(amounts: Float64Array, places: readonly number[]): Float64Array {
  return Float64Array.from(places, (place) => amounts[place] as number);
}

/** The same wish with zeros at the cells that are not meant. */
function spreadOut(wanted: Wanted, places: readonly number[], length: number): Wanted {
  const out = (amounts: ArrayLike<number>): Float64Array => {
    const all = new Float64Array(length);
    places.forEach((place, index) => {
      all[place] = amounts[index] as number;
    });
    return all;
  };
  return wanted.rule === 'cells'
    ? { ...wanted, amounts: out(wanted.amounts) }
    : { ...wanted, weights: out(wanted.weights) };
}

/** The shape that the method follows, cell by cell; empty for methods that follow none. */
function shapeOf(
  model: PlanModel,
  method: SpreadShape,
  cells: SpreadCells,
  isAlongUnits: boolean,
): Outcome<Float64Array> {
  if (method.kind === 'seasonality') return seasonOf(model, method.profile, cells);
  if (method.kind !== 'like' && method.kind !== 'likePercent') return done(new Float64Array());
  const { reference } = method;
  const { entry, leaves } = cells;
  const lines = reference.line === undefined ? wholeOffering(model) : lineScope(model, reference.line);
  if (lines === null) return refuse('unknown-line', { line: reference.line ?? '' });
  const node = reference.unit === undefined ? entry.node : model.units.indexOf.get(reference.unit);
  if (node === undefined) return refuse('unknown-unit', { unit: reference.unit ?? '' });
  const block = blockOf(model, reference, entry.measure);
  const { first, last } = entry.periods;
  if (isAlongUnits)
    return done(Float64Array.from(leaves, (leaf) => sumOfBlock(block, leaf, leaf + 1, { first, last }, lines)));
  return done(monthsOfNode(model, block, node, entry.periods, lines));
}

function blockOf(model: PlanModel, { source, year, measure }: SpreadReference, own: MeasureId): LeafBlock | null {
  if (source === 'offer' || source === 'ask') return model.cells(source, measure ?? own);
  return model.facts(source, year ?? model.header.year - 1, measure ?? own);
}

function sumOfBlock(
  block: LeafBlock | null,
  from: number,
  to: number,
  { first, last }: PeriodRange,
  lines: LineScope,
): number {
  let sum = 0;
  if (block !== null) {
    for (let leaf = from; leaf < to; leaf += 1) sum += sumUnitLeaf(block, leaf, first, last, lines.from, lines.to);
  }
  return sum;
}

function monthsOfNode(
  model: PlanModel,
  block: LeafBlock | null,
  node: number,
  { first, last }: PeriodRange,
  lines: LineScope,
): Float64Array {
  const { from, to } = leafRange(model.units, node);
  return Float64Array.from({ length: last - first + 1 }, (_, place) =>
    sumOfBlock(block, from, to, { first: first + place, last: first + place }, lines),
  );
}

/** How many months of history weigh as much as the parent's season (methods §1.6). */
const shrinkMonths = 12;

function seasonOf(model: PlanModel, profile: SeasonProfile, { entry }: SpreadCells): Outcome<Float64Array> {
  const { first, last } = entry.periods;
  const month = (make: (period: number) => number): Float64Array =>
    Float64Array.from({ length: last - first + 1 }, (_, place) => make(first + place));
  switch (profile.kind) {
    case 'flat':
      return done(month(() => 1));
    case 'typed':
      if (profile.weights.every((weight) => weight === 0)) return refuse('season-empty');
      return done(month((period) => profile.weights[period - 1] ?? 0));
    case 'weeks':
      return done(month((period) => weeksInPeriod(model.header.weekPattern, period) ?? 1));
    case 'years': {
      const node = profile.unit === undefined ? entry.node : model.units.indexOf.get(profile.unit);
      if (node === undefined) return refuse('unknown-unit', { unit: profile.unit ?? '' });
      const own = yearsOf(model, entry.measure, node, profile.years);
      const season = profile.shrink === true ? shrunk(model, entry.measure, node, own, profile.years) : own;
      return done(month((period) => season[period - 1] ?? 0));
    }
  }
}

/** The sum of each of the twelve months over years of actual history, negatives taken as nothing (methods §1.6). */
function yearsOf(model: PlanModel, measure: MeasureId, node: number, years: readonly number[]): Float64Array {
  const whole = { first: 1, last: monthsInYear };
  const months = years.map((year) =>
    monthsOfNode(model, model.facts('actual', year, measure), node, whole, wholeOffering(model)),
  );
  return sumOfYears(months, monthsInYear).map((amount) => Math.max(0, amount));
}

/** s = λ·own + (1 − λ)·parent as shares, λ = n ÷ (n + 12) with n the months that have a number. */
function shrunk(
  model: PlanModel,
  measure: MeasureId,
  node: number,
  own: Float64Array,
  years: readonly number[],
): Float64Array {
  const above = model.units.parent[node] ?? -1;
  if (above < 0) return own;
  const parent = yearsOf(model, measure, above, years);
  const [ownSum, parentSum] = [sumOf(own), sumOf(parent)];
  if (ownSum === 0 || parentSum === 0) return ownSum === 0 ? parent : own;
  const whole = { first: 1, last: monthsInYear };
  const known = years.flatMap((year) => [
    ...monthsOfNode(model, model.facts('actual', year, measure), node, whole, wholeOffering(model)),
  ]);
  const count = known.filter((amount) => amount !== 0).length;
  const part = count / (count + shrinkMonths);
  return own.map((amount, month) => part * (amount / ownSum) + (1 - part) * ((parent[month] as number) / parentSum));
}
