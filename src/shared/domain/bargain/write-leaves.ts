/**
 * Writes new numbers of many leaves over their lines and months, and notes on their quota lines which move wrote them.
 *
 * A leaf's number goes over its months first, so that its season is kept as well as cents allow, then each month over the
 * lines. Works in blocks of leaves side by side, so that a company total needs no memory per cell. Callers: enter number.
 */
import { quotaLineId, type Change, type RecordValue } from '../changes/change.ts';
import { isIdle, patchBetween } from '../changes/squash.ts';
import type { LeafBlock } from '../cube/leaf-block.ts';
import {
  measureIds,
  monthsInYear,
  type Layer,
  type MeasureId,
  type Months,
  type PeriodRange,
} from '../plan/entities.ts';
import type { Quota } from '../plan/entities.ts';
import type { PlanModel } from '../plan/plan-model.ts';
import { leafNode } from '../plan/tree.ts';
import { shareFew } from '../spread/few-shares.ts';
import { writeMonths } from '../spread/month-rows.ts';
import { Profiles } from './base.ts';
import { withOpening } from './opening.ts';
import type { LineScope } from './reach.ts';

/** What is written where. */
export interface LeavesEntry {
  readonly layer: Layer;
  readonly measure: MeasureId;
  readonly periods: PeriodRange;
  readonly lines: LineScope;
  readonly move: string;
}

/** How many leaves are worked on side by side. */
const blockSize = 1024;

/**
 * The changes that give each leaf its amount (same order), in proportion to `base` within the leaf. Where `monthAmounts`
 * are given (month of the range × leaves + place), they are the leaf's months, and `base` decides on the lines alone.
 */
export function writeLeaves(
  model: PlanModel,
  entry: LeavesEntry,
  base: LeafBlock | null,
  leaves: Int32Array,
  amounts: Float64Array,
  monthAmounts: Float64Array | null = null,
): readonly Change[] {
  const changes: Change[] = [];
  const profiles = new Profiles(model, base, entry.periods, entry.lines);
  for (let start = 0; start < leaves.length; start += blockSize) {
    const some = leaves.subarray(start, start + blockSize);
    const months = monthAmounts === null ? null : rowsOf(monthAmounts, leaves.length, start, some.length);
    const cells = cellsOf(model, entry, profiles.rows(some), amounts.subarray(start, start + blockSize), months);
    for (let place = 0; place < some.length; place += 1) {
      const leaf = some[place] as number;
      const change = addRows(changes, model, entry, leaf, cells, place);
      addQuota(changes, model, entry, leaf, change);
    }
  }
  return changes;
}

/** Some rows of columns, row after row: `count` of `rows` from `start` on. */
function rowsOf(columns: Float64Array, rows: number, start: number, count: number): Float64Array {
  const months = columns.length / rows;
  const some = new Float64Array(months * count);
  for (let at = 0; at < some.length; at += 1) {
    some[at] = columns[(at % months) * rows + start + Math.floor(at / months)] as number;
  }
  return some;
}

/** The numbers of every cell, laid out like `weights`: (leaf × lines + line) × months + month. */
function cellsOf(
  model: PlanModel,
  { periods, lines: scope }: LeavesEntry,
  weights: Float64Array,
  amounts: Float64Array,
  months: Float64Array | null,
): Float64Array {
  const rows = amounts.length;
  const lines = scope.to - scope.from;
  const span = periods.last - periods.first + 1;
  const byMonth = months ?? new Float64Array(span * rows);
  if (months === null) {
    const base = lines === 1 ? weights : seasonsOf(weights, lines, span);
    writeMonths({ rows, rule: 'total', base, values: byMonth, totals: amounts });
  }
  return lines === 1 ? byMonth : shareOverLines(placesById(model, scope), span, weights, byMonth);
}

/** The months of every leaf over all of its lines. */
function seasonsOf(weights: Float64Array, lines: number, span: number): Float64Array {
  const seasons = new Float64Array(weights.length / lines);
  for (let at = 0; at < weights.length; at += 1) {
    const season = Math.floor(at / (lines * span)) * span + (at % span);
    seasons[season] = (seasons[season] as number) + (weights[at] as number);
  }
  return seasons;
}

/** The places of the scope's lines in the scope, in the order of their ids. */
function placesById({ lines }: PlanModel, { from, to }: LineScope): Int32Array {
  return lines.leavesById.filter((line) => line >= from && line < to).map((line) => line - from);
}

/** Each month of each leaf over its lines, which come in the order of their ids. */
function shareOverLines(
  linesById: Int32Array,
  span: number,
  weights: Float64Array,
  byMonth: Float64Array,
): Float64Array {
  const lines = linesById.length;
  const cells = new Float64Array(weights.length);
  const lineWeights = new Float64Array(lines);
  const shares = new Float64Array(lines);
  for (let at = 0; at < byMonth.length; at += 1) {
    const total = byMonth[at] as number;
    if (total === 0) continue;
    const start = Math.floor(at / span) * span * lines + (at % span);
    for (let place = 0; place < lines; place += 1) {
      lineWeights[place] = weights[start + (linesById[place] as number) * span] as number;
    }
    shareFew(total, lineWeights, shares);
    for (let place = 0; place < lines; place += 1) {
      cells[start + (linesById[place] as number) * span] = shares[place] as number;
    }
  }
  return cells;
}

/** Adds the changes of one leaf's rows; answers by how much its year changes. */
function addRows(
  changes: Change[],
  model: PlanModel,
  { layer, measure, periods, lines }: LeavesEntry,
  leaf: number,
  cells: Float64Array,
  place: number,
): number {
  const unit = model.units.nodes[leafNode(model.units, leaf)]?.id ?? '';
  const span = periods.last - periods.first + 1;
  let start = place * (lines.to - lines.from) * span;
  let change = 0;
  for (let line = lines.from; line < lines.to; line += 1, start += span) {
    const before = model.row(layer, measure, leaf, line);
    const after = rowAfter(before, periods, cells, start);
    const difference = differenceOf(before, after);
    if (difference === null) continue;
    change += difference;
    const to = after.some((cell) => cell !== 0) ? after : null;
    if (before === null && to === null) continue;
    const id = model.lines.nodes[leafNode(model.lines, line)]?.id ?? '';
    changes.push({ op: 'cells', layer, measure, unit, line: id, from: before, to });
  }
  return change;
}

/** A row with the months of the range replaced by those of `cells` from `start` on. */
function rowAfter(before: Months | null, { first, last }: PeriodRange, cells: Float64Array, start: number): Months {
  const after: number[] = [];
  for (let month = 1; month <= monthsInYear; month += 1) {
    const isWritten = month >= first && month <= last;
    after.push(isWritten ? (cells[start + month - first] as number) : (before?.[month - 1] ?? 0));
  }
  return after;
}

/** By how much the year changes; null when every month stays as it is. */
function differenceOf(before: Months | null, after: Months): number | null {
  let same = true;
  let difference = 0;
  for (let month = 0; month < monthsInYear; month += 1) {
    const change = (after[month] as number) - (before?.[month] ?? 0);
    if (change !== 0) same = false;
    difference += change;
  }
  return same ? null : difference;
}

/** Notes which move wrote the number of a leaf, and the opening once both sides have spoken; an escalation is over. */
function addQuota(changes: Change[], model: PlanModel, entry: LeavesEntry, leaf: number, change: number): void {
  const { layer, measure, move } = entry;
  const node = leafNode(model.units, leaf);
  const before = model.quotaAt(measureIds.indexOf(measure), node);
  const unit = model.units.nodes[node]?.id ?? '';
  const after: Quota = {
    unit,
    measure,
    offerMove: layer === 'offer' ? move : (before?.offerMove ?? null),
    askMove: layer === 'ask' ? move : (before?.askMove ?? null),
    lastSide: layer === 'offer' ? 'company' : 'unit',
    accepted: false,
    ...(before?.opening === undefined ? {} : { opening: before.opening }),
  };
  const coming = layer === 'offer' ? { offer: change, ask: 0 } : { offer: 0, ask: change };
  const opened = withOpening(model, after, leaf, coming);
  const id = quotaLineId(measure, unit);
  if (before === undefined) {
    changes.push({ op: 'put', table: 'quota', id, value: record(opened) });
    return;
  }
  const patch = patchBetween('quota', id, record(before), record(opened));
  if (!isIdle(patch)) changes.push(patch);
}

/** Quotas are plain JSON by construction; the type only lacks the index signature. */
function record(quota: Quota): RecordValue {
  return quota as unknown as RecordValue;
}
