/**
 * Opening a plan, whatever happened to its files.
 *
 * Sound files are opened and brought level with each other. Damaged ones are put aside whole, never repaired: the newest
 * copy that proves is taken, or an empty plan, and the side journal is replayed onto it. A person gets one sentence.
 * `thoroughly` proves the indexes too, which is done when a write found something wrong.
 * Callers: store.
 */
import { copyFileSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import { done, refuse, type Outcome } from '#shared/base/outcome.ts';
import type { Now } from '#shared/base/ports.ts';
import type { StoreNotice } from '#shared/contract/store-service.ts';
import type { Change, RecordValue } from '#shared/domain/changes/change.ts';
import type { FactBatch } from '#shared/domain/plan/entities.ts';
import { entryHash } from '#shared/domain/journal/entry.ts';
import type { PlanModel } from '#shared/domain/plan/plan-model.ts';
import { backUpBeforeMigration, listBackups } from './backup.ts';
import { hashText } from './container/hash-text.ts';
import { NewerDatabase } from './migrate.ts';
import { leaveOwnerNote, ownerOf } from './owner-note.ts';
import { PlanDatabase } from './plan-database.ts';
import {
  freeName,
  isThere,
  makeFolder,
  makePlanFolders,
  removeFile,
  syncFile,
  syncFolder,
  type PlanFolder,
} from './plan-folder.ts';
import type { OpenedFiles } from './plan-files.ts';
import { modelOf, rowsToWrite } from './plan-state.ts';
import { readProofNote, type NotedFiles } from './proof-note.ts';
import {
  readFactBatch,
  readSideJournal,
  rewriteSideJournal,
  SideJournal,
  type SideEntry,
  type SideJournalContent,
} from './side-journal.ts';
import { DamagedFile, storageFault, storageRefusal } from './storage-fault.ts';
import { unpackChanges } from './packed-changes.ts';

/** An opened plan and what a person should be told about the opening. */
export interface OpenedPlan {
  readonly files: OpenedFiles;
  readonly notices: readonly StoreNotice[];
}

/** Creates the files of a new, still empty plan. */
export function createPlanFiles(folder: PlanFolder, now: Now): OpenedFiles {
  makePlanFolders(folder);
  return { database: openDatabase(folder, now), side: new SideJournal(folder, { length: 0, bytes: 0 }) };
}

/**
 * Opens a plan. Refused: unknown-plan, plan-in-use (with the owner), file-newer, plan-damaged when nothing is left to
 * restore it from, disk-full, disk-fault. Throws only for faults of the program.
 */
export function openPlanFiles(folder: PlanFolder, now: Now, thoroughly = false): Outcome<OpenedPlan> {
  try {
    const exists = isThere(folder.database) || isThere(folder.journal) || listBackups(folder).length > 0;
    if (!exists) return refuse('unknown-plan', { plan: folder.key });
    makePlanFolders(folder);
    return done(openOrRestore(folder, now, thoroughly));
  } catch (fault) {
    if (fault instanceof NewerDatabase) return refuse('file-newer', { version: fault.version });
    const kind = storageFault(fault);
    if (kind === 'busy') return refuse('plan-in-use', { owner: ownerOf(folder) });
    if (kind === 'damaged') return refuse('plan-damaged', { plan: folder.key });
    const refusal = storageRefusal(fault);
    if (refusal === null) throw fault;
    return { ok: false, refusal };
  }
}

function openOrRestore(folder: PlanFolder, now: Now, thoroughly: boolean): OpenedPlan {
  if (!isThere(folder.database)) return restore(folder, now, readSideJournal(folder));
  const asNoted = thoroughly ? null : openAsNoted(folder, now);
  if (asNoted !== null) return asNoted;
  let database: PlanDatabase;
  try {
    database = openDatabase(folder, now, thoroughly);
  } catch (fault) {
    if (storageFault(fault) !== 'damaged') throw fault;
    return restore(folder, now, readSideJournal(folder));
  }
  return closingOnFault(database, () => bringLevel(folder, now, database));
}

/**
 * Opens the files at the word of their note. Null when there is none that fits, or when a page looks damaged all the same:
 * it may be that it could not be read, and only proving everything tells.
 */
function openAsNoted(folder: PlanFolder, now: Now): OpenedPlan | null {
  const noted = readProofNote(folder);
  if (noted === null) return null;
  try {
    const database = openDatabase(folder, now, false, noted);
    return closingOnFault(database, () => {
      if (noted.head !== database.head) return bringLevel(folder, now, database);
      const { length, journalBytes: bytes } = noted;
      return { files: { database, side: new SideJournal(folder, { length, bytes }) }, notices: [] };
    });
  } catch (fault) {
    if (storageFault(fault) !== 'damaged') throw fault;
    return null;
  }
}

/** A database that stays open after a fault would keep its lock: the plan could not be opened again. */
function closingOnFault<Value>(database: PlanDatabase, work: () => Value): Value {
  try {
    return work();
  } catch (fault) {
    database.abandon();
    throw fault;
  }
}

function openDatabase(folder: PlanFolder, now: Now, thoroughly = false, noted: NotedFiles | null = null): PlanDatabase {
  const database = PlanDatabase.open(folder.database, {
    now,
    thoroughly,
    noted,
    copyFirst: (old) => backUpBeforeMigration(old, folder),
  });
  leaveOwnerNote(folder);
  return database;
}

/** The database is sound: the side journal is brought to the same entry, from whichever side is ahead. */
function bringLevel(folder: PlanFolder, now: Now, database: PlanDatabase): OpenedPlan {
  const side = readSideJournal(folder);
  const shared = Math.min(side.length, database.length);
  const agree = shared === 0 || side.entry(shared).entry.hash === database.journal.entry(shared)?.hash;
  if (!agree && side.length > database.length) {
    database.abandon();
    return restore(folder, now, side);
  }
  if (side.length > database.length) return catchUp(folder, now, database, side);
  // A crash between the two writes leaves the last line torn or missing; that is no damage worth a word.
  const torn = agree && side.length >= database.length - 1;
  const damaged = !agree || (side.damaged && !torn);
  if (damaged) renameSync(folder.journal, freeName(`${folder.journal}-damaged`));
  const isRewritten = side.damaged || side.length < database.length || !agree;
  if (isRewritten) rewriteSideJournal(folder, entriesOf(database));
  const notices: readonly StoreNotice[] = damaged ? [{ code: 'second-record-renewed', details: {} }] : [];
  return { files: { database, side: isRewritten ? openSide(folder) : new SideJournal(folder, side) }, notices };
}

/** The file lost its last transactions: they are taken from the side journal. */
function catchUp(folder: PlanFolder, now: Now, database: PlanDatabase, side: SideJournalContent): OpenedPlan {
  const before = database.length;
  replay(folder, database, side);
  if (side.damaged || side.length !== database.length) {
    renameSync(folder.journal, freeName(`${folder.journal}-damaged`));
    rewriteSideJournal(folder, entriesOf(database));
  }
  const count = database.length - before;
  const files = reopenFiles(folder, now, database);
  return { files, notices: [{ code: 'last-entries-restored', details: { count } }] };
}

/** Puts the damaged files aside and rebuilds the plan from the newest copy that proves and the side journal. */
function restore(folder: PlanFolder, now: Now, side: SideJournalContent): OpenedPlan {
  const aside = setAside(folder);
  const database = openNewestCopy(folder, now, side) ?? openDatabase(folder, now);
  return closingOnFault(database, () => restoreOnto(folder, now, side, database, aside));
}

/** Replays the side journal onto the copy that was found, and says what was restored. */
function restoreOnto(
  folder: PlanFolder,
  now: Now,
  side: SideJournalContent,
  database: PlanDatabase,
  aside: string | null,
): OpenedPlan {
  replay(folder, database, side);
  if (database.length === 0) throw new DamagedFile('every copy of the plan');
  if (side.length !== database.length || side.damaged) rewriteSideJournal(folder, entriesOf(database));
  const count = database.length;
  const files = reopenFiles(folder, now, database);
  const notice: StoreNotice =
    aside === null
      ? { code: 'restored-from-missing', details: { count } }
      : { code: 'restored-from-damaged', details: { count, kept: basename(aside) } };
  return { files, notices: [notice] };
}

function setAside(folder: PlanFolder): string | null {
  const present = ['', '-wal', '-shm', '-journal']
    .map((suffix) => `${folder.database}${suffix}`)
    .filter((path) => isThere(path));
  if (present.length === 0) return null;
  const aside = freeName(join(folder.home, 'damaged'));
  makeFolder(aside);
  for (const path of present) renameSync(path, join(aside, basename(path)));
  syncFolder(folder.home);
  return aside;
}

/** The newest copy that proves and from which the side journal goes on (or that goes further than it). */
function openNewestCopy(folder: PlanFolder, now: Now, side: SideJournalContent): PlanDatabase | null {
  for (const { path } of listBackups(folder)) {
    copyFileSync(path, folder.database);
    syncFile(folder.database);
    try {
      const database = openDatabase(folder, now);
      const { length, head } = database;
      if (length >= side.length || length === 0 || side.entry(length).entry.hash === head) return database;
      database.abandon();
    } catch (fault) {
      if (storageFault(fault) !== 'damaged') throw fault;
    }
    for (const suffix of ['', '-wal', '-shm']) removeFile(`${folder.database}${suffix}`);
  }
  return null;
}

/** Applies the entries of the side journal that follow the database's head, as far as they prove and fit. */
function replay(folder: PlanFolder, database: PlanDatabase, side: SideJournalContent): void {
  const model = modelOf(database.records(), database.cells(), database);
  const written: SideEntry[] = [];
  const all: Change[] = [];
  let { head } = database;
  for (let sequence = database.length + 1; sequence <= side.length; sequence += 1) {
    const next = side.entry(sequence);
    const { entry } = next;
    if (entry.previous !== head || entryHash(hashText, entry) !== entry.hash) break;
    const changes = unpackChanges(next.changes, entry.changesDigest);
    applyProved(model, changes);
    all.push(...changes);
    written.push(next);
    head = entry.hash;
  }
  if (written.length === 0) return;
  const digests = new Set(
    all.flatMap((change) => (change.op === 'put' && change.table === 'factBatch' ? [batchDigest(change.value)] : [])),
  );
  const facts = [...digests]
    .filter((digest) => !database.facts.has(digest))
    .map((digest) => readFactBatch(folder, digest));
  database.commit({ entries: written, ...rowsToWrite(model, all), facts, attachments: [] });
}

function batchDigest(batch: RecordValue): string {
  const { digest } = batch as unknown as FactBatch;
  return digest;
}

/** The digest has proved the changes, so a misfit means that the state below them is not the one they were made on. */
function applyProved(model: PlanModel, changes: readonly Change[]): void {
  try {
    model.apply(changes);
  } catch {
    throw new DamagedFile('the order of the journal');
  }
}

/** Reads everything again from the disk, so that what is shown is what was written. */
function reopenFiles(folder: PlanFolder, now: Now, database: PlanDatabase): OpenedFiles {
  database.close();
  const reopened = openDatabase(folder, now);
  return closingOnFault(reopened, () => ({ database: reopened, side: openSide(folder) }));
}

function openSide(folder: PlanFolder): SideJournal {
  return new SideJournal(folder, readSideJournal(folder));
}

function* entriesOf(database: PlanDatabase): Generator<SideEntry> {
  for (const entry of Array.from(database.journal.after(0)))
    yield { entry, changes: database.journal.changes(entry.sequence) };
}
