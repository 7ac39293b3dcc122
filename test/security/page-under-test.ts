/** The page of the running, packaged program, once for the tests of a file. Callers: specs of the page. */
import { test } from '@playwright/test';
import { launchElectron, type RunningParley } from '../e2e/support/electron.ts';

/** The program of the calling file, once its tests run. */
export let parley: RunningParley;

/** Starts the program before the tests of the calling file and ends it after. */
export function beginWithPage(): void {
  test.beforeAll(async () => {
    parley = await launchElectron();
    await parley.page.waitForLoadState('load');
  });
  test.afterAll(async () => parley.dispose());
}

/** What a fetch from the page comes to: a status, or that it failed. */
export function fetchFromPage(address: string): Promise<number | string> {
  return parley.page.evaluate(
    (target) =>
      fetch(target).then(
        (response) => response.status,
        () => 'failed',
      ),
    address,
  );
}
