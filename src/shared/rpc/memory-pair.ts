/**
 * Two joined transports inside one process: the command line talks to the store this way, and so do tests.
 *
 * Messages are copied and delivered later, one at a time, so that nobody comes to rely on shared objects or on an
 * answer that arrives before the call has returned. Callers: command line, tests.
 */
import { createInbox } from './inbox.ts';
import type { Inbox } from './inbox.ts';
import type { Transport } from './transport.ts';

/** What memory needs from its host. */
export interface MemoryPorts {
  /** Runs a task soon, after the present code, in the order of asking (`queueMicrotask`). */
  readonly defer: (run: () => void) => void;
  /** A deep copy; throws for what cannot be copied (`structuredClone`). */
  readonly clone: (message: unknown) => unknown;
}

/** Two ends: what one posts the other receives; closing either closes both. */
export function createMemoryPair(ports: MemoryPorts): readonly [Transport, Transport] {
  const left = createInbox();
  const right = createInbox();
  return [joinedEnd(left, right, ports), joinedEnd(right, left, ports)];
}

function joinedEnd(own: Inbox, other: Inbox, { defer, clone }: MemoryPorts): Transport {
  return {
    post(message) {
      if (own.ended()) return;
      const copy = clone(message);
      defer(() => other.arrive(copy));
    },
    onMessage: own.onMessage,
    onClose: own.onClose,
    close() {
      own.end();
      defer(() => other.end());
    },
  };
}
