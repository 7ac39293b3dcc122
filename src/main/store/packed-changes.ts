/**
 * The changes of an entry as they lie on the disk: the canonical text that their digest is made of, packed when it is long.
 *
 * The text is made, hashed and turned into bytes in pieces: a step over a whole company has fifty megabytes of it. Because
 * it is the very text of the digest, reading changes back proves them. Callers: plan session, plan opening, documents.
 */
import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Change } from '#shared/domain/changes/change.ts';
import { hashText } from './container/hash-text.ts';
import { changeText } from './container/line-shapes.ts';
import { DamagedFile } from './storage-fault.ts';

export interface PackedChanges {
  readonly coding: 'plain' | 'deflate';
  readonly body: Buffer;
}

/** Texts longer than this many bytes are packed: it costs less than writing them. */
const packFrom = 4096;
/** The most bytes a text of changes may unfold to. */
const unpackLimit = 512_000_000;
/** Characters gathered before they become bytes. */
const pieceLength = 65_536;

/** Changes in the form that is stored, and their digest (`changesDigest` of the journal). */
export function packChanges(changes: readonly Change[]): { readonly digest: string; readonly packed: PackedChanges } {
  const hash = createHash('sha256');
  const pieces: Buffer[] = [];
  let text = '[';
  const flush = (): void => {
    const piece = Buffer.from(text, 'utf8');
    hash.update(piece);
    pieces.push(piece);
    text = '';
  };
  for (const [index, change] of changes.entries()) {
    text += index === 0 ? changeText(change) : `,${changeText(change)}`;
    if (text.length > pieceLength) flush();
  }
  text += ']';
  flush();
  const plain = Buffer.concat(pieces);
  const packed: PackedChanges =
    plain.length < packFrom
      ? { coding: 'plain', body: plain }
      : { coding: 'deflate', body: deflateRawSync(plain, { level: 1 }) };
  return { digest: hash.digest('hex'), packed };
}

/** Back to the changes; throws `DamagedFile` when their digest is not `digest`. */
export function unpackChanges({ coding, body }: PackedChanges, digest: string): readonly Change[] {
  const text = coding === 'plain' ? body.toString('utf8') : inflate(body);
  if (hashText(text) !== digest) throw new DamagedFile('the changes of an entry');
  return JSON.parse(text) as readonly Change[];
}

function inflate(body: Buffer): string {
  try {
    return inflateRawSync(body, { maxOutputLength: unpackLimit }).toString('utf8');
  } catch {
    throw new DamagedFile('the changes of an entry');
  }
}
