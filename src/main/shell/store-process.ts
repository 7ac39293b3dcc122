/**
 * Supervises the store's process: starts it, waits for its word within a time limit, starts it again when it dies, gives
 * up when it keeps dying, and at the end lets it finish before it is stopped by force.
 *
 *   starting → ready → (died) waiting → starting → …        → stopping → stopped
 *       └→ waiting … after three vain starts in a row → failed (until somebody asks to try again)
 *
 * It knows neither windows nor what kind of process it is. Callers: index; port-broker listens.
 */
import type { MessagePortMain } from 'electron';
import type { ShellToStore, StoreToShell } from '#main/host/host-control.ts';
import type { Log } from './logging.ts';

/** A store process of whatever kind. */
export interface StoreChild {
  readonly post: (message: ShellToStore, port?: MessagePortMain) => void;
  readonly onMessage: (receive: (message: StoreToShell) => void) => void;
  /** Called once when the process is gone; the code is its exit code, or -1 when a signal ended it. */
  readonly onExit: (gone: (code: number) => void) => void;
  readonly kill: () => void;
}

export type StoreState = 'starting' | 'ready' | 'waiting' | 'failed' | 'stopping' | 'stopped';

export interface StoreProcessOptions {
  readonly launch: () => StoreChild;
  readonly dataFolder: string;
  readonly log: Log;
  /** A parser process that the store asks for, or no longer needs. */
  readonly onParserMessage: (message: StoreToShell, child: StoreChild) => void;
}

/** What others want to know; each is called every time it happens. */
export interface StoreProcessListener {
  readonly onReady: () => void;
  /** The store cannot be started; `reason` is a sentence or a code for people. */
  readonly onFailed: (reason: string) => void;
}

/** Milliseconds. */
export const storeTimes = {
  readyLimit: 15_000,
  firstPause: 250,
  longestPause: 4_000,
  drainLimit: 10_000,
  /** A store that dies sooner than this after it was ready counts as one that never was. */
  steadyAfter: 10_000,
} as const;

/** Vain starts in a row before the supervisor gives up. */
export const vainStartLimit = 3;

export class StoreProcess {
  readonly #options: StoreProcessOptions;
  readonly #listener: StoreProcessListener;
  #state: StoreState = 'stopped';
  #child: StoreChild | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #vainStarts = 0;
  #reason = '';
  #stopped: (() => void) | undefined;

  constructor(options: StoreProcessOptions, listener: StoreProcessListener) {
    this.#options = options;
    this.#listener = listener;
  }

  get state(): StoreState {
    return this.#state;
  }

  /** Starts the store, from rest or after a failure. Without effect while one is under way. */
  start(): void {
    if (this.#state !== 'stopped' && this.#state !== 'failed') return;
    this.#vainStarts = 0;
    this.#launch();
  }

  /** Hands one window's port to a store that is ready; false when it is not, and the port stays with the caller. */
  serve(generation: number, port: MessagePortMain): boolean {
    if (this.#state !== 'ready' || this.#child === undefined) return false;
    this.#child.post({ kind: 'serve', generation }, port);
    return true;
  }

  /** Lets the store finish and save; ends it by force when that takes too long. Resolves when it is gone. */
  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#child === undefined) {
      this.#enter('stopped');
      return;
    }
    const child = this.#child;
    const gone = new Promise<void>((resolve) => (this.#stopped = resolve));
    this.#enter('stopping');
    child.post({ kind: 'stop' });
    this.#timer = setTimeout(() => child.kill(), storeTimes.drainLimit);
    await gone;
  }

  #launch(): void {
    this.#enter('starting');
    this.#reason = '';
    const child = this.#options.launch();
    this.#child = child;
    child.onMessage((message) => this.#receive(message, child));
    child.onExit((code) => this.#noteExit(code, child));
    child.post({ kind: 'start', dataFolder: this.#options.dataFolder });
    this.#timer = setTimeout(() => {
      this.#reason = 'the store did not answer in time';
      child.kill();
    }, storeTimes.readyLimit);
  }

  #receive(message: StoreToShell, child: StoreChild): void {
    if (child !== this.#child) return;
    if (message.kind === 'open-parser' || message.kind === 'close-parser') {
      this.#options.onParserMessage(message, child);
    } else if (message.kind === 'failed') {
      this.#reason = message.reason;
      this.#options.log('store-start-failed', { code: message.code });
    } else if (this.#state === 'starting') {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => (this.#vainStarts = 0), storeTimes.steadyAfter);
      this.#enter('ready');
      this.#listener.onReady();
    }
  }

  #noteExit(code: number, child: StoreChild): void {
    if (child !== this.#child) return;
    clearTimeout(this.#timer);
    const before = this.#state;
    this.#child = undefined;
    this.#options.log('store-exit', { code, state: before });
    if (before === 'stopping') {
      this.#enter('stopped');
      this.#stopped?.();
      return;
    }
    this.#vainStarts += 1;
    if (this.#vainStarts < vainStartLimit) return this.#launchLater();
    this.#enter('failed');
    this.#listener.onFailed(this.#reason === '' ? `the store ended with code ${code}` : this.#reason);
  }

  /** A store that was steady begins to count anew, so its first death only costs a short pause. */
  #launchLater(): void {
    this.#enter('waiting');
    const pause = Math.min(storeTimes.firstPause * 2 ** this.#vainStarts, storeTimes.longestPause);
    this.#timer = setTimeout(() => this.#launch(), pause);
  }

  #enter(state: StoreState): void {
    this.#state = state;
    this.#options.log('store-state', { state });
  }
}
