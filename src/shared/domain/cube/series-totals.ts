/**
 * The totals of one series or of one year of history, wherever they lie. Callers: plan totals, store.
 */
import { countColumn } from './leaf-numbers.ts';

/** Column c (month, year, count) of node n lies at n × `perNode` + c × `perColumn` + `first`. */
export interface SeriesTotals {
  readonly values: Float64Array;
  readonly first: number;
  readonly perColumn: number;
  readonly perNode: number;
}

/** Whether no leaf below a node has a number. */
export function isEmptyTotal({ values, first, perColumn, perNode }: SeriesTotals, node: number): boolean {
  return values[node * perNode + countColumn * perColumn + first] === 0;
}

/** One total; zero where no leaf below has a number. */
export function totalAt({ values, first, perColumn, perNode }: SeriesTotals, node: number, column: number): number {
  return values[node * perNode + column * perColumn + first] as number;
}
