/** No screen breaks a rule of accessibility, in either theme and language. Callers: the specs of both hosts. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import type { JourneyTest } from '../support/journey-test.ts';
import { tour } from '../support/tour.ts';

/** Names of controls depend on the language alone, contrast on the theme alone: two looks show all of both. */
const looks = [
  { language: 'es', theme: 'dark' },
  { language: 'en', theme: 'light' },
] as const;

export function accessibilityJourney(test: JourneyTest): void {
  test('every screen keeps the rules of accessibility in both themes and languages', async ({ open }) => {
    test.setTimeout(480_000);
    const workbench = await open();
    await tour(workbench, async (name) => {
      for (const { language, theme } of looks) {
        await workbench.setLanguage(language);
        await workbench.setTheme(theme);
        expect.soft(await violations(workbench.page), `${name}, ${language}, ${theme}`).toEqual([]);
      }
    });
  });
}

/** The broken rules, each with the elements that break it. */
async function violations(page: Page): Promise<readonly string[]> {
  // Nothing is judged while it fades in or out.
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => null))),
  );
  // The desktop program has no second page to gather results of frames in; there are no frames.
  const { violations: broken } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] })
    .analyze();
  return broken.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${String(node.target)} ${node.failureSummary ?? ''}`),
  );
}
