/**
 * The serving end: checks each request by its schema, runs its handler, sends exactly one answer, and sends events.
 *
 * Promises: no handler runs for a stranger, an unknown method or a request its schema refuses; whatever a handler throws
 * becomes a fault with a text and without a stack; when the connection ends, every running handler is told.
 * Callers: store server, store hosts, command line.
 */
import { RpcFault, faultText } from './fault.ts';
import type { WireFaultCode } from './fault.ts';
import { openPeer } from './peer.ts';
import type { Connection } from './peer.ts';
import { RunningCall } from './running-call.ts';
import type { EventName, EventOf, Handler, Handlers, Service } from './service.ts';
import type { WireMessage } from './wire.ts';

/** A service in operation for one connection. */
export interface Server<Table extends Service> {
  /** Sends an event; events and answers arrive in the order in which they were sent. */
  readonly emit: <Name extends EventName<Table>>(name: Name, value: EventOf<Table, Name>) => void;
  readonly close: () => void;
}

/** Serves a service over a connection from now on. */
export function serveService<const Table extends Service>(
  service: Table,
  handlers: Handlers<Table>,
  connection: Connection,
): Server<Table> {
  const end = new ServingEnd(service, handlers as AnyHandlers, connection);
  return {
    emit: (name, value) => end.send(`event ${name}`, { kind: 'event', name, value }),
    close: () => connection.transport.close(),
  };
}

/** The handlers as the wire finds them: by a name that was checked, with a request that was checked. */
type AnyHandlers = Readonly<Record<string, Handler<unknown, unknown>>>;

class ServingEnd {
  readonly #service: Service;
  readonly #handlers: AnyHandlers;
  readonly #connection: Connection;
  readonly #running = new Map<number, RunningCall>();
  #estranged = false;

  constructor(service: Service, handlers: AnyHandlers, connection: Connection) {
    this.#service = service;
    this.#handlers = handlers;
    this.#connection = connection;
    connection.transport.onClose(() => {
      for (const running of this.#running.values()) running.cancel();
    });
    openPeer(connection, {
      agreed: () => undefined,
      estranged: (fault) => {
        this.#estranged = true;
        connection.reportFault('greeting', fault);
      },
      heard: (message) => this.#hear(message),
      heardStranger: (message) => {
        if (message.kind === 'request') this.#fault(message.call, 'wrong-version', 'The two ends differ in version.');
      },
    });
  }

  /** Posts a message; answers false, and reports, when it cannot be carried. A stranger gets no events. */
  send(where: string, message: WireMessage): boolean {
    if (this.#estranged && message.kind === 'event') return true;
    try {
      this.#connection.transport.post(message);
      return true;
    } catch (error) {
      this.#connection.reportFault(where, error);
      return false;
    }
  }

  #hear(message: WireMessage): void {
    if (message.kind === 'request') this.#request(message.call, message.method, message.request);
    else if (message.kind === 'cancel') this.#running.get(message.call)?.cancel();
    else this.#connection.reportFault('wire', new RpcFault('malformed', `Unexpected message: ${message.kind}.`));
  }

  #request(call: number, name: string, received: unknown): void {
    const method = Object.hasOwn(this.#service.methods, name) ? this.#service.methods[name] : undefined;
    const handler = this.#handlers[name];
    if (method === undefined || handler === undefined) {
      return this.#fault(call, 'unknown-method', `There is no method “${faultText(name)}”.`);
    }
    if (this.#running.has(call)) return this.#fault(call, 'malformed', `The call ${call} is already running.`);
    const request = method.request.safeParse(received);
    if (!request.success) {
      return this.#fault(call, 'malformed', `The request of ${name}: ${faultText(request.error)}`);
    }
    void this.#run(call, name, handler, request.data);
  }

  async #run(call: number, name: string, handler: Handler<unknown, unknown>, request: unknown): Promise<void> {
    const running = new RunningCall(
      (fraction, text) => this.send(name, { kind: 'progress', call, fraction, text }),
      (error) => this.#connection.reportFault(name, error),
    );
    this.#running.set(call, running);
    const answer = await this.#answer(call, name, () => handler(request, running.context));
    this.#running.delete(call);
    running.finish();
    if (!this.send(name, answer)) this.#fault(call, 'fault', `The answer of ${name} cannot be carried.`);
  }

  async #answer(call: number, name: string, handle: () => ReturnType<Handler<unknown, unknown>>): Promise<WireMessage> {
    try {
      const outcome = await handle();
      return outcome.ok
        ? { kind: 'reply', call, value: outcome.value }
        : { kind: 'refusal', call, refusal: outcome.refusal };
    } catch (error) {
      this.#connection.reportFault(name, error);
      return { kind: 'fault', call, code: 'fault', text: faultText(error) };
    }
  }

  #fault(call: number, code: WireFaultCode, text: string): void {
    this.send('wire', { kind: 'fault', call, code, text });
  }
}
