/** Pictures of every screen, for people to look at; nothing compares them. Callers: the specs of both hosts. */
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { JourneyTest } from '../support/journey-test.ts';
import { tour } from '../support/tour.ts';

const sizes = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
] as const;

export function lookJourney(test: JourneyTest): void {
  test('every screen in both themes, on a projector and on a large screen', async ({ open }, { project }) => {
    test.setTimeout(480_000);
    const workbench = await open();
    const folder = join(project.outputDir, 'screens');
    await tour(workbench, async (name) => {
      for (const theme of ['dark', 'light'] as const) {
        await workbench.setTheme(theme);
        for (const { width, height } of sizes.toReversed()) {
          await workbench.program.resize(width, height);
          const { page } = workbench;
          await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(width);
          await page.screenshot({ path: join(folder, `${name}-${theme}-${width}.png`) });
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
          expect.soft(overflow, `${name} is wider than the window`).toBeLessThanOrEqual(0);
        }
      }
    });
  });
}
