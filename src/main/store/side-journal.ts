/**
 * The second record of everything acknowledged: one line an entry, appended and synced after each commit.
 *
 * With any older copy of the database, or none, it rebuilds the plan completely. Each line is `["crc32",{…}]`, so that a
 * damaged line is told from a good one without parsing. History batches lie beside it, one file each, written before the
 * transaction that takes them in. Callers: plan opening, plan session.
 */
import { closeSync, fdatasyncSync, ftruncateSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { JournalEntry } from '#shared/domain/journal/entry.ts';
import type { FactKind, MeasureId } from '#shared/domain/plan/entities.ts';
import { sortedFactDigest } from './container/fact-digest.ts';
import { compareFactRows } from './container/line-shapes.ts';
import type { FactBatchRows } from './plan-database.ts';
import { isThere, replaceFile, syncFolder, writeAll, type PlanFolder } from './plan-folder.ts';
import { DamagedFile } from './storage-fault.ts';
import { unpackFacts } from './tables/fact-table.ts';
import type { PackedChanges } from './packed-changes.ts';

/** An entry and its changes. */
export interface SideEntry {
  readonly entry: JournalEntry;
  readonly changes: PackedChanges;
}

/** What lies in a side journal: the entries of its intact lines from the first on, and whether anything else was in it. */
export interface SideJournalContent {
  readonly length: number;
  readonly bytes: number;
  readonly damaged: boolean;
  /** The entry `sequence`, from 1 to `length`; parsed when asked for. */
  readonly entry: (sequence: number) => SideEntry;
}

/** Appends entries. One per open plan. */
export class SideJournal {
  readonly #handle: number;
  #size: number;
  #length: number;

  /** Opens the journal of a plan that holds `length` entries in `bytes` bytes, as reading it found them. */
  constructor(folder: PlanFolder, { length, bytes }: Pick<SideJournalContent, 'length' | 'bytes'>) {
    const fresh = !isThere(folder.journal);
    this.#handle = openSync(folder.journal, 'a', 0o600);
    this.#size = bytes;
    this.#length = length;
    if (fresh) syncFolder(folder.journalFolder);
  }

  /** The last entry that is safely in it. */
  get length(): number {
    return this.#length;
  }

  /** Appends entries that follow the last one, and returns when they are on the disk. */
  append(entries: readonly SideEntry[]): void {
    const bytes = Buffer.from(entries.map(sideLine).join(''), 'utf8');
    try {
      writeAll(this.#handle, bytes);
      fdatasyncSync(this.#handle);
    } catch (fault) {
      this.#takeBack();
      throw fault;
    }
    this.#size += bytes.length;
    this.#length += entries.length;
  }

  close(): void {
    closeSync(this.#handle);
  }

  /** Half a line must not stand before the next one. */
  #takeBack(): void {
    try {
      ftruncateSync(this.#handle, this.#size);
    } catch {
      // A torn line is recognised by its checksum when the journal is read.
    }
  }
}

/** Reads a side journal; a missing one is empty. */
export function readSideJournal(folder: PlanFolder): SideJournalContent {
  const bytes = isThere(folder.journal) ? readFileSync(folder.journal) : Buffer.alloc(0);
  const bodies: Buffer[] = [];
  let start = 0;
  while (start < bytes.length) {
    const end = bytes.indexOf(0x0a, start);
    const body = end < 0 ? null : intactBody(bytes.subarray(start, end));
    if (body === null) break;
    bodies.push(body);
    start = end + 1;
  }
  const parse = (sequence: number): SideEntry => parseSideLine(bodies[sequence - 1] ?? Buffer.alloc(0));
  // A line that vanished whole leaves its checksums intact, but not the count.
  while (bodies.length > 0 && parse(bodies.length).entry.sequence !== bodies.length) bodies.pop();
  return { length: bodies.length, bytes: start, damaged: start < bytes.length, entry: parse };
}

/** Writes the whole side journal anew from entries in order. */
export function rewriteSideJournal(folder: PlanFolder, entries: Iterable<SideEntry>): void {
  const lines: string[] = [];
  for (const entry of entries) lines.push(sideLine(entry));
  replaceFile(folder.journal, lines.join(''));
}

/** Puts a batch of history beside the side journal, durably; one that is already there is left alone. */
export function keepFactBatch(folder: PlanFolder, batch: FactBatchRows): void {
  const path = factPath(folder, batch.digest);
  if (isThere(path)) return;
  const lines = batch.blocks.map(({ kind, year, measure, months }) =>
    checkedLine(JSON.stringify({ kind, year, measure, months: months.toString('base64') })),
  );
  replaceFile(path, lines.join(''));
}

/** Reads a batch back and proves it by its digest; throws `DamagedFile` when it is missing or not what was imported. */
export function readFactBatch(folder: PlanFolder, digest: string): FactBatchRows {
  const path = factPath(folder, digest);
  if (!isThere(path)) throw new DamagedFile(`history batch ${digest}`);
  const blocks = readFileSync(path)
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const body = intactBody(Buffer.from(line, 'utf8'));
      if (body === null) throw new DamagedFile(`history batch ${digest}`);
      const block = JSON.parse(body.toString('utf8')) as {
        kind: FactKind;
        year: number;
        measure: MeasureId;
        months: string;
      };
      return { ...block, months: Buffer.from(block.months, 'base64') };
    });
  const rows = blocks.flatMap((block) => [...unpackFacts(block)]).sort(compareFactRows);
  if (sortedFactDigest(rows) !== digest) throw new DamagedFile(`history batch ${digest}`);
  return { digest, rowCount: rows.length, blocks };
}

function factPath(folder: PlanFolder, digest: string): string {
  return join(folder.facts, `${digest}.ndjson`);
}

function sideLine({ entry, changes }: SideEntry): string {
  const { coding, body } = changes;
  return checkedLine(JSON.stringify({ entry, coding, body: body.toString(coding === 'plain' ? 'utf8' : 'base64') }));
}

function parseSideLine(line: Buffer): SideEntry {
  const parsed = JSON.parse(line.toString('utf8')) as {
    entry: JournalEntry;
    coding: PackedChanges['coding'];
    body: string;
  };
  const { entry, coding } = parsed;
  return { entry, changes: { coding, body: Buffer.from(parsed.body, coding === 'plain' ? 'utf8' : 'base64') } };
}

const crcDigits = 8;
const bodyStart = '["'.length + crcDigits + '",'.length;

function checkedLine(body: string): string {
  return `["${crcText(body)}",${body}]\n`;
}

/** The body of a line whose checksum holds, or null. */
function intactBody(line: Buffer): Buffer | null {
  if (line.length <= bodyStart || line.at(-1) !== 0x5d) return null;
  const body = line.subarray(bodyStart, -1);
  const expected = `["${crcText(body)}",`;
  return line.toString('latin1', 0, bodyStart) === expected ? body : null;
}

function crcText(body: string | Buffer): string {
  return crc32(body).toString(16).padStart(crcDigits, '0');
}
