/** What minutes consist of. Plain data, without a word of any language. Callers: minutes, contract. */
import type { MeasureId, MetricId, MoveKind, Side, WorkshopItemState, WorkshopList } from '../plan/entities.ts';
import type { ConditionKind, ConditionState, PackageState } from '../plan/agreement-records.ts';
import type { LightColour } from '../impact/score.ts';

export interface MinutesMove {
  readonly id: string;
  readonly at: string;
  readonly kind: MoveKind;
  readonly side: Side;
  readonly actor: string;
  readonly round: number;
  /** Null for moves without a number, and for moves on totals above the viewer. */
  readonly value: number | null;
  /** The part of the offering the number was for; null for all of it. */
  readonly part: string | null;
  /** First and last month of the year the number was for; null for the whole year. */
  readonly months: { readonly first: number; readonly last: number } | null;
  readonly reason: string;
  /** The reason from the plan's list; null when none was chosen. */
  readonly reasonName: string | null;
  readonly evidence: string | null;
  /** Words were left out because they are not for this viewer. */
  readonly withheld: boolean;
}

/** Who agreed, locked or signed, and when. */
export interface MinutesAct {
  readonly actor: string;
  readonly at: string;
}

export interface MinutesLine {
  readonly id: string;
  readonly unit: string;
  readonly path: readonly string[];
  readonly measure: MeasureId;
  readonly leaf: boolean;
  readonly status: 'settled' | 'accepted' | 'open';
  readonly offer: number | null;
  readonly ask: number | null;
  /** The settled number; null while the line is open. */
  readonly agreed: number | null;
  /** Where both sides began; null unless both spoke. */
  readonly opening: { readonly offer: number; readonly ask: number; readonly round: number } | null;
  /** How far each side moved from where it began, with its sign; null without an opening. */
  readonly moved: { readonly company: number; readonly unit: number } | null;
  readonly settled: MinutesAct | null;
  /** The line is settled with a total above it: its name, empty where the viewer may not know it; null when alone. */
  readonly settledWith: string | null;
  readonly signed: { readonly company: MinutesAct | null; readonly unit: MinutesAct | null };
  readonly escalated: boolean;
  /** The moves made on the line itself, oldest first. */
  readonly moves: readonly MinutesMove[];
}

export interface MinutesCondition {
  readonly id: string;
  readonly side: Side;
  readonly unit: string;
  readonly measure: MeasureId;
  readonly kind: ConditionKind;
  readonly amount: number | null;
  readonly date: string | null;
  readonly text: string;
  readonly about: string | null;
  readonly state: ConditionState;
}

export interface MinutesPackage {
  readonly id: string;
  readonly side: Side;
  readonly name: string;
  readonly state: PackageState;
  readonly round: number;
  /** Who took it or turned it down, and when; null while it is open, and when it was withdrawn. */
  readonly answered: MinutesAct | null;
  readonly reason: string;
  readonly lines: readonly { readonly unit: string; readonly measure: MeasureId; readonly value: number }[];
  /** Whether the viewer sees all of it. */
  readonly whole: boolean;
}

export interface MinutesPoint {
  readonly id: string;
  readonly list: WorkshopList;
  readonly text: string;
  readonly minutes: number | null;
  readonly unit: string | null;
  readonly state: WorkshopItemState;
}

export const decisionKinds = ['change-plan', 'set-target', 'remove-target', 'open-round', 'close-round'] as const;
export type DecisionKind = (typeof decisionKinds)[number];

/** A step on the plan itself. */
export interface MinutesDecision {
  readonly sequence: number;
  readonly at: string;
  readonly actor: string;
  readonly kind: DecisionKind;
  /** The unit it is about, by id; null for the plan as a whole. */
  readonly unit: string | null;
  readonly label: string;
}

/** What counts as a decision when it is one of several in a step. */
export const togetherKinds = [...decisionKinds, 'accept', 'settle', 'answer-package'] as const;
export type TogetherKind = (typeof togetherKinds)[number];
export const packageAnswers = ['accept', 'reject', 'withdraw'] as const;

/** Decisions that one step took together. */
export interface MinutesTogether {
  readonly sequence: number;
  readonly at: string;
  readonly actor: string;
  /** What the step was called; empty where the viewer does not see all of it. */
  readonly label: string;
  readonly parts: readonly {
    readonly kind: TogetherKind;
    /** The name of the unit it is about; null for the plan as a whole, and for packages. */
    readonly unit: string | null;
    readonly measure: MeasureId | null;
    /** The settled number where one was said. */
    readonly value: number | null;
    readonly answer: (typeof packageAnswers)[number] | null;
    /** The name of the target or the package. */
    readonly label: string;
  }[];
  /** Whether the viewer sees all of it. */
  readonly whole: boolean;
}

export interface Minutes {
  /** The name of the viewer's unit; null for the whole room. */
  readonly viewer: string | null;
  readonly plan: string;
  readonly year: number;
  readonly currency: string;
  readonly scale: number;
  readonly round: number;
  readonly maximumRounds: number | null;
  readonly began: string | null;
  readonly ended: string | null;
  readonly people: readonly string[];
  readonly totals: readonly {
    readonly measure: MeasureId;
    readonly offer: number | null;
    readonly ask: number | null;
    readonly gap: number | null;
    readonly leaves: number;
    readonly settled: number;
  }[];
  readonly lines: readonly MinutesLine[];
  readonly fromAbove: readonly (MinutesMove & { readonly measure: MeasureId })[];
  readonly conditions: readonly MinutesCondition[];
  readonly packages: readonly MinutesPackage[];
  readonly points: readonly MinutesPoint[];
  readonly targets: readonly {
    readonly id: string;
    readonly name: string;
    readonly metric: MetricId;
    readonly goal: number;
    readonly value: number | null;
    readonly light: LightColour;
  }[];
  readonly decisions: readonly MinutesDecision[];
  readonly together: readonly MinutesTogether[];
}
