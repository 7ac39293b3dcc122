/**
 * The window's way to the store: connects, greets, notices a loss, connects again.
 *
 * Each connection is a generation of its own. A plan that was open is opened again (`opened`) before anybody who waits
 * for `reachable` goes on, so that a command is sent again only to a store that knows the plan. Callers: window model.
 */
import { refuse, type Outcome } from '#shared/base/outcome.ts';
import { storeService, wireVersion } from '#shared/contract/store-service.ts';
import { callService, type Client } from '#shared/rpc/caller.ts';
import { RpcFault } from '#shared/rpc/fault.ts';
import type { ReportFault, Timers } from '#shared/rpc/ports.ts';
import type { Transport } from '#shared/rpc/transport.ts';
import type { StoreCaller } from './plan-session.ts';
import { createState, type State } from './state-library.ts';

export type StoreClient = Client<typeof storeService>;

/** What a connection needs from the page. */
export interface ConnectionPorts {
  /** Opens a new way to the store; rejects when there is none at the moment. */
  readonly openTransport: () => Promise<Transport>;
  readonly timers: Timers;
  readonly reportFault: ReportFault;
}

/** What happens on every connection before it counts as open: listening to events, opening the plan again. */
export type OnOpened = (client: StoreClient) => Promise<void>;

/** `lost`: it was open before. `wrong-version`: page and store do not belong together; trying again is of no use. */
export type ConnectionStatus = 'connecting' | 'open' | 'lost' | 'wrong-version';

export interface ConnectionState {
  readonly status: ConnectionStatus;
  /** Attempts in a row that failed. */
  readonly failures: number;
}

/** Milliseconds before the next attempt, by the failures in a row. */
const pauses = [50, 200, 500, 1000, 2000];

export class StoreConnection {
  readonly state: State<ConnectionState> = createState<ConnectionState>({ status: 'connecting', failures: 0 });
  readonly #ports: ConnectionPorts;
  readonly #opened: OnOpened;
  #client: StoreClient | undefined;
  #generation = 0;
  #waiting: (() => void)[] = [];

  constructor(ports: ConnectionPorts, opened: OnOpened) {
    this.#ports = ports;
    this.#opened = opened;
  }

  /** Begins to connect, and connects again after every loss. */
  start(): void {
    void this.#connect();
  }

  /** The store as it was reached last; its calls reject with `closed` while there is no connection. */
  store(): StoreCaller {
    if (this.#client === undefined) throw new RpcFault('closed', 'There is no connection yet.');
    return this.#client.call;
  }

  /** Settles when the store can be reached and knows the open plan. */
  reachable(): Promise<void> {
    if (this.state.getState().status === 'open') return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /**
   * Asks the store once it can be reached. With `again` a question whose answer was lost is asked anew; without it the
   * loss is a refusal, because asking twice might do a thing twice. A fault of the program is reported and refused.
   */
  async ask<Value>(
    question: (store: StoreCaller) => Promise<Outcome<Value>>,
    afterLoss: 'refuse' | 'again',
  ): Promise<Outcome<Value>> {
    for (;;) {
      await this.reachable();
      try {
        return await question(this.store());
      } catch (fault) {
        const lost = fault instanceof RpcFault && fault.code === 'closed';
        if (lost && afterLoss === 'again') continue;
        if (lost) return refuse('store-stopped');
        this.#ports.reportFault('ask', fault);
        return refuse('program-fault');
      }
    }
  }

  async #connect(): Promise<void> {
    this.#generation += 1;
    const generation = this.#generation;
    // Nobody there is no fault of the program: the window says it and tries again.
    const transport = await this.#ports.openTransport().catch(() => null);
    if (transport === null) return this.#failed();
    try {
      const greeting = { wireVersion, generation };
      const { reportFault, timers } = this.#ports;
      const client = callService(storeService, { transport, greeting, reportFault }, timers);
      await client.ready;
      this.#client = client;
      await this.#opened(client);
      this.state.setState({ status: 'open', failures: 0 });
      for (const go of this.#waiting.splice(0)) go();
      transport.onClose(() => this.#lose(generation));
    } catch (fault) {
      if (fault instanceof RpcFault && fault.code === 'wrong-version') return this.#endAtVersion();
      if (!(fault instanceof RpcFault)) this.#ports.reportFault('connect', fault);
      this.#failed();
    }
  }

  #lose(generation: number): void {
    if (generation !== this.#generation) return;
    this.state.setState({ status: 'lost', failures: 0 });
    void this.#connect();
  }

  #endAtVersion(): void {
    this.state.setState(({ failures }) => ({ status: 'wrong-version', failures: failures + 1 }));
  }

  #failed(): void {
    const { failures } = this.state.getState();
    this.state.setState({ failures: failures + 1 });
    this.#ports.timers.after(pauses[Math.min(failures, pauses.length - 1)] as number, () => void this.#connect());
  }
}
