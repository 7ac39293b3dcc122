/**
 * The only door to the state library: small observable states of the window. Plan numbers never go in here (replica).
 * Callers: this folder.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';

export type State<Value> = Pick<StoreApi<Value>, 'getState' | 'getInitialState' | 'setState' | 'subscribe'>;

/** An observable state with its first value. */
export function createState<Value>(initial: Value): State<Value> {
  return createStore<Value>()(() => initial);
}
