/**
 * The journal as a chain: its head, and where it breaks.
 *
 * An intact chain proves that nobody altered, dropped, moved or slipped in an entry by accident or by hand. It does not
 * stop somebody who rebuilds every hash; for that there is the fingerprint of the head, read aloud and compared.
 * Callers: store (at opening), container (at reading), merge, command line.
 */
import type { HashText } from '../../base/ports.ts';
import { entryHash, genesisHash, type JournalEntry } from './entry.ts';

/** What is wrong at the break: the numbering, the link to the entry before, the content, or an id used twice. */
export type ChainFault = 'sequence' | 'previous' | 'hash' | 'id-reused' | 'history';

/** Either intact, with the head; or broken at `position` (from 0 in the list). */
export type ChainVerdict =
  | { readonly intact: true; readonly head: string }
  | { readonly intact: false; readonly position: number; readonly fault: ChainFault };

/** The hash of the last entry; `genesisHash` for an empty journal. */
export function journalHead(entries: readonly JournalEntry[]): string {
  return entries.at(-1)?.hash ?? genesisHash;
}

/** Recomputes every hash from the first entry on and answers the first break. */
export function verifyChain(entries: readonly JournalEntry[], hashText: HashText): ChainVerdict {
  const ids = new Set<string>();
  let previous = genesisHash;
  for (const [position, entry] of entries.entries()) {
    const fault = entryFault(entry, position, previous, ids, hashText);
    if (fault !== null) return { intact: false, position, fault };
    ids.add(entry.id);
    previous = entry.hash;
  }
  return { intact: true, head: previous };
}

function entryFault(
  entry: JournalEntry,
  position: number,
  previous: string,
  ids: ReadonlySet<string>,
  hashText: HashText,
): ChainFault | null {
  if (entry.sequence !== position + 1) return 'sequence';
  if (entry.previous !== previous) return 'previous';
  if (entry.hash !== entryHash(hashText, entry)) return 'hash';
  if (ids.has(entry.id)) return 'id-reused';
  // An entry can only take back, or bring back, one that came before it.
  if ((entry.undoes ?? 0) >= entry.sequence || (entry.redoes ?? 0) >= entry.sequence) return 'history';
  return null;
}
