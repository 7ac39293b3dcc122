/**
 * Joins the changes of one step so that each record and each row of cells is named once, from its first state to its
 * last. Applying the squashed list does exactly what applying the whole list did. Callers: bargain's step.
 */
import { canonicalJson, type Json } from '../../base/canonical-json.ts';
import type { Months } from '../plan/entities.ts';
import type { Change, RecordValue } from './change.ts';

/** The shortest list with the same effect; what ended as it began disappears. Order of first mention is kept. */
export function squashChanges(changes: readonly Change[]): readonly Change[] {
  const joined: (Change | null)[] = [];
  const places = new Map<string, Map<string, number>>();
  for (const change of changes) {
    // Two maps instead of one with a long key: thousands of keys need not be put together.
    const kind = change.op === 'cells' ? `cells ${change.layer} ${change.measure} ${change.line}` : change.table;
    const id = change.op === 'cells' ? change.unit : change.id;
    let ids = places.get(kind);
    if (ids === undefined) places.set(kind, (ids = new Map<string, number>()));
    const place = ids.get(id);
    const earlier = place === undefined ? null : (joined[place] ?? null);
    if (place !== undefined) joined[place] = earlier === null ? change : joinChanges(earlier, change);
    else {
      ids.set(id, joined.length);
      joined.push(change);
    }
  }
  return joined.filter((change): change is Change => change !== null && !isIdle(change));
}

/** Two changes of the same thing as one; null when the second takes the first back. */
function joinChanges(first: Change, second: Change): Change | null {
  if (first.op === 'cells' || second.op === 'cells') {
    return first.op === 'cells' && second.op === 'cells' ? { ...first, to: second.to } : second;
  }
  if (first.op === 'put') {
    if (second.op === 'remove') return null;
    return second.op === 'patch' ? { ...first, value: patchRecord(first.value, second.from, second.to) } : second;
  }
  if (first.op === 'patch') {
    if (second.op === 'patch') return joinPatches(first, second);
    if (second.op === 'remove') return { ...second, value: patchRecord(second.value, first.to, first.from) };
    return second;
  }
  // Removed and put again: the difference between the two values.
  return second.op === 'put' ? patchBetween(second.table, second.id, first.value, second.value) : first;
}

type Patch = Extract<Change, { op: 'patch' }>;

/** What the first patch found of a field and what the second left of it. */
function joinPatches(first: Patch, second: Patch): Patch {
  const from: Record<string, Json> = { ...first.from };
  const to: Record<string, Json> = { ...second.to };
  for (const [field, value] of Object.entries(second.from)) {
    if (!(field in first.from) && !(field in first.to)) from[field] = value;
  }
  for (const [field, value] of Object.entries(first.to)) {
    if (!(field in second.from) && !(field in second.to)) to[field] = value;
  }
  return { ...first, from, to };
}

/** A record after a patch: the fields of `from` gone, those of `to` there. */
export function patchRecord(value: RecordValue, from: RecordValue, to: RecordValue): RecordValue {
  const patched: Record<string, Json> = { ...value, ...to };
  for (const field of Object.keys(from)) if (!(field in to)) delete patched[field];
  return patched;
}

/** The patch that turns one value of a record into another; it names only the fields that differ. */
export function patchBetween(
  table: Exclude<Change, { op: 'cells' }>['table'],
  id: string,
  before: RecordValue,
  after: RecordValue,
): Change {
  const from: Record<string, Json> = {};
  const to: Record<string, Json> = {};
  for (const field of Object.keys(after)) {
    const [old, fresh] = [before[field], after[field] as Json];
    if (old !== undefined && same(old, fresh)) continue;
    if (old !== undefined) from[field] = old;
    to[field] = fresh;
  }
  for (const field of Object.keys(before)) {
    if (after[field] === undefined) from[field] = before[field] as Json;
  }
  return { op: 'patch', table, id, from, to };
}

/** Whether a change leaves everything as it was. */
export function isIdle(change: Change): boolean {
  if (change.op === 'patch') return isIdlePatch(change);
  if (change.op === 'cells') return sameMonths(change.from, change.to);
  return false;
}

function isIdlePatch({ from, to }: Patch): boolean {
  return (
    Object.keys(to).every((field) => from[field] !== undefined && same(from[field], to[field] as Json)) &&
    Object.keys(from).every((field) => to[field] !== undefined)
  );
}

function same(left: Json, right: Json): boolean {
  return left === right || canonicalJson(left) === canonicalJson(right);
}

function sameMonths(left: Months | null, right: Months | null): boolean {
  if (left === null || right === null) return left === right;
  return left.every((value, month) => value === right[month]);
}
