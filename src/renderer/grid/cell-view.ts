/** Small pure helpers on cell views. Callers: the grid's painting and its summary. */
import type { CellView, GridColumn, RangeSummary } from './grid-types.ts';

/** Whether two views look the same, so that nothing need be painted. */
export function sameView(one: CellView | null | undefined, other: CellView | null | undefined): boolean {
  if (one === other) return true;
  if (one === null || one === undefined || other === null || other === undefined) return false;
  return (
    one.text === other.text &&
    one.number === other.number &&
    one.tone === other.tone &&
    one.editable === other.editable &&
    one.held === other.held &&
    one.settled === other.settled &&
    one.edited === other.edited &&
    one.noAnswer === other.noAnswer &&
    one.faint === other.faint &&
    one.mark === other.mark &&
    one.bar === other.bar &&
    one.chip === other.chip &&
    one.span === other.span &&
    one.note === other.note
  );
}

/** The largest block whose cells are counted one by one; above it the summary says only how many cells there are. */
export const summaryLimit = 200_000;

/**
 * Count, sum and average of a block. Only columns of one `sums` kind are added; where kinds meet, or the sum would not be
 * exact, there is no sum.
 */
export function summarize(
  rowIds: readonly string[],
  columns: readonly Pick<GridColumn, 'id' | 'sums'>[],
  view: (rowId: string, columnId: string) => CellView,
): RangeSummary {
  const cells = rowIds.length * columns.length;
  const none = { cells, numbers: 0, sum: null, average: null, sums: null };
  if (cells > summaryLimit) return none;
  const kinds = new Set<string | undefined>();
  let sum = 0;
  let numbers = 0;
  for (const column of columns) {
    for (const rowId of rowIds) {
      const { number } = view(rowId, column.id);
      if (number === null) continue;
      kinds.add(column.sums);
      sum += number;
      numbers += 1;
    }
  }
  const [kind] = kinds;
  if (kinds.size !== 1 || kind === undefined || !Number.isSafeInteger(sum)) return { ...none, numbers };
  return { cells, numbers, sum, average: Math.round(sum / numbers), sums: kind };
}
