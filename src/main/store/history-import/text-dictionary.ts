/**
 * A text column as small integers: each distinct run of bytes gets the next code, and its bytes are kept once.
 *
 * Open addressing over a compact arena; no string is made until somebody asks for the text of a code. Callers: import.
 */
import { paddingBytes, unescapeField, type RecordBatch } from './scanner.ts';

export interface DictionaryLimits {
  /** The most distinct texts. */
  readonly texts: number;
  /** The most bytes of one text as it stands in the file; longer cells get the code −1. */
  readonly textBytes: number;
  /** The most bytes of all distinct texts together. */
  readonly arenaBytes: number;
}

export const dictionaryLimits: DictionaryLimits = { texts: 1_000_000, textBytes: 4096, arenaBytes: 64 * 1024 * 1024 };

export class TextDictionary {
  readonly #limits: DictionaryLimits;
  readonly #scratch: Uint8Array;
  readonly #scratchWords: DataView;
  #arena = new Uint8Array(4096);
  #arenaWords = wordsOf(this.#arena);
  #arenaLength = 0;
  /** Where the bytes of each code start; code + 1 tells where they end. */
  #offsets = new Int32Array(257);
  #size = 0;
  /** Code + 1 at each place of the hash table, 0 where it is free. */
  #table = new Int32Array(1024);
  #overfull = false;

  constructor(limits: DictionaryLimits = dictionaryLimits) {
    this.#limits = limits;
    this.#scratch = new Uint8Array(limits.textBytes + paddingBytes);
    this.#scratchWords = wordsOf(this.#scratch);
  }

  /** The number of distinct texts so far; codes run from 0. */
  get size(): number {
    return this.#size;
  }

  /** True once there are more distinct texts than the limits allow. */
  get overfull(): boolean {
    return this.#overfull;
  }

  /** The bytes of a code: the buffer and the range in it, valid until the next `encode`. */
  bytesOf(code: number): { readonly bytes: Uint8Array; readonly start: number; readonly end: number } {
    return { bytes: this.#arena, start: this.#offsets[code] ?? 0, end: this.#offsets[code + 1] ?? 0 };
  }

  /**
   * Writes the code of one column of every record of the batch into `codes`; −1 for a text beyond the limit.
   * `bytes` are padded as for `scanRecords`.
   */
  encode(bytes: Uint8Array, batch: RecordBatch, column: number, codes: Int32Array): void {
    const { starts, ends, stride, count } = batch;
    const { textBytes } = this.#limits;
    const words = wordsOf(bytes);
    let arena = this.#arenaWords;
    let offsets = this.#offsets;
    let table = this.#table;
    let mask = table.length - 1;
    let guess = -1;
    let guessOffset = 0;
    let guessLength = -1;
    for (let record = 0, slot = column; record < count; record += 1, slot += stride) {
      let start = starts[slot] as number;
      let end = ends[slot] as number;
      let source = words;
      if (end < 0) {
        end = ~end;
        if (end - start <= textBytes) {
          end = unescapeField(bytes, start, end, this.#scratch);
          source = this.#scratchWords;
          start = 0;
        }
      }
      const length = end - start;
      if (length > textBytes) {
        codes[record] = -1;
        continue;
      }
      // Files are often sorted: the text before is the first guess.
      if (length === guessLength && sameText(arena, guessOffset, source, start, length)) {
        codes[record] = guess;
        continue;
      }
      let place = hashText(source, start, length) & mask;
      guess = -1;
      for (let entry = table[place] as number; entry !== 0; entry = table[place] as number) {
        guessOffset = offsets[entry - 1] as number;
        if ((offsets[entry] as number) - guessOffset === length) {
          if (sameText(arena, guessOffset, source, start, length)) {
            guess = entry - 1;
            break;
          }
        }
        place = (place + 1) & mask;
      }
      if (guess < 0) {
        guess = this.#add(source, start, length, place);
        arena = this.#arenaWords;
        offsets = this.#offsets;
        table = this.#table;
        mask = table.length - 1;
        if (guess < 0) break;
        guessOffset = offsets[guess] as number;
      }
      codes[record] = guess;
      guessLength = length;
    }
  }

  #add(source: DataView, start: number, length: number, place: number): number {
    if (this.#size >= this.#limits.texts || this.#arenaLength + length > this.#limits.arenaBytes) {
      this.#overfull = true;
      return -1;
    }
    if (this.#arenaLength + length + paddingBytes > this.#arena.length) {
      const grown = new Uint8Array(Math.max(this.#arena.length * 2, this.#arenaLength + length + paddingBytes));
      grown.set(this.#arena);
      this.#arena = grown;
      this.#arenaWords = wordsOf(grown);
    }
    if (this.#size + 2 > this.#offsets.length) {
      const grown = new Int32Array(this.#offsets.length * 2);
      grown.set(this.#offsets);
      this.#offsets = grown;
    }
    this.#arena.set(new Uint8Array(source.buffer, source.byteOffset + start, length), this.#arenaLength);
    this.#arenaLength += length;
    const code = this.#size;
    this.#size += 1;
    this.#offsets[this.#size] = this.#arenaLength;
    this.#table[place] = this.#size;
    if (this.#size * 4 > this.#table.length) this.#rehash();
    return code;
  }

  #rehash(): void {
    const table = new Int32Array(this.#table.length * 4);
    const mask = table.length - 1;
    for (let code = 0; code < this.#size; code += 1) {
      const start = this.#offsets[code] ?? 0;
      let place = hashText(this.#arenaWords, start, (this.#offsets[code + 1] ?? 0) - start) & mask;
      while (table[place] !== 0) place = (place + 1) & mask;
      table[place] = code + 1;
    }
    this.#table = table;
  }
}

function wordsOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** A hash of a text, four bytes at a time. */
function hashText(words: DataView, start: number, length: number): number {
  let hash = length;
  let rest = length;
  let at = start;
  for (; rest >= 4; rest -= 4, at += 4) hash = Math.imul(hash ^ words.getInt32(at, true), 0x9e3779b1);
  if (rest > 0) hash = Math.imul(hash ^ lowBytes(words.getInt32(at, true), rest), 0x9e3779b1);
  return hash ^ (hash >>> 15);
}

/** Whether two texts of the same length are equal, four bytes at a time. */
function sameText(one: DataView, oneStart: number, other: DataView, otherStart: number, length: number): boolean {
  let at = 0;
  for (; at + 4 <= length; at += 4) {
    if (one.getInt32(oneStart + at, true) !== other.getInt32(otherStart + at, true)) return false;
  }
  const rest = length - at;
  if (rest === 0) return true;
  const differing = one.getInt32(oneStart + at, true) ^ other.getInt32(otherStart + at, true);
  return lowBytes(differing, rest) === 0;
}

/** The first `count` (1 to 3) of four bytes. */
function lowBytes(word: number, count: number): number {
  return word & ((1 << (count * 8)) - 1);
}
