/**
 * What the window may ask of whoever shows it: dialogs, titles, the look of the system, and the port to the store.
 *
 * In the desktop program the preload exposes it as the frozen object `window.parleyHost`; in an ordinary browser the
 * window builds the same interface from file inputs and downloads. Only functions and plain data cross: no path, no
 * event object, nothing of Electron. Callers: preload and shell (they implement it), renderer boot (it uses it).
 */
import type { Outcome } from '../base/outcome.ts';

/** The name under which the preload exposes a `WindowHost` in the page. */
export const windowHostName = 'parleyHost';

/** The kinds of files people choose or save; each has its own ending and its own size limit. */
export const fileKinds = ['plan', 'table', 'workbook', 'document', 'page'] as const;
export type FileKind = (typeof fileKinds)[number];

/** The ending of each kind of file, without the dot. */
export const fileEndings: Readonly<Record<FileKind, string>> = {
  plan: 'parley',
  table: 'csv',
  workbook: 'xlsx',
  document: 'pdf',
  page: 'html',
};

/** The most bytes of a file of each kind that Parley reads or writes (methods of the container: 100 MB for a plan). */
export const fileByteLimits: Readonly<Record<FileKind, number>> = {
  plan: 100 * 2 ** 20,
  table: 256 * 2 ** 20,
  workbook: 100 * 2 ** 20,
  document: 100 * 2 ** 20,
  page: 100 * 2 ** 20,
};

/** A file that a person chose or handed over: its name without any folder, and everything in it. */
export interface ChosenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Bytes to be written where the person says. `suggestedName` is a name without any folder. */
export interface SaveRequest {
  readonly kind: FileKind;
  readonly suggestedName: string;
  readonly bytes: Uint8Array;
}

/** What became of a save: the name that was chosen, without its folder. */
export interface SavedFile {
  readonly name: string;
}

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

export const languages = ['en', 'es'] as const;
export type Language = (typeof languages)[number];

/** How the window should look and speak; `dark` answers what `theme` comes to at the moment. */
export interface Appearance {
  readonly theme: Theme;
  readonly dark: boolean;
  readonly language: Language;
}

/** What the menu can ask of the window; everything else in the menu is done by the shell or the page itself. */
export const menuCommands = ['new-plan', 'open-file', 'export-plan', 'undo', 'redo', 'find', 'about'] as const;
export type MenuCommand = (typeof menuCommands)[number];

/** What the host tells the window, one at a time and in order. */
export type HostEvent =
  | { readonly kind: 'file-opened'; readonly file: ChosenFile }
  | { readonly kind: 'file-refused'; readonly outcome: Outcome<never> }
  | { readonly kind: 'menu'; readonly command: MenuCommand }
  | { readonly kind: 'appearance'; readonly appearance: Appearance }
  | { readonly kind: 'close-asked' };

/** The host as the window sees it. Refusals are values; `cancelled` means that the person closed the dialog. */
export interface WindowHost {
  /**
   * Asks for a port to the store. As soon as the store is ready the page receives one `PortMessage` carrying the same
   * nonce, posted by the window to itself, with the port as its only transferred object. Asking again, after a port
   * closed or a reload, revokes the former port.
   */
  readonly requestPort: (nonce: string) => void;
  /** Lets the person choose a file and answers its bytes. */
  readonly pickFile: (kind: FileKind) => Promise<Outcome<ChosenFile>>;
  /** Lets the person choose a place and writes the bytes there completely or not at all. */
  readonly saveFile: (request: SaveRequest) => Promise<Outcome<SavedFile>>;
  /** Prints the page as it is styled for print into a PDF that the person names. */
  readonly savePrintedPage: (suggestedName: string) => Promise<Outcome<SavedFile>>;
  /** Sets the window's title to the plan's name; an empty text leaves the program's name alone. */
  readonly setTitle: (planName: string) => void;
  readonly readAppearance: () => Promise<Appearance>;
  readonly setAppearance: (choice: { readonly theme: Theme; readonly language: Language }) => void;
  /** The answer to `close-asked`: whether the window may close now. */
  readonly answerClose: (mayClose: boolean) => void;
  /** Sets a listener for host events, from the oldest one not yet told; answers the way to stop listening. */
  readonly listen: (listener: (event: HostEvent) => void) => () => void;
}

/** The names of `WindowHost`'s functions, in alphabetical order: pinned by a test in the running window. */
export const windowHostFunctions = [
  'answerClose',
  'listen',
  'pickFile',
  'readAppearance',
  'requestPort',
  'saveFile',
  'savePrintedPage',
  'setAppearance',
  'setTitle',
] as const satisfies readonly (keyof WindowHost)[];

/** The message by which a port reaches the page; accept one with the own nonce, from `window` itself, then no more. */
export interface PortMessage {
  readonly kind: 'parley-port';
  readonly nonce: string;
  /** Counts the ports handed out since the program started; a larger one means that the former is dead. */
  readonly generation: number;
}

/** Whether a nonce has the form that the host accepts: 32 to 64 hexadecimal digits. */
export function isPortNonce(text: string): boolean {
  return /^[0-9a-f]{32,64}$/.test(text);
}

/** The names of the messages between preload and shell. */
export const hostChannels = {
  requestPort: 'parley:request-port',
  port: 'parley:port',
  pickFile: 'parley:pick-file',
  saveFile: 'parley:save-file',
  savePrintedPage: 'parley:save-printed-page',
  setTitle: 'parley:set-title',
  readAppearance: 'parley:read-appearance',
  setAppearance: 'parley:set-appearance',
  answerClose: 'parley:answer-close',
  event: 'parley:event',
  listening: 'parley:listening',
} as const;
