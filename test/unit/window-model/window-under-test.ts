/**
 * A window model with everything around it in the hand of the test: a store of a few handlers behind a memory pair, a
 * clock that stands still, a host that writes down what it is asked.
 */
import { setImmediate } from 'node:timers/promises';
import { done } from '#shared/base/outcome.ts';
import type { Appearance, HostEvent, SaveRequest } from '#shared/contract/host-service.ts';
import { storeService, wireVersion } from '#shared/contract/store-service.ts';
import type { PlanChange, PlanView } from '#shared/contract/views.ts';
import { createMemoryPair } from '#shared/rpc/memory-pair.ts';
import { serveService, type Server } from '#shared/rpc/server.ts';
import type { EventOf, Handlers } from '#shared/rpc/service.ts';
import type { Transport } from '#shared/rpc/transport.ts';
import { startWindow } from '#renderer/model/start-window.ts';
import { WindowModel } from '#renderer/model/window-model.ts';

type StoreHandlers = Handlers<typeof storeService>;
/** The handlers a test brings; the others answer something plain. */
type ChosenHandlers = { -readonly [Name in keyof StoreHandlers]?: StoreHandlers[Name] };

/** One request as the store saw it. */
export interface Asked {
  readonly method: string;
  readonly request: Readonly<Record<string, unknown>>;
}

export class WindowUnderTest {
  readonly model: WindowModel;
  readonly asked: Asked[] = [];
  readonly saved: SaveRequest[] = [];
  readonly titles: string[] = [];
  readonly closeAnswers: boolean[] = [];
  readonly kept = new Map<string, string>();
  readonly waits: { readonly milliseconds: number; readonly run: () => void }[] = [];
  /** What connecting does next: nothing there, a store of another version, or the store. */
  reach: 'nothing' | 'stranger' | 'store' = 'store';
  handlers: ChosenHandlers = {};
  appearance: Appearance = { theme: 'system', dark: false, language: 'en' };
  tell: (event: HostEvent) => void = () => undefined;
  #server: Server<typeof storeService> | undefined;
  #ids = 0;

  constructor(kept: Readonly<Record<string, string>> = {}) {
    for (const [name, text] of Object.entries(kept)) this.kept.set(name, text);
    this.model = new WindowModel({
      openTransport: () => this.#open(),
      timers: {
        after: (milliseconds, run) => {
          const wait = { milliseconds, run };
          this.waits.push(wait);
          return () => void this.waits.splice(this.waits.indexOf(wait), 1);
        },
      },
      reportFault: () => undefined,
      preferences: {
        read: (name) => this.kept.get(name) ?? null,
        write: (name, text) => void this.kept.set(name, text),
      },
      makeId: () => `00000000-0000-4000-8000-${String((this.#ids += 1)).padStart(12, '0')}`,
      host: {
        requestPort: () => undefined,
        pickFile: () => Promise.resolve({ ok: false, refusal: { code: 'cancelled', details: { what: 'file' } } }),
        saveFile: (request) => {
          this.saved.push(request);
          return Promise.resolve(done({ name: request.suggestedName }));
        },
        savePrintedPage: (name) => Promise.resolve(done({ name })),
        setTitle: (title) => void this.titles.push(title),
        readAppearance: () => Promise.resolve(this.appearance),
        setAppearance: ({ theme, language }) => {
          this.appearance = { theme, language, dark: theme === 'dark' };
        },
        answerClose: (mayClose) => void this.closeAnswers.push(mayClose),
        listen: (listener) => {
          this.tell = listener;
          return () => undefined;
        },
      },
    });
  }

  async start(): Promise<void> {
    await startWindow(this.model);
    await this.rest();
  }

  /** Lets everything happen that waits for nothing but its turn. */
  async rest(): Promise<void> {
    for (let turn = 0; turn < 20; turn += 1) await setImmediate();
  }

  /** Lets the next wait of so many milliseconds end. */
  async pass(milliseconds: number): Promise<void> {
    const wait = this.waits.find((one) => one.milliseconds === milliseconds);
    if (wait === undefined) throw new Error(`Nothing waits ${milliseconds} ms: ${JSON.stringify(this.waits)}`);
    this.waits.splice(this.waits.indexOf(wait), 1);
    wait.run();
    await this.rest();
  }

  /** Ends the connection, as a store that stops does. */
  async lose(): Promise<void> {
    this.#server?.close();
    await this.rest();
  }

  emitChange(change: PlanChange): void {
    this.#server?.emit('changed', change);
  }

  emitNotice(notice: EventOf<typeof storeService, 'notice'>): void {
    this.#server?.emit('notice', notice);
  }

  methods(): readonly string[] {
    return this.asked.map(({ method }) => method);
  }

  #open(): Promise<Transport> {
    if (this.reach === 'nothing') return Promise.reject(new Error('nobody listens'));
    const [near, far] = createMemoryPair({ defer: queueMicrotask, clone: structuredClone });
    const greeting = { wireVersion: this.reach === 'stranger' ? wireVersion + 1 : wireVersion, generation: 1 };
    const connection = { transport: far, greeting, reportFault: () => undefined };
    this.#server = serveService(storeService, this.#allHandlers(), connection);
    return Promise.resolve(near);
  }

  /** Every method is written down; those the test did not bring answer something plain. */
  #allHandlers(): StoreHandlers {
    const usual: ChosenHandlers = {
      listPlans: () => done({ plans: [] }),
      openPlan: () => done({ view: planView(), notices: [] }),
      getPlanView: () => done(planView()),
      closePlan: () => done({}),
      dropUpload: () => done({}),
      beginUpload: () => done({ upload: 'upload-1' }),
      addToUpload: ({ bytes }) => done({ received: bytes.length }),
    };
    const names = Object.keys(storeService.methods) as (keyof StoreHandlers)[];
    const wrapped = names.map((name) => [
      name,
      (request: Readonly<Record<string, unknown>>, context: unknown) => {
        this.asked.push({ method: name, request });
        const handler = (this.handlers[name] ?? usual[name]) as ((...given: unknown[]) => unknown) | undefined;
        if (handler === undefined) throw new Error(`The test brings no ${name}.`);
        return handler(request, context);
      },
    ]);
    return Object.fromEntries(wrapped) as StoreHandlers;
  }
}

const noNumbers = (rows: number): Float64Array<ArrayBuffer> => new Float64Array(rows * 13).fill(Number.NaN);

/** A plan of one unit and one line. */
export function planView(revision = 1): PlanView {
  return {
    plan: 'plan-1',
    revision,
    header: {
      id: 'plan',
      name: 'Sales 2027',
      year: 2027,
      startMonth: 1,
      weekPattern: 'calendar',
      currency: 'USD',
      scale: 2,
      workingBasis: 'offer',
      round: 1,
    },
    units: [{ id: 'company', parent: null, name: 'Company', order: 1 }],
    lines: [{ id: 'all', parent: null, name: 'All', order: 1 }],
    targets: [],
    years: [],
    rows: {
      measure: 'revenue',
      nodes: new Int32Array(0),
      offer: noNumbers(0),
      ask: noNumbers(0),
      gap: noNumbers(0),
      working: noNumbers(0),
      states: [],
    },
    history: [],
    impact: [],
    agreements: { conditions: [], packages: [], reasonCodes: [] },
    workshop: [],
    journal: { length: revision, head: 'f'.repeat(64), fingerprint: 'four-words', canUndo: null, canRedo: null },
  };
}

/** The change from one revision to the next. */
export function planChange(fromRevision: number): PlanChange {
  const toRevision = fromRevision + 1;
  return {
    plan: 'plan-1',
    fromRevision,
    toRevision,
    everything: false,
    step: {
      sequence: toRevision,
      at: '2026-11-22T09:00:00.000Z',
      actor: 'Ana',
      kind: 'open-round',
      unit: null,
      measure: null,
      value: null,
      label: '',
      undone: false,
      undoes: null,
      redoes: null,
    },
    rows: [],
    impact: [],
    agreements: null,
    workshop: null,
    journal: planView(toRevision).journal,
  };
}

/** A file whose bytes are made up. */
export function madeFile(name: string, size = 10) {
  return { name, size, read: (start: number, end: number) => Promise.resolve(new Uint8Array(end - start).fill(7)) };
}
