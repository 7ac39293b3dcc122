/**
 * Rows as the window shows them: columns of numbers and one state each. NaN where there is no number.
 * Callers: plan views.
 */
import { rowColumns, type HistoryBlock, type RowBlock } from '#shared/contract/views.ts';
import { rowState } from '#shared/domain/bargain/row-state.ts';
import type { TotalSeries } from '#shared/domain/cube/leaf-numbers.ts';
import type { PlanTotals } from '#shared/domain/cube/plan-totals.ts';
import { isEmptyTotal, totalAt, type SeriesTotals } from '#shared/domain/cube/series-totals.ts';
import type { FactKind, MeasureId } from '#shared/domain/plan/entities.ts';
import type { PlanModel } from '#shared/domain/plan/plan-model.ts';

/** What is read: a model and its totals. */
export interface PlanNumbers {
  readonly model: PlanModel;
  readonly totals: PlanTotals;
}

/** The rows of some nodes (indexes into the unit tree) in one measure. */
export function rowBlock({ model, totals }: PlanNumbers, measure: MeasureId, nodes: Int32Array): RowBlock {
  const column = (series: TotalSeries): Float64Array<ArrayBuffer> => rowsOf(totals.series(series, measure), nodes);
  return {
    measure,
    nodes: Int32Array.from(nodes),
    offer: column('offer'),
    ask: column('ask'),
    gap: column('gap'),
    working: column('working'),
    states: Array.from(nodes, (node) => rowState(model, totals, measure, node)),
  };
}

/** History of all units in one measure; null when nothing was imported. */
export function historyBlock(
  { model, totals }: PlanNumbers,
  kind: FactKind,
  year: number,
  measure: MeasureId,
): HistoryBlock | null {
  const history = totals.history(kind, year, measure);
  if (history === null) return null;
  return { kind, year, measure, values: rowsOf(history, allNodes(model)) };
}

/** Every node of the unit tree. */
export function allNodes(model: PlanModel): Int32Array<ArrayBuffer> {
  return Int32Array.from(model.units.nodes.keys());
}

/** The months and the year of some nodes. */
function rowsOf(totals: SeriesTotals | null, nodes: Int32Array): Float64Array<ArrayBuffer> {
  const values = new Float64Array(nodes.length * rowColumns).fill(Number.NaN);
  if (totals === null) return values;
  for (const [row, node] of nodes.entries()) {
    if (isEmptyTotal(totals, node)) continue;
    for (let column = 0; column < rowColumns; column += 1) {
      values[row * rowColumns + column] = totalAt(totals, node, column);
    }
  }
  return values;
}
