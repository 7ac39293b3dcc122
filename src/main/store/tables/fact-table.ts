/**
 * History: batches of imported rows, in blocks of some hundred units of one kind, year and measure.
 *
 * Blocks are found through a directory that is built while they are checked at opening, so that a damaged index can
 * never hide one. A batch is written once and never changed. Callers: plan database.
 */
import type { FactKind, FactRow, MeasureId } from '#shared/domain/plan/entities.ts';
import type { Database, Statement } from '../database.ts';
import { rowChecksum, type RowSum } from '../row-checksum.ts';
import { RowReader, RowWriter } from '../row-codec.ts';
import { DamagedFile } from '../storage-fault.ts';

/** One block as it lies on the disk, in the database and beside the side journal. */
export interface FactBlockRow {
  readonly kind: FactKind;
  readonly year: number;
  readonly measure: MeasureId;
  readonly months: Buffer;
}

/** Bytes after which a block is closed. */
const blockSize = 65_536;

type StoredBlock = [number, string, FactKind, number, MeasureId, Buffer, number];

export class FactTable {
  readonly #batches: Statement<[]>;
  readonly #addBatch: Statement<[string, number, number]>;
  readonly #blocks: Statement<[]>;
  readonly #block: Statement<[number]>;
  readonly #addBlock: Statement<[string, string, number, string, Buffer, number]>;
  readonly #rowCounts = new Map<string, number>();
  /** The units and lines of a batch, gathered when first asked for. */
  readonly #names = new Map<string, Readonly<Record<'unit' | 'line', ReadonlySet<string>>>>();
  /** Numbers of blocks by digest, kind, year and measure. */
  readonly #directory = new Map<string, number[]>();

  constructor(database: Database) {
    this.#batches = database.prepare<[]>('SELECT digest, row_count, checksum FROM fact_batch').raw();
    this.#addBatch = database.prepare('INSERT INTO fact_batch VALUES (?, ?, ?)');
    this.#blocks = database.prepare<[]>('SELECT * FROM fact_block').raw();
    this.#block = database.prepare<[number]>('SELECT months FROM fact_block WHERE number = ?').pluck();
    this.#addBlock = database.prepare(
      'INSERT INTO fact_block (digest, kind, year, measure, months, checksum) VALUES (?, ?, ?, ?, ?, ?)',
    );
  }

  /** Checks every batch and block, adds them to the sum and builds the directory. */
  load(sum: RowSum): void {
    for (const row of this.#batches.iterate() as Iterable<[string, number, number]>) {
      const [digest, count, checksum] = row;
      if (batchChecksum(digest, count) !== checksum) throw new DamagedFile(`history batch ${digest}`);
      sum.add(checksum);
      this.#rowCounts.set(digest, count);
    }
    for (const row of this.#blocks.iterate() as Iterable<StoredBlock>) {
      const [number, digest, kind, year, measure, months, checksum] = row;
      if (blockChecksum(digest, { kind, year, measure, months }) !== checksum)
        throw new DamagedFile(`history block ${number}`);
      sum.add(checksum);
      this.#register(digest, kind, year, measure, number);
    }
  }

  has(digest: string): boolean {
    return this.#rowCounts.has(digest);
  }

  digests(): readonly string[] {
    return [...this.#rowCounts.keys()];
  }

  /** The rows of a batch for one kind, year and measure. */
  *rows(digest: string, kind: FactKind, year: number, measure: MeasureId): Generator<FactRow> {
    for (const number of this.#directory.get(directoryKey(digest, kind, year, measure)) ?? []) {
      const months = this.#block.get(number) as Buffer | undefined;
      if (months === undefined) throw new DamagedFile(`history block ${number}`);
      yield* unpackFacts({ kind, year, measure, months });
    }
  }

  /** All rows of a batch. */
  *batch(digest: string): Generator<FactRow> {
    for (const key of this.#directory.keys()) {
      const [owner = '', kind, year, measure] = key.split('\n');
      if (owner === digest) yield* this.rows(digest, kind as FactKind, Number(year), measure as MeasureId);
    }
  }

  /** Whether a batch has a row at this unit or line. */
  mentions(digest: string, table: 'unit' | 'line', id: string): boolean {
    const names = this.#names.get(digest) ?? this.#gatherNames(digest);
    return names[table].has(id);
  }

  /** Adds a batch that is not there yet. */
  add(digest: string, rowCount: number, blocks: readonly FactBlockRow[], sum: RowSum): void {
    const checksum = batchChecksum(digest, rowCount);
    this.#addBatch.run(digest, rowCount, checksum);
    sum.add(checksum);
    for (const block of blocks) {
      const blockSum = blockChecksum(digest, block);
      const { lastInsertRowid } = this.#addBlock.run(
        digest,
        block.kind,
        block.year,
        block.measure,
        block.months,
        blockSum,
      );
      sum.add(blockSum);
      this.#register(digest, block.kind, block.year, block.measure, Number(lastInsertRowid));
    }
    this.#rowCounts.set(digest, rowCount);
  }

  /** Forgets a batch whose transaction was rolled back. */
  forget(digest: string): void {
    this.#rowCounts.delete(digest);
    this.#names.delete(digest);
    for (const key of this.#directory.keys()) if (key.startsWith(`${digest}\n`)) this.#directory.delete(key);
  }

  #gatherNames(digest: string): Readonly<Record<'unit' | 'line', ReadonlySet<string>>> {
    const names = { unit: new Set<string>(), line: new Set<string>() };
    for (const { unit, line } of this.batch(digest)) {
      names.unit.add(unit);
      names.line.add(line);
    }
    this.#names.set(digest, names);
    return names;
  }

  #register(digest: string, kind: FactKind, year: number, measure: MeasureId, number: number): void {
    const key = directoryKey(digest, kind, year, measure);
    const numbers = this.#directory.get(key);
    if (numbers === undefined) this.#directory.set(key, [number]);
    else numbers.push(number);
  }
}

/** Packs rows into blocks. Rows of one unit should lie together: their unit is then written once. */
export function packFacts(rows: Iterable<FactRow>): readonly FactBlockRow[] {
  const open = new Map<string, { writer: RowWriter; unit: string; row: FactRow }>();
  const blocks: FactBlockRow[] = [];
  const close = (key: string): void => {
    const block = open.get(key);
    if (block === undefined) return;
    const { kind, year, measure } = block.row;
    blocks.push({ kind, year, measure, months: block.writer.take() });
    open.delete(key);
  };
  for (const row of rows) {
    const key = directoryKey('', row.kind, row.year, row.measure);
    let block = open.get(key);
    if (block === undefined) {
      block = { writer: new RowWriter(), unit: '', row };
      open.set(key, block);
    }
    // An empty text repeats the unit before it; no unit has an empty id.
    block.writer.text(row.unit === block.unit ? '' : row.unit);
    block.unit = row.unit;
    block.writer.text(row.line);
    block.writer.months(row.months);
    if (block.writer.length >= blockSize) close(key);
  }
  for (const key of open.keys()) close(key);
  return blocks;
}

/** The rows of a block. */
export function* unpackFacts({ kind, year, measure, months }: FactBlockRow): Generator<FactRow> {
  const reader = new RowReader(months);
  let unit = '';
  while (!reader.done) {
    unit = reader.text() || unit;
    yield { kind, year, unit, line: reader.text(), measure, months: reader.months(null) };
  }
}

function directoryKey(digest: string, kind: string, year: number, measure: string): string {
  return `${digest}\n${kind}\n${year}\n${measure}`;
}

function batchChecksum(digest: string, rowCount: number): number {
  return rowChecksum('fact_batch', `${digest}\n${rowCount}`);
}

function blockChecksum(digest: string, { kind, year, measure, months }: FactBlockRow): number {
  return rowChecksum(`fact_block\n${digest}\n${kind}\n${year}\n${measure}`, months);
}
