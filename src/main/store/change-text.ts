/**
 * The changes of an entry as one canonical text, and back.
 *
 * The text is what `changesDigest` of the journal hashes, so that it is made once and both hashed and stored.
 * Callers: plan session, plan opening, exchange.
 */
import type { Change } from '#shared/domain/changes/change.ts';
import { hashText } from './container/hash-text.ts';
import { changeText } from './container/line-shapes.ts';
import { DamagedFile } from './storage-fault.ts';

/** `[change,change,…]`, canonical. */
export function changesText(changes: readonly Change[]): string {
  return `[${changes.map(changeText).join(',')}]`;
}

/** The changes of a text whose SHA-256 is `digest`; throws `DamagedFile` when it is not. */
export function parseChanges(text: string, digest: string): readonly Change[] {
  if (hashText(text) !== digest) throw new DamagedFile('the changes of an entry');
  return JSON.parse(text) as readonly Change[];
}
