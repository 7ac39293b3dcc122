/**
 * A note beside the database of what its files were, byte for byte, when they were last proved and closed in order.
 *
 * Adding up bytes takes a twentieth of the time of proving rows, on every processor (SHA-256 does so only on new ones).
 * Files that still are what the note says open at once; after a crash, a flipped bit or the work of another program they
 * are not, and every row is proved. The note is a convenience: without it, or when it cannot be read, opening takes longer
 * and is as safe. Callers: plan opening, open plans.
 */
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { isThere, writeNote, type PlanFolder } from './plan-folder.ts';
import type { JournalEnd } from './plan-database.ts';

/** A file as it was: its length in bytes, and the CRC-32 of each piece of it. */
interface Imprint {
  readonly bytes: number;
  readonly sums: readonly number[];
}

interface ProofNote extends JournalEnd {
  readonly database: Imprint;
  readonly journal: Imprint;
}

/** What the note vouches for: where both records end, and how long the side journal is in bytes. */
export interface NotedFiles extends JournalEnd {
  readonly journalBytes: number;
}

/** Bytes of a piece: few enough that a damaged page does not slip through its sum of 32 bits. */
const pieceSize = 1_048_576;

/** Leaves the note about files that were closed just now, both with their journal at `end` and proved until there. */
export function leaveProofNote(folder: PlanFolder, { length, head }: JournalEnd): void {
  try {
    if (!isFolded(folder)) return;
    const note: ProofNote = { length, head, database: imprintOf(folder.database), journal: imprintOf(folder.journal) };
    writeNote(folder.proof, JSON.stringify(note));
  } catch {
    // The files could not be read back: the next opening proves them row by row.
  }
}

/** What the note says, when both files are what it says they were; null otherwise. */
export function readProofNote(folder: PlanFolder): NotedFiles | null {
  try {
    if (!isThere(folder.proof) || !isFolded(folder)) return null;
    const note = JSON.parse(readFileSync(folder.proof, 'utf8')) as ProofNote;
    const { length, head, database, journal } = note;
    const asNoted = isSame(folder.database, database) && isSame(folder.journal, journal);
    return asNoted ? { length, head, journalBytes: journal.bytes } : null;
  } catch {
    return null;
  }
}

/** Whether nothing of the database is in its write-ahead log: then the file alone is the database. */
function isFolded(folder: PlanFolder): boolean {
  const log = statSync(`${folder.database}-wal`, { throwIfNoEntry: false });
  return log === undefined || log.size === 0;
}

/** The length is compared first: what a crash left behind is mostly longer. */
function isSame(path: string, noted: Imprint): boolean {
  if (statSync(path).size !== noted.bytes) return false;
  let place = 0;
  for (const sum of sumsOf(path)) if (sum !== noted.sums[place++]) return false;
  return place === noted.sums.length;
}

function imprintOf(path: string): Imprint {
  return { bytes: statSync(path).size, sums: [...sumsOf(path)] };
}

/** The CRC-32 of each piece of a file, in order. */
function* sumsOf(path: string): Generator<number> {
  const piece = Buffer.allocUnsafe(pieceSize);
  const handle = openSync(path, 'r');
  try {
    for (;;) {
      const read = readSync(handle, piece, 0, pieceSize, null);
      if (read === 0) return;
      yield crc32(piece.subarray(0, read));
    }
  } finally {
    closeSync(handle);
  }
}
