/**
 * A replay of the plan: a session that shows the plan as it stood after any step, and refuses to change it.
 *
 * It is a `PlanSession` like the live one, so that table and impact strip show it without knowing. The live session goes
 * on beside it. Steps are fetched one after the other and the newest wish wins. Callers: app, replay bar, toolbar.
 */
import { done, refuse, type Outcome } from '#shared/base/outcome.ts';
import type { Past, Replay } from '#shared/contract/past-views.ts';
import type { LineDetail, PlanChange, PlanView, RowBlock, Step } from '#shared/contract/views.ts';
import type { MeasureId } from '#shared/domain/plan/entities.ts';
import { PlanSession } from './plan-session.ts';
import { createState, type State } from './state-library.ts';

export const replaySpeeds = ['slow', 'usual', 'fast'] as const;
export type ReplaySpeed = (typeof replaySpeeds)[number];

export interface PlayerState {
  /** The steps that are shown, in order: sequences of the journal. */
  readonly steps: readonly number[];
  /** The place among them of the step that stands on the screen. */
  readonly place: number;
  readonly step: Step;
  /** The steps among them that opened a round. */
  readonly rounds: readonly number[];
  /** Moves alone, or the steps that prepared the plan as well. */
  readonly movesOnly: boolean;
  readonly playing: boolean;
  readonly speed: ReplaySpeed;
  /** The store could not be asked; the last step that was shown stands. */
  readonly failed: boolean;
}

export class ReplaySession extends PlanSession {
  readonly live: PlanSession;
  readonly player: State<PlayerState>;
  readonly #way: Replay;
  #before: RowBlock | null;
  #measure: MeasureId;
  /** What the replica holds. */
  #held: { readonly revision: number; readonly measure: MeasureId };
  #wanted: number;
  #fetching: Promise<boolean> | null = null;

  constructor(live: PlanSession, way: Replay, first: Past & { readonly view: PlanView }) {
    super(first.view, live.ports);
    this.live = live;
    this.#way = way;
    this.#before = first.before;
    this.#measure = first.view.rows.measure;
    this.#held = { revision: first.revision, measure: this.#measure };
    this.#wanted = first.revision;
    const steps = stepsOf(way, way.moves.length > 0);
    this.player = createState<PlayerState>({
      steps,
      place: placeOf(steps, first.revision),
      step: first.step,
      rounds: [...way.rounds],
      movesOnly: way.moves.length > 0,
      playing: false,
      speed: 'usual',
      failed: false,
    });
  }

  override get isPast(): boolean {
    return true;
  }

  override get rowsBefore(): RowBlock | null {
    return this.#before;
  }

  /** The past cannot be changed. */
  override async submit(): Promise<Outcome<PlanChange>> {
    return Promise.resolve(refuse('past-read-only'));
  }

  override preview(): void {
    // Nothing can be typed into the past, so there is nothing to try.
  }

  override async getLine(): Promise<Outcome<LineDetail>> {
    return Promise.resolve(refuse('past-read-only'));
  }

  /** The past does not change; what happens now is shown when the person comes back. */
  override async hearChange(): Promise<void> {
    return Promise.resolve();
  }

  override async refresh(): Promise<void> {
    return Promise.resolve();
  }

  override async loadMeasure(measure: MeasureId): Promise<Outcome<null>> {
    this.#measure = measure;
    return (await this.#fetchWanted()) ? done(null) : refuse('plan-not-open');
  }

  /** Shows the step at a place of the list; beyond its ends the nearest. */
  goTo(place: number): void {
    const { steps } = this.player.getState();
    this.#wanted = steps[Math.max(0, Math.min(place, steps.length - 1))] ?? this.#wanted;
    this.player.setState({ place: placeOf(steps, this.#wanted) });
    void this.#fetchWanted();
  }

  play(playing: boolean): void {
    const { place, steps } = this.player.getState();
    // Play at the end begins anew, as everywhere.
    if (playing && place >= steps.length - 1) this.goTo(0);
    this.player.setState({ playing });
  }

  setSpeed(speed: ReplaySpeed): void {
    this.player.setState({ speed });
  }

  /** Shows moves alone or all steps; the step that stands, or the last one before it, goes on standing. */
  showMovesOnly(movesOnly: boolean): void {
    const steps = stepsOf(this.#way, movesOnly);
    this.player.setState({ movesOnly, steps });
    this.goTo(placeOf(steps, this.#wanted));
  }

  /** Fetches until what is wished for stands; answers whether it does. */
  async #fetchWanted(): Promise<boolean> {
    this.#fetching ??= this.#fetchAll().finally(() => {
      this.#fetching = null;
    });
    return this.#fetching;
  }

  async #fetchAll(): Promise<boolean> {
    while (this.#held.revision !== this.#wanted || this.#held.measure !== this.#measure) {
      const wanted = { revision: this.#wanted, measure: this.#measure };
      const from = this.#held.measure === wanted.measure ? this.#held.revision : null;
      const answer = await this.live.getPast(wanted.revision, wanted.measure, from).catch(() => null);
      if (answer?.ok !== true) {
        this.player.setState({ failed: true, playing: false });
        return false;
      }
      this.#take(answer.value, wanted.measure);
    }
    return true;
  }

  #take(past: Past, measure: MeasureId): void {
    this.#held = { revision: past.revision, measure };
    this.#before = past.before;
    this.replica.takePast(past);
    const { revision, impact, journal } = this.replica;
    this.player.setState({ step: past.step, failed: false });
    this.state.setState({ revision, impact, journal });
  }
}

function stepsOf(way: Replay, movesOnly: boolean): readonly number[] {
  return movesOnly ? [...way.moves] : Array.from({ length: way.revision }, (_, place) => place + 1);
}

/** The place of the last step at or before one; the first when all come after it. */
function placeOf(steps: readonly number[], sequence: number): number {
  return Math.max(
    0,
    steps.findLastIndex((step) => step <= sequence),
  );
}

export interface ReplayShown {
  readonly replay: ReplaySession | null;
  readonly opening: boolean;
}

const shown = new WeakMap<PlanSession, State<ReplayShown>>();

/** Whether a plan is being replayed now. */
export function replayOf(live: PlanSession): State<ReplayShown> {
  const known = shown.get(live);
  if (known !== undefined) return known;
  const made = createState<ReplayShown>({ replay: null, opening: false });
  shown.set(live, made);
  return made;
}

/** Begins a replay at the last step, in the measure that is shown. */
export async function openReplay(live: PlanSession, measure: MeasureId): Promise<Outcome<null>> {
  const state = replayOf(live);
  if (state.getState().opening || state.getState().replay !== null) return done(null);
  state.setState({ opening: true });
  try {
    const way = await live.getReplay();
    if (!way.ok) return way;
    const steps = stepsOf(way.value, way.value.moves.length > 0);
    const first = await live.getPast(steps.at(-1) ?? way.value.revision, measure, null);
    if (!first.ok) return first;
    const { view } = first.value;
    if (view === null) return refuse('plan-not-open');
    state.setState({ replay: new ReplaySession(live, way.value, { ...first.value, view }) });
    return done(null);
  } finally {
    state.setState({ opening: false });
  }
}

/** Back to now. */
export function closeReplay(live: PlanSession): void {
  replayOf(live).setState({ replay: null });
}
