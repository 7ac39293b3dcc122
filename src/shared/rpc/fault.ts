/**
 * Faults of the program or of the connection, as the caller of a method meets them.
 *
 * Refusals are not faults: they are `Outcome` values. Callers: caller, server, renderer model, command line.
 */

/** Faults that one end tells the other about. */
export const wireFaultCodes = ['malformed', 'unknown-method', 'fault', 'wrong-version'] as const;
export type WireFaultCode = (typeof wireFaultCodes)[number];

/**
 * `closed`: the connection ended; whether the call took effect is unknown.
 * `time-limit`: no answer in the method's time; the handler was asked to stop.
 * `malformed`: a request, reply or message does not have the agreed shape or cannot be carried.
 * `unknown-method`: the service has no such method. `fault`: the handler failed. `wrong-version`: the two ends differ.
 */
export type RpcFaultCode = 'closed' | 'time-limit' | WireFaultCode;

/** What a call rejects with. `message` is for the log; the window chooses its words by `code`. */
export class RpcFault extends Error {
  readonly code: RpcFaultCode;

  constructor(code: RpcFaultCode, text: string) {
    super(text);
    this.name = 'RpcFault';
    this.code = code;
  }
}

const longestText = 500;

/** The text of anything thrown, without its stack and short enough for the wire. */
export function faultText(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.length > longestText ? `${text.slice(0, longestText)}…` : text;
}
