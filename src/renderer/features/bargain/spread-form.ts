/**
 * What is chosen in the spread panel, and the command it comes to. Pure. Callers: the spread panel.
 */
import { done, refuse, type Outcome } from '#shared/base/outcome.ts';
import type {
  MoveCommand,
  SeasonProfile,
  SpreadAxis,
  SpreadReference,
  SpreadShape,
} from '#shared/domain/bargain/command.ts';
import { factKinds, type FactKind, type MeasureId, type PeriodRange, type Side } from '#shared/domain/plan/entities.ts';
import { isWholeYear, quarters, wholeYear } from '#shared/domain/plan/periods.ts';
import { parseDecimal } from '#shared/domain/quantity/decimal.ts';
import type { NumberConventions } from '#shared/domain/quantity/shorthand.ts';

export const spreadKinds = [
  'proportional',
  'equal',
  'equalIncrement',
  'repeat',
  'percentChange',
  'growth',
  'straightLine',
  'like',
  'likePercent',
  'seasonality',
  'clear',
] as const satisfies readonly SpreadShape['kind'][];
export type SpreadKind = (typeof spreadKinds)[number];

export const seasons = ['years', 'weeks', 'flat', 'typed'] as const;
export type Season = (typeof seasons)[number];

/** The choices of the panel; texts as they were typed. */
export interface SpreadChoice {
  readonly kind: SpreadKind;
  readonly side: Side;
  readonly along: SpreadAxis;
  readonly target: 'all' | 'populated';
  readonly mode: 'replace' | 'add';
  readonly periods: PeriodRange;
  /** The value, or where growth and a straight line start. */
  readonly first: string;
  /** Where a straight line ends. */
  readonly second: string;
  readonly rate: string;
  /** `offer`, `ask`, or a kind of history and its year: `actual:2013`. */
  readonly source: string;
  /** A node of the offering; the root for all of it. */
  readonly line: string;
  /** Another unit whose months are followed; empty for none. */
  readonly donor: string;
  readonly season: Season;
  /** How many full years are taken together, the chosen one the last. */
  readonly together: number;
  /** The weights of a typed season. */
  readonly weights: string;
}

export function firstChoice(side: Side, periods: PeriodRange, year: number, line: string): SpreadChoice {
  const texts = { first: '', second: '', rate: '', source: `actual:${year - 1}`, line, donor: '', weights: '' };
  return {
    kind: 'proportional',
    side,
    along: 'units',
    target: 'all',
    mode: 'replace',
    periods,
    ...texts,
    season: 'years',
    together: 1,
  };
}

/** Which fields a method has. */
export function fieldsOf(kind: SpreadKind): {
  readonly value: boolean;
  readonly end: boolean;
  readonly rate: boolean;
  readonly along: boolean;
  readonly shape: boolean;
  readonly mode: boolean;
  readonly target: boolean;
} {
  const has = (...kinds: readonly SpreadKind[]): boolean => kinds.includes(kind);
  return {
    value: !has('percentChange', 'likePercent', 'clear'),
    end: has('straightLine'),
    rate: has('percentChange', 'growth', 'likePercent'),
    along: has('proportional', 'equal', 'equalIncrement', 'repeat', 'like'),
    shape: has('like', 'likePercent'),
    mode: !has('percentChange', 'clear'),
    target: !has('percentChange', 'clear'),
  };
}

/** A rate as it is typed (“5”, “-2,5 %”), in parts per million. */
export function readRate(text: string, { decimal }: NumberConventions): Outcome<number> {
  const plain = text
    .replace(/[%\s+]/gu, '')
    .replace('−', '-')
    .replace(decimal, '.');
  return plain === '' ? refuse('not-a-number', { text }) : parseDecimal(plain, 4);
}

/** Which field cannot be read, and why. */
export type RefusedFields = Readonly<Partial<Record<'first' | 'second' | 'rate' | 'weights', string>>>;

/** The numbers of the fields, read; null where nothing is written yet. */
export interface SpreadNumbers {
  readonly first: number | null;
  readonly second: number | null;
  readonly rate: number | null;
  readonly weights: readonly number[] | null;
}

/** The command, or null while a number is missing. */
export function spreadCommandOf(
  choice: SpreadChoice,
  row: { readonly unit: string; readonly measure: MeasureId },
  numbers: SpreadNumbers,
): Extract<MoveCommand, { kind: 'spread' }> | null {
  const method = shapeOf(choice, numbers);
  if (method === null) return null;
  const { side, periods, target, mode } = choice;
  return {
    kind: 'spread',
    side,
    unit: row.unit,
    measure: row.measure,
    method,
    ...(isWholeYear(periods) ? {} : { periods }),
    ...(target === 'all' || !fieldsOf(choice.kind).target ? {} : { target }),
    ...(mode === 'replace' || !fieldsOf(choice.kind).mode ? {} : { mode }),
  };
}

function shapeOf(choice: SpreadChoice, { first, second, rate, weights }: SpreadNumbers): SpreadShape | null {
  const { kind, along } = choice;
  switch (kind) {
    case 'proportional':
    case 'equal':
    case 'equalIncrement':
    case 'repeat':
      return first === null ? null : { kind, value: first, along };
    case 'like':
      return first === null ? null : { kind, value: first, along, reference: referenceOf(choice) };
    case 'likePercent':
      return rate === null ? null : { kind, rate, reference: referenceOf(choice) };
    case 'percentChange':
      return rate === null ? null : { kind, rate };
    case 'growth':
      return first === null || rate === null ? null : { kind, start: first, rate };
    case 'straightLine':
      return first === null || second === null ? null : { kind, start: first, end: second };
    case 'seasonality': {
      const profile = seasonOf(choice, weights);
      return profile === null ? null : { kind, profile, ...(first === null ? {} : { value: first }) };
    }
    case 'clear':
      return { kind };
  }
}

function seasonOf(
  { season, source, together, donor }: SpreadChoice,
  weights: SpreadNumbers['weights'],
): SeasonProfile | null {
  if (season === 'typed') return weights === null ? null : { kind: season, weights };
  if (season !== 'years') return { kind: season };
  const last = yearOf(source);
  const years = Array.from({ length: together }, (_, back) => last - together + 1 + back);
  return { kind: 'years', years, ...(donor === '' ? {} : { unit: donor }) };
}

/** How many years of actual history without a gap end with the chosen one: so many can be taken together. */
export function yearsBefore(source: string, actualYears: readonly number[]): number {
  const last = yearOf(source);
  let count = 1;
  while (actualYears.includes(last - count)) count += 1;
  return count;
}

function referenceOf({ source, line, donor }: SpreadChoice): SpreadReference {
  const more = { ...(line === '' ? {} : { line }), ...(donor === '' ? {} : { unit: donor }) };
  if (source === 'offer' || source === 'ask') return { source, ...more };
  return { source: factKindOf(source), year: yearOf(source), ...more };
}

function factKindOf(source: string): FactKind {
  return factKinds.find((kind) => source.startsWith(`${kind}:`)) ?? 'actual';
}

function yearOf(source: string): number {
  return Number(source.split(':')[1] ?? 0);
}

/** The ranges of months that can be chosen: the year, its quarters, its months. */
export const ranges: readonly PeriodRange[] = [
  wholeYear,
  ...quarters,
  ...Array.from({ length: 12 }, (_, month) => ({ first: month + 1, last: month + 1 })),
];

/** A bound as it is typed: empty is none. */
export function boundOf(text: string, read: (text: string) => Outcome<number>): Outcome<number | null> {
  return text.trim() === '' ? done(null) : read(text);
}
