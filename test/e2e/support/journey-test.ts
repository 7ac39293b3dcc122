/**
 * The `test` of journeys: it opens as many workbenches as a journey needs, each on data of its own, and ends them all.
 * Callers: the specs, one of which runs the journeys in a browser, the other in the desktop program.
 */
import { expect, test, type TestInfo, type TestType } from '@playwright/test';
import { startBrowserProgram } from './browser-program.ts';
import { startElectronProgram } from './electron-program.ts';
import type { Program } from './program.ts';
import { Workbench } from './workbench.ts';

export interface JourneyFixtures {
  /** A new workbench on a new data folder, ready at its first screen. */
  readonly open: (hand?: 'mouse' | 'keyboard') => Promise<Workbench>;
}

// The fixtures of Playwright itself are not for journeys.
export type JourneyTest = TestType<JourneyFixtures, object>;

export const browserTest: JourneyTest = test.extend<JourneyFixtures>({
  open: async ({ browser }, use, info) => useWorkbenches(() => startBrowserProgram(browser), use, info),
});

export const electronTest: JourneyTest = test.extend<JourneyFixtures>({
  // The desktop program needs nothing of the browser that Playwright would start.
  open: async ({}, use, info) => useWorkbenches(startElectronProgram, use, info),
});

async function useWorkbenches(
  start: () => Promise<Program>,
  use: (open: JourneyFixtures['open']) => Promise<void>,
  info: TestInfo,
): Promise<void> {
  const opened: Workbench[] = [];
  await use(async (hand = 'mouse') => {
    const workbench = new Workbench(await start(), hand);
    opened.push(workbench);
    await workbench.ready();
    return workbench;
  });
  for (const [place, { program, page }] of opened.entries()) {
    if (info.status !== info.expectedStatus && !page.isClosed()) {
      await page.screenshot({ path: info.outputPath(`window-${place + 1}.png`) });
    }
    await program.dispose();
    expect(program.faults).toEqual([]);
  }
}
