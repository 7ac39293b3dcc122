/**
 * What stands on one row of the table, read from the replica: numbers of a range of months, and the row's state.
 * Pure. Callers: cells, commands and panel of this folder.
 */
import type { Preview, RowBlock, RowState } from '#shared/contract/views.ts';
import { rowColumns } from '#shared/contract/views.ts';
import type { MeasureId, PeriodRange } from '#shared/domain/plan/entities.ts';
import { wholeYear } from '#shared/domain/plan/periods.ts';
import { isLeaf } from '#shared/domain/plan/tree.ts';
import type { Replica } from '#renderer/model/replica.ts';
import { yearOfRow, type RowSeries } from '#renderer/model/row-table.ts';

/** The numbers of a row over a range of months; null where there is none, which is not zero. */
export interface RowNumbers {
  readonly offer: number | null;
  readonly ask: number | null;
  readonly working: number | null;
  readonly gap: number | null;
  readonly lastYear: number | null;
  readonly yearBefore: number | null;
}

export interface RowFacts extends RowNumbers {
  readonly unit: string;
  readonly name: string;
  readonly measure: MeasureId;
  readonly leaf: boolean;
  /** Whether there is a unit above. */
  readonly above: boolean;
  /** Whether only the unit's side speaks here, as in a packet. */
  readonly unitOnly: boolean;
  readonly state: RowState;
}

/** The facts of a unit over the year; null while its measure is not fetched or the unit is gone. */
export function rowFacts(replica: Replica, measure: MeasureId, unit: string): RowFacts | null {
  const node = replica.units.indexOf.get(unit);
  const state = node === undefined ? undefined : replica.table(measure)?.state(node);
  if (node === undefined || state === undefined) return null;
  return {
    ...rowNumbers(replica, measure, node, wholeYear),
    unit,
    name: replica.units.nodes[node]?.name ?? '',
    measure,
    leaf: isLeaf(replica.units, node),
    above: node > 0,
    unitOnly: replica.header.packet !== undefined,
    state,
  };
}

/** The numbers of a unit over a range of months. */
export function rowNumbers(replica: Replica, measure: MeasureId, node: number, periods: PeriodRange): RowNumbers {
  const { first, last } = periods;
  const table = replica.table(measure);
  const read = (series: RowSeries): number | null => table?.readMonths(series, node, first, last) ?? null;
  const past = (years: number): number | null =>
    table?.readHistory(replica.header.year - years, node, first, last) ?? null;
  return {
    offer: read('offer'),
    ask: read('ask'),
    working: read('working'),
    gap: read('gap'),
    lastYear: past(1),
    yearBefore: past(2),
  };
}

/** The rows a preview would change, to be shown in place of the confirmed ones. */
export class PreviewRows {
  readonly #block: RowBlock;
  readonly #places = new Map<number, number>();

  constructor(block: RowBlock) {
    this.#block = block;
    for (const [place, node] of block.nodes.entries()) this.#places.set(node, place);
  }

  /** What `series` of a unit would be: undefined when the preview does not reach the unit, null when there is no number. */
  read(series: RowSeries, node: number, { first, last }: PeriodRange): number | null | undefined {
    const place = this.#places.get(node);
    if (place === undefined) return undefined;
    const values = this.#block[series];
    const start = place * rowColumns;
    if (first === 1 && last === 12) return orNull(values[start + yearOfRow]);
    let sum = 0;
    for (let month = first - 1; month < last; month += 1) sum += values[start + month] as number;
    return orNull(sum);
  }
}

/** A reader of the rows of the preview that stands now; they are indexed once a preview. */
export function previewReader(current: () => Preview | null, measure: MeasureId): () => PreviewRows | null {
  let seen: Preview | null = null;
  let rows: PreviewRows | null = null;
  return () => {
    const preview = current();
    if (preview !== seen) {
      seen = preview;
      const block = preview?.rows.find((candidate) => candidate.measure === measure);
      rows = block === undefined ? null : new PreviewRows(block);
    }
    return rows;
  };
}

/** A reader of the rows of one block, indexed again when another takes its place. */
export function blockReader(current: () => RowBlock | null, measure: MeasureId): () => PreviewRows | null {
  let seen: RowBlock | null = null;
  let rows: PreviewRows | null = null;
  return () => {
    const block = current();
    if (block !== seen) {
      seen = block;
      rows = block === null || block.measure !== measure ? null : new PreviewRows(block);
    }
    return rows;
  };
}

/** part ÷ whole in parts per million, rounded; null without a whole above zero. */
export function rateOf(part: number | null, whole: number | null): number | null {
  if (part === null || whole === null || whole <= 0) return null;
  return Math.round((part / whole) * 1_000_000) + 0;
}

/** Growth of a number on last year, in parts per million; null where it is undefined. */
export function growthOf(number: number | null, lastYear: number | null): number | null {
  return number === null || lastYear === null ? null : rateOf(number - lastYear, lastYear);
}

function orNull(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
