/**
 * What calling needs from outside: shared code has no timers, no abort signals and no log of its own.
 * Callers: caller, server, hosts, renderer boot.
 */

/** The host's timer. */
export interface Timers {
  /** Runs a task once after so many milliseconds; the answer stops it before that. */
  after(milliseconds: number, run: () => void): () => void;
}

/** A caller's wish to stop. An `AbortSignal` of Node or of the browser is one. */
export interface CancelSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/**
 * Receives faults of the program that nobody awaits, or whose stack must not travel: the host writes them to its log.
 * `where` names the method, the event or the stage.
 */
export type ReportFault = (where: string, error: unknown) => void;
