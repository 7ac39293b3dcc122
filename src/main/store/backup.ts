/**
 * Verified copies of a plan's database, kept in a folder of their own.
 *
 * A copy gets its name only after it was read back row by row and its journal ends where the plan's does. Copies are
 * ordered by the number of entries inside them, never by the time of the file, so that a wrong clock can neither hide
 * the newest nor prune it. A copy is made at once and proved in turns, because a room may be working meanwhile.
 * Callers: plan opening, open plans.
 */
import { readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Turns } from '#shared/base/turns.ts';
import { chooseKept, type BackupNote } from './backup-rotation.ts';
import { copyInto, openReader, type Database } from './database.ts';
import { PlanDatabase } from './plan-database.ts';
import { isThere, makeFolder, removeFile, syncFile, syncFolder, type PlanFolder } from './plan-folder.ts';

export const backupReasons = ['regular', 'import', 'migration'] as const;
export type BackupReason = (typeof backupReasons)[number];

/** A copy on the disk, as its name tells; only reading it proves it. */
export interface BackupFile extends BackupNote {
  readonly path: string;
}

const namePattern = /^(\d{9})-(regular|import|migration)-(\d{8}T\d{6})\.db$/;

/**
 * Copies an open plan; a copy of the same entry that exists already is enough. Throws when the disk refuses or the copy
 * does not prove; then nothing with a final name was left.
 */
export function* backUp(database: PlanDatabase, folder: PlanFolder, reason: BackupReason): Turns<void> {
  makeFolder(folder.backups);
  const present = listBackups(folder).find(({ sequence }) => sequence === database.length);
  if (database.length === 0 || (present !== undefined && holdsHead(present.path, database.head))) return;
  const temporary = join(folder.backups, 'copy.tmp');
  const { length, head } = database;
  removeFile(temporary);
  try {
    database.copyTo(temporary);
    syncFile(temporary);
    yield;
    const proved = yield* PlanDatabase.prove(temporary);
    if (proved.head !== head || proved.length !== length) throw new Error('the copy is not the plan');
    takeName(folder, temporary, length, reason, proved.at);
  } finally {
    // Also when the work is given up between two turns.
    removeIfPossible(temporary);
  }
  prune(folder);
}

/** Copies a database that is about to be migrated, as it is: its schema is older than what could prove it. */
export function backUpBeforeMigration(database: Database, folder: PlanFolder): void {
  makeFolder(folder.backups);
  const temporary = join(folder.backups, 'copy.tmp');
  removeFile(temporary);
  copyInto(database, temporary);
  syncFile(temporary);
  const { entries, at } = database
    .prepare("SELECT count(*) AS entries, coalesce(max(at), '') AS at FROM journal")
    .get() as { readonly entries: number; readonly at: string };
  takeName(folder, temporary, entries, 'migration', at);
}

/** The copies of a plan, newest entry first. */
export function listBackups(folder: PlanFolder): readonly BackupFile[] {
  if (!isThere(folder.backups)) return [];
  const files: BackupFile[] = [];
  for (const name of readdirSync(folder.backups)) {
    const [, sequence, reason, at] = namePattern.exec(name) ?? [];
    if (sequence === undefined || reason === undefined || at === undefined) continue;
    files.push({
      path: join(folder.backups, name),
      sequence: Number(sequence),
      reason,
      at: momentOf(at),
    });
  }
  return files.sort((left, right) => right.sequence - left.sequence || (left.path < right.path ? 1 : -1));
}

/** Whether a copy says that it ends at this entry; it was proved when it was made. */
function holdsHead(path: string, head: string): boolean {
  try {
    const copy = openReader(path);
    try {
      return copy.prepare('SELECT head FROM state').pluck().get() === head;
    } finally {
      copy.close();
    }
  } catch {
    return false;
  }
}

function takeName(folder: PlanFolder, temporary: string, sequence: number, reason: BackupReason, at: string): void {
  const stamp = at
    .replace(/[-:]|\..*$/g, '')
    .padEnd(15, '0')
    .slice(0, 15);
  const moment = /^\d{8}T\d{6}$/.test(stamp) ? stamp : '00000000T000000';
  renameSync(temporary, join(folder.backups, `${String(sequence).padStart(9, '0')}-${reason}-${moment}.db`));
  syncFolder(folder.backups);
}

/** Removes what the rule does not keep. */
function prune(folder: PlanFolder): void {
  const files = listBackups(folder);
  const kept = chooseKept(files);
  for (const file of files) if (!kept.has(file)) removeFile(file.path);
}

/** What cannot be removed now is removed before the next copy; the fault that led here is the one to tell. */
function removeIfPossible(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // It has no final name, so nobody takes it for a copy.
  }
}

/** "20261122T064657" as ISO 8601; a nameless moment is the beginning of time. */
function momentOf(stamp: string): string {
  const [year, month, day] = [stamp.slice(0, 4), stamp.slice(4, 6), stamp.slice(6, 8)];
  return `${year}-${month}-${day}T${stamp.slice(9, 11)}:${stamp.slice(11, 13)}:${stamp.slice(13, 15)}Z`;
}
