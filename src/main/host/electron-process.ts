/**
 * The little that a utility process needs of Electron, typed here so that hosts stay ordinary Node programs.
 * Callers: utility-entry, parse-entry.
 */

/** One end of a channel as a utility process sees it. */
export interface ElectronPort {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  postMessage(message: unknown): void;
  start(): void;
  close(): void;
}

interface ElectronMessage {
  readonly data: unknown;
  readonly ports: readonly ElectronPort[];
}

interface ElectronParentPort {
  on(event: 'message', listener: (event: ElectronMessage) => void): unknown;
  once(event: 'message', listener: (event: ElectronMessage) => void): unknown;
  postMessage(message: unknown): void;
}

/** The channel to the shell, or undefined outside a utility process. */
export const parentPort: ElectronParentPort | undefined = (
  process as typeof process & { readonly parentPort?: ElectronParentPort }
).parentPort;
