/**
 * One handler at work: carries its caller's wish to stop to it, and its progress back. Callers: server.
 */
import type { HandlerContext } from './service.ts';

export class RunningCall {
  readonly context: HandlerContext;
  readonly #reportFault: (error: unknown) => void;
  #listeners: (() => void)[] = [];
  #cancelled = false;
  #finished = false;

  constructor(sendProgress: (fraction: number, text: string) => void, reportFault: (error: unknown) => void) {
    this.#reportFault = reportFault;
    this.context = {
      cancelled: () => this.#cancelled,
      onCancel: (listener) => {
        if (this.#cancelled) listener();
        else this.#listeners.push(listener);
      },
      progress: (fraction, text) => {
        if (!this.#finished) sendProgress(fraction, text);
      },
    };
  }

  /** Tells the handler once that its caller no longer wants the answer. */
  cancel(): void {
    const told = this.#listeners;
    this.#listeners = [];
    this.#cancelled = true;
    for (const listener of told) {
      try {
        listener();
      } catch (error) {
        this.#reportFault(error);
      }
    }
  }

  /** The answer is on its way: no progress after it. */
  finish(): void {
    this.#finished = true;
    this.#listeners = [];
  }
}
