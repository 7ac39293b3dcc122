/**
 * Named pieces that travel with a plan without being part of its numbers. Callers: plan database.
 */
import type { Database, Statement } from '../database.ts';
import { rowChecksum, type RowSum } from '../row-checksum.ts';
import { DamagedFile } from '../storage-fault.ts';

export class AttachmentTable {
  readonly #all: Statement<[]>;
  readonly #checksum: Statement<[string]>;
  readonly #put: Statement<[string, Buffer, number]>;

  constructor(database: Database) {
    this.#all = database.prepare<[]>('SELECT name, body, checksum FROM attachment').raw();
    this.#checksum = database.prepare<[string]>('SELECT checksum FROM attachment WHERE name = ?').pluck();
    this.#put = database.prepare(
      'INSERT INTO attachment VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET body = excluded.body, checksum = excluded.checksum',
    );
  }

  /** All pieces by name, checked against their checksums and added to the sum. */
  load(sum: RowSum): ReadonlyMap<string, Buffer> {
    const pieces = new Map<string, Buffer>();
    for (const row of this.#all.iterate() as Iterable<[string, Buffer, number]>) {
      const [name, body, checksum] = row;
      if (rowChecksum(`attachment\n${name}`, body) !== checksum) throw new DamagedFile(`attachment ${name}`);
      sum.add(checksum);
      pieces.set(name, body);
    }
    return pieces;
  }

  write(name: string, body: Buffer, sum: RowSum): void {
    const old = this.#checksum.get(name) as number | undefined;
    if (old !== undefined) sum.remove(old);
    const checksum = rowChecksum(`attachment\n${name}`, body);
    this.#put.run(name, body, checksum);
    sum.add(checksum);
  }
}
