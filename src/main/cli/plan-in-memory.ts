/**
 * A plan file's document as a model with totals, for reading only: nothing is written to any database.
 * Callers: inspect.
 */
import type { FactSource } from '#shared/domain/cube/facts.ts';
import { PlanTotals } from '#shared/domain/cube/plan-totals.ts';
import type { Change } from '#shared/domain/changes/change.ts';
import { PlanModel } from '#shared/domain/plan/plan-model.ts';
import type { PlanDocument } from '#main/store/container/plan-document.ts';

export interface PlanInMemory {
  readonly model: PlanModel;
  readonly totals: PlanTotals;
}

/** Builds the model of a document that has passed every check of the container. */
export function planInMemory(document: PlanDocument): PlanInMemory {
  const model = new PlanModel(factsOf(document));
  const records = document.records.map((record): Change => ({ op: 'put', ...record }));
  const cells = document.cells.map((row): Change => ({ op: 'cells', ...row, from: null, to: row.months }));
  // The header first: everything else is counted in its terms.
  const isHeader = (change: Change): boolean => change.op === 'put' && change.table === 'plan';
  model.apply([...records.filter(isHeader), ...records.filter((change) => !isHeader(change)), ...cells]);
  return { model, totals: new PlanTotals(model) };
}

function factsOf(document: PlanDocument): FactSource {
  const byKey = Map.groupBy(document.facts, (row) => `${row.batch} ${row.kind} ${row.year} ${row.measure}`);
  return {
    rows: (digest, kind, year, measure) => byKey.get(`${digest} ${kind} ${year} ${measure}`) ?? [],
    mentions: (digest, table, id) => document.facts.some((row) => row.batch === digest && row[table] === id),
  };
}
