/**
 * Numbers written into cells as commands. Pure. Callers: the table (typing, paste, fill), the forms of the panel.
 *
 * Which move a number is: the company proposes until the unit has answered and spoke last, then it counters; the unit's
 * first number is an ask, and a counter when the company spoke since. Both count the same; the name tells the story.
 */
import type { RowState } from '#shared/contract/views.ts';
import type { Grounds, MoveCommand, SpreadMethod } from '#shared/domain/bargain/command.ts';
import type { Layer, MeasureId, PeriodRange } from '#shared/domain/plan/entities.ts';
import { isWholeYear } from '#shared/domain/plan/periods.ts';
import type { Tree } from '#shared/domain/plan/tree.ts';

/** A number meant for a cell: a unit (leaf or total), a side's layer, some months. */
export interface CellNumber {
  readonly unit: string;
  readonly layer: Layer;
  readonly periods: PeriodRange;
  readonly value: number;
}

export interface WritingChoice {
  readonly measure: MeasureId;
  readonly method: SpreadMethod;
  /** Why, for every number of the block. */
  readonly grounds?: Grounds;
}

/** The move that writes a number on a row in this state. */
export function numberCommand(
  { unit, layer, periods, value }: CellNumber,
  state: RowState | undefined,
  { measure, method, grounds = {} }: WritingChoice,
): MoveCommand {
  const fields = {
    unit,
    measure,
    value,
    method,
    ...(isWholeYear(periods) ? {} : { periods }),
    ...grounds,
  };
  if (layer === 'offer') {
    const answers = state !== undefined && state.lastSide === 'unit' && state.answered > 0;
    return answers ? { kind: 'counter', side: 'company', ...fields } : { kind: 'propose', ...fields };
  }
  const answers = state !== undefined && state.lastSide === 'company' && state.answered > 0;
  return answers ? { kind: 'counter', side: 'unit', ...fields } : { kind: 'ask', ...fields };
}

export interface PlannedBlock {
  /** To be written, the deepest rows first. */
  readonly written: readonly CellNumber[];
  /** Totals whose own rows or months are in the block too; writing them would move what was just written. */
  readonly totals: readonly CellNumber[];
}

/**
 * Parts before totals: a number whose unit and months hold another number of the block (of the same side) is left out.
 * Cost: one binary search a cell and a kind of period, so that large pastes stay quick.
 */
export function planBlock(cells: readonly CellNumber[], units: Tree): PlannedBlock {
  const placed = cells.map((cell) => ({ cell, node: units.indexOf.get(cell.unit) ?? 0 }));
  const nodesOf = new Map<string, { readonly layer: Layer; readonly periods: PeriodRange; readonly nodes: number[] }>();
  for (const { cell, node } of placed) {
    const { layer, periods } = cell;
    const key = `${layer} ${periods.first}-${periods.last}`;
    const known = nodesOf.get(key);
    if (known === undefined) nodesOf.set(key, { layer, periods, nodes: [node] });
    else known.nodes.push(node);
  }
  for (const { nodes } of nodesOf.values()) nodes.sort((left, right) => left - right);
  const holdsOther = (cell: CellNumber, node: number): boolean =>
    [...nodesOf.values()].some(({ layer, periods, nodes }) => {
      const within = cell.periods.first <= periods.first && periods.last <= cell.periods.last;
      if (layer !== cell.layer || !within) return false;
      const same = periods.first === cell.periods.first && periods.last === cell.periods.last;
      const next = nodes[firstAtLeast(nodes, same ? node + 1 : node)];
      return next !== undefined && next < (units.end[node] ?? 0);
    });
  const deepestFirst = placed.toSorted((left, right) => (units.depth[right.node] ?? 0) - (units.depth[left.node] ?? 0));
  const written: CellNumber[] = [];
  const totals: CellNumber[] = [];
  for (const { cell, node } of deepestFirst) (holdsOther(cell, node) ? totals : written).push(cell);
  return { written, totals };
}

/** The place of the first number that is at least `least` in a sorted list. */
function firstAtLeast(sorted: readonly number[], least: number): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] as number) < least) from = middle + 1;
    else to = middle;
  }
  return from;
}
