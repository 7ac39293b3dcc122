/**
 * What a column of the bargaining table means, written in its id: “offer:1-3” is the offer of the first three months.
 * Pure. Callers: the columns, the cells and the commands of this folder.
 */
import type { Layer, PeriodRange } from '#shared/domain/plan/entities.ts';

export const columnKinds = [
  'yearBefore',
  'lastYear',
  'growth',
  'offer',
  'ask',
  'working',
  'gap',
  'gapRate',
  'closed',
  'share',
  'status',
  'reason',
] as const;
export type ColumnKind = (typeof columnKinds)[number];

export interface ColumnMeaning {
  readonly kind: ColumnKind;
  readonly periods: PeriodRange;
}

export function columnId(kind: ColumnKind, { first, last }: PeriodRange): string {
  return `${kind}:${first}-${last}`;
}

const known = new Map<string, ColumnMeaning>();

/** The meaning of an id made by `columnId`; null for any other text. */
export function meaningOf(id: string): ColumnMeaning | null {
  const before = known.get(id);
  if (before !== undefined) return before;
  const [, name, first, last] = /^(\w+):(\d+)-(\d+)$/.exec(id) ?? [];
  const kind = columnKinds.find((one) => one === name);
  if (kind === undefined) return null;
  const meaning = { kind, periods: { first: Number(first), last: Number(last) } };
  known.set(id, meaning);
  return meaning;
}

/** Whether a column shows shares in parts per million rather than amounts. */
export function isRate(kind: ColumnKind): boolean {
  return kind === 'growth' || kind === 'gapRate' || kind === 'closed' || kind === 'share';
}

/** The layer a column writes; null for columns that only show. */
export function layerOf(kind: ColumnKind): Layer | null {
  return kind === 'offer' || kind === 'ask' ? kind : null;
}
