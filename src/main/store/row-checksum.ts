/**
 * Checksums of rows, and the sum over all rows of a plan.
 *
 * A bit that flips on the disk passes SQLite's own checks nine times in ten; it does not pass these. The sum does not
 * depend on the order of rows, so that a transaction moves it by the rows it writes alone. Callers: tables, plan database.
 */
import { hash } from 'node:crypto';

/** 2^48: sums of two stay exact in a double. */
const modulus = 2 ** 48;
/** Half a checksum: the halves of millions of them can be added up exactly. */
export const half = 2 ** 24;

/** The first 48 bits of the SHA-256 of a row's place (table and key) and content. */
export function rowChecksum(place: string, content: string | Uint8Array): number {
  const digest =
    typeof content === 'string' ? hash('sha256', `${place}\n${content}`) : hash('sha256', withPlace(place, content));
  return Number.parseInt(digest.slice(0, 12), 16);
}

function withPlace(place: string, content: Uint8Array): Buffer {
  const head = Buffer.from(`${place}\n`, 'utf8');
  return Buffer.concat([head, content], head.length + content.length);
}

/** A running sum of row checksums and the number of rows in it. */
export class RowSum {
  rows: number;
  checksum: number;

  constructor(rows = 0, checksum = 0) {
    this.rows = rows;
    this.checksum = checksum;
  }

  add(checksum: number): void {
    this.rows += 1;
    this.checksum = (this.checksum + checksum) % modulus;
  }

  /** Adds many at once, given the sums of the upper and of the lower halves of their checksums. */
  addAll(rows: number, upper: number, lower: number): void {
    this.rows += rows;
    this.checksum = (this.checksum + (upper % half) * half + lower) % modulus;
  }

  remove(checksum: number): void {
    this.rows -= 1;
    this.checksum = (this.checksum - checksum + modulus) % modulus;
  }

  copy(): RowSum {
    return new RowSum(this.rows, this.checksum);
  }
}
