/**
 * The tiny vocabulary everything else understands: database, cube, window, journal, undo and file.
 *
 * A command says what was meant; `expand` turns it into changes; every change can be inverted without looking at
 * anything else. Callers: bargain (makes them), store and cube (apply them), journal (keeps them).
 */
import type { Json } from '../../base/canonical-json.ts';
import type { Layer, MeasureId, Months } from '../plan/entities.ts';

export const recordTables = [
  'plan',
  'unit',
  'line',
  'target',
  'move',
  'hold',
  'quota',
  'factBatch',
  'condition',
  'package',
  'reasonCode',
  'potential',
  'bound',
  'workshopItem',
  'packet',
  'packetAnswer',
] as const;
export type RecordTable = (typeof recordTables)[number];

/** A stored record, keyed by `recordId` of its table. */
export type RecordValue = { readonly [field: string]: Json };

/**
 * A patch names the fields that differ: those only in `to` are new, those only in `from` go, so that a field nobody uses
 * costs nothing.
 */
export type Change =
  | { readonly op: 'put'; readonly table: RecordTable; readonly id: string; readonly value: RecordValue }
  | {
      readonly op: 'patch';
      readonly table: RecordTable;
      readonly id: string;
      readonly from: RecordValue;
      readonly to: RecordValue;
    }
  | { readonly op: 'remove'; readonly table: RecordTable; readonly id: string; readonly value: RecordValue }
  | CellChange;

/** Twelve months of one measure at unit leaf × line leaf. Null is a row that does not exist (all months zero). */
export interface CellChange {
  readonly op: 'cells';
  readonly layer: Layer;
  readonly measure: MeasureId;
  readonly unit: string;
  readonly line: string;
  readonly from: Months | null;
  readonly to: Months | null;
}

/** The change that takes a change back: `apply(invert(c))` after `apply(c)` leaves nothing. */
export function invertChange(change: Change): Change {
  switch (change.op) {
    case 'put':
      return { ...change, op: 'remove' };
    case 'remove':
      return { ...change, op: 'put' };
    case 'patch':
    case 'cells':
      return { ...change, from: change.to, to: change.from } as Change;
  }
}

/** The inverse of a whole step: each change inverted, in the opposite order. */
export function invertChanges(changes: readonly Change[]): readonly Change[] {
  return changes.map(invertChange).reverse();
}

/** The id of a hold or quota record: the measure first, whose vocabulary is fixed, so that no unit id can collide. */
export function quotaLineId(measure: MeasureId, unit: string): string {
  return `${measure}:${unit}`;
}

/** The one id in table `plan`. */
export const headerId = 'header';
