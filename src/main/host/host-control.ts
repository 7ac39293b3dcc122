/**
 * What the shell and the store's process say to each other. Plan data never passes here: it goes through the ports that
 * are handed over with `serve`. Callers: utility-entry, node-entry, shell/store-process.
 */
import type { RefusalCode } from '#shared/base/refusals.ts';

export type ShellToStore =
  /** Start the store on this folder. */
  | { readonly kind: 'start'; readonly dataFolder: string }
  /** Serve a window through the port that comes along (or, between ordinary processes, through relayed messages). */
  | { readonly kind: 'serve'; readonly generation: number }
  /** The parser that was asked for; its port comes along. */
  | { readonly kind: 'parser-opened'; readonly parser: number }
  | { readonly kind: 'parser-ended'; readonly parser: number }
  /** Finish, save, close, exit with 0. */
  | { readonly kind: 'stop' };

export type StoreToShell =
  | { readonly kind: 'ready' }
  /** The start failed. The process exits after saying so. */
  | { readonly kind: 'failed'; readonly code: RefusalCode | 'start-failed'; readonly reason: string }
  | { readonly kind: 'open-parser'; readonly parser: number }
  | { readonly kind: 'close-parser'; readonly parser: number };

/** Between ordinary processes, where no port can travel: one window's messages, marked with its generation. */
export type RelayMessage =
  | { readonly kind: 'relay'; readonly generation: number; readonly body: unknown }
  | { readonly kind: 'hang-up'; readonly generation: number };

/** Whether a message is one of a window's relayed messages. */
export function isRelayMessage(message: { readonly kind: string }): message is RelayMessage {
  return message.kind === 'relay' || message.kind === 'hang-up';
}
