/**
 * Between a model in memory and the rows that stand for it: what a list of changes makes to be written, and the changes
 * that rebuild a model from rows. Callers: plan session, plan opening, exchange.
 */
import type { Change, RecordTable, RecordValue } from '#shared/domain/changes/change.ts';
import type { FactSource } from '#shared/domain/cube/facts.ts';
import type { FactKind, FactRow, Layer, MeasureId } from '#shared/domain/plan/entities.ts';
import { PlanModel } from '#shared/domain/plan/plan-model.ts';
import { recordOf, type StoredRecord } from '#shared/domain/plan/records.ts';
import { isLeaf } from '#shared/domain/plan/tree.ts';
import type { CommitBatch, FactBatchRows } from './plan-database.ts';
import type { LineMonths, UnitCells } from './tables/cell-table.ts';
import { unpackFacts } from './tables/fact-table.ts';

/** The rows that changes touched, as they stand in a model to which the changes have been applied. */
export function rowsToWrite(model: PlanModel, changes: readonly Change[]): Pick<CommitBatch, 'records' | 'cells'> {
  const records = new Map<string, CommitBatch['records'][number]>();
  const cells = new Map<string, UnitCells>();
  for (const change of changes) {
    if (change.op === 'cells') {
      const { layer, measure, unit } = change;
      const key = `${layer} ${measure} ${unit}`;
      if (!cells.has(key)) cells.set(key, unitCells(model, layer, measure, unit));
    } else {
      const { table, id } = change;
      const key = `${table} ${id}`;
      if (!records.has(key)) records.set(key, { table, id, value: presentRecord(model, table, id) });
    }
  }
  return { records: [...records.values()], cells: [...cells.values()] };
}

/** A model that holds exactly these rows. Cells are taken in unit by unit, so that they are never all in memory twice. */
export function modelOf(records: Iterable<StoredRecord>, cells: Iterable<UnitCells>, source: FactSource): PlanModel {
  const model = new PlanModel(source);
  model.apply(Array.from(records, ({ table, id, value }): Change => ({ op: 'put', table, id, value })));
  for (const { layer, measure, unit, rows } of cells) {
    model.apply(rows.map(({ line, months }) => ({ op: 'cells', layer, measure, unit, line, from: null, to: months })));
  }
  return model;
}

/** The rows of a batch of history that the database does not hold yet. */
export function* factRowsOf(
  batch: FactBatchRows,
  kind: FactKind,
  year: number,
  measure: MeasureId,
): Generator<FactRow> {
  for (const block of batch.blocks) {
    if (block.kind === kind && block.year === year && block.measure === measure) yield* unpackFacts(block);
  }
}

function presentRecord(model: PlanModel, table: RecordTable, id: string): RecordValue | null {
  if (table !== 'unit' && table !== 'line') return recordOf(model, table, id) ?? null;
  // Straight to the node: `recordOf` would make a map of the whole tree for each of thousands of new units.
  const tree = table === 'unit' ? model.units : model.lines;
  const node = tree.nodes[tree.indexOf.get(id) ?? -1];
  return node === undefined ? null : { ...node };
}

function unitCells(model: PlanModel, layer: Layer, measure: MeasureId, unit: string): UnitCells {
  const rows: LineMonths[] = [];
  const node = model.units.indexOf.get(unit);
  if (node !== undefined && isLeaf(model.units, node)) {
    const unitLeaf = model.units.leafStart[node] ?? 0;
    for (const [lineLeaf, lineNode] of model.lines.leaves.entries()) {
      const months = model.row(layer, measure, unitLeaf, lineLeaf);
      if (months !== null) rows.push({ line: model.lines.nodes[lineNode]?.id ?? '', months });
    }
  }
  return { layer, measure, unit, rows };
}
