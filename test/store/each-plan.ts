/**
 * A store in a folder of its own with the small plan open in it, anew for each test of a file. Callers: store tests.
 *
 * The three names are those of the test at hand: importers see the present one.
 */
import { afterEach, beforeEach } from 'vitest';
import type { Store } from '#main/store/store.ts';
import { ask, makeDataFolder, openSmallPlan, removeDataFolder, startTestStore } from './store-support.ts';

export let folder = '';
export let store: Store;
export let plan = '';

/** Begins each test of the calling file with the plan, and clears it away after. */
export function beginEachWithPlan(): void {
  beforeEach(async () => {
    folder = makeDataFolder();
    store = startTestStore(folder);
    plan = await openSmallPlan(store);
  });
  afterEach(() => {
    store.close();
    removeDataFolder(folder);
  });
}

/** The store stops, `meanwhile` something happens to its files, it starts again; answers what opening the plan answers. */
export async function restart(meanwhile: () => void = () => undefined) {
  store.close();
  meanwhile();
  store = startTestStore(folder);
  return ask(store, 'openPlan', { plan });
}
