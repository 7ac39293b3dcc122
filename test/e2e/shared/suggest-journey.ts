/** A split looked at in place of the table, offered as one step, taken back as one step. Callers: the specs of both hosts. */
import { join } from 'node:path';
import { expect, type Locator } from '@playwright/test';
import type { JourneyTest } from '../support/journey-test.ts';
import type { Workbench } from '../support/workbench.ts';

export function suggestJourney(test: JourneyTest): void {
  for (const language of ['en', 'es'] as const) {
    test(`a split of a total, offered and undone, with the keyboard alone (${language})`, async ({ open }, info) => {
      test.setTimeout(240_000);
      const workbench = await open('keyboard');
      if (language === 'es') await workbench.setLanguage('es');
      await workbench.openSample();
      const { table, page } = workbench;
      await table.ready();
      await table.typeInto('linda', 'ask', '4000k');
      await table.typeInto('shu', 'ask', '2500k');
      const before = await table.copyAll();
      await table.reach('linda', 'offer');
      await workbench.hand.press(workbench.button('suggest.open'));
      const split = page.getByRole('region', { name: workbench.word('suggest.title', { name: 'Southwest' }) });
      await expect(split).toBeVisible();
      const total = split.getByRole('textbox', { name: workbench.word('suggest.target') });
      await expect(total).toBeFocused();
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type('=mid');
      await expect(split.getByRole('table', { name: /Southwest/ })).toBeVisible();
      const offer = offerButton(workbench, split, 'equalRoom');
      await expect(offer).toBeEnabled({ timeout: 30_000 });
      await page.screenshot({ path: join(info.project.outputDir, 'screens', `suggest-${language}.png`) });
      await workbench.step(() => workbench.hand.press(offer));
      await expect(split).toBeHidden();
      await table.ready();
      expect(await table.copyAll()).not.toEqual(before);
      await workbench.undo();
      expect(await table.copyAll()).toEqual(before);
    });
  }
}

function offerButton(workbench: Workbench, split: Locator, rule: string): Locator {
  const name = workbench.word('suggest.offerRule', { rule: workbench.word(`suggest.column.${rule}`) });
  return split.getByRole('button', { name, exact: true });
}
