/**
 * The window as a whole: its connection, its screen, the list of plans, the open plan, what it says by itself.
 *
 * Knows no React and no page; everything outside comes through `WindowPorts`. Callers: boot (makes it), app and screens
 * (show its state, call its actions), tests.
 */
import type { Outcome, Refusal } from '#shared/base/outcome.ts';
import type { RefusalDetails } from '#shared/base/refusals.ts';
import type { CommandBody } from '#shared/domain/bargain/command.ts';
import type { RequestOf } from '#shared/rpc/service.ts';
import type { storeService, StoreNotice } from '#shared/contract/store-service.ts';
import { HistoryImport } from './history-import.ts';
import { NoticeList } from './notice-list.ts';
import { PlanFileArrival } from './plan-file-arrival.ts';
import { PlanSession, type StoreCaller } from './plan-session.ts';
import { replayOf } from './replay-session.ts';
import { createState, type State } from './state-library.ts';
import { StoreConnection, type StoreClient } from './store-connection.ts';
import { fileInMemory, type FileSource } from './uploads.ts';
import { WindowLook } from './window-look.ts';
import type { WindowActions, WindowPorts } from './window-ports.ts';
import type { PrepareTab, Screen, WindowBasics, WindowWork } from './window-state.ts';
import type { MessageCode, WindowNotice } from './window-texts.ts';
import { nameWindowAfter } from './window-title.ts';

/** A plan as it was written to a file: the file's name and what proves its content. */
export interface ExportedPlan {
  readonly name: string;
  readonly fingerprint: string;
  readonly entries: number;
}

export type NewPlan = Omit<RequestOf<typeof storeService, 'createPlan'>, 'actor'>;

export interface WindowState extends WindowBasics {
  /** A history file on its way into the open plan. */
  readonly historyImport: HistoryImport | null;
  /** A plan file that was dropped, chosen or handed over. */
  readonly arrival: PlanFileArrival | null;
}

export class WindowModel implements WindowActions {
  readonly state: State<WindowState>;
  readonly ports: WindowPorts;
  readonly notices: NoticeList;
  readonly look: WindowLook;
  readonly #connection: StoreConnection;

  constructor(ports: WindowPorts) {
    this.ports = ports;
    this.notices = new NoticeList(ports.timers);
    this.look = new WindowLook(ports.host, ports.preferences);
    this.state = createState<WindowState>({
      connection: 'connecting',
      failures: 0,
      screen: 'start',
      prepareTab: 'plan',
      plans: null,
      session: null,
      work: null,
      historyImport: null,
      arrival: null,
      historyShown: false,
      roomShown: false,
      newPlanAsked: false,
      over: null,
    });
    this.#connection = new StoreConnection(ports, (client) => this.#meet(client));
    this.#connection.state.subscribe(({ status, failures }) => this.state.setState({ connection: status, failures }));
  }

  /** Begins to connect to the store, and connects again after every loss. */
  connect(): void {
    this.#connection.start();
  }

  // What the window shows

  go(screen: Screen, tab?: PrepareTab): void {
    const reached = this.state.getState().session === null && screen !== 'exchange' ? 'start' : screen;
    this.state.setState({ screen: reached, ...(tab === undefined ? {} : { prepareTab: tab }) });
    // The list tells when each plan was changed last, and the open one was changed since it was read.
    if (reached === 'start' && this.state.getState().session !== null) void this.refreshPlans();
  }

  showHistory(shown: boolean): void {
    this.state.setState({ historyShown: shown });
  }

  /** Shows the open plan in the large form for the room, or the usual window again. */
  showRoom(shown: boolean): void {
    this.state.setState(({ session }) => ({ roomShown: shown && session !== null }));
  }

  /** Shows what lies over the work: the palette, what Parley is; null for nothing. */
  show(over: WindowBasics['over']): void {
    this.state.setState({ over });
  }

  askNewPlan(asked: boolean): void {
    this.state.setState({ newPlanAsked: asked, ...(asked ? { screen: 'start' as const } : {}) });
  }

  say(code: MessageCode, details: RefusalDetails = {}, tone: WindowNotice['tone'] = 'good'): void {
    this.notices.add(tone, { code, details });
  }

  /** Shows a refusal; a person who cancelled knows it and is not told. */
  sayRefusal(refusal: Refusal): void {
    if (refusal.code !== 'cancelled') this.notices.add('bad', { refusal });
  }

  // Plans

  async refreshPlans(): Promise<void> {
    const listed = await this.ask((store) => store.listPlans({}), 'again');
    if (listed.ok) this.state.setState({ plans: listed.value.plans });
    else this.sayRefusal(listed.refusal);
  }

  async openPlan(plan: string, screen: Screen = 'bargain'): Promise<boolean> {
    return this.#working('opening', () => this.#openPlan(plan, screen));
  }

  async openSample(): Promise<boolean> {
    return this.#working('sample', async () => {
      const author = this.look.author();
      const made = await this.ask((store) => store.createSample({ actor: author }));
      if (!made.ok) return this.#refused(made.refusal);
      return this.#openPlan(made.value.plan, 'bargain');
    });
  }

  /** Creates a plan and opens it where its preparation goes on. The refusal is the form's to show. */
  async createPlan(input: NewPlan): Promise<Outcome<string>> {
    const author = this.look.author();
    this.state.setState({ work: 'creating' });
    const made = await this.ask((store) => store.createPlan({ ...input, actor: author }));
    this.state.setState({ work: null });
    if (!made.ok) return made;
    this.state.setState({ newPlanAsked: false, prepareTab: 'organisation' });
    await this.openPlan(made.value.plan, 'prepare');
    return { ok: true, value: made.value.plan };
  }

  /** Sends a command on the open plan; a refusal is said. Answers whether it was done. */
  async send(body: CommandBody): Promise<boolean> {
    const { session, screen } = this.state.getState();
    if (session === null) return false;
    // Undo and the like would change the plan unseen while its past is on the screen.
    const { replay } = replayOf(session).getState();
    const sent = await (replay !== null && screen === 'bargain' ? replay : session).submit(body);
    return sent.ok || this.#refused(sent.refusal);
  }

  /** Settles when nothing is on its way to the store any more: then the window may close. */
  async settled(): Promise<void> {
    await this.state.getState().session?.settled();
  }

  async closePlan(): Promise<void> {
    const { session } = this.state.getState();
    if (session === null) return;
    this.state.setState({ session: null, screen: 'start', historyImport: null, historyShown: false, roomShown: false });
    this.ports.host.setTitle('');
    await this.ask((store) => store.closePlan({ plan: session.replica.plan }));
    await this.refreshPlans();
  }

  // Files

  /** A file that was dropped, chosen or handed over by the system: plans go to Exchange, tables to the history import. */
  takeFile(file: FileSource): void {
    if (/\.parley$/i.test(file.name)) this.takePlanFile(file);
    else if (this.state.getState().session === null) this.say('plan-first', { name: file.name }, 'warn');
    else this.takeHistoryFile(file);
  }

  /** Lets the person choose a file and takes it. */
  async chooseFile(kind: 'plan' | 'table'): Promise<void> {
    const chosen = await this.ports.host.pickFile(kind);
    if (!chosen.ok) return this.sayRefusal(chosen.refusal);
    this.takeFile(fileInMemory(chosen.value));
  }

  takePlanFile(file: FileSource): void {
    this.state.getState().arrival?.close();
    const arrival = new PlanFileArrival(file, this);
    this.state.setState({ arrival, screen: 'exchange' });
    void arrival.start();
  }

  takeHistoryFile(file: FileSource): void {
    const { session, historyImport } = this.state.getState();
    if (session === null) return;
    historyImport?.close();
    const next = new HistoryImport(file, session, this);
    this.state.setState({ historyImport: next, screen: 'prepare', prepareTab: 'history' });
    void next.start();
  }

  endHistoryImport(): void {
    this.state.getState().historyImport?.close();
    this.state.setState({ historyImport: null });
  }

  /** Writes the plan as a file where the person says; answers what was written, null when it was not. */
  async exportPlan(session: PlanSession): Promise<ExportedPlan | null> {
    const exported = await this.ask((store) => store.exportPlan({ plan: session.replica.plan }), 'again');
    if (!exported.ok) return this.#refused(exported.refusal) || null;
    const { name, bytes, fingerprint, entries } = exported.value;
    const saved = await this.ports.host.saveFile({ kind: 'plan', suggestedName: name, bytes });
    if (!saved.ok) return this.#refused(saved.refusal) || null;
    return { name: saved.value.name, fingerprint, entries };
  }

  /** Takes a plan file over; once it is among the plans, the place is free for the next file. */
  async takeOver(arrival: PlanFileArrival, asCopy: boolean): Promise<void> {
    if (await arrival.take(asCopy)) this.endArrival(arrival);
  }

  endArrival(arrival: PlanFileArrival): void {
    arrival.close();
    if (this.state.getState().arrival === arrival) this.state.setState({ arrival: null });
  }

  /** Asks the store once it can be reached; see `StoreConnection.ask`. */
  ask<Value>(
    question: (store: StoreCaller) => Promise<Outcome<Value>>,
    afterLoss: 'refuse' | 'again' = 'refuse',
  ): Promise<Outcome<Value>> {
    return this.#connection.ask(question, afterLoss);
  }

  async #openPlan(plan: string, screen: Screen): Promise<boolean> {
    const before = this.state.getState().session;
    const opened = await this.ask((store) => store.openPlan({ plan }), 'again');
    if (!opened.ok) return this.#refused(opened.refusal);
    if (before !== null) void this.ask((store) => store.closePlan({ plan: before.replica.plan }));
    const { view, notices } = opened.value;
    const session = new PlanSession(view, {
      store: () => this.#connection.store(),
      reachable: () => this.#connection.reachable(),
      actor: () => this.look.author(),
      makeId: this.ports.makeId,
    });
    this.state.getState().historyImport?.close();
    this.state.setState({ session, screen, historyImport: null, newPlanAsked: false });
    const isOpen = (): boolean => this.state.getState().session === session;
    nameWindowAfter(session, isOpen, (title) => this.ports.host.setTitle(title));
    for (const notice of notices) this.#pass(notice);
    void this.refreshPlans();
    return true;
  }

  /** Every new connection: hear its events, and open again what was open. */
  async #meet(client: StoreClient): Promise<void> {
    client.on('changed', (change) => void this.state.getState().session?.hearChange(change));
    client.on('notice', ({ code, details }) => this.#pass({ code, details }));
    const { session } = this.state.getState();
    if (session !== null) {
      const opened = await client.call.openPlan({ plan: session.replica.plan });
      if (opened.ok) {
        for (const notice of opened.value.notices) this.#pass(notice);
        await session.refresh();
      } else this.sayRefusal(opened.refusal);
    }
    if (this.state.getState().plans === null) void this.refreshPlans();
  }

  async #working(work: WindowWork, run: () => Promise<boolean>): Promise<boolean> {
    if (this.state.getState().work !== null) return false;
    this.state.setState({ work });
    try {
      return await run();
    } finally {
      this.state.setState({ work: null });
    }
  }

  /** Passes on what the store had to say. */
  #pass(notice: StoreNotice): void {
    this.notices.add('warn', { notice });
  }

  #refused(refusal: Refusal): false {
    this.sayRefusal(refusal);
    return false;
  }
}
