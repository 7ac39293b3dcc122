/**
 * The table of cells: all rows of one unit leaf in one layer and measure together, because they change together.
 * Callers: plan database.
 */
import { rowsInTurn, type Turns } from '#shared/base/turns.ts';
import type { Layer, MeasureId, Months } from '#shared/domain/plan/entities.ts';
import type { Database, Statement } from '../database.ts';
import { rowChecksum, type RowSum } from '../row-checksum.ts';
import { RowReader, RowWriter } from '../row-codec.ts';
import { DamagedFile } from '../storage-fault.ts';

/** Twelve months of one line leaf. */
export interface LineMonths {
  readonly line: string;
  readonly months: Months;
}

/** The rows of one unit leaf, in the order of the line leaves when they were written. */
export interface UnitCells {
  readonly layer: Layer;
  readonly measure: MeasureId;
  readonly unit: string;
  readonly rows: readonly LineMonths[];
}

type StoredRow = [Layer, MeasureId, string, Buffer, number, number];

export class CellTable {
  readonly #all: Statement<[]>;
  readonly #checksum: Statement<[string, string, string]>;
  readonly #put: Statement<[string, string, string, Buffer, number, number]>;
  readonly #remove: Statement<[string, string, string]>;
  readonly #writer = new RowWriter();

  constructor(database: Database) {
    this.#all = database.prepare<[]>('SELECT layer, measure, unit, months, total, checksum FROM cell').raw();
    const place = 'WHERE layer = ? AND measure = ? AND unit = ?';
    this.#checksum = database.prepare<[string, string, string]>(`SELECT checksum FROM cell ${place}`).pluck();
    this.#put = database.prepare(
      'INSERT INTO cell (layer, measure, unit, months, total, checksum) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO ' +
        'UPDATE SET months = excluded.months, total = excluded.total, checksum = excluded.checksum',
    );
    this.#remove = database.prepare(`DELETE FROM cell ${place}`);
  }

  /** Checks every unit's rows against their checksum and adds it to the sum. */
  *check(sum: RowSum): Turns<void> {
    for (const row of this.#all.iterate() as Iterable<StoredRow>) {
      const [layer, measure, unit, months, total, checksum] = row;
      if (checksumOf(layer, measure, unit, total, months) !== checksum) {
        throw new DamagedFile(`cells ${layer} ${measure} ${unit}`);
      }
      sum.add(checksum);
      if (sum.rows % rowsInTurn === 0) yield;
    }
  }

  /** Every unit's rows; their total must be the one that was stored with them. */
  *all(): Generator<UnitCells> {
    for (const [layer, measure, unit, months, total] of this.#all.iterate() as Iterable<StoredRow>) {
      const rows = decode(months);
      if (totalOf(rows) !== total) throw new DamagedFile(`cells ${layer} ${measure} ${unit}`);
      yield { layer, measure, unit, rows };
    }
  }

  /** Writes the rows of a unit as they stand now; no rows remove it. */
  write({ layer, measure, unit, rows }: UnitCells, sum: RowSum): void {
    const old = this.#checksum.get(layer, measure, unit) as number | undefined;
    if (old !== undefined) sum.remove(old);
    if (rows.length === 0) {
      this.#remove.run(layer, measure, unit);
      return;
    }
    for (const { line, months } of rows) {
      this.#writer.text(line);
      this.#writer.months(months);
    }
    const months = this.#writer.take();
    const total = totalOf(rows);
    const checksum = checksumOf(layer, measure, unit, total, months);
    this.#put.run(layer, measure, unit, months, total, checksum);
    sum.add(checksum);
  }
}

function decode(months: Buffer): readonly LineMonths[] {
  const reader = new RowReader(months);
  const rows: LineMonths[] = [];
  while (!reader.done) rows.push({ line: reader.text(), months: reader.months(0) });
  return rows;
}

function totalOf(rows: readonly LineMonths[]): number {
  let total = 0;
  for (const { months } of rows) for (const month of months) total += month;
  return total;
}

function checksumOf(layer: string, measure: string, unit: string, total: number, months: Buffer): number {
  return rowChecksum(`cell\n${layer}\n${measure}\n${unit}\n${total}`, months);
}
