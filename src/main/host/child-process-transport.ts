/**
 * The channel between a Node process and its child as a transport, the same for both ends.
 *
 * The parent starts the child with `serialization: 'advanced'`, so that messages are structured clones. The transport
 * ends when the other process ends, however it ends. Callers: store hosts, shell.
 */
import { createInbox } from '#shared/rpc/inbox.ts';
import type { Transport } from '#shared/rpc/transport.ts';

/** What is used of a `ChildProcess` (in the parent) or of `process` (in the child). */
export interface ProcessEnd {
  readonly connected: boolean;
  send?(message: unknown, sent: (error: Error | null) => void): boolean;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'disconnect', listener: () => void): unknown;
  disconnect?(): void;
}

/** A transport over a process's channel, from the parent's end or from the child's. */
export function childProcessTransport(end: ProcessEnd): Transport {
  const inbox = createInbox();
  end.on('message', (message) => inbox.arrive(message));
  end.on('disconnect', () => inbox.end());
  if (!end.connected) inbox.end();
  return {
    post(message) {
      // A channel that breaks while sending tells so by its 'disconnect'; without a callback it would throw as well.
      if (!inbox.ended() && end.connected) end.send?.(message, () => undefined);
    },
    onMessage: inbox.onMessage,
    onClose: inbox.onClose,
    close() {
      if (end.connected) end.disconnect?.();
      inbox.end();
    },
  };
}
