/**
 * Rows of twelve months as a few bytes: a text or two, a mask of the months that have a value, the values.
 *
 * Integers up to 2^53 exactly, small ones in few bytes, null kept apart from zero. The same rows always give the same
 * bytes. Callers: cell table, fact tables.
 */
import { invariant } from '#shared/base/assert.ts';
import { monthsInYear } from '#shared/domain/plan/entities.ts';
import { DamagedFile } from './storage-fault.ts';

/** Writes texts and rows one after the other. */
export class RowWriter {
  #bytes = Buffer.allocUnsafe(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** A text of up to 2^31 bytes in UTF-8. */
  text(text: string): void {
    const size = Buffer.byteLength(text, 'utf8');
    this.#whole(size);
    this.#reserve(size);
    this.#length += this.#bytes.write(text, this.#length, 'utf8');
  }

  /** Twelve integers or nulls. */
  months(months: readonly (number | null)[]): void {
    let mask = 0;
    for (let month = 0; month < monthsInYear; month += 1) if (months[month] != null) mask |= 1 << month;
    this.#reserve(2);
    this.#length = this.#bytes.writeUInt16LE(mask, this.#length);
    for (const value of months) if (value !== null) this.#signed(value);
  }

  /** What was written so far; the writer is empty afterwards. */
  take(): Buffer {
    const taken = Buffer.from(this.#bytes.subarray(0, this.#length));
    this.#length = 0;
    return taken;
  }

  /** Seven bits a byte, the lowest first; sign in the lowest bit. */
  #signed(value: number): void {
    invariant(Number.isSafeInteger(value), `stored numbers are whole and below 2^53, not ${value}`);
    const negative = value < 0;
    const size = Math.abs(value);
    this.#reserve(9);
    let rest = Math.floor(size / 64);
    this.#bytes[this.#length] = (rest > 0 ? 128 : 0) | ((size % 64) << 1) | (negative ? 1 : 0);
    this.#length += 1;
    while (rest > 0) {
      const next = Math.floor(rest / 128);
      this.#bytes[this.#length] = (next > 0 ? 128 : 0) | (rest % 128);
      this.#length += 1;
      rest = next;
    }
  }

  #whole(size: number): void {
    this.#reserve(5);
    let rest = size;
    for (;;) {
      const next = rest >>> 7;
      this.#bytes[this.#length] = (next > 0 ? 128 : 0) | (rest & 127);
      this.#length += 1;
      if (next === 0) return;
      rest = next;
    }
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#length + more));
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }
}

/** Reads back what a `RowWriter` wrote; throws `DamagedFile` when the bytes end too early. */
export class RowReader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get done(): boolean {
    return this.#at >= this.#bytes.length;
  }

  text(): string {
    let size = 0;
    let shift = 0;
    for (let byte = 128; byte >= 128; shift += 7) {
      byte = this.#next();
      size |= (byte & 127) << shift;
    }
    const end = this.#at + size;
    if (size < 0 || end > this.#bytes.length) throw new DamagedFile('a stored row');
    const text = this.#bytes.toString('utf8', this.#at, end);
    this.#at = end;
    return text;
  }

  /** Twelve integers; a month without a value becomes `empty`. */
  months<Empty>(empty: Empty): (number | Empty)[] {
    const mask = this.#next() | (this.#next() << 8);
    const months: (number | Empty)[] = [];
    for (let month = 0; month < monthsInYear; month += 1) {
      months.push((mask & (1 << month)) === 0 ? empty : this.#signed());
    }
    return months;
  }

  #signed(): number {
    const first = this.#next();
    let size = (first & 127) >> 1;
    let factor = 64;
    for (let byte = first; byte >= 128; factor *= 128) {
      byte = this.#next();
      size += (byte & 127) * factor;
    }
    return (first & 1) === 1 && size !== 0 ? -size : size;
  }

  #next(): number {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) throw new DamagedFile('a stored row');
    this.#at += 1;
    return byte;
  }
}
