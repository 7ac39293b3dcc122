/**
 * The records of a model as stored data: what is hashed, exported and compared.
 *
 * Callers: journal, store, container.
 */
import { headerId, recordTables, type RecordTable, type RecordValue } from '../changes/change.ts';
import type { PlanModel } from './plan-model.ts';

export interface StoredRecord {
  readonly table: RecordTable;
  readonly id: string;
  readonly value: RecordValue;
}

/** One record, or undefined when there is none. */
export function recordOf(model: PlanModel, table: RecordTable, id: string): RecordValue | undefined {
  if (table === 'plan') return model.created && id === headerId ? stored(model.header) : undefined;
  const record = table === 'unit' || table === 'line' ? nodeOf(model, table, id) : tableOf(model, table).get(id);
  return record === undefined ? undefined : stored(record);
}

function nodeOf(model: PlanModel, table: 'unit' | 'line', id: string): object | undefined {
  const tree = table === 'unit' ? model.units : model.lines;
  const index = tree.indexOf.get(id);
  return index === undefined ? undefined : tree.nodes[index];
}

/** Every record of a model, table by table; ids in no particular order. */
export function* allRecords(model: PlanModel): Generator<StoredRecord> {
  for (const table of recordTables) {
    if (table === 'plan') {
      if (model.created) yield { table, id: headerId, value: stored(model.header) };
      continue;
    }
    for (const [id, record] of tableOf(model, table)) yield { table, id, value: stored(record) };
  }
}

function tableOf(model: PlanModel, table: Exclude<RecordTable, 'plan'>): ReadonlyMap<string, object> {
  switch (table) {
    case 'unit':
      return new Map(model.units.nodes.map((node) => [node.id, node]));
    case 'line':
      return new Map(model.lines.nodes.map((node) => [node.id, node]));
    case 'target':
      return model.targets;
    case 'move':
      return model.moves;
    case 'hold':
      return model.holds;
    case 'quota':
      return model.quotas;
    case 'factBatch':
      return model.factBatches;
    case 'condition':
      return model.conditions;
    case 'package':
      return model.packages;
    case 'reasonCode':
      return model.reasonCodes;
    case 'potential':
      return model.potentials;
    case 'bound':
      return model.bounds;
    case 'workshopItem':
      return model.workshopItems;
    case 'packet':
      return model.packets;
    case 'packetAnswer':
      return model.packetAnswers;
  }
}

/** Entities are plain JSON by construction; the type only lacks the index signature that interfaces never have. */
function stored(record: object): RecordValue {
  return record as RecordValue;
}
