/**
 * A service is one table of methods and events with their schemas; the types of both ends follow from it.
 *
 * The table is written once in `contract`; the caller gets functions, the server must bring a handler for each.
 * Callers: contract, caller, server.
 */
import { invariant } from '../base/assert.ts';
import type { Outcome } from '../base/outcome.ts';
import type { CancelSignal } from './ports.ts';

/** Checks an unknown value. The schemas of zod have this shape; this module does not know them. */
export interface Schema<Value> {
  safeParse(value: unknown): SchemaResult<Value>;
}

export type SchemaResult<Value> =
  | { readonly success: true; readonly data: Value }
  | { readonly success: false; readonly error: { readonly message: string } };

/** One method: what is asked, what is answered, and how many seconds the caller waits for it. */
export interface Method<Request, Reply> {
  readonly request: Schema<Request>;
  readonly reply: Schema<Reply>;
  readonly seconds: number;
}

export interface Service {
  readonly methods: Readonly<Record<string, Method<unknown, unknown>>>;
  readonly events: Readonly<Record<string, Schema<unknown>>>;
}

export type MethodName<Table extends Service> = keyof Table['methods'] & string;
export type EventName<Table extends Service> = keyof Table['events'] & string;
export type ValueOf<Checked> = Checked extends Schema<infer Value> ? Value : never;
export type RequestOf<Table extends Service, Name extends MethodName<Table>> = ValueOf<
  Table['methods'][Name]['request']
>;
export type ReplyOf<Table extends Service, Name extends MethodName<Table>> = ValueOf<Table['methods'][Name]['reply']>;
export type EventOf<Table extends Service, Name extends EventName<Table>> = ValueOf<Table['events'][Name]>;

/** What a caller may add to a call. */
export interface CallOptions {
  /**
   * Asks the handler to stop. The answer is still the handler's: the refusal `cancelled`, or its value when it was
   * already done.
   */
  readonly signal?: CancelSignal;
  /** Hears how far the handler is: the share done (0 to 1) and what it is doing. */
  readonly onProgress?: (fraction: number, text: string) => void;
}

/** The service as its caller sees it. Refusals are values; a call rejects only with an `RpcFault`. */
export type Caller<Table extends Service> = {
  readonly [Name in MethodName<Table>]: (
    request: RequestOf<Table, Name>,
    options?: CallOptions,
  ) => Promise<Outcome<ReplyOf<Table, Name>>>;
};

/** What a handler knows of its caller. */
export interface HandlerContext {
  /** Whether the caller cancelled, gave up waiting or went away. */
  cancelled(): boolean;
  /** Calls the listener once when that happens, or at once when it already did. */
  onCancel(listener: () => void): void;
  /** Tells the caller the share done (0 to 1) and what is being done. After the answer it does nothing. */
  progress(fraction: number, text: string): void;
}

export type Handler<Request, Reply> = (
  request: Request,
  context: HandlerContext,
) => Outcome<Reply> | Promise<Outcome<Reply>>;

/** The service as its server brings it: one handler for each method. */
export type Handlers<Table extends Service> = {
  readonly [Name in MethodName<Table>]: Handler<RequestOf<Table, Name>, ReplyOf<Table, Name>>;
};

/** Answers the table itself, with its exact types kept. Throws when a method has no positive time limit. */
export function defineService<const Table extends Service>(service: Table): Table {
  for (const [name, method] of Object.entries(service.methods)) {
    invariant(Number.isFinite(method.seconds) && method.seconds > 0, `the method ${name} has a time limit in seconds`);
  }
  return service;
}
