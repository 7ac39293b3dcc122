/**
 * A file of zeros that is given up when the disk is full, so that the step under way can still be saved.
 * Callers: store.
 */
import { closeSync, existsSync, fsyncSync, openSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { writeAll } from './plan-folder.ts';

export class DiskReserve {
  readonly #path: string;
  readonly #size: number;

  constructor(dataFolder: string, size: number) {
    this.#path = join(dataFolder, 'reserve');
    this.#size = size;
  }

  /** Puts the reserve in place again; on a disk that is still full there is none. */
  restore(): void {
    if (this.#size === 0 || (existsSync(this.#path) && statSync(this.#path).size === this.#size)) return;
    try {
      const handle = openSync(this.#path, 'w', 0o600);
      try {
        const zeros = new Uint8Array(2 ** 20);
        for (let written = 0; written < this.#size; written += zeros.length) {
          writeAll(handle, zeros.subarray(0, Math.min(zeros.length, this.#size - written)));
        }
        fsyncSync(handle);
      } finally {
        closeSync(handle);
      }
    } catch {
      // Half a reserve would keep space from the plan itself.
      rmSync(this.#path, { force: true });
    }
  }

  /** Gives the space back; false when there was nothing to give. */
  free(): boolean {
    if (!existsSync(this.#path)) return false;
    rmSync(this.#path, { force: true });
    return true;
  }
}
