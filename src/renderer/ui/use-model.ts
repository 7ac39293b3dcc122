/**
 * The single door from React to the window's model. The model itself knows no React (it is tested in Node).
 * Callers: every component that shows something of the model.
 */
import { useStore, type StoreApi } from 'zustand';
import { useShallow } from 'zustand/react/shallow';

/**
 * What `select` answers of `store`, kept up to date. Answers are compared member by member, so a selector may build a
 * small object or list without causing a repaint at every change of the model.
 */
export function useModel<State, Slice>(
  store: Pick<StoreApi<State>, 'getState' | 'getInitialState' | 'subscribe'>,
  select: (state: State) => Slice,
): Slice {
  return useStore(store, useShallow(select));
}
