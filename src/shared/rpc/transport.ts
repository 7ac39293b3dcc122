/**
 * A transport only moves messages. It knows neither requests nor plans.
 *
 * Adapters exist for memory, message ports (Node, Electron and DOM), child processes and WebSockets; one contract suite
 * runs over all of them. Each keeps the order of its messages. Callers: peer, hosts, renderer boot.
 */
export interface Transport {
  /**
   * Sends one structured-cloneable message. After `close` it does nothing.
   * Throws when the message holds something that cannot be carried (a function; over text also a bigint).
   */
  post(message: unknown): void;
  /** Sets the only receiver. Messages that came earlier are delivered in order as soon as one is set. */
  onMessage(receive: (message: unknown) => void): void;
  /** Adds a listener that is called once when either end closes, or at once when that has already happened. */
  onClose(closed: () => void): void;
  close(): void;
}
