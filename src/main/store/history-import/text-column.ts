/**
 * A column of names or months: each distinct text is understood once, each row then costs one look-up.
 * Callers: fact-reader.
 */
import type { CellDecoder } from './encoding.ts';
import { unresolved } from './resolve.ts';
import type { RecordBatch } from './scanner.ts';
import { TextDictionary } from './text-dictionary.ts';

export class TextColumn {
  readonly column: number;
  readonly #decode: CellDecoder;
  readonly #resolve: (text: string) => number;
  readonly #dictionary = new TextDictionary();
  readonly #codes: Int32Array;
  #targets = new Int32Array(256);
  #known = 0;

  /**
   * @param resolve what a text means: a number from 0, or one of `unresolved`
   * @param capacity the most records of a batch
   */
  constructor(column: number, capacity: number, decode: CellDecoder, resolve: (text: string) => number) {
    this.column = column;
    this.#decode = decode;
    this.#resolve = resolve;
    this.#codes = new Int32Array(capacity);
  }

  /** True once the column has more distinct texts than the limits allow. */
  get overfull(): boolean {
    return this.#dictionary.overfull;
  }

  /** The number of distinct texts so far. */
  get size(): number {
    return this.#known;
  }

  /** Writes what each record of the batch means into `targets`. */
  read(bytes: Uint8Array, batch: RecordBatch, targets: Int32Array): void {
    const codes = this.#codes;
    this.#dictionary.encode(bytes, batch, this.column, codes);
    if (this.overfull) return;
    this.#learn();
    const known = this.#targets;
    for (let record = 0; record < batch.count; record += 1) {
      const code = codes[record] as number;
      targets[record] = code < 0 ? unresolved.tooLong : (known[code] as number);
    }
  }

  /** The code of a record of the last batch; −1 for a text that is too long. */
  codeOf(record: number): number {
    return this.#codes[record] ?? -1;
  }

  /** The text of a code. */
  textOf(code: number): string {
    const { bytes, start, end } = this.#dictionary.bytesOf(code);
    return this.#decode(bytes, start, end) ?? '';
  }

  #learn(): void {
    for (; this.#known < this.#dictionary.size; this.#known += 1) {
      if (this.#known === this.#targets.length) {
        const grown = new Int32Array(this.#targets.length * 2);
        grown.set(this.#targets);
        this.#targets = grown;
      }
      const { bytes, start, end } = this.#dictionary.bytesOf(this.#known);
      const text = this.#decode(bytes, start, end);
      this.#targets[this.#known] = text === null ? unresolved.notText : this.#resolve(text);
    }
  }
}
