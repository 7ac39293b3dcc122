/**
 * A wish to stop that can be given once: what long work in the window hands to the store, without needing a browser.
 * Callers: uploads, history import, plan file arrival.
 */
import type { CancelSignal } from '#shared/rpc/ports.ts';

export class CancelSwitch implements CancelSignal {
  #aborted = false;
  readonly #listeners = new Set<() => void>();

  get aborted(): boolean {
    return this.#aborted;
  }

  addEventListener(_type: 'abort', listener: () => void): void {
    this.#listeners.add(listener);
  }

  removeEventListener(_type: 'abort', listener: () => void): void {
    this.#listeners.delete(listener);
  }

  /** Asks everybody who listens to stop; once is enough. */
  cancel(): void {
    if (this.#aborted) return;
    this.#aborted = true;
    for (const listener of this.#listeners) listener();
  }
}
