/**
 * The journal and the changes of its entries. Rows are only ever added.
 *
 * Callers: plan database.
 */
import { canonicalJson, type Json } from '#shared/base/canonical-json.ts';
import { rowsInTurn, type Turns } from '#shared/base/turns.ts';
import { entryHash, genesisHash, type JournalEntry } from '#shared/domain/journal/entry.ts';
import type { StepSummary } from '#shared/domain/journal/undo.ts';
import { kindName } from '../command-kind.ts';
import { hashText } from '../container/hash-text.ts';
import type { Database, Statement } from '../database.ts';
import type { PackedChanges } from '../packed-changes.ts';
import { half, rowChecksum, type RowSum } from '../row-checksum.ts';
import { DamagedFile } from '../storage-fault.ts';

interface JournalRow {
  readonly sequence: number;
  readonly id: string;
  readonly actor: string;
  readonly at: string;
  readonly command: string;
  readonly undoes: number | null;
  readonly redoes: number | null;
  readonly changes_digest: string;
  readonly previous: string;
  readonly hash: string;
  readonly extra: string;
  readonly checksum: number;
}

export class JournalTable {
  readonly #all: Statement<[number]>;
  readonly #ids: Statement<[]>;
  readonly #turns: Statement<[]>;
  readonly #kinds: Statement<[]>;
  readonly #ofKind: Statement<[string]>;
  readonly #page: Statement<[number, number]>;
  readonly #one: Statement<[number]>;
  readonly #add: Statement<[Omit<JournalRow, never>]>;
  readonly #allChanges: Statement<[number]>;
  /** How many changes there are up to an entry, and the sums of the upper and lower halves of their checksums. */
  readonly #changeSums: Statement<[number]>;
  readonly #changes: Statement<[number]>;
  readonly #addChanges: Statement<[number, string, Buffer, number]>;

  constructor(database: Database) {
    this.#all = database.prepare('SELECT * FROM journal WHERE sequence > ? ORDER BY sequence');
    this.#ids = database.prepare<[]>('SELECT id FROM journal ORDER BY sequence').pluck();
    this.#turns = database.prepare<[]>(
      'SELECT sequence, undoes, redoes FROM journal WHERE undoes IS NOT NULL OR redoes IS NOT NULL ORDER BY sequence',
    );
    this.#kinds = database.prepare<[]>("SELECT command ->> '$.kind' FROM journal ORDER BY sequence").pluck();
    this.#ofKind = database.prepare("SELECT * FROM journal WHERE command ->> '$.kind' = ? ORDER BY sequence");
    this.#page = database.prepare('SELECT * FROM journal WHERE sequence < ? ORDER BY sequence DESC LIMIT ?');
    this.#one = database.prepare('SELECT * FROM journal WHERE sequence = ?');
    this.#add = database.prepare(
      'INSERT INTO journal VALUES (@sequence, @id, @actor, @at, @command, @undoes, @redoes, @changes_digest, ' +
        '@previous, @hash, @extra, @checksum)',
    );
    this.#allChanges = database.prepare<[number]>('SELECT * FROM change WHERE sequence > ? ORDER BY sequence').raw();
    this.#changeSums = database
      .prepare<[number]>(
        `SELECT count(*), total(checksum / ${half}), total(checksum % ${half}) FROM change WHERE sequence <= ?`,
      )
      .raw();
    this.#changes = database.prepare<[number]>('SELECT * FROM change WHERE sequence = ?').raw();
    this.#addChanges = database.prepare('INSERT INTO change VALUES (?, ?, ?, ?)');
  }

  /**
   * Checks that every entry fits its checksum and follows the one before it, and adds it to the sum; those after
   * `sequence` are hashed again. Answers how many there are and the hash of the last.
   */
  *check(sum: RowSum, sequence: number): Turns<{ readonly length: number; readonly head: string }> {
    let length = 0;
    let head = genesisHash;
    for (const row of this.#all.iterate(0) as Iterable<JournalRow>) {
      const fits = row.sequence === length + 1 && row.previous === head && checksumOf(row) === row.checksum;
      const hashed = row.sequence <= sequence || (fits && entryHash(hashText, entryOf(row)) === row.hash);
      if (!fits || !hashed) throw new DamagedFile(`entry ${row.sequence} of the journal`);
      sum.add(row.checksum);
      length += 1;
      head = row.hash;
      if (length % rowsInTurn === 0) yield;
    }
    return { length, head };
  }

  /** The ids of all commands, in order. */
  ids(): readonly string[] {
    return this.#ids.all() as readonly string[];
  }

  /** The entries that undo or redo another, in order. */
  turns(): readonly StepSummary[] {
    return this.#turns.all() as readonly StepSummary[];
  }

  /** The kinds of all commands, in order. */
  kinds(): readonly string[] {
    return (this.#kinds.all() as readonly Json[]).map(kindName);
  }

  /** The entries whose commands are of a kind, in order. */
  ofKind(kind: string): readonly JournalEntry[] {
    return (this.#ofKind.all(kind) as readonly JournalRow[]).map(entryOf);
  }

  /**
   * Walks over the changes of the entries after `sequence` only to check them; of those before only the checksums are
   * added to the sum, because their digests prove them whenever they are read. Answers how many entries have some.
   */
  *checkChanges(sum: RowSum, sequence: number): Turns<number> {
    const [before, high, low] = this.#changeSums.get(sequence) as [number, number, number];
    sum.addAll(before, high, low);
    let count = before;
    for (const row of this.#allChanges.iterate(sequence) as Iterable<
      [number, PackedChanges['coding'], Buffer, number]
    >) {
      const [of, coding, body, checksum] = row;
      if (changesChecksum(of, { coding, body }) !== checksum) throw new DamagedFile(`changes of entry ${of}`);
      sum.add(checksum);
      count += 1;
      if (count % rowsInTurn === 0) yield;
    }
    return count;
  }

  /** The entries after `sequence`, in order. */
  *after(sequence: number): Generator<JournalEntry> {
    for (const row of this.#all.iterate(sequence) as Iterable<JournalRow>) yield entryOf(row);
  }

  /** Up to `limit` entries before `sequence`, newest first. */
  before(sequence: number, limit: number): readonly JournalEntry[] {
    return (this.#page.all(sequence, limit) as JournalRow[]).map(entryOf);
  }

  entry(sequence: number): JournalEntry | undefined {
    const row = this.#one.get(sequence) as JournalRow | undefined;
    return row === undefined ? undefined : entryOf(row);
  }

  changes(sequence: number): PackedChanges {
    const row = this.#changes.get(sequence) as [number, PackedChanges['coding'], Buffer, number] | undefined;
    if (row === undefined) throw new DamagedFile(`changes of entry ${sequence}`);
    return { coding: row[1], body: row[2] };
  }

  /** Adds an entry and its changes. */
  add(entry: JournalEntry, changes: PackedChanges, sum: RowSum): void {
    const row = rowOf(entry);
    this.#add.run(row);
    sum.add(row.checksum);
    const checksum = changesChecksum(entry.sequence, changes);
    this.#addChanges.run(entry.sequence, changes.coding, changes.body, checksum);
    sum.add(checksum);
  }
}

function rowOf(entry: JournalEntry): JournalRow {
  const { sequence, id, actor, at, command, undoes, redoes, changesDigest, previous, hash, ...extra } = entry;
  const row = {
    sequence,
    id,
    actor,
    at,
    command: canonicalJson(command),
    undoes,
    redoes,
    changes_digest: changesDigest,
    previous,
    hash,
    extra: canonicalJson(extra),
    checksum: 0,
  };
  return { ...row, checksum: checksumOf(row) };
}

function entryOf(row: JournalRow): JournalEntry {
  return {
    ...(JSON.parse(row.extra) as object),
    sequence: row.sequence,
    id: row.id,
    actor: row.actor,
    at: row.at,
    command: JSON.parse(row.command) as Json,
    undoes: row.undoes,
    redoes: row.redoes,
    changesDigest: row.changes_digest,
    previous: row.previous,
    hash: row.hash,
  };
}

function checksumOf({ checksum: _checksum, ...row }: JournalRow): number {
  return rowChecksum('journal', JSON.stringify(row));
}

function changesChecksum(sequence: number, { coding, body }: PackedChanges): number {
  return rowChecksum(`change\n${sequence}\n${coding}`, body);
}
