/**
 * Everything a person can ask of a plan, as data: what was meant, never which cells follow.
 *
 * The same union comes from the window, the command line and a script. `can` and `expand` give it its meaning; the
 * schemas in `contract/commands.ts` check it at every gate and generate `docs/commands.md`.
 * Amounts are integers: quanta for revenue and cost, pieces for units, parts per million for rates.
 */
import type {
  Anchors,
  ConditionKind,
  Direction,
  FactKind,
  HoldKind,
  MeasureId,
  MetricId,
  PackageLine,
  PeriodRange,
  Side,
  WeekPattern,
  WorkingBasis,
} from '../plan/entities.ts';

export const spreadMethods = ['lastYear', 'current', 'even'] as const;
/** What a spread is proportional to: last year's actual, the numbers that stand now, or nothing (equal parts). */
export type SpreadMethod = (typeof spreadMethods)[number];

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
    }
  | { readonly kind: 'open-round' }
  | { readonly kind: 'close-round' };

/** Several commands as one step: all of them happen or none, one entry to undo. A paste is one of these. */
export interface TogetherCommand {
  readonly kind: 'together';
  readonly label: string;
  readonly commands: readonly (PlanCommand | MoveCommand)[];
}

/** Without `entry`: the last step that still stands (undo) or that was last undone (redo). */
export type HistoryCommand =
  { readonly kind: 'undo'; readonly entry?: number } | { readonly kind: 'redo'; readonly entry?: number };

/** What was meant. */
export type CommandBody = PlanCommand | MoveCommand | TogetherCommand | HistoryCommand;
export type CommandKind = CommandBody['kind'];

/** A command on its way to the store: its own id (accepted once), who acts, and what was meant. */
export interface Command {
  readonly id: string;
  readonly actor: string;
  readonly body: CommandBody;
}
