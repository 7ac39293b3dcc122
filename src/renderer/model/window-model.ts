/**
 * The window as a whole: its connection, its screen, the list of plans, the open plan, what it says by itself.
 *
 * Knows no React and no page; everything outside comes through `WindowPorts`. Callers: boot (makes it), app and screens
 * (show its state, call its actions), tests.
 */
import { refuse, type Outcome, type Refusal } from '#shared/base/outcome.ts';
import type { RefusalDetails } from '#shared/base/refusals.ts';
import type { HostEvent, Language, Theme } from '#shared/contract/host-service.ts';
import { RpcFault } from '#shared/rpc/fault.ts';
import type { RequestOf } from '#shared/rpc/service.ts';
import type { storeService } from '#shared/contract/store-service.ts';
import { HistoryImport } from './history-import.ts';
import { PlanFileArrival } from './plan-file-arrival.ts';
import { PlanSession, type StoreCaller } from './plan-session.ts';
import { createState, type State } from './state-library.ts';
import { isConnectionLoss, StoreConnection, type StoreClient } from './store-connection.ts';
import type { FileSource } from './uploads.ts';
import type { WindowPorts } from './window-ports.ts';
import type { PrepareTab, Screen, WindowState, WindowWork } from './window-state.ts';
import type { MessageCode, NoticeText, WindowNotice } from './window-texts.ts';

export type NewPlan = Omit<RequestOf<typeof storeService, 'createPlan'>, 'actor'>;

/** Whose name stands in the journal until somebody gives one. */
const usualAuthor: Readonly<Record<Language, string>> = { en: 'Facilitator', es: 'Facilitación' };
const authorKey = 'author';

/** Milliseconds that a notice of good or plain news stays. */
const noticeStay = 8000;

export class WindowModel {
  readonly state: State<WindowState>;
  readonly ports: WindowPorts;
  readonly #connection: StoreConnection;
  #noticeCount = 0;

  constructor(ports: WindowPorts) {
    this.ports = ports;
    const author = ports.preferences.read(authorKey);
    this.state = createState<WindowState>({
      connection: 'connecting',
      failures: 0,
      screen: 'start',
      prepareTab: 'plan',
      plans: null,
      session: null,
      work: null,
      notices: [],
      author: author ?? usualAuthor.en,
      authorGiven: author !== null,
      theme: 'system',
      dark: false,
      language: 'en',
      historyImport: null,
      arrival: null,
      historyShown: false,
      newPlanAsked: false,
    });
    this.#connection = new StoreConnection(ports, (client) => this.#meet(client));
    this.#connection.state.subscribe(({ status, failures }) => this.state.setState({ connection: status, failures }));
  }

  /** Learns how to look, listens to the host, connects. The first paint need not wait for the store. */
  async start(): Promise<void> {
    this.#connection.start();
    const appearance = await this.ports.host.readAppearance();
    this.#look(appearance);
    this.ports.host.listen((event) => this.#hear(event));
  }

  // What the window shows

  go(screen: Screen, tab?: PrepareTab): void {
    const reached = this.state.getState().session === null && screen !== 'exchange' ? 'start' : screen;
    this.state.setState({ screen: reached, ...(tab === undefined ? {} : { prepareTab: tab }) });
  }

  showHistory(shown: boolean): void {
    this.state.setState({ historyShown: shown });
  }

  askNewPlan(asked: boolean): void {
    this.state.setState({ newPlanAsked: asked, ...(asked ? { screen: 'start' as const } : {}) });
  }

  setAppearance(choice: { readonly theme?: Theme; readonly language?: Language }): void {
    const { theme, language } = { ...this.state.getState(), ...choice };
    this.ports.host.setAppearance({ theme, language });
    void this.ports.host.readAppearance().then((appearance) => this.#look({ ...appearance, theme, language }));
  }

  setAuthor(name: string): void {
    const author = name.normalize('NFC').trim().slice(0, 200);
    if (author === '') return;
    this.ports.preferences.write(authorKey, author);
    this.state.setState({ author, authorGiven: true });
  }

  // What the window says

  say(code: MessageCode, details: RefusalDetails = {}, tone: WindowNotice['tone'] = 'good'): void {
    this.#notice(tone, { code, details });
  }

  /** Shows a refusal; a person who cancelled knows it and is not told. */
  sayRefusal(refusal: Refusal): void {
    if (refusal.code !== 'cancelled') this.#notice('bad', { refusal });
  }

  dismiss(id: string): void {
    this.state.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }));
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
      const { author } = this.state.getState();
      const made = await this.ask((store) => store.createSample({ actor: author }));
      if (!made.ok) return this.#refused(made.refusal);
      return this.#openPlan(made.value.plan, 'bargain');
    });
  }

  /** Creates a plan and opens it where its preparation goes on. The refusal is the form's to show. */
  async createPlan(input: NewPlan): Promise<Outcome<string>> {
    const { author } = this.state.getState();
    this.state.setState({ work: 'creating' });
    const made = await this.ask((store) => store.createPlan({ ...input, actor: author }));
    this.state.setState({ work: null });
    if (!made.ok) return made;
    this.state.setState({ newPlanAsked: false, prepareTab: 'organisation' });
    await this.openPlan(made.value.plan, 'prepare');
    return { ok: true, value: made.value.plan };
  }

  async closePlan(): Promise<void> {
    const { session } = this.state.getState();
    if (session === null) return;
    this.state.setState({ session: null, screen: 'start', historyImport: null, historyShown: false });
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

  endArrival(): void {
    this.state.getState().arrival?.close();
    this.state.setState({ arrival: null });
  }

  // Asking the store

  /**
   * Asks the store once it can be reached. With `again` a question whose answer was lost is asked anew; without it the
   * loss is a refusal, because asking twice might do a thing twice.
   */
  async ask<Value>(
    question: (store: StoreCaller) => Promise<Outcome<Value>>,
    afterLoss: 'refuse' | 'again' = 'refuse',
  ): Promise<Outcome<Value>> {
    for (;;) {
      await this.#connection.reachable();
      try {
        return await question(this.#connection.store());
      } catch (fault) {
        if (isConnectionLoss(fault)) {
          if (afterLoss === 'again') continue;
          return refuse('store-stopped');
        }
        this.ports.reportFault('ask', fault);
        if (fault instanceof RpcFault && fault.code === 'time-limit') return refuse('store-stopped');
        this.say('fault', {}, 'bad');
        return refuse('cancelled', { what: 'Parley' });
      }
    }
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
      actor: () => this.state.getState().author,
      makeId: this.ports.makeId,
    });
    this.state.getState().historyImport?.close();
    this.state.setState({ session, screen, historyImport: null, newPlanAsked: false });
    this.ports.host.setTitle(view.header.name);
    for (const text of notices) this.say('store-says', { text }, 'warn');
    void this.refreshPlans();
    return true;
  }

  /** Every new connection: hear its events, and open again what was open. */
  async #meet(client: StoreClient): Promise<void> {
    client.on('changed', (change) => {
      const { session } = this.state.getState();
      void session?.takeChange(change);
      if (session?.replica.plan === change.plan) this.ports.host.setTitle(session.replica.header.name);
    });
    client.on('notice', ({ code, details }) => this.say('store-says', { text: code, ...details }, 'warn'));
    const { session } = this.state.getState();
    if (session !== null) {
      const opened = await client.call.openPlan({ plan: session.replica.plan });
      if (opened.ok) session.takeView(opened.value.view);
      else this.sayRefusal(opened.refusal);
    }
    if (this.state.getState().plans === null) void this.refreshPlans();
  }

  #hear(event: HostEvent): void {
    switch (event.kind) {
      case 'file-opened': {
        const { name, bytes } = event.file;
        this.takeFile({ name, size: bytes.length, read: (start, end) => Promise.resolve(bytes.subarray(start, end)) });
        return;
      }
      case 'file-refused':
        if (!event.outcome.ok) this.sayRefusal(event.outcome.refusal);
        return;
      case 'appearance':
        this.#look(event.appearance);
        return;
      case 'close-asked':
        void this.#answerClose();
        return;
      case 'menu':
        this.menu.tell(event.command);
    }
  }

  /** The window may close once nothing is on its way any more. */
  async #answerClose(): Promise<void> {
    const { session } = this.state.getState();
    if (session !== null && session.state.getState().sending > 0) {
      await new Promise<void>((resolve) => {
        const stop = session.state.subscribe(({ sending }) => {
          if (sending > 0) return;
          stop();
          resolve();
        });
      });
    }
    this.ports.host.answerClose(true);
  }

  #look(appearance: { readonly theme: Theme; readonly dark: boolean; readonly language: Language }): void {
    const { authorGiven, author } = this.state.getState();
    const { theme, dark, language } = appearance;
    this.state.setState({ theme, dark, language, author: authorGiven ? author : usualAuthor[language] });
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

  #refused(refusal: Refusal): false {
    this.sayRefusal(refusal);
    return false;
  }

  #notice(tone: WindowNotice['tone'], text: NoticeText): void {
    this.#noticeCount += 1;
    const id = String(this.#noticeCount);
    // A refusal that is said twice need not stand there twice.
    const same = (notice: WindowNotice): boolean => JSON.stringify(notice.text) === JSON.stringify(text);
    this.state.setState(({ notices }) => ({
      notices: [...notices.filter((notice) => !same(notice)), { id, tone, text }].slice(-4),
    }));
    if (tone === 'good' || tone === 'plain') this.ports.timers.after(noticeStay, () => this.dismiss(id));
  }
}
