/**
 * Bytes and text: which encoding a file is in, and how a cell becomes a string.
 *
 * The scanner works on bytes of an ASCII superset, so UTF-16 is turned into UTF-8 on the way in; all other files are
 * scanned as they are and only the cells that are needed as text are decoded. Callers: detect, import.
 */
import type { CsvEncoding } from './mapping.ts';

export interface EncodingGuess {
  readonly encoding: CsvEncoding;
  /** The length of the byte order mark, 0 without one. */
  readonly markLength: number;
}

/**
 * The encoding of a file by its first bytes: a byte order mark, else valid UTF-8, else Latin-1 (windows-1252).
 * A character cut off by the end of `head` does not count against UTF-8.
 */
export function detectEncoding(head: Uint8Array): EncodingGuess {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', markLength: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', markLength: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', markLength: 2 };
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return { encoding: 'utf-8', markLength: 0 };
  } catch {
    return { encoding: 'latin-1', markLength: 0 };
  }
}

/** The length of the byte order mark of an encoding that was given from outside. */
export function markLengthOf(head: Uint8Array, encoding: CsvEncoding): number {
  const guess = detectEncoding(head);
  return guess.encoding === encoding ? guess.markLength : 0;
}

export function isWide(encoding: CsvEncoding): boolean {
  return encoding === 'utf-16le' || encoding === 'utf-16be';
}

/** Turns a UTF-16 stream into UTF-8 bytes, chunk by chunk, pairs and surrogates cut by chunk ends included. */
export function createTranscoder(encoding: CsvEncoding): (chunk: Uint8Array, last: boolean) => Uint8Array {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  const encoder = new TextEncoder();
  return (chunk, last) => encoder.encode(decoder.decode(chunk, { stream: !last }));
}

/** Answers the text of the bytes from `start` to `end`, or null when they are not valid in the encoding. */
export type CellDecoder = (bytes: Uint8Array, start: number, end: number) => string | null;

/**
 * The decoder of cells. When UTF-8 was only guessed, a cell that is not UTF-8 is read as windows-1252: the first bytes of
 * a Latin-1 file may happen to be plain ASCII.
 */
export function createCellDecoder(encoding: CsvEncoding, certain: boolean): CellDecoder {
  const western = new TextDecoder('windows-1252');
  if (encoding === 'latin-1') return (bytes, start, end) => western.decode(bytes.subarray(start, end));
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  return (bytes, start, end) => {
    const cell = bytes.subarray(start, end);
    try {
      return strict.decode(cell);
    } catch {
      return certain ? null : western.decode(cell);
    }
  };
}
