/**
 * Message ports as transports: those of `node:worker_threads` and those of Electron's main and utility processes.
 *
 * Both are described by their shape alone, so that nothing here needs Electron. Messages are structured clones: typed
 * arrays travel as they are. Callers: store hosts, shell.
 */
import { createInbox, portTransport } from '#shared/rpc/inbox.ts';
import type { Transport } from '#shared/rpc/transport.ts';
import type { ElectronPort } from './electron-process.ts';

/** What is used of a `MessagePort` of `node:worker_threads`: its listeners receive the message itself. */
export interface WorkerPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'messageerror' | 'close', listener: () => void): unknown;
  close(): void;
}

/** A transport over one end of a `MessageChannel` of Node. */
export function workerPortTransport(port: WorkerPort): Transport {
  const inbox = createInbox();
  port.on('message', (message) => inbox.arrive(message));
  // A message that could not be read counts as a malformed one.
  port.on('messageerror', () => inbox.arrive(undefined));
  port.on('close', () => inbox.end());
  return portTransport(port, inbox);
}

/** A transport over one end of a `MessageChannelMain` of Electron. */
export function messagePortTransport(port: ElectronPort): Transport {
  const inbox = createInbox();
  port.on('message', (event) => inbox.arrive(event.data));
  port.on('close', () => inbox.end());
  port.start();
  return portTransport(port, inbox);
}
