/**
 * Everything a person can ask of a plan, as data: what was meant, never which cells follow.
 *
 * The same union comes from the window, the command line and a script. `can` and `expand` give it its meaning; the
 * schemas in `contract/commands.ts` check it at every gate and generate `docs/commands.md`.
 * Amounts are integers: quanta for revenue and cost, pieces for units, parts per million for rates.
 */
import type {
  Anchors,
  Direction,
  FactKind,
  HoldKind,
  Layer,
  MeasureId,
  MetricId,
  PeriodRange,
  Side,
  WeekPattern,
  WorkingBasis,
} from '../plan/entities.ts';
import type { ConditionKind, PackageLine } from '../plan/agreement-records.ts';
import type { BlendParts } from '../spread/weights.ts';
import type { WorkshopCommand } from '../workshop/command.ts';

export const spreadMethods = ['lastYear', 'current', 'even'] as const;
/** What a spread is proportional to: last year's actual, the numbers that stand now, or nothing (equal parts). */
export type SpreadMethod = (typeof spreadMethods)[number];

export const openingMethods = ['headroom', 'history', 'potential', 'blend', 'trend'] as const;
/**
 * How opening offers share a total (methods §1.2). headroom: history stays, the growth goes where potential is unused.
 * history, potential: in proportion to them. blend: shares of both and of equal parts. trend: history times its damped
 * growth.
 */
export type OpeningMethod = (typeof openingMethods)[number];

/** What a unit could reach at best in a measure; null takes the record away. */
export interface PotentialInput {
  readonly unit: string;
  readonly value: number | null;
}

/** Whose shape a spread follows: another year or kind of history, or a side's numbers; of a part of the offering if named. */
export interface SpreadReference {
  readonly source: FactKind | Layer;
  /** The year of history; last year when absent. */
  readonly year?: number;
  /** Another measure; the line's own when absent. */
  readonly measure?: MeasureId;
  /** A node of the offering. */
  readonly line?: string;
  /** Another unit, whose season is followed: such a spread runs along the months. */
  readonly unit?: string;
}

/** The season of months: that of full years (of a donor, shrunk towards the parent), weeks, none, or as typed. */
export type SeasonProfile =
  | { readonly kind: 'years'; readonly years: readonly number[]; readonly unit?: string; readonly shrink?: boolean }
  | { readonly kind: 'weeks' }
  | { readonly kind: 'flat' }
  | { readonly kind: 'typed'; readonly weights: readonly number[] };

/** What a spread runs over: the rows below the unit, each keeping its season, or the months, each row sharing them. */
export type SpreadAxis = 'units' | 'months';

interface ValuedSpread {
  readonly value: number;
  /** The rows when absent. */
  readonly along?: SpreadAxis;
}

/** A method of spreading with its parameters, defined in `spread/methods.ts`; rates in parts per million. */
export type SpreadShape =
  | ({ readonly kind: 'proportional' | 'equal' | 'equalIncrement' | 'repeat' } & ValuedSpread)
  | ({ readonly kind: 'like'; readonly reference: SpreadReference } & ValuedSpread)
  | { readonly kind: 'likePercent'; readonly reference: SpreadReference; readonly rate: number }
  | { readonly kind: 'percentChange'; readonly rate: number }
  | { readonly kind: 'growth'; readonly start: number; readonly rate: number }
  | { readonly kind: 'straightLine'; readonly start: number; readonly end: number }
  /** Without a value the year stays what it is and gets another season. */
  | { readonly kind: 'seasonality'; readonly profile: SeasonProfile; readonly value?: number }
  | { readonly kind: 'clear' };

/** A node as a person names it; its order among its siblings is the order of arrival. */
export interface NodeInput {
  readonly id: string;
  readonly parent: string | null;
  readonly name: string;
}

interface OnQuotaLine {
  readonly unit: string;
  readonly measure: MeasureId;
}

/** Why a move is made: words, a code of the plan's list, where it can be checked, and who may read it. */
export interface Grounds {
  readonly reason?: string;
  readonly reasonCode?: string;
  readonly evidence?: string;
  /** A unit: reason and evidence are for it and the units above it. */
  readonly visibleTo?: string;
}

/** A condition as it is stated; see `Condition`. */
export interface ConditionInput {
  readonly kind: ConditionKind;
  readonly amount?: number;
  readonly date?: string;
  readonly text: string;
  readonly about?: string;
}

/** The number of a side on a quota line or any total above; the leaves follow by `method`. */
interface NumberInput extends OnQuotaLine, Grounds {
  readonly value: number;
  readonly periods?: PeriodRange;
  /** A part of the offering: only its numbers follow. */
  readonly line?: string;
  readonly method?: SpreadMethod;
  /** What the side wants for it; its earlier conditions on the line are withdrawn with its earlier number. */
  readonly conditions?: readonly ConditionInput[];
}

export type PlanCommand =
  | {
      readonly kind: 'create-plan';
      readonly plan: string;
      readonly name: string;
      readonly year: number;
      readonly currency: string;
      readonly scale: number;
      readonly startMonth: number;
      readonly weekPattern: WeekPattern;
    }
  | {
      readonly kind: 'change-plan';
      readonly name?: string;
      readonly workingBasis?: WorkingBasis;
      readonly weekPattern?: WeekPattern;
      /** null: as many rounds as it takes. */
      readonly maximumRounds?: number | null;
    }
  | { readonly kind: 'add-units'; readonly units: readonly NodeInput[] }
  | { readonly kind: 'add-lines'; readonly lines: readonly NodeInput[] }
  | {
      readonly kind: 'change-unit';
      readonly unit: string;
      readonly name?: string;
      readonly parent?: string;
      /** Who answers for the unit; null for nobody. */
      readonly owner?: string | null;
    }
  | { readonly kind: 'change-line'; readonly line: string; readonly name?: string; readonly parent?: string }
  | { readonly kind: 'remove-unit'; readonly unit: string }
  | { readonly kind: 'remove-line'; readonly line: string }
  | {
      readonly kind: 'set-target';
      readonly target: string;
      readonly name: string;
      readonly unit: string;
      readonly metric: MetricId;
      readonly goal: number;
      readonly direction: Direction;
      readonly anchors: Anchors;
    }
  | { readonly kind: 'remove-target'; readonly target: string }
  | {
      readonly kind: 'set-bound';
      readonly unit: string;
      readonly measure: MeasureId;
      /** The lowest and highest year of the row; null for none. */
      readonly minimum: number | null;
      readonly maximum: number | null;
      readonly reason?: string;
    }
  | {
      readonly kind: 'cut-packet';
      readonly packet: string;
      readonly unit: string;
      /** The entry the packet was cut behind, and its hash. */
      readonly sequence: number;
      readonly head: string;
      /** The hash of the packet's own first entry. */
      readonly seal: string;
    }
  | { readonly kind: 'set-reason-code'; readonly code: string; readonly name: string }
  | { readonly kind: 'remove-reason-code'; readonly code: string }
  | { readonly kind: 'set-potential'; readonly measure: MeasureId; readonly potentials: readonly PotentialInput[] }
  | {
      readonly kind: 'import-facts';
      readonly digest: string;
      readonly mode: 'overlay' | 'replace';
      readonly factKind: FactKind;
      readonly years: readonly number[];
      readonly measures: readonly MeasureId[];
      readonly rows: number;
      readonly source: string;
    };

export type MoveCommand =
  | ({ readonly kind: 'propose' } & NumberInput)
  | ({ readonly kind: 'ask' } & NumberInput)
  | ({ readonly kind: 'counter'; readonly side: Side } & NumberInput)
  | ({ readonly kind: 'condition'; readonly side: Side; readonly conditions: readonly ConditionInput[] } & OnQuotaLine &
      Grounds)
  | ({ readonly kind: 'accept'; readonly side: Side } & OnQuotaLine & Grounds)
  | ({ readonly kind: 'reject'; readonly side: Side; readonly reason: string } & OnQuotaLine & Grounds)
  | ({
      readonly kind: 'settle';
      readonly value?: number;
      /** The stated conditions that are promised with it; those of the side whose number it is when absent. */
      readonly conditions?: readonly string[];
    } & OnQuotaLine &
      Grounds)
  | ({ readonly kind: 'sign'; readonly side: Side } & OnQuotaLine & Grounds)
  | ({
      readonly kind: 'hold';
      readonly holdKind?: Exclude<HoldKind, 'settled'>;
      /** The last round in which it holds. */
      readonly untilRound?: number;
    } & OnQuotaLine &
      Grounds)
  | ({ readonly kind: 'release' } & OnQuotaLine & Grounds)
  | ({ readonly kind: 'escalate'; readonly side: Side; readonly to?: string } & OnQuotaLine & Grounds)
  | ({ readonly kind: 'reopen'; readonly reason: string } & OnQuotaLine & Grounds)
  | {
      readonly kind: 'mark-condition';
      readonly condition: string;
      readonly state: 'met' | 'broken' | 'withdrawn';
      readonly reason?: string;
    }
  | {
      readonly kind: 'offer-package';
      readonly package: string;
      readonly side: Side;
      readonly name: string;
      readonly lines: readonly PackageLine[];
      readonly conditions?: readonly ConditionInput[];
      readonly reason?: string;
    }
  | {
      readonly kind: 'answer-package';
      readonly package: string;
      readonly answer: 'accept' | 'reject' | 'withdraw';
      readonly reason?: string;
    }
  | {
      readonly kind: 'open-offers';
      readonly unit: string;
      readonly measure: MeasureId;
      /** Parts per million over last year's actual: 80000 is +8 %. */
      readonly growth: number;
      readonly reason?: string;
      /** How the total is shared among the leaves; like last year when left out. */
      readonly method?: OpeningMethod;
      /** headroom: the share of the potential held reachable, parts per million; all of it when left out. */
      readonly reach?: number;
      /** blend: the parts of history, potential and equal shares, parts per million that sum to one million. */
      readonly blend?: BlendParts;
      /** trend: how much of last year's own growth goes on, parts per million; half of it when left out. */
      readonly damping?: number;
    }
  | ({
      readonly kind: 'spread';
      readonly side: Side;
      readonly periods?: PeriodRange;
      readonly method: SpreadShape;
      /** populated: only rows (and months) in which something stands; all when absent, but a change needs what stands. */
      readonly target?: 'all' | 'populated';
      /** In place of what stands, which is meant when absent, or on top of it. */
      readonly mode?: 'replace' | 'add';
    } & OnQuotaLine &
      Grounds)
  | { readonly kind: 'open-round' }
  | { readonly kind: 'close-round' };

/** Several commands as one step: all of them happen or none, one entry to undo. A paste is one of these. */
export interface TogetherCommand {
  readonly kind: 'together';
  readonly label: string;
  readonly commands: readonly (PlanCommand | MoveCommand | WorkshopCommand)[];
}

/** Without `entry`: the last step that still stands (undo) or that was last undone (redo). */
export type HistoryCommand =
  { readonly kind: 'undo'; readonly entry?: number } | { readonly kind: 'redo'; readonly entry?: number };

/** What was meant. */
export type CommandBody = PlanCommand | MoveCommand | WorkshopCommand | TogetherCommand | HistoryCommand;
export type CommandKind = CommandBody['kind'];

/** A command on its way to the store: its own id (accepted once), who acts, and what was meant. */
export interface Command {
  readonly id: string;
  readonly actor: string;
  readonly body: CommandBody;
}
