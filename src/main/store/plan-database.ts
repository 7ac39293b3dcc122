/**
 * The database of one plan: opened and proved row by row, then changed by whole transactions only.
 *
 * Promise: `open` answers only what was once committed: every row matches its checksum (the changes of entries long past
 * when they are read), their sum matches the stored sum, the journal hangs together; otherwise it throws `DamagedFile`
 * before a number was shown. `commit` writes all of a step or nothing. Callers: plan opening, plan session, backup.
 */
import type { Now } from '#shared/base/ports.ts';
import type { FactSource } from '#shared/domain/cube/facts.ts';
import { entryHash, genesisHash, type JournalEntry } from '#shared/domain/journal/entry.ts';
import type { FactKind, FactRow, MeasureId } from '#shared/domain/plan/entities.ts';
import type { RecordTable as RecordTableName, RecordValue } from '#shared/domain/changes/change.ts';
import type { StoredRecord } from '#shared/domain/plan/records.ts';
import { hashText } from './container/hash-text.ts';
import {
  checkPages,
  claimFile,
  copyInto,
  foldLog,
  openReader,
  openWriter,
  type Database,
  type Statement,
} from './database.ts';
import { checkSchema, migrate } from './migrate.ts';
import type { PackedChanges } from './packed-changes.ts';
import { RowSum } from './row-checksum.ts';
import { DamagedFile } from './storage-fault.ts';
import { AttachmentTable } from './tables/attachment-table.ts';
import { CellTable, type UnitCells } from './tables/cell-table.ts';
import { FactTable, type FactBlockRow } from './tables/fact-table.ts';
import { JournalTable } from './tables/journal-table.ts';
import { RecordTable } from './tables/record-table.ts';

/** What opening finds besides records, cells, history and changes, which are read when they are asked for. */
export interface LoadedPlan {
  readonly journal: readonly JournalEntry[];
  readonly attachments: ReadonlyMap<string, Buffer>;
}

/** An imported batch of history. */
export interface FactBatchRows {
  readonly digest: string;
  readonly rowCount: number;
  readonly blocks: readonly FactBlockRow[];
}

/** Everything one transaction writes: state as it stands afterwards, and the entries that led there. */
export interface CommitBatch {
  readonly entries: readonly { readonly entry: JournalEntry; readonly changes: PackedChanges }[];
  readonly records: readonly {
    readonly table: RecordTableName;
    readonly id: string;
    readonly value: RecordValue | null;
  }[];
  readonly cells: readonly UnitCells[];
  readonly facts: readonly FactBatchRows[];
  readonly attachments: readonly { readonly name: string; readonly body: Buffer }[];
}

/** A commit that failed. `certain`: nothing of it was saved; otherwise only reopening can tell. */
export class CommitFault extends Error {
  readonly certain: boolean;

  constructor(certain: boolean, cause: unknown) {
    super('The transaction failed', { cause });
    this.name = 'CommitFault';
    this.certain = certain;
  }
}

/**
 * How many of the last entries are hashed again at opening, and their changes with them. The entries before are proved by
 * their checksums; their changes when they are read, and all of them before a copy counts.
 */
const rehashed = 1000;

export class PlanDatabase implements FactSource {
  readonly #database: Database;
  readonly #records: RecordTable;
  readonly #cells: CellTable;
  readonly journal: JournalTable;
  readonly facts: FactTable;
  readonly #attachments: AttachmentTable;
  readonly #setState: Statement<[number, string, number, number]>;
  /** The records as opening proved them, until somebody takes them. */
  #loaded: readonly StoredRecord[] | null = null;
  #sum = new RowSum();
  #length = 0;
  #head = genesisHash;

  private constructor(database: Database) {
    this.#database = database;
    this.#records = new RecordTable(database);
    this.#cells = new CellTable(database);
    this.journal = new JournalTable(database);
    this.facts = new FactTable(database);
    this.#attachments = new AttachmentTable(database);
    this.#setState = database.prepare(
      'UPDATE state SET entries = ?, head = ?, row_count = ?, checksum = ? WHERE one = 1',
    );
  }

  /** Opens (or creates) the file as its only user, brings it to the present schema, and proves every row. */
  static open(
    path: string,
    ports: { readonly now: Now; readonly copyFirst: (database: Database) => void; readonly thoroughly: boolean },
  ): { readonly database: PlanDatabase; readonly loaded: LoadedPlan } {
    const database = openWriter(path);
    try {
      claimFile(database);
      checkPages(database, ports.thoroughly);
      migrate(database, { now: ports.now, copyFirst: () => ports.copyFirst(database) });
      checkSchema(database);
      const plan = new PlanDatabase(database);
      return { database: plan, loaded: plan.#load(ports.thoroughly ? 'thoroughly' : 'usually') };
    } catch (fault) {
      database.close();
      throw fault;
    }
  }

  /** Proves a copy without changing it, indexes included, and answers where its journal stands. */
  static prove(path: string): { readonly length: number; readonly head: string; readonly at: string } {
    const database = openReader(path);
    try {
      checkPages(database, true);
      checkSchema(database);
      const { journal } = new PlanDatabase(database).#load('thoroughly');
      const last = journal.at(-1);
      return { length: journal.length, head: last?.hash ?? genesisHash, at: last?.at ?? '' };
    } finally {
      database.close();
    }
  }

  get length(): number {
    return this.#length;
  }

  get head(): string {
    return this.#head;
  }

  /** Every record as it stands. What opening has read is handed over once, so that it is not kept in memory twice. */
  records(): Iterable<StoredRecord> {
    const loaded = this.#loaded;
    this.#loaded = null;
    return loaded ?? this.#records.all();
  }

  /** Every unit's rows as they stand. */
  cells(): Iterable<UnitCells> {
    return this.#cells.all();
  }

  rows(digest: string, kind: FactKind, year: number, measure: MeasureId): Iterable<FactRow> {
    return this.facts.rows(digest, kind, year, measure);
  }

  mentions(digest: string, table: 'unit' | 'line', id: string): boolean {
    return this.facts.mentions(digest, table, id);
  }

  /** Writes a step completely or not at all; throws `CommitFault`. */
  commit(batch: CommitBatch): void {
    this.#loaded = null;
    const sum = this.#sum.copy();
    const last = batch.entries.at(-1)?.entry;
    const length = last?.sequence ?? this.#length;
    const head = last?.hash ?? this.#head;
    let certain = true;
    try {
      this.#database.exec('BEGIN IMMEDIATE');
      for (const { table, id, value } of batch.records) this.#records.write(table, id, value, sum);
      for (const cells of batch.cells) this.#cells.write(cells, sum);
      for (const { digest, rowCount, blocks } of batch.facts) this.facts.add(digest, rowCount, blocks, sum);
      for (const { name, body } of batch.attachments) this.#attachments.write(name, body, sum);
      for (const { entry, changes } of batch.entries) this.journal.add(entry, changes, sum);
      this.#setState.run(length, head, sum.rows, sum.checksum);
      certain = false;
      this.#database.exec('COMMIT');
    } catch (fault) {
      this.#rollBack();
      for (const { digest } of batch.facts) this.facts.forget(digest);
      throw new CommitFault(certain, fault);
    }
    this.#sum = sum;
    this.#length = length;
    this.#head = head;
  }

  /** Copies the whole database, as it stands, to a new file. */
  copyTo(path: string): void {
    copyInto(this.#database, path);
  }

  /** Folds the log into the file and closes. What cannot be folded stays in the log and is found at the next opening. */
  close(): void {
    try {
      if (this.#database.open) foldLog(this.#database);
    } finally {
      this.#database.close();
    }
  }

  /** Closes without touching the disk more than necessary, after a fault. */
  abandon(): void {
    this.#database.close();
  }

  #rollBack(): void {
    try {
      if (this.#database.inTransaction) this.#database.exec('ROLLBACK');
    } catch {
      // The connection is given up by whoever caught the fault; SQLite rolls back when the file is opened next.
    }
  }

  #load(how: 'usually' | 'thoroughly'): LoadedPlan {
    const sum = new RowSum();
    if (how === 'usually') this.#loaded = this.#records.load(sum);
    else this.#records.check(sum);
    this.#cells.check(sum);
    const journal = [...this.journal.load(sum)];
    const withChanges = this.journal.checkChanges(sum, how === 'usually' ? Math.max(0, journal.length - rehashed) : 0);
    this.facts.load(sum);
    const attachments = this.#attachments.load(sum);
    const head = checkChain(journal);
    const state = this.#database.prepare('SELECT entries, head, row_count, checksum FROM state').get() as
      | { readonly entries: number; readonly head: string; readonly row_count: number; readonly checksum: number }
      | undefined;
    const holds =
      state?.entries === journal.length &&
      withChanges === journal.length &&
      state.head === head &&
      state.row_count === sum.rows &&
      state.checksum === sum.checksum;
    if (!holds) throw new DamagedFile('the sum over all rows');
    this.#sum = sum;
    this.#length = journal.length;
    this.#head = head;
    return { journal, attachments };
  }
}

/** Every entry follows the one before it; the last ones are hashed again. Answers the head. */
function checkChain(journal: readonly JournalEntry[]): string {
  let previous = genesisHash;
  for (const [index, entry] of journal.entries()) {
    const follows = entry.sequence === index + 1 && entry.previous === previous;
    const hashed = index < journal.length - rehashed || entryHash(hashText, entry) === entry.hash;
    if (!follows || !hashed) throw new DamagedFile(`entry ${entry.sequence} of the journal`);
    previous = entry.hash;
  }
  return previous;
}
