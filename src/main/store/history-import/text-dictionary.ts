/**
 * A text column as small integers: each distinct run of bytes gets the next code, and its bytes are kept once.
 *
 * Open addressing over a compact arena; no string is made until somebody asks for the text of a code. Callers: import.
 */
import { unescapeField, type RecordBatch } from './scanner.ts';

export interface DictionaryLimits {
  /** The most distinct texts. */
  readonly texts: number;
  /** The most bytes of one text; longer cells get the code −1. */
  readonly textBytes: number;
  /** The most bytes of all distinct texts together. */
  readonly arenaBytes: number;
}

export const dictionaryLimits: DictionaryLimits = { texts: 1_000_000, textBytes: 4096, arenaBytes: 64 * 1024 * 1024 };

export class TextDictionary {
  readonly #limits: DictionaryLimits;
  readonly #scratch: Uint8Array;
  #arena = new Uint8Array(4096);
  #arenaLength = 0;
  /** Where the bytes of each code start; code + 1 tells where they end. */
  #offsets = new Int32Array(257);
  #size = 0;
  /** Code + 1 at each place of the hash table, 0 where it is free. */
  #table = new Int32Array(1024);
  #overfull = false;

  constructor(limits: DictionaryLimits = dictionaryLimits) {
    this.#limits = limits;
    this.#scratch = new Uint8Array(limits.textBytes);
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

  /** Writes the code of one column of every record of the batch into `codes`; −1 for a text beyond the limit. */
  encode(bytes: Uint8Array, batch: RecordBatch, column: number, codes: Int32Array): void {
    const { starts, ends, stride, count } = batch;
    const { textBytes } = this.#limits;
    const scratch = this.#scratch;
    let arena = this.#arena;
    let offsets = this.#offsets;
    let table = this.#table;
    let mask = table.length - 1;
    let size = this.#size;
    for (let record = 0, slot = column; record < count; record += 1, slot += stride) {
      let start = starts[slot] as number;
      let end = ends[slot] as number;
      let source = bytes;
      if (end < 0) {
        end = ~end;
        if (end - start <= textBytes) {
          end = unescapeField(bytes, start, end, scratch);
          source = scratch;
          start = 0;
        }
      }
      const length = end - start;
      if (length > textBytes) {
        codes[record] = -1;
        continue;
      }
      let hash = length;
      for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ (source[at] as number), 0x5bd1e995);
      hash ^= hash >>> 15;
      let place = hash & mask;
      let found = -1;
      for (let entry = table[place] as number; entry !== 0; entry = table[place] as number) {
        const offset = offsets[entry - 1] as number;
        if ((offsets[entry] as number) - offset === length) {
          let same = 0;
          while (same < length && arena[offset + same] === source[start + same]) same += 1;
          if (same === length) {
            found = entry - 1;
            break;
          }
        }
        place = (place + 1) & mask;
      }
      if (found < 0) {
        found = this.#add(source, start, end, place);
        arena = this.#arena;
        offsets = this.#offsets;
        table = this.#table;
        mask = table.length - 1;
        size = this.#size;
        if (found < 0) break;
      }
      codes[record] = found;
    }
    this.#size = size;
  }

  #add(source: Uint8Array, start: number, end: number, place: number): number {
    const length = end - start;
    if (this.#size >= this.#limits.texts || this.#arenaLength + length > this.#limits.arenaBytes) {
      this.#overfull = true;
      return -1;
    }
    if (this.#arenaLength + length > this.#arena.length) {
      const grown = new Uint8Array(Math.max(this.#arena.length * 2, this.#arenaLength + length));
      grown.set(this.#arena);
      this.#arena = grown;
    }
    if (this.#size + 2 > this.#offsets.length) {
      const grown = new Int32Array(this.#offsets.length * 2);
      grown.set(this.#offsets);
      this.#offsets = grown;
    }
    this.#arena.set(source.subarray(start, end), this.#arenaLength);
    this.#arenaLength += length;
    const code = this.#size;
    this.#size += 1;
    this.#offsets[this.#size] = this.#arenaLength;
    this.#table[place] = this.#size;
    if (this.#size * 2 > this.#table.length) this.#rehash();
    return code;
  }

  #rehash(): void {
    const table = new Int32Array(this.#table.length * 4);
    const mask = table.length - 1;
    for (let code = 0; code < this.#size; code += 1) {
      const start = this.#offsets[code] ?? 0;
      const end = this.#offsets[code + 1] ?? 0;
      let hash = end - start;
      for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ (this.#arena[at] as number), 0x5bd1e995);
      hash ^= hash >>> 15;
      let place = hash & mask;
      while (table[place] !== 0) place = (place + 1) & mask;
      table[place] = code + 1;
    }
    this.#table = table;
  }
}
