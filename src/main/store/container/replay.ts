/**
 * Folds a journal's changes from nothing, to see whether they really lead to the state a file claims.
 *
 * Every change must meet exactly what it says it changes: a put finds nothing, a patch and a remove find their `from`,
 * cells find their months. It knows no rules of bargaining and no trees; it is the check between history and state.
 * Callers: read container, store (recovery).
 */
import type { Alteration } from '#shared/base/alterations.ts';
import { canonicalJson, type Json } from '#shared/base/canonical-json.ts';
import type { CellChange, Change, RecordValue } from '#shared/domain/changes/change.ts';
import type { Months } from '#shared/domain/plan/entities.ts';
import { lineFiles } from './format.ts';
import type { CellRow, PlanRecord, SequencedChange } from './plan-document.ts';

/** What the changes lead to, or the position (from 0) of the first change that does not fit. */
export type Replayed =
  { readonly ok: true; readonly state: ReplayedState } | { readonly ok: false; readonly position: number };

export class ReplayedState {
  readonly #records = new Map<string, RecordValue>();
  readonly #cells = new Map<string, Months>();

  /** Applies one change; false when it does not meet what it says it changes, and then nothing has happened. */
  apply(change: Change): boolean {
    return change.op === 'cells' ? this.#applyCells(change) : this.#applyRecord(change);
  }

  /** The first record or cell row that is not exactly the folded one, or that is missing; null when all agree. */
  difference(records: readonly PlanRecord[], cells: readonly CellRow[]): Alteration | null {
    const [plan, cellFile] = lineFiles;
    for (const [index, { table, id, value }] of records.entries()) {
      if (!sameJson(this.#records.get(recordKey(table, id)), value))
        return { place: 'not-from-journal', file: plan, line: index + 1 };
    }
    if (records.length !== this.#records.size) return { place: 'record-missing', file: plan };
    for (const [index, row] of cells.entries()) {
      if (!sameMonths(this.#cells.get(cellKey(row)) ?? null, row.months))
        return { place: 'not-from-journal', file: cellFile, line: index + 1 };
    }
    return cells.length === this.#cells.size ? null : { place: 'row-missing', file: cellFile };
  }

  #applyCells(change: CellChange): boolean {
    const key = cellKey(change);
    const to = withoutZeros(change.to);
    if (!sameMonths(this.#cells.get(key) ?? null, withoutZeros(change.from))) return false;
    if (to === null) this.#cells.delete(key);
    else this.#cells.set(key, to);
    return true;
  }

  #applyRecord(change: Exclude<Change, CellChange>): boolean {
    const key = recordKey(change.table, change.id);
    const present = this.#records.get(key);
    if (change.op === 'put') {
      if (present !== undefined) return false;
      this.#records.set(key, change.value);
      return true;
    }
    if (present === undefined) return false;
    if (change.op === 'remove') return sameJson(present, change.value) && this.#records.delete(key);
    const patched = patch(present, change.from, change.to);
    if (patched === null) return false;
    this.#records.set(key, patched);
    return true;
  }
}

/** Folds changes in their order. */
export function replay(changes: Iterable<SequencedChange>): Replayed {
  const state = new ReplayedState();
  let position = 0;
  for (const { change } of changes) {
    if (!state.apply(change)) return { ok: false, position };
    position += 1;
  }
  return { ok: true, state };
}

/** Fields of `from` must stand as they are; a field only in `to` is new, a field only in `from` goes. */
function patch(present: RecordValue, from: RecordValue, to: RecordValue): RecordValue | null {
  const fields = new Map(Object.entries(present));
  for (const [field, value] of Object.entries(from)) {
    if (!sameJson(fields.get(field), value)) return null;
    fields.delete(field);
  }
  for (const [field, value] of Object.entries(to)) {
    if (fields.has(field)) return null;
    fields.set(field, value);
  }
  return Object.fromEntries(fields);
}

/** A row whose months are all zero is the same as no row. */
function withoutZeros(months: Months | null): Months | null {
  return months === null || months.every((month) => month === 0) ? null : months;
}

function sameMonths(left: Months | null, right: Months | null): boolean {
  if (left === null || right === null) return left === right;
  return left.every((month, index) => month === right[index]);
}

function sameJson(left: Json | undefined, right: Json): boolean {
  return left !== undefined && (left === right || canonicalJson(left) === canonicalJson(right));
}

// No name holds a line feed, so the parts of a key cannot run into each other.
function recordKey(table: string, id: string): string {
  return `${table}\n${id}`;
}

function cellKey(row: Omit<CellRow, 'months'>): string {
  return `${row.layer}\n${row.measure}\n${row.unit}\n${row.line}`;
}
