/**
 * A hash as four words that two people can compare aloud.
 *
 * The first four bytes of the hash choose one word each from a fixed list of 256. That is 32 bits: enough to notice a
 * different journal, not a proof against somebody who searches for a collision; the whole hash stays available.
 * Callers: container (manifest), command line, window (exchange screen and minutes).
 */
import { invariant } from '../../base/assert.ts';
import { fingerprintWords } from './fingerprint-words.ts';

/** Four words joined by en dashes, for a hash of at least eight hexadecimal digits. */
export function fingerprint(hash: string): string {
  invariant(/^[0-9a-f]{8,}$/.test(hash), 'a fingerprint is made of a hexadecimal hash');
  const words = [0, 2, 4, 6].map((start) => fingerprintWords[Number.parseInt(hash.slice(start, start + 2), 16)]);
  return words.join('–');
}
