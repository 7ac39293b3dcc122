/**
 * One open plan: sends commands, shows previews, follows changes.
 *
 * Every command gets its own id before it is sent, and is sent again under the same id when the connection was lost, so
 * that it happens once. Callers: window model, features.
 */
import { done, type Outcome, type Refusal } from '#shared/base/outcome.ts';
import type { MakeId } from '#shared/base/ports.ts';
import type { Suggestions, SuggestRequest } from '#shared/contract/suggest-views.ts';
import type { storeService } from '#shared/contract/store-service.ts';
import type { ConcessionBlock, Reservation } from '#shared/contract/concession-views.ts';
import type { NumberHistory, Past, Replay } from '#shared/contract/past-views.ts';
import type {
  JournalHead,
  LineDetail,
  PlanChange,
  PlanView,
  Preview,
  RowBlock,
  Step,
  TargetImpact,
} from '#shared/contract/views.ts';
import type { CommandBody } from '#shared/domain/bargain/command.ts';
import type { Minutes } from '#shared/domain/minutes/facts.ts';
import type { MeasureId, PeriodRange, Side } from '#shared/domain/plan/entities.ts';
import type { Caller } from '#shared/rpc/service.ts';
import { LatestOnly } from './latest-only.ts';
import { Replica } from './replica.ts';
import { createState, type State } from './state-library.ts';

export type StoreCaller = Caller<typeof storeService>;

/** What the window shows of a plan beside its rows. */
export interface SessionState {
  readonly revision: number;
  readonly impact: readonly TargetImpact[];
  readonly journal: JournalHead;
  /** What the number being typed would do; null while nothing is typed. */
  readonly preview: Preview | null;
  /** Why the number being typed would be refused. */
  readonly previewRefusal: Refusal | null;
  /** Commands on their way. */
  readonly sending: number;
}

const noPreview = { preview: null, previewRefusal: null } as const;

/** Which number: a side's, on a unit, over some months. */
export interface NumberPlace {
  readonly unit: string;
  readonly measure: MeasureId;
  readonly side: Side;
  readonly periods: PeriodRange;
}

/** Where a session gets its connection, its author and its ids. */
export interface SessionPorts {
  /** The store as it can be reached now; a new one after a reconnection. */
  readonly store: () => StoreCaller;
  /** Settles when the store can be reached (again). */
  readonly reachable: () => Promise<void>;
  readonly actor: () => string;
  readonly makeId: MakeId;
}

export class PlanSession {
  readonly replica: Replica;
  readonly state: State<SessionState>;
  /** Where it gets its connection, its author and its ids. */
  readonly ports: SessionPorts;
  readonly #previews: LatestOnly<CommandBody, Outcome<Preview>>;
  /** How often it was asked what a command would do. */
  #questions = 0;
  /** Changes that were heard of while a command was on its way, in order. */
  readonly #heard: PlanChange[] = [];

  constructor(view: PlanView, ports: SessionPorts) {
    this.replica = new Replica(view);
    this.ports = ports;
    this.state = createState<SessionState>({
      revision: view.revision,
      impact: view.impact,
      journal: view.journal,
      ...noPreview,
      sending: 0,
    });
    this.#previews = new LatestOnly(
      (body) => this.ports.store().preview({ plan: this.replica.plan, actor: this.ports.actor(), body }),
      (answer) =>
        this.state.setState(
          answer.ok
            ? { preview: answer.value, previewRefusal: null }
            : { ...noPreview, previewRefusal: answer.refusal },
        ),
    );
  }

  /** Whether it shows the past, where nothing can be changed. */
  get isPast(): boolean {
    return false;
  }

  /** In the past: the rows that the step moved, as they were before it. */
  get rowsBefore(): RowBlock | null {
    return null;
  }

  /** Whose name stands beside what is done now. */
  actor(): string {
    return this.ports.actor();
  }

  /**
   * Sends a command and answers when it is durable, or why it was refused. What it would do stays on the screen until it
   * is known what it did, so that nothing flickers in between.
   */
  async submit(body: CommandBody): Promise<Outcome<PlanChange>> {
    this.#previews.stop();
    const questions = this.#questions;
    // What somebody began to type meanwhile stays.
    const settled = (): Partial<SessionState> => (this.#questions === questions ? noPreview : {});
    const command = { id: this.ports.makeId(), actor: this.ports.actor(), body };
    this.state.setState((state) => ({ sending: state.sending + 1 }));
    try {
      const outcome = await this.#sendUntilAnswered(() =>
        this.ports.store().submit({ plan: this.replica.plan, command }),
      );
      for (const change of this.#heard.splice(0)) await this.#take(change, settled());
      if (outcome.ok) await this.#take(outcome.value, settled());
      return outcome;
    } finally {
      this.state.setState((state) => ({ sending: state.sending - 1, ...settled() }));
    }
  }

  /** Settles when nothing is on its way to the store any more. */
  async settled(): Promise<void> {
    if (this.state.getState().sending === 0) return;
    await new Promise<void>((resolve) => {
      const stop = this.state.subscribe(({ sending }) => {
        if (sending > 0) return;
        stop();
        resolve();
      });
    });
  }

  /** Shows what a command would do; the latest question wins. */
  preview(body: CommandBody): void {
    this.#questions += 1;
    this.#previews.ask(body);
  }

  clearPreview(): void {
    this.#previews.stop();
    this.state.setState(noPreview);
  }

  /** Fetches the numbers of a measure that is not shown yet. */
  async loadMeasure(measure: MeasureId): Promise<Outcome<null>> {
    if (this.replica.table(measure) !== undefined) return done(null);
    const answer = await this.ports.store().getRows({ plan: this.replica.plan, measure });
    if (!answer.ok) return answer;
    this.replica.addRows(answer.value.rows, answer.value.history);
    return done(null);
  }

  /** What each rule suggests for a split; nothing is applied. */
  suggest(request: Omit<SuggestRequest, 'actor'>): Promise<Outcome<Suggestions>> {
    return this.ports.store().suggest({ plan: this.replica.plan, actor: this.ports.actor(), ...request });
  }

  /** What units could reach at best in a measure, as far as somebody said. */
  async getPotentials(measure: MeasureId): Promise<Outcome<ReadonlyMap<string, number>>> {
    const answer = await this.ports.store().getPotentials({ plan: this.replica.plan, measure });
    return answer.ok ? done(new Map(answer.value.potentials.map(({ unit, value }) => [unit, value]))) : answer;
  }

  /** One quota line in full: its months, its year by offering, the moves that touched it. */
  getLine(unit: string, measure: MeasureId): Promise<Outcome<LineDetail>> {
    return this.ports.store().getLine({ plan: this.replica.plan, unit, measure });
  }

  /** The steps a replay can go. */
  getReplay(): Promise<Outcome<Replay>> {
    return this.ports.store().getReplay({ plan: this.replica.plan });
  }

  /** The plan after a step; `from` is the step whose rows of the measure are here. */
  getPast(revision: number, measure: MeasureId, from: number | null): Promise<Outcome<Past>> {
    return this.ports.store().getPast({ plan: this.replica.plan, revision, measure, from });
  }

  /** Values that a number had before an entry (null: up to now), newest first. */
  getNumberHistory(place: NumberPlace, before: number | null, limit: number): Promise<Outcome<NumberHistory>> {
    return this.ports.store().getNumberHistory({ plan: this.replica.plan, ...place, before, limit });
  }

  /** The minutes for the people of a unit, or for the whole room. */
  getMinutes(viewer: string | null): Promise<Outcome<Minutes>> {
    return this.ports.store().getMinutes({ plan: this.replica.plan, viewer });
  }

  /** What both sides gave on every line since the opening. */
  getConcessions(measure: MeasureId): Promise<Outcome<ConcessionBlock>> {
    return this.ports.store().getConcessions({ plan: this.replica.plan, measure });
  }

  /** The reservation points kept on this computer. */
  async getReservations(): Promise<Outcome<readonly Reservation[]>> {
    const answer = await this.ports.store().getReservations({ plan: this.replica.plan });
    return answer.ok ? done(answer.value.reservations) : answer;
  }

  /** Keeps one (null forgets it) on this computer, and answers all of them. */
  async setReservation(
    point: Pick<Reservation, 'side' | 'unit' | 'measure'> & { readonly value: number | null },
  ): Promise<Outcome<readonly Reservation[]>> {
    const answer = await this.ports.store().setReservation({ plan: this.replica.plan, ...point });
    return answer.ok ? done(answer.value.reservations) : answer;
  }

  /** Up to `limit` steps before an entry of the journal (null: from its end), newest first. */
  async getSteps(before: number | null, limit: number): Promise<Outcome<readonly Step[]>> {
    const answer = await this.ports.store().getSteps({ plan: this.replica.plan, before, limit });
    return answer.ok ? done(answer.value.steps) : answer;
  }

  /**
   * Hears of a change from the event stream. While a command of one's own is on its way it waits for the answer, which
   * brings the same change: so the window is painted once and not twice.
   */
  async hearChange(change: PlanChange): Promise<void> {
    if (this.state.getState().sending > 0) this.#heard.push(change);
    else await this.takeChange(change);
  }

  /** Takes over a change, whether from a reply or from the event stream; one that was taken before is nothing new. */
  async takeChange(change: PlanChange): Promise<void> {
    await this.#take(change, {});
  }

  /** The same; `also` changes with it, so that no moment lies between them. */
  async #take(change: PlanChange, also: Partial<SessionState>): Promise<void> {
    if (change.plan !== this.replica.plan) return;
    const taken = this.replica.takeChange(change);
    if (taken === 'gap') await this.refresh();
    if (taken === 'taken') this.#show(also);
  }

  /** Fetches the whole view anew. */
  async refresh(): Promise<void> {
    const measures = (['units', 'cost'] as const).filter((measure) => this.replica.table(measure) !== undefined);
    const answer = await this.ports.store().getPlanView({ plan: this.replica.plan });
    if (!answer.ok) return;
    this.replica.takeView(answer.value);
    for (const measure of measures) await this.loadMeasure(measure);
    this.#show();
  }

  #show(also: Partial<SessionState> = {}): void {
    const { revision, impact, journal } = this.replica;
    this.state.setState({ revision, impact, journal, ...also });
  }

  /** A lost connection is not a refusal: wait for the next one and ask again under the same command id. */
  async #sendUntilAnswered<Value>(send: () => Promise<Outcome<Value>>): Promise<Outcome<Value>> {
    for (;;) {
      try {
        return await send();
      } catch (fault) {
        if (!isClosed(fault)) throw fault;
        await this.ports.reachable();
      }
    }
  }
}

function isClosed(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && fault.code === 'closed';
}
