/**
 * The receiving half that every transport shares: waits for a receiver, keeps the order, reports the end once.
 * Callers: the transport adapters.
 */
import type { Transport } from './transport.ts';

/** What an adapter feeds from its port or socket, and what it hands out as half of a `Transport`. */
export interface Inbox {
  /** Delivers a message, or keeps it until a receiver is set. After the end it is dropped. */
  readonly arrive: (message: unknown) => void;
  /** Tells every listener that the connection is over; later calls do nothing. */
  readonly end: () => void;
  readonly ended: () => boolean;
  readonly onMessage: Transport['onMessage'];
  readonly onClose: Transport['onClose'];
}

/** What every message port can do to send and to end. */
export interface SendingPort {
  postMessage(message: unknown): void;
  close(): void;
}

/** A port and the inbox it feeds as a transport: nothing is sent after the end, and closing ends this side, too. */
export function portTransport(port: SendingPort, inbox: Inbox): Transport {
  return {
    post(message) {
      if (!inbox.ended()) port.postMessage(message);
    },
    onMessage: inbox.onMessage,
    onClose: inbox.onClose,
    close() {
      port.close();
      inbox.end();
    },
  };
}

/** An empty inbox of an open connection. */
export function createInbox(): Inbox {
  let receiver: ((message: unknown) => void) | undefined;
  let waiting: unknown[] = [];
  let listeners: (() => void)[] = [];
  let ended = false;
  return {
    arrive(message) {
      if (ended) return;
      if (receiver === undefined) waiting.push(message);
      else receiver(message);
    },
    end() {
      ended = true;
      const told = listeners;
      waiting = [];
      listeners = [];
      for (const closed of told) closed();
    },
    ended: () => ended,
    onMessage(receive) {
      receiver = receive;
      const earlier = waiting;
      waiting = [];
      for (const message of earlier) receive(message);
    },
    onClose(closed) {
      if (ended) closed();
      else listeners.push(closed);
    },
  };
}
