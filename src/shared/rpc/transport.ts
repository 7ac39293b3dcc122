/**
 * A transport only moves messages. It knows neither requests nor plans.
 *
 * Adapters exist for memory, message ports (Node and DOM), child processes and WebSockets; one contract suite runs over
 * all of them. Callers: peer, hosts, renderer boot.
 */
export interface Transport {
  /** Sends one structured-cloneable message. After `close` it does nothing. */
  post(message: unknown): void;
  /** Sets the only receiver. Messages that came earlier are delivered in order as soon as one is set. */
  onMessage(receive: (message: unknown) => void): void;
  /** Called once when either end closes. */
  onClose(closed: () => void): void;
  close(): void;
}
