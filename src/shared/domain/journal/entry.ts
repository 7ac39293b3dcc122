/**
 * One entry of the journal: who asked for what, when, and what it was chained to.
 *
 * The hash of an entry covers everything in it and the hash before it, so that no entry can be altered, taken out or put
 * elsewhere without breaking every hash after it. Callers: store (appends), container (carries), merge (compares).
 */
import { canonicalJson, type Json } from '../../base/canonical-json.ts';
import type { HashText } from '../../base/ports.ts';
import type { Change } from '../changes/change.ts';

/** The hash before the first entry. */
export const genesisHash = '0'.repeat(64);

/** What an entry says, before it is chained. */
export interface EntryFields {
  /** From 1, without gaps. */
  readonly sequence: number;
  /** The id of the command: accepted once in a journal. */
  readonly id: string;
  readonly actor: string;
  /** When it was accepted: ISO 8601, UTC, milliseconds. For people; nothing is ordered by it. */
  readonly at: string;
  /** The command's body: what was meant. */
  readonly command: Json;
  /** The sequence of the entry this one takes back, or null. */
  readonly undoes: number | null;
  /** The sequence of the undone entry this one brings back, or null. */
  readonly redoes: number | null;
  /** SHA-256 of the canonical list of the changes this entry made: see `changesDigest`. */
  readonly changesDigest: string;
}

/** A chained entry. Hashes are 64 lower-case hexadecimal digits. */
export interface JournalEntry extends EntryFields {
  readonly previous: string;
  readonly hash: string;
}

/** Chains an entry to the hash before it (`genesisHash` for the first). */
export function makeEntry(hashText: HashText, previous: string, fields: EntryFields): JournalEntry {
  return { ...fields, previous, hash: hashText(`${previous}\n${canonicalJson({ ...fields })}`) };
}

/** The hash an entry must have, computed from its own fields (fields this version does not know included). */
export function entryHash(hashText: HashText, entry: JournalEntry): string {
  const { hash: _hash, previous, ...fields } = entry;
  return hashText(`${previous}\n${canonicalJson(fields)}`);
}

/** The digest of an entry's changes: SHA-256 of the canonical JSON of the list, in order. */
export function changesDigest(hashText: HashText, changes: readonly Change[]): string {
  return hashText(`[${changes.map((change) => canonicalJson(change as Json)).join(',')}]`);
}
