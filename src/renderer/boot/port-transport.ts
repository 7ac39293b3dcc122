/**
 * The window's end of a message port as a transport. Messages are structured clones: typed arrays travel as they are.
 * Callers: boot.
 */
import { createInbox, portTransport } from '#shared/rpc/inbox.ts';
import type { Transport } from '#shared/rpc/transport.ts';

/** A transport over a port the shell handed to the window. */
export function windowPortTransport(port: MessagePort): Transport {
  const inbox = createInbox();
  port.addEventListener('message', (event) => inbox.arrive(event.data));
  // A message that could not be read counts as a malformed one.
  port.addEventListener('messageerror', () => inbox.arrive(undefined));
  port.addEventListener('close', () => inbox.end());
  port.start();
  return portTransport(port, inbox);
}
