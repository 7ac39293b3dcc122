/**
 * The database of one plan: opened and proved, then changed by whole transactions only.
 *
 * Promise: `open` answers only what was once committed: every row matches its checksum (the changes of entries long past
 * when they are read), their sum matches the stored sum, the journal hangs together; otherwise it throws `DamagedFile`
 * before a number was shown. A file that is byte for byte what was proved before need not be proved again. `commit`
 * writes all of a step or nothing. Callers: plan opening, plan session, backup.
 */
import type { Now } from '#shared/base/ports.ts';
import { atOnce, type Turns } from '#shared/base/turns.ts';
import type { FactSource } from '#shared/domain/cube/facts.ts';
import { genesisHash, type JournalEntry } from '#shared/domain/journal/entry.ts';
import type { FactKind, FactRow, MeasureId } from '#shared/domain/plan/entities.ts';
import type { RecordTable as RecordTableName, RecordValue } from '#shared/domain/changes/change.ts';
import type { StoredRecord } from '#shared/domain/plan/records.ts';
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

/** Where a journal stands: how many entries it has, and the hash of the last. */
export interface JournalEnd {
  readonly length: number;
  readonly head: string;
}

export interface OpeningPorts {
  readonly now: Now;
  readonly copyFirst: (database: Database) => void;
  /** Proves the indexes and the changes of every entry too. */
  readonly thoroughly: boolean;
  /** Where the journal stood when the very bytes of this file were proved; null when that is not known of them. */
  readonly noted: JournalEnd | null;
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

interface StateRow {
  readonly entries: number;
  readonly head: string;
  readonly row_count: number;
  readonly checksum: number;
}

export class PlanDatabase implements FactSource {
  readonly #database: Database;
  readonly #records: RecordTable;
  readonly #cells: CellTable;
  readonly journal: JournalTable;
  readonly facts: FactTable;
  readonly #attachments: AttachmentTable;
  readonly #setState: Statement<[number, string, number, number]>;
  #attached: ReadonlyMap<string, Buffer> = new Map();
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
  static open(path: string, { now, copyFirst, thoroughly, noted }: OpeningPorts): PlanDatabase {
    const database = openWriter(path);
    try {
      claimFile(database);
      // Before the lock was taken somebody else may have worked on the file: then the note speaks of another state.
      const asNoted = noted !== null && stateOf(database)?.head === noted.head;
      if (!asNoted) checkPages(database, thoroughly);
      const migrated = migrate(database, { now, copyFirst: () => copyFirst(database) });
      checkSchema(database);
      const plan = new PlanDatabase(database);
      if (asNoted && !migrated) plan.#take();
      else atOnce(plan.#prove(thoroughly));
      return plan;
    } catch (fault) {
      database.close();
      throw fault;
    }
  }

  /** Proves a copy without changing it, indexes included, and answers where its journal stands and since when. */
  static *prove(path: string): Turns<JournalEnd & { readonly at: string }> {
    const database = openReader(path);
    try {
      checkPages(database, true);
      checkSchema(database);
      const plan = new PlanDatabase(database);
      yield* plan.#prove(true);
      const { length, head } = plan;
      return { length, head, at: plan.journal.entry(length)?.at ?? '' };
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

  /** The named pieces that opening found: see attachment-table. */
  get attachments(): ReadonlyMap<string, Buffer> {
    return this.#attached;
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

  /** Takes over what the file says of itself: its bytes were proved when they were written. */
  #take(): void {
    const state = stateOf(this.#database);
    if (state === undefined) throw new DamagedFile('the sum over all rows');
    const unproved = new RowSum();
    this.facts.load(unproved);
    this.#attached = this.#attachments.load(unproved);
    this.#sum = new RowSum(state.row_count, state.checksum);
    this.#length = state.entries;
    this.#head = state.head;
  }

  *#prove(thoroughly: boolean): Turns<void> {
    const state = stateOf(this.#database);
    const old = thoroughly ? 0 : Math.max(0, (state?.entries ?? 0) - rehashed);
    const sum = new RowSum();
    if (thoroughly) yield* this.#records.check(sum);
    else this.#loaded = this.#records.load(sum);
    yield* this.#cells.check(sum);
    const { length, head } = yield* this.journal.check(sum, old);
    const withChanges = yield* this.journal.checkChanges(sum, old);
    this.facts.load(sum);
    this.#attached = this.#attachments.load(sum);
    const holds =
      state?.entries === length &&
      withChanges === length &&
      state.head === head &&
      state.row_count === sum.rows &&
      state.checksum === sum.checksum;
    if (!holds) throw new DamagedFile('the sum over all rows');
    this.#sum = sum;
    this.#length = length;
    this.#head = head;
  }
}

/** What a file says of itself as a whole; undefined when it lost that row. */
function stateOf(database: Database): StateRow | undefined {
  return database.prepare('SELECT entries, head, row_count, checksum FROM state').get() as StateRow | undefined;
}
