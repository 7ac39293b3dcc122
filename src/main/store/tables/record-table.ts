/**
 * The table of records: header, units, moves and all the others, one canonical JSON text each.
 * Callers: plan database.
 */
import { canonicalJson } from '#shared/base/canonical-json.ts';
import { rowsInTurn, type Turns } from '#shared/base/turns.ts';
import { recordTables, type RecordTable as TableName, type RecordValue } from '#shared/domain/changes/change.ts';
import type { StoredRecord } from '#shared/domain/plan/records.ts';
import type { Database, Statement } from '../database.ts';
import { rowChecksum, type RowSum } from '../row-checksum.ts';
import { DamagedFile } from '../storage-fault.ts';

type StoredRow = [TableName, string, string, number];

export class RecordTable {
  readonly #all: Statement<[]>;
  readonly #ofTable: Statement<[TableName]>;
  readonly #checksum: Statement<[string, string]>;
  readonly #put: Statement<[string, string, string, number]>;
  readonly #remove: Statement<[string, string]>;

  constructor(database: Database) {
    this.#all = database.prepare<[]>('SELECT table_name, id, body, checksum FROM record').raw();
    this.#ofTable = database.prepare<[TableName]>('SELECT id, body FROM record WHERE table_name = ?').raw();
    this.#checksum = database
      .prepare<[string, string]>('SELECT checksum FROM record WHERE table_name = ? AND id = ?')
      .pluck();
    this.#put = database.prepare(
      'INSERT INTO record (table_name, id, body, checksum) VALUES (?, ?, ?, ?) ' +
        'ON CONFLICT DO UPDATE SET body = excluded.body, checksum = excluded.checksum',
    );
    this.#remove = database.prepare('DELETE FROM record WHERE table_name = ? AND id = ?');
  }

  /** Checks that every record is of a known kind and fits its checksum, and adds it to the sum. */
  *check(sum: RowSum): Turns<void> {
    for (const row of this.#all.iterate() as Iterable<StoredRow>) {
      const [table, id, body, checksum] = row;
      prove(table, id, body, checksum);
      sum.add(checksum);
      if (sum.rows % rowsInTurn === 0) yield;
    }
  }

  /** As `check`, and answers the records: whoever needs them anyway reads the table once. */
  load(sum: RowSum): readonly StoredRecord[] {
    const records: StoredRecord[] = [];
    for (const row of this.#all.iterate() as Iterable<StoredRow>) {
      const [table, id, body, checksum] = row;
      prove(table, id, body, checksum);
      sum.add(checksum);
      records.push({ table, id, value: JSON.parse(body) as RecordValue });
    }
    return records;
  }

  /** Every record. */
  *all(): Generator<StoredRecord> {
    // A kind at a time, each at once: stepping from row to row, with the kind in each, takes twice as long.
    for (const table of recordTables) {
      for (const [id, body] of this.#ofTable.all(table) as readonly [string, string][]) {
        yield { table, id, value: JSON.parse(body) as RecordValue };
      }
    }
  }

  /** Writes a record as it stands now; null removes it. */
  write(table: TableName, id: string, value: RecordValue | null, sum: RowSum): void {
    const old = this.#checksum.get(table, id) as number | undefined;
    if (old !== undefined) sum.remove(old);
    if (value === null) {
      this.#remove.run(table, id);
      return;
    }
    const body = canonicalJson(value);
    const checksum = checksumOf(table, id, body);
    this.#put.run(table, id, body, checksum);
    sum.add(checksum);
  }
}

const known: ReadonlySet<string> = new Set(recordTables);

function prove(table: TableName, id: string, body: string, checksum: number): void {
  if (!known.has(table) || checksumOf(table, id, body) !== checksum) throw new DamagedFile(`record ${table} ${id}`);
}

function checksumOf(table: string, id: string, body: string): number {
  return rowChecksum(`record\n${table}\n${id}`, body);
}
