/**
 * What the window itself holds, beside the plan: where it is, what is open, what it says, how it looks.
 * Callers: window model, app, screens.
 */
import type { PlanSummary } from '#shared/contract/views.ts';
import type { PlanSession } from './plan-session.ts';
import type { ConnectionStatus } from './store-connection.ts';

/** The screens that exist, in the order of the work. */
export const screens = ['start', 'prepare', 'bargain', 'commit', 'exchange'] as const;
export type Screen = (typeof screens)[number];

export const prepareTabs = ['plan', 'organisation', 'offering', 'history', 'targets'] as const;
export type PrepareTab = (typeof prepareTabs)[number];

/** What is under way for the whole window. */
export type WindowWork = 'opening' | 'creating' | 'sample' | null;

/** The window's state without what other parts of the model hold. */
export interface WindowBasics {
  readonly connection: ConnectionStatus;
  /** Attempts to connect in a row that failed. */
  readonly failures: number;
  readonly screen: Screen;
  readonly prepareTab: PrepareTab;
  /** The plans of this computer, latest first; null until they were read. */
  readonly plans: readonly PlanSummary[] | null;
  readonly session: PlanSession | null;
  readonly work: WindowWork;
  /** Whether the history panel stands beside the work. */
  readonly historyShown: boolean;
  /** Whether the room looks at the plan in its large form. */
  readonly roomShown: boolean;
  /** Whether the form for a new plan is asked for. */
  readonly newPlanAsked: boolean;
  /** What lies over the work. */
  readonly over: 'find' | 'about' | null;
}
