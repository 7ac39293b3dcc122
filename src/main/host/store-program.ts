/**
 * The store as its hosts see it. The store itself lives in `main/store`; a host starts it, gives it one transport for
 * each window, and stops it. Callers: every host entry, and tests that put a stand-in in its place.
 */
import type { ParseHost } from '#shared/contract/parse-host.ts';
import type { Transport } from '#shared/rpc/transport.ts';

/** What the store needs to start. */
export interface StoreOptions {
  /** The folder that holds every plan of this user; it exists, and nobody else writes there. */
  readonly dataFolder: string;
  readonly parse: ParseHost;
}

/** A running store. */
export interface StoreProgram {
  /** Serves one window until its transport closes. */
  readonly serve: (transport: Transport) => void;
  /** Finishes what is under way, saves, closes every file. Nothing is served afterwards. */
  readonly stop: () => Promise<void>;
}

/** Starts the store; throws when that is not possible. */
export type StartStore = (options: StoreOptions) => StoreProgram | Promise<StoreProgram>;
