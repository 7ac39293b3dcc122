/**
 * Water-filling where not only cells but totals above them have bounds (methods §1.4, one level higher).
 *
 * Groups lie inside each other or apart, as the units of a tree do. A spread that breaks a group's bound is taken again
 * with that group fixed at its bound and the rest sharing what is left, until nothing is broken: the groups that raising
 * or lowering the others' level cannot mend go first, so that the answer is that of one level for all, clipped from below.
 * Pure. Callers: bargain (bounds).
 */
import type { RefusedSpread, SpreadOutcome } from './shortage.ts';

/** Cells by their place, whose sum has bounds; ±Infinity where there is none. Whole quanta. */
export interface CellGroup {
  readonly cells: readonly number[];
  readonly lowest: number;
  readonly highest: number;
}

/** Spreads a total over some of the cells within their own bounds; answers in the order of `cells`. */
export type SpreadSome = (total: number, cells: readonly number[]) => SpreadOutcome;

/** Spreads `total` over all `count` cells within the bounds of the groups. */
export function spreadInGroups(
  total: number,
  count: number,
  groups: readonly CellGroup[],
  spreadSome: SpreadSome,
): SpreadOutcome {
  const values = new Float64Array(count);
  const all = Array.from(values.keys());
  return fill(total, all, groups, spreadSome, values) ?? { ok: true, values };
}

function fill(
  total: number,
  cells: readonly number[],
  groups: readonly CellGroup[],
  spreadSome: SpreadSome,
  values: Float64Array,
): RefusedSpread | null {
  let [rest, left, open] = [total, cells, groups];
  for (;;) {
    const outcome = spreadSome(rest, left);
    if (!outcome.ok) return outcome;
    left.forEach((cell, place) => {
      values[cell] = outcome.values[place] as number;
    });
    const pins = brokenGroups(open, values);
    if (pins.length === 0) return null;
    for (const { group, bound } of pins) {
      const gone = new Set(group.cells);
      const inside = open.filter((other) => other !== group && other.cells.every((cell) => gone.has(cell)));
      const refused = fill(bound, group.cells, inside, spreadSome, values);
      if (refused !== null) return refused;
      rest -= bound;
      left = left.filter((cell) => !gone.has(cell));
      open = open
        .filter((other) => other !== group && !inside.includes(other))
        .map((other) => (other.cells.some((cell) => gone.has(cell)) ? lessen(other, gone, bound) : other));
    }
  }
}

/** A group around one that is fixed at `amount`. */
function lessen({ cells, lowest, highest }: CellGroup, gone: ReadonlySet<number>, amount: number): CellGroup {
  return { cells: cells.filter((cell) => !gone.has(cell)), lowest: lowest - amount, highest: highest - amount };
}

interface Pin {
  readonly group: CellGroup;
  readonly bound: number;
}

/** The outermost groups to be fixed at a bound now, each with its bound; empty when all bounds hold. */
function brokenGroups(groups: readonly CellGroup[], values: Float64Array): readonly Pin[] {
  const clipped: { readonly group: CellGroup; readonly shift: number; readonly own: number; readonly bound: number }[] =
    [];
  for (const group of [...groups].sort((left, right) => left.cells.length - right.cells.length)) {
    const within = outermost(clipped.filter((inner) => contains(group, inner.group)));
    const sum = group.cells.reduce((amount, cell) => amount + (values[cell] as number), 0);
    const raw = within.reduce((amount, { shift }) => amount + shift, sum);
    const bound = Math.min(Math.max(raw, group.lowest), group.highest);
    clipped.push({ group, shift: bound - sum, own: bound - raw, bound });
  }
  const shift = outermost(clipped).reduce((amount, one) => amount + one.shift, 0);
  const broken = clipped.filter(({ own }) => (shift > 0 ? own > 0 : shift < 0 ? own < 0 : own !== 0));
  return outermost(broken).map(({ group, bound }) => ({ group, bound }));
}

function outermost<Item extends { readonly group: CellGroup }>(items: readonly Item[]): readonly Item[] {
  return items.filter((item) => !items.some((other) => other !== item && contains(other.group, item.group)));
}

function contains(outer: CellGroup, inner: CellGroup): boolean {
  if (outer === inner || inner.cells.length > outer.cells.length) return false;
  const [first] = inner.cells;
  return first !== undefined && outer.cells.includes(first);
}
