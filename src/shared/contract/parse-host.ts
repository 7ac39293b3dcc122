/**
 * How the store has untrusted files read: in a process of their own that is thrown away after one file.
 *
 * The store never parses foreign bytes itself. It hands a job to a `ParseHost`, which each host provides in its own way,
 * and validates the answer again before anything changes. Callers: store (asks), host (answers).
 */
import type { Outcome } from '../base/outcome.ts';

/** One file to read. `settings` is plain data that the parser of that kind understands (columns, password, ...). */
export interface ParseJob {
  readonly kind: 'container' | 'csv';
  readonly bytes: Uint8Array;
  readonly settings: unknown;
}

/** A job under way. */
export interface ParseRun {
  /**
   * What the parser made of the file, as plain data that is still to be validated. Refused when the parser refused the
   * file, took longer than its time limit, was cancelled, or died.
   */
  readonly answer: Promise<Outcome<unknown>>;
  /** Ends the process at once; the answer becomes a refusal. Without effect after the answer. */
  readonly cancel: () => void;
}

/** Reads files in disposable processes, one process a job. */
export interface ParseHost {
  readonly run: (job: ParseJob) => ParseRun;
}

/** The parser of one job; it runs inside the disposable process. */
export type RunParseJob = (job: ParseJob) => Outcome<unknown> | Promise<Outcome<unknown>>;

/** Seconds after which a job is ended, by kind. */
export const parseTimeLimits: Readonly<Record<ParseJob['kind'], number>> = { container: 10, csv: 120 };
