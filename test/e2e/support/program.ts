/**
 * A running Parley with data of its own, whatever runs it. Journeys know nothing else of their surroundings.
 * Callers: page model; implemented by `browser-program.ts` and `electron-program.ts`.
 */
import type { Page } from '@playwright/test';

export interface SavedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

export interface Program {
  /** The window as it is now; a restart makes another one. */
  readonly page: () => Page;
  /** Ends the whole program in good order and starts it again on the same data. */
  readonly restart: () => Promise<void>;
  /** Kills the process that holds the store, and nothing else of what the person sees. */
  readonly killStore: () => Promise<void>;
  /** Brings the killed store back where nobody else does. */
  readonly reviveStore: () => Promise<void>;
  /** The file that the person saves while `act` runs; the dialog is answered with the name it proposes. */
  readonly saveDuring: (act: () => Promise<void>) => Promise<SavedFile>;
  /** The text on the clipboard, as any other program sees it. */
  readonly readClipboard: () => Promise<string>;
  /** Puts a text on the clipboard, as any other program does. */
  readonly writeClipboard: (text: string) => Promise<void>;
  /** Gives the window an inner size in pixels. */
  readonly resize: (width: number, height: number) => Promise<void>;
  /** What went wrong inside the window and nobody was told: errors of the page, things its policy forbade. */
  readonly faults: readonly string[];
  /** Ends the program and removes its data. */
  readonly dispose: () => Promise<void>;
}

/** Notes the faults of a window. That a connection could not be made is said by the window itself, and none. */
export function noteFaults(page: Page, faults: string[]): void {
  page.on('pageerror', (error) => {
    if (error.message !== 'connect') faults.push(String(error.stack));
  });
  page.on('console', (message) => {
    if (message.type() === 'error' && /policy|trusted|uncaught/i.test(message.text()))
      faults.push(
        `${message.text()} (${message.location().url}:${message.location().lineNumber}:${message.location().columnNumber})`,
      );
  });
}
