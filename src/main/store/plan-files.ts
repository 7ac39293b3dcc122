/**
 * The two durable records of an open plan, written one after the other: the database, then the side journal.
 *
 * Once the database has committed an entry it is safe; a side journal that cannot follow at once follows with the next
 * entry. Callers: plan session.
 */
import type { StoreNotice } from '#shared/contract/store-service.ts';
import { CommitFault, type CommitBatch, type JournalEnd, type PlanDatabase } from './plan-database.ts';
import type { PlanFolder } from './plan-folder.ts';
import { keepFactBatch, type SideJournal } from './side-journal.ts';
import { faultWord, RefusedFault, storageRefusal } from './storage-fault.ts';

/** The files of a plan as opening them found them. */
export interface OpenedFiles {
  readonly database: PlanDatabase;
  readonly side: SideJournal;
}

export interface FilesPorts {
  readonly folder: PlanFolder;
  /** Opens the files again, after they were closed; `thoroughly` proves the indexes too. */
  readonly reopen: (thoroughly: boolean) => OpenedFiles;
  /** Told when the files had to be closed because they could not be read. */
  readonly lost: () => void;
  /** Told when something was saved but not as safely as usual. */
  readonly warn: (notice: StoreNotice) => void;
}

export class PlanFiles {
  readonly #ports: FilesPorts;
  #files: OpenedFiles;

  constructor(files: OpenedFiles, ports: FilesPorts) {
    this.#files = files;
    this.#ports = ports;
  }

  get database(): PlanDatabase {
    return this.#files.database;
  }

  /** Writes a batch and returns when it is durable. Throws `CommitFault`; then only its `certain` says what was saved. */
  write(batch: CommitBatch): void {
    try {
      for (const facts of batch.facts) keepFactBatch(this.#ports.folder, facts);
    } catch (fault) {
      throw new CommitFault(true, fault);
    }
    this.database.commit(batch);
    this.#follow(batch);
  }

  /** Closes the files and opens them again, proving every row. */
  reopen(thoroughly: boolean): void {
    this.#files.side.close();
    this.#files.database.abandon();
    this.#files = this.#ports.reopen(thoroughly);
  }

  /** Reads the state of the plan. A fault closes the files, so that the plan can be opened again; throws `RefusedFault`. */
  reading<Value>(read: (database: PlanDatabase) => Value): Value {
    try {
      return read(this.database);
    } catch (fault) {
      this.#files.side.close();
      this.database.abandon();
      this.#ports.lost();
      const refusal = storageRefusal(fault);
      throw refusal === null ? fault : new RefusedFault(refusal);
    }
  }

  /** Closes both records. Answers where they end when they end at the same entry, and null otherwise. */
  close(): JournalEnd | null {
    const { side, database } = this.#files;
    side.close();
    database.close();
    const { length, head } = database;
    return side.length === length ? { length, head } : null;
  }

  #follow(batch: CommitBatch): void {
    const { side } = this.#files;
    try {
      const next = batch.entries[0]?.entry.sequence === side.length + 1;
      side.append(next ? batch.entries : this.#entriesAfter(side.length));
    } catch (fault) {
      // Whatever it is, the entry is saved: nobody may be told otherwise.
      this.#ports.warn({ code: 'second-record-late', details: { fault: faultWord(fault) } });
    }
  }

  #entriesAfter(sequence: number): CommitBatch['entries'] {
    const { journal } = this.database;
    const entries = Array.from(journal.after(sequence));
    return entries.map((entry) => ({ entry, changes: journal.changes(entry.sequence) }));
  }
}
