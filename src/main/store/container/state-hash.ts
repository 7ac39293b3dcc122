/**
 * The hash of what a plan says now, whatever its history: two plans with the same records and cells have the same one.
 *
 * SHA-256 over one canonical line for each record (by table, then id) and then each cell row (by layer, measure, unit,
 * line), every line ended by a line feed. Journal, changes and facts are left out; facts enter through the digests in
 * their batch records. Callers: write container, read container, store (at opening and after recovery).
 */
import { createHash } from 'node:crypto';
import { invariant } from '#shared/base/assert.ts';
import { canonicalJson } from '#shared/base/canonical-json.ts';
import { cellText, lineRules } from './line-shapes.ts';
import type { CellRow, PlanRecord } from './plan-document.ts';

/**
 * Hashes records and cells that come in the order of their files (`sortLines`), one at a time and in constant memory.
 * Throws when they come in another order: the same plan would get another hash.
 */
export function stateHash(records: Iterable<PlanRecord>, cells: Iterable<CellRow>): string {
  const lines = new HashedLines();
  let lastRecord: PlanRecord | null = null;
  for (const record of records) {
    invariant(lastRecord === null || lineRules['plan.ndjson'].compare(lastRecord, record) < 0, 'records come sorted');
    lines.add(canonicalJson({ table: record.table, id: record.id, value: record.value }));
    lastRecord = record;
  }
  let lastCell: CellRow | null = null;
  for (const cell of cells) {
    invariant(lastCell === null || lineRules['cells.ndjson'].compare(lastCell, cell) < 0, 'cells come sorted');
    lines.add(cellText(cell));
    lastCell = cell;
  }
  return lines.digest();
}

/** SHA-256 of lines, each ended by a line feed, fed in large pieces. */
export class HashedLines {
  readonly #hash = createHash('sha256');
  #batch = '';

  add(line: string): void {
    this.#batch += `${line}\n`;
    if (this.#batch.length < 65_536) return;
    this.#hash.update(this.#batch);
    this.#batch = '';
  }

  digest(): string {
    return this.#hash.update(this.#batch).digest('hex');
  }
}
