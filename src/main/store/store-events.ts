/**
 * What the store tells everybody who listens, in order. Callers: services (emit), store server and tests (listen).
 */
import type { storeService } from '#shared/contract/store-service.ts';
import type { EventName, EventOf } from '#shared/rpc/service.ts';

type Name = EventName<typeof storeService>;
export type StoreEvent = {
  readonly [Each in Name]: { readonly name: Each; readonly value: EventOf<typeof storeService, Each> };
}[Name];

export class StoreEvents {
  readonly #listeners = new Set<(event: StoreEvent) => void>();

  /** Adds a listener; the answer removes it. */
  listen(listener: (event: StoreEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  emit<Each extends Name>(name: Each, value: EventOf<typeof storeService, Each>): void {
    const event = { name, value } as StoreEvent;
    for (const listener of this.#listeners) listener(event);
  }
}
