/**
 * The numbers of all units for one measure, as columns: what the grid, the charts and the status line read.
 *
 * Blocks from the store are copied in; nothing is computed here. NaN means that there is no number.
 * Callers: replica.
 */
import type { HistoryBlock, RowBlock, RowState } from '#shared/contract/views.ts';
import { rowColumns } from '#shared/contract/views.ts';
import type { MeasureId } from '#shared/domain/plan/entities.ts';

export type RowSeries = 'offer' | 'ask' | 'gap' | 'working';
const rowSeries: readonly RowSeries[] = ['offer', 'ask', 'gap', 'working'];

/** The year's place among a row's columns, after the twelve months. */
export const yearOfRow = 12;

export class RowTable {
  readonly measure: MeasureId;
  readonly #values: Readonly<Record<RowSeries, Float64Array>>;
  readonly #states: (RowState | undefined)[];
  readonly #history: readonly HistoryBlock[];

  constructor(measure: MeasureId, units: number, history: readonly HistoryBlock[]) {
    this.measure = measure;
    const column = (): Float64Array => new Float64Array(units * rowColumns).fill(Number.NaN);
    this.#values = { offer: column(), ask: column(), gap: column(), working: column() };
    this.#states = Array.from({ length: units });
    this.#history = history;
  }

  /** Takes over the rows of a block and answers their unit indexes. */
  take(block: RowBlock): Int32Array {
    for (let row = 0; row < block.nodes.length; row += 1) {
      const node = block.nodes[row] as number;
      for (const series of rowSeries) {
        this.#values[series].set(block[series].subarray(row * rowColumns, (row + 1) * rowColumns), node * rowColumns);
      }
      this.#states[node] = block.states[row];
    }
    return block.nodes;
  }

  /** One number of a unit: a month 0…11 or the year (12). */
  read(series: RowSeries, node: number, column: number = yearOfRow): number | null {
    return orNull(this.#values[series][node * rowColumns + column]);
  }

  /** The sum of several months; null when the row has no number. */
  readMonths(series: RowSeries, node: number, first: number, last: number): number | null {
    return sumMonths(this.#values[series], node, first, last);
  }

  /** Actuals of a year, the same way; null where there is no history. */
  readHistory(year: number, node: number, first: number = 1, last: number = 12): number | null {
    const block = this.#history.find((candidate) => candidate.year === year && candidate.kind === 'actual');
    return block === undefined ? null : sumMonths(block.values, node, first, last);
  }

  state(node: number): RowState | undefined {
    return this.#states[node];
  }
}

function sumMonths(values: Float64Array, node: number, first: number, last: number): number | null {
  const start = node * rowColumns;
  if (first === 1 && last === 12) return orNull(values[start + yearOfRow]);
  let sum = 0;
  for (let month = first - 1; month < last; month += 1) sum += values[start + month] as number;
  return orNull(sum);
}

function orNull(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
