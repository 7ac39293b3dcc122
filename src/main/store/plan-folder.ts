/**
 * Where the files of a plan lie, and the small things done to files and folders.
 *
 * The database, the side journal and the backups of a plan lie in three folders, so that one damaged folder does not
 * take the others with it, and a person can put the backups on another disk. Callers: everything in the store that
 * touches files.
 */
import {
  closeSync,
  fdatasyncSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** The paths of one plan. */
export interface PlanFolder {
  readonly key: string;
  readonly home: string;
  readonly database: string;
  readonly summary: string;
  readonly owner: string;
  /** What the files were when the plan was last closed in order: see proof-note. */
  readonly proof: string;
  /** What belongs to the person at this computer and to nobody else; never copied, exported or sent. */
  readonly personal: string;
  readonly journalFolder: string;
  readonly journal: string;
  readonly facts: string;
  readonly backups: string;
}

/** Keys become names of folders, so they are plain. */
const keyPattern = /^[a-z0-9][a-z0-9-]{0,79}$/;

export function isPlanKey(text: string): boolean {
  return keyPattern.test(text);
}

/** The paths of a plan in a data folder; nothing is created. */
export function planFolder(dataFolder: string, key: string): PlanFolder {
  const home = join(dataFolder, 'plans', key);
  const journalFolder = join(dataFolder, 'journal', key);
  return {
    key,
    home,
    database: join(home, 'plan.db'),
    summary: join(home, 'summary.json'),
    owner: join(home, 'owner.json'),
    proof: join(home, 'proof.json'),
    personal: join(dataFolder, 'personal', key),
    journalFolder,
    journal: join(journalFolder, 'journal.ndjson'),
    facts: join(journalFolder, 'facts'),
    backups: join(dataFolder, 'backups', key),
  };
}

/** The keys of all plans in a data folder, in the order of their names. */
export function planKeys(dataFolder: string): readonly string[] {
  const found = new Set([...foldersIn(join(dataFolder, 'plans')), ...foldersIn(join(dataFolder, 'journal'))]);
  return [...found].filter(isPlanKey).sort();
}

function foldersIn(folder: string): readonly string[] {
  if (!isThere(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}

/** Creates the folders of a plan so that they outlive a power cut. */
export function makePlanFolders(folder: PlanFolder): void {
  for (const path of [folder.home, folder.facts, folder.backups]) makeFolder(path);
}

/** Creates a folder and those above it, each entered durably into its parent. */
export function makeFolder(path: string): void {
  if (isThere(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path, { recursive: true });
  syncFolder(dirname(path));
}

/** Makes names in a folder durable. Windows cannot open a folder; there a rename is journaled by itself. */
export function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Makes the content of a file durable. */
export function syncFile(path: string): void {
  const handle = openSync(path, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Puts a whole file under a name: written beside it, synced, renamed, and the name synced. */
export function replaceFile(path: string, content: string | Uint8Array): void {
  const temporary = `${path}.tmp`;
  const handle = openSync(temporary, 'w', 0o600);
  try {
    writeAll(handle, typeof content === 'string' ? Buffer.from(content, 'utf8') : content);
    fdatasyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(temporary, path);
  syncFolder(dirname(path));
}

/** Writes something nobody depends on. A disk that refuses it does not stop anybody from working. */
export function writeNote(path: string, text: string): void {
  try {
    const handle = openSync(path, 'w', 0o600);
    try {
      writeAll(handle, Buffer.from(text, 'utf8'));
    } finally {
      closeSync(handle);
    }
  } catch {
    // Whoever reads notes takes a missing or torn one for none.
  }
}

/** Writes all bytes: a single call may write fewer, and a disk that takes none at all is full. */
export function writeAll(handle: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length;) {
    const taken = writeSync(handle, bytes, written);
    if (taken === 0) throw Object.assign(new Error('The disk takes no more'), { code: 'ENOSPC' });
    written += taken;
  }
}

/**
 * Whether there is something under a name. Throws when the disk does not answer: what cannot be seen now is not missing,
 * and nothing may be restored over it.
 */
export function isThere(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** Removes a file if there is one. Throws what the disk says when it refuses. */
export function removeFile(path: string): void {
  if (isThere(path)) unlinkSync(path);
}

/** The first of `name-1`, `name-2`, … that is free. */
export function freeName(path: string): string {
  for (let number = 1; ; number += 1) {
    const candidate = `${path}-${number}`;
    if (!isThere(candidate)) return candidate;
  }
}
