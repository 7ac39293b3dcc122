/**
 * The nouns of a plan, as plain readonly data. They are what is stored, hashed, exported and shown.
 *
 * Money is counted in quanta (cents for a scale of 2), units in pieces, ratios in parts per million; all are integers.
 * Callers: every folder of the domain, the store, the contract.
 */

import type { PacketOrigin } from './packet-origin.ts';

export const measureIds = ['revenue', 'units', 'cost'] as const;
/** What is counted. Revenue and cost in quanta of the plan's currency, units in pieces. */
export type MeasureId = (typeof measureIds)[number];

export const factKinds = ['actual', 'budget', 'forecast', 'shipment', 'pointOfSale', 'inventory'] as const;
export type FactKind = (typeof factKinds)[number];

export const weekPatterns = ['calendar', '4-4-5', '4-5-4', '5-4-4'] as const;
/** How the periods of a quarter are cut: calendar months, or weeks in one of the retail patterns. */
export type WeekPattern = (typeof weekPatterns)[number];

export const workingBases = ['offer', 'ask', 'midpoint'] as const;
/** What the working number of an open quota line is; a line without an ask counts with its offer. */
export type WorkingBasis = (typeof workingBases)[number];

/** The months of a fiscal year, in order; always twelve integers. */
export type Months = readonly number[];
export const monthsInYear = 12;

/** The plan itself. There is exactly one header in a plan. */
export interface PlanHeader {
  readonly id: string;
  readonly name: string;
  /** The fiscal year under negotiation, named by the calendar year in which it ends for a start month after January. */
  readonly year: number;
  /** 1…12: the calendar month in which the fiscal year starts. */
  readonly startMonth: number;
  readonly weekPattern: WeekPattern;
  /** ISO 4217 code. */
  readonly currency: string;
  /** Decimals of the currency: 2 means that money is counted in hundredths. */
  readonly scale: number;
  readonly workingBasis: WorkingBasis;
  /** The numbered pass of the negotiation, from 1. */
  readonly round: number;
  /** How many rounds there may be; closing the last one sends what is still open to the owners above. */
  readonly maximumRounds?: number;
  /** Present while the round is closed: numbers stand still until the next one opens. */
  readonly roundClosed?: true;
  /** Present in a packet: where it was cut. */
  readonly packet?: PacketOrigin;
}

/** A node of the organisation or of the offering. Siblings are shown in the order of `order`, then `id`. */
export interface TreeNode {
  readonly id: string;
  readonly parent: string | null;
  readonly name: string;
  readonly order: number;
  /** Who answers for a unit, by name; lines have no owner. */
  readonly owner?: string;
}
/** A node of the organisation tree. */
export type Unit = TreeNode;
/** A node of the offering tree. */
export type Line = TreeNode;

export const metricIds = ['revenue', 'units', 'cost', 'margin', 'marginRate', 'growth', 'averagePrice'] as const;
/**
 * What a corporate target looks at. revenue, cost, margin, averagePrice: quanta; units: pieces; marginRate and growth
 * (of revenue over last year): parts per million.
 */
export type MetricId = (typeof metricIds)[number];

export const directions = ['higher', 'lower'] as const;
export type Direction = (typeof directions)[number];

/** The four anchors that colour and score a target (methods §6.1), in the metric's own integer unit. */
export interface Anchors {
  readonly worst: number;
  readonly red: number;
  readonly green: number;
  readonly best: number;
}

/** A metric at a unit with a goal. For `lower` the anchors fall from worst to best. */
export interface CorporateTarget {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly metric: MetricId;
  readonly goal: number;
  readonly direction: Direction;
  readonly anchors: Anchors;
  readonly order: number;
}

export const sides = ['company', 'unit'] as const;
/** Who speaks in a move: the company offers, the unit asks. */
export type Side = (typeof sides)[number];

export const layers = ['offer', 'ask'] as const;
/** The two stored layers of the cube; the working number is derived from them. */
export type Layer = (typeof layers)[number];

export const moveKinds = [
  'propose',
  'ask',
  'counter',
  'condition',
  'accept',
  'reject',
  'settle',
  'sign',
  'hold',
  'release',
  'escalate',
  'reopen',
] as const;
export type MoveKind = (typeof moveKinds)[number];

/** The periods a number was meant for: first and last month, 1…12; the whole year is {first: 1, last: 12}. */
export interface PeriodRange {
  readonly first: number;
  readonly last: number;
}

/** One step of the negotiation on a quota line. Append-only; its time stands in the journal under `sequence`. */
export interface Move {
  /** `sequence.index`: the journal entry that made it and its place in that entry. */
  readonly id: string;
  readonly sequence: number;
  readonly index: number;
  readonly kind: MoveKind;
  readonly side: Side;
  readonly unit: string;
  readonly measure: MeasureId;
  readonly periods: PeriodRange;
  /** The total that was meant, in the measure's integer unit; null for moves without a number. */
  readonly value: number | null;
  readonly round: number;
  readonly actor: string;
  readonly reason: string;
  /** The reason as one of the plan's reason codes, by id. */
  readonly reasonCode?: string;
  /** Where the reason can be checked: a link or the name of a document. */
  readonly evidence?: string;
  /** Reason and evidence are for this unit and those above it only; for everybody who sees the line when absent. */
  readonly visibleTo?: string;
  /** The part of the offering the number is for; all of it when absent. */
  readonly line?: string;
  /** The package the move belongs to. */
  readonly package?: string;
  /** In a packet: the move was made beyond what its owner may see; only that there was one is told. */
  readonly fromAbove?: true;
}

export const holdKinds = ['personal', 'team', 'governed', 'settled'] as const;
export type HoldKind = (typeof holdKinds)[number];

/** A number that spreading may not touch. One per unit and measure; a settlement is the hold of kind `settled`. */
export interface Hold {
  readonly unit: string;
  readonly measure: MeasureId;
  readonly kind: HoldKind;
  readonly owner: string;
  readonly reason: string;
  readonly move: string;
  /** The hold ends by itself when a later round opens. */
  readonly untilRound?: number;
  /** Of a settlement: the moves with which the company and the unit signed it. */
  readonly companySigned?: string;
  readonly unitSigned?: string;
}

/** The two numbers of a leaf when both sides had spoken for the first time: what concessions are counted from. */
export interface Opening {
  /** The year in the measure's integer unit. */
  readonly offer: number;
  readonly ask: number;
  readonly round: number;
}

/**
 * What stands on a quota line at a unit leaf. `offerMove` and `askMove` name the moves that last wrote the numbers (on
 * this unit or on one above it); null means that there is no number yet, which is not zero.
 */
export interface Quota {
  readonly unit: string;
  readonly measure: MeasureId;
  readonly offerMove: string | null;
  readonly askMove: string | null;
  readonly lastSide: Side;
  readonly accepted: boolean;
  readonly opening?: Opening;
  /** The unit whose owner decides this line, since the two sides did not meet. */
  readonly escalatedTo?: string;
}

/** What a unit could reach at best in a measure and year under plan, in the measure's integer unit. */
export interface Potential {
  readonly unit: string;
  readonly measure: MeasureId;
  readonly value: number;
}

/** How low and how high the year of a unit may go, in the measure's integer unit; null where nothing bounds it. */
export interface Bound {
  readonly unit: string;
  readonly measure: MeasureId;
  readonly minimum: number | null;
  readonly maximum: number | null;
}

/** One import of facts. The rows live beside the plan, addressed by digest; later batches overlay earlier ones. */
export interface FactBatch {
  /** SHA-256 of the batch's canonical rows. */
  readonly digest: string;
  /** The order in which batches apply: the sequence of the importing entry. */
  readonly sequence: number;
  /** `replace` clears the kind and years it names before it applies; `overlay` overwrites only the cells it has. */
  readonly mode: 'overlay' | 'replace';
  readonly kind: FactKind;
  readonly years: readonly number[];
  readonly measures: readonly MeasureId[];
  /** The number of rows (unit × line × year × measure) in the batch. */
  readonly rows: number;
  /** The file's name as the person chose it, for the record. */
  readonly source: string;
}

export const workshopLists = ['agenda', 'parkingLot'] as const;
/** What the room means to do in order, and what it has put aside for later. */
export type WorkshopList = (typeof workshopLists)[number];

export const workshopItemStates = ['open', 'done'] as const;
export type WorkshopItemState = (typeof workshopItemStates)[number];

/** A point of the agenda or of the parking lot. Points of a list are shown in the order of `order`, then `id`. */
export interface WorkshopItem {
  readonly id: string;
  readonly list: WorkshopList;
  readonly text: string;
  /** How long the room means to take; null when nobody said. */
  readonly minutes: number | null;
  /** The unit it is about; null when it is about none in particular. */
  readonly unit: string | null;
  readonly state: WorkshopItemState;
  readonly order: number;
}

/** One row of a batch: twelve months of one measure; null where the file said nothing, which is not zero. */
export interface FactRow {
  readonly kind: FactKind;
  readonly year: number;
  readonly unit: string;
  readonly line: string;
  readonly measure: MeasureId;
  readonly months: readonly (number | null)[];
}
