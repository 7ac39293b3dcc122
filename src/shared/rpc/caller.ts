/**
 * The calling end: turns a service's table into functions, and its events into listeners.
 *
 * Promises: every call settles: by its answer, by its time limit, or when the connection ends. Replies, refusals and
 * events are checked before anybody sees them. Calls may be made before the greeting of the other end has arrived.
 * Callers: renderer boot, command line.
 */
import { refuse } from '../base/outcome.ts';
import type { Outcome } from '../base/outcome.ts';
import { RpcFault, faultText } from './fault.ts';
import { openPeer } from './peer.ts';
import type { Connection } from './peer.ts';
import type { CancelSignal, Timers } from './ports.ts';
import type { CallOptions, Caller, EventName, EventOf, Method, Service } from './service.ts';
import type { Greeting, WireMessage } from './wire.ts';

/** A service at the other end of one connection. */
export interface Client<Table extends Service> {
  readonly call: Caller<Table>;
  /** The other end's greeting; rejects with `wrong-version`, or with `closed` when the connection ends before it. */
  readonly ready: Promise<Greeting>;
  /** Adds a listener to an event; the answer removes it. */
  readonly on: <Name extends EventName<Table>>(
    name: Name,
    listener: (value: EventOf<Table, Name>) => void,
  ) => () => void;
  /** Ends the connection; calls in flight reject with `closed`. */
  readonly close: () => void;
}

/** Reaches a service over a connection. */
export function callService<const Table extends Service>(
  service: Table,
  connection: Connection,
  timers: Timers,
): Client<Table> {
  const end = new CallingEnd(service, connection, timers);
  const functions = Object.entries(service.methods).map(([name, method]) => [
    name,
    (request: unknown, options: CallOptions = {}) => end.call(name, method, request, options),
  ]);
  return {
    call: Object.fromEntries(functions) as Caller<Table>,
    ready: end.ready,
    on: (name, listener) => end.on(name, listener as (value: unknown) => void),
    close: () => connection.transport.close(),
  };
}

interface PendingCall {
  readonly name: string;
  readonly method: Method<unknown, unknown>;
  readonly options: CallOptions;
  readonly resolve: (outcome: Outcome<unknown>) => void;
  readonly reject: (fault: RpcFault) => void;
  /** Stops the timer and forgets the cancel signal. */
  readonly release: () => void;
}

class CallingEnd {
  readonly ready: Promise<Greeting>;
  readonly #service: Service;
  readonly #connection: Connection;
  readonly #timers: Timers;
  readonly #pending = new Map<number, PendingCall>();
  readonly #listeners = new Map<string, Set<(value: unknown) => void>>();
  #lastCall = 0;
  #ended: RpcFault | undefined;

  constructor(service: Service, connection: Connection, timers: Timers) {
    this.#service = service;
    this.#connection = connection;
    this.#timers = timers;
    this.ready = new Promise((resolve, reject) => {
      const end = (fault: RpcFault): void => {
        reject(fault);
        this.#end(fault);
      };
      connection.transport.onClose(() => end(new RpcFault('closed', 'The connection is closed.')));
      openPeer(connection, {
        agreed: resolve,
        estranged: (fault) => {
          end(fault);
          connection.transport.close();
        },
        heard: (message) => this.#hear(message),
        heardStranger: () => undefined,
      });
    });
    // Whoever only makes calls learns the same from them.
    this.ready.catch(() => undefined);
  }

  on(name: string, listener: (value: unknown) => void): () => void {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  call(
    name: string,
    method: Method<unknown, unknown>,
    request: unknown,
    options: CallOptions,
  ): Promise<Outcome<unknown>> {
    if (this.#ended !== undefined) return Promise.reject(this.#ended);
    if (options.signal?.aborted === true) return Promise.resolve(refuse('cancelled', { what: name }));
    this.#lastCall += 1;
    const call = this.#lastCall;
    return new Promise((resolve, reject) => {
      const release = this.#watch(call, name, method.seconds, options.signal);
      this.#pending.set(call, { name, method, options, resolve, reject, release });
      try {
        this.#connection.transport.post({ kind: 'request', call, method: name, request });
      } catch (error) {
        const text = `The request of ${name} cannot be carried: ${faultText(error)}`;
        this.#take(call)?.reject(new RpcFault('malformed', text));
      }
    });
  }

  /** Starts the time limit and listens for the wish to stop; answers how to end both. */
  #watch(call: number, name: string, seconds: number, signal: CancelSignal | undefined): () => void {
    const cancel = (): void => this.#connection.transport.post({ kind: 'cancel', call });
    const stopTimer = this.#timers.after(seconds * 1000, () => {
      cancel();
      this.#take(call)?.reject(new RpcFault('time-limit', `${name} did not answer within ${seconds} seconds.`));
    });
    signal?.addEventListener('abort', cancel);
    return () => {
      stopTimer();
      signal?.removeEventListener('abort', cancel);
    };
  }

  #hear(message: WireMessage): void {
    switch (message.kind) {
      case 'reply':
        return this.#settle(this.#take(message.call), message.value);
      case 'refusal':
        return this.#take(message.call)?.resolve({ ok: false, refusal: message.refusal });
      case 'fault':
        return this.#take(message.call)?.reject(new RpcFault(message.code, message.text));
      case 'progress':
        return this.#progress(this.#pending.get(message.call), message.fraction, message.text);
      case 'event':
        return this.#event(message.name, message.value);
      default:
        this.#connection.reportFault('wire', new RpcFault('malformed', `Unexpected message: ${message.kind}.`));
    }
  }

  #settle(pending: PendingCall | undefined, received: unknown): void {
    if (pending === undefined) return;
    const reply = pending.method.reply.safeParse(received);
    if (reply.success) pending.resolve({ ok: true, value: reply.data });
    else pending.reject(new RpcFault('malformed', `The reply of ${pending.name}: ${faultText(reply.error)}`));
  }

  #progress(pending: PendingCall | undefined, fraction: number, text: string): void {
    if (pending?.options.onProgress === undefined) return;
    this.#tell(pending.name, () => pending.options.onProgress?.(fraction, text));
  }

  #event(name: string, received: unknown): void {
    const event = Object.hasOwn(this.#service.events, name)
      ? this.#service.events[name]?.safeParse(received)
      : undefined;
    if (event?.success !== true) {
      const text = event === undefined ? 'There is no such event.' : faultText(event.error);
      return this.#connection.reportFault(`event ${name}`, new RpcFault('malformed', text));
    }
    for (const listener of this.#listeners.get(name) ?? []) this.#tell(`event ${name}`, () => listener(event.data));
  }

  /** Runs a listener of somebody else's: its fault is reported and stops nothing here. */
  #tell(where: string, listener: () => void): void {
    try {
      listener();
    } catch (error) {
      this.#connection.reportFault(where, error);
    }
  }

  #take(call: number): PendingCall | undefined {
    const pending = this.#pending.get(call);
    this.#pending.delete(call);
    pending?.release();
    return pending;
  }

  #end(fault: RpcFault): void {
    this.#ended ??= fault;
    for (const call of this.#pending.keys()) this.#take(call)?.reject(fault);
  }
}
