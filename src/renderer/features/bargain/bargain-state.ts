/**
 * What the person chose on the bargaining screen: measure, periods, units, the row, what is typed. It is kept while the
 * plan is open, so that leaving the screen and coming back loses nothing, and the status line can read it.
 * Callers: every part of this folder.
 */
import type { SpreadMethod } from '#shared/domain/bargain/command.ts';
import type { MeasureId, PeriodRange, Side } from '#shared/domain/plan/entities.ts';
import { measureScale } from '#shared/domain/quantity/measure-scale.ts';
import type { AmountUnit } from '#renderer/i18n/format.ts';
import { createState, type State } from '#renderer/model/state-library.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import { ReplaySession } from '#renderer/model/replay-session.ts';
import type { RangeSummary } from '#renderer/grid/index.ts';
import { noGrounds, type GroundsState } from './grounds.ts';

export const periodViews = ['year', 'quarters', 'months'] as const;
export type PeriodView = (typeof periodViews)[number];

export const boards = ['table', 'map', 'hedge'] as const;
/** What the middle of the screen shows. */
export type Board = (typeof boards)[number];

/** A form that stands in the panel until it is sent or closed. */
export type LineForm = 'counter' | 'reject' | 'settle' | 'reopen' | 'package' | 'spread' | 'hold';

/** Whose number's history stands in the panel, over which months. */
export interface NumberChoice {
  readonly side: Side;
  readonly periods: PeriodRange;
}

export interface BargainNotice {
  readonly tone: 'good' | 'warn' | 'bad';
  readonly text: string;
  readonly action?: { readonly label: string; readonly onAct: () => void };
}

/** What stands below the editor while somebody types. */
export interface TypingNote {
  readonly unit: string;
  /** What the text was read as, or null while it cannot be read. */
  readonly reading: string | null;
  /** Why it cannot be read, once there is more than a beginning. */
  readonly refusal: string | null;
}

export interface BargainState extends GroundsState {
  readonly measure: MeasureId;
  readonly view: PeriodView;
  readonly amountUnits: Readonly<Record<MeasureId, AmountUnit>>;
  readonly method: SpreadMethod;
  readonly expanded: ReadonlySet<string>;
  /** The unit of the row that stands in the panel. */
  readonly row: string | null;
  readonly summary: RangeSummary | null;
  /** The units of the selected block, top to bottom. */
  readonly chosen: readonly string[];
  /** The split that is looked at in place of the table: one total or several rows; null when none is. */
  readonly split: readonly string[] | null;
  /** Potentials are being entered in place of the table. */
  readonly potentialsShown: boolean;
  readonly form: LineForm | null;
  /** The column of the cell with the focus. */
  readonly column: string | null;
  /** The number of the chosen row whose history stands in the panel. */
  readonly number: NumberChoice | null;
  readonly panelShown: boolean;
  /** Somebody wants to type numbers although there are no offers yet. */
  readonly tableWanted: boolean;
  readonly shortcutsShown: boolean;
  readonly notice: BargainNotice | null;
  readonly typing: TypingNote | null;
  /** Whether a number typed into a large total has to be confirmed. */
  readonly asksFirst: boolean;
  readonly board: Board;
  /** The unit whose children the gap map shows; null for the company. */
  readonly mapRoot: string | null;
  /** The gap that counts as small, in parts per million of the offer. */
  readonly threshold: number;
  /** True on the way from a board to the row it led to: the table takes the focus there. */
  readonly arriving: boolean;
}

export type Bargain = State<BargainState>;

const kept = new WeakMap<PlanSession, Bargain>();

/** The choices made for an open plan. */
export function bargainOf(session: PlanSession): Bargain {
  // A replay is looked at with the choices made for the plan.
  if (session instanceof ReplaySession) return bargainOf(session.live);
  const known = kept.get(session);
  if (known !== undefined) return known;
  const made = createState(firstState(session));
  // What was said about a step is over with the next one, be it its undoing; a refusal waits until it is read.
  session.state.subscribe((now, before) => {
    const { notice } = made.getState();
    if (now.revision !== before.revision && notice !== null && notice.tone !== 'bad') made.setState({ notice: null });
  });
  kept.set(session, made);
  return made;
}

/** The panel stands beside the table where there is room for both. */
const roomForPanel = 1280;
/** From this many whole currency units on, money is shown in thousands. */
const manyUnits = 2_000_000;

function firstState({ replica }: PlanSession): BargainState {
  const { units, header } = replica;
  const table = replica.table('revenue');
  const largest = table?.read('offer', 0) ?? table?.readHistory(header.year - 1, 0) ?? 0;
  const money: AmountUnit = largest >= manyUnits * 10 ** measureScale('revenue', header.scale) ? 'thousand' : 'full';
  const shallow = units.nodes.flatMap(({ id }, node) => ((units.depth[node] ?? 0) < 2 ? [id] : []));
  return {
    measure: 'revenue',
    view: 'year',
    amountUnits: { revenue: money, cost: money, units: 'full' },
    method: 'lastYear',
    // All of a small organisation, the upper two levels of a large one.
    expanded: new Set(units.nodes.length <= 60 ? units.nodes.map(({ id }) => id) : shallow),
    row: units.nodes[0]?.id ?? null,
    summary: null,
    chosen: [],
    split: null,
    potentialsShown: false,
    form: null,
    column: null,
    number: null,
    ...noGrounds,
    panelShown: typeof window === 'undefined' || window.innerWidth >= roomForPanel,
    tableWanted: false,
    shortcutsShown: false,
    notice: null,
    typing: null,
    asksFirst: true,
    board: 'table',
    mapRoot: null,
    threshold: 50_000,
    arriving: false,
  };
}
