/**
 * What is agreed or on the table besides the numbers: conditions, packages, and the reasons moves share.
 * Callers: bargain, store, contract, as for the other nouns of a plan.
 */
import type { MeasureId, Side } from './entities.ts';

export const conditionKinds = ['headcount', 'budget', 'priceFloor', 'date', 'other'] as const;
/** What a condition asks for: people, money for an activity, a lowest price, a day, or something in words. */
export type ConditionKind = (typeof conditionKinds)[number];

export const conditionStates = ['stated', 'promised', 'met', 'broken', 'withdrawn'] as const;
/**
 * stated: said with a number that stands. promised: the number was agreed with it; open until met or broken. withdrawn:
 * the side that said it has spoken again, or the number was agreed without it.
 */
export type ConditionState = (typeof conditionStates)[number];

/** What a side wants in exchange for its number. */
export interface Condition {
  /** The move that stated it and its place among that move's conditions. */
  readonly id: string;
  readonly move: string;
  readonly side: Side;
  readonly unit: string;
  readonly measure: MeasureId;
  readonly kind: ConditionKind;
  /** headcount: persons; budget, priceFloor: quanta; null for the others. */
  readonly amount: number | null;
  /** A day as 2014-05-31; null when none was named. */
  readonly date: string | null;
  readonly text: string;
  /** The unit that has to do it, when it is not the line's own. */
  readonly about: string | null;
  readonly state: ConditionState;
  readonly package: string | null;
}

/** One number of a package: the year of a unit, or of a part of the offering there. */
export interface PackageLine {
  readonly unit: string;
  readonly measure: MeasureId;
  readonly line: string | null;
  readonly value: number;
}

export const packageStates = ['open', 'accepted', 'rejected', 'withdrawn'] as const;
export type PackageState = (typeof packageStates)[number];

/** Several numbers that are agreed together or not at all. */
export interface Package {
  readonly id: string;
  readonly side: Side;
  readonly name: string;
  readonly lines: readonly PackageLine[];
  readonly state: PackageState;
  readonly round: number;
  readonly reason: string;
}

/** A reason many moves share, from the plan's own list. */
export interface ReasonCode {
  readonly id: string;
  readonly name: string;
  readonly order: number;
}
