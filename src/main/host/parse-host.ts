/**
 * Runs one job in one disposable process, with a time limit, whatever kind of process it is.
 *
 * A host only says how to open a parser process (`ParserLink`); this module sends the job, waits, and ends the process
 * in every case. Callers: utility-entry, node-entry, loopback-entry, command line.
 */
import type { Outcome } from '#shared/base/outcome.ts';
import { refuse } from '#shared/base/outcome.ts';
import { parseTimeLimits, type ParseHost, type ParseJob } from '#shared/contract/parse-host.ts';

/** A parser process, or one that is just starting. */
export interface ParserLink {
  readonly post: (job: ParseJob) => void;
  readonly onAnswer: (receive: (answer: unknown) => void) => void;
  /** Called once when the process is gone, for whatever reason. */
  readonly onEnd: (ended: () => void) => void;
  readonly end: () => void;
}

const what = 'reading-the-file';

/** A parse host that opens a fresh process for each job; `timeLimits` in seconds. */
export function makeParseHost(openParser: () => ParserLink, timeLimits = parseTimeLimits): ParseHost {
  return {
    run: (job) => {
      const link = openParser();
      let finish: (outcome: Outcome<unknown>) => void = () => undefined;
      const answer = new Promise<Outcome<unknown>>((resolve) => (finish = resolve));
      const seconds = timeLimits[job.kind];
      const timer = setTimeout(() => finish(refuse('time-limit', { what, seconds })), seconds * 1000);
      link.onAnswer((received) => finish(isOutcome(received) ? received : brokenParser()));
      link.onEnd(() => finish(brokenParser()));
      link.post(job);
      // Whatever came first is the answer; the process has nothing more to do.
      void answer.then(() => {
        clearTimeout(timer);
        link.end();
      });
      return { answer, cancel: () => finish(refuse('cancelled', { what })) };
    },
  };
}

function brokenParser(): Outcome<never> {
  return refuse('file-not-readable', { reason: 'reader-stopped' });
}

function isOutcome(answer: unknown): answer is Outcome<unknown> {
  if (typeof answer !== 'object' || answer === null || !('ok' in answer)) return false;
  return (answer.ok === true && 'value' in answer) || (answer.ok === false && 'refusal' in answer);
}
