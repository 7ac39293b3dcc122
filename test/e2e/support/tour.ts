/**
 * Every screen of the window, one after the other, in the order of the work, on data that show something everywhere.
 * Callers: the journeys that judge how screens look and read.
 */
import { expect } from '@playwright/test';
import { smallHistory, smallUnits } from '../shared/files.ts';
import { prepareTabs } from './prepare-screen.ts';
import type { Workbench } from './workbench.ts';

/** Goes through all screens and hands each to `visit` under its name, which may change theme, language and size. */
export async function tour(workbench: Workbench, visit: (name: string) => Promise<void>): Promise<void> {
  const { prepare, table, page, exchange } = workbench;
  await visit('start-first');
  await prepare.fillNewPlan({ name: 'North and south', year: '2027', units: smallUnits });
  await visit('start-new-plan');
  await workbench.hand.press(workbench.button('common.cancel'));

  await workbench.openSample();
  await table.ready();
  await table.hold('linda');
  await table.typeInto('shu', 'ask', '2.5m');
  await table.settle('tsvi');
  await visit('bargain');
  await workbench.showHistory(true);
  await visit('bargain-history');
  await workbench.showHistory(false);
  await table.reach('shu', 'ask');
  await page.keyboard.press('Alt+c');
  await expect(page.getByRole('form')).toBeVisible();
  await visit('bargain-counter');
  await page.keyboard.press('Escape');

  for (const board of ['map', 'hedge'] as const) {
    await workbench.board(board);
    await visit(`bargain-${board}`);
  }
  await workbench.board('table');
  await page.keyboard.press('F9');
  await expect(page.getByRole('article')).toBeVisible();
  await workbench.hand.press(workbench.button('room.edit'));
  await visit('room');
  await page.keyboard.press('Escape');
  await workbench.go('commit');
  await expect(page.getByRole('article')).toBeVisible();
  await visit('commit');

  for (const tab of prepareTabs) {
    await prepare.go(tab);
    await visit(`prepare-${tab}`);
  }
  await prepare.giveHistory({ name: 'sales.csv', bytes: Buffer.from(smallHistory) });
  await visit('prepare-import');

  const file = await exchange.exportPlan();
  await visit('exchange');
  await exchange.check(file);
  await expect(workbench.button('exchange.asCopy')).toBeVisible({ timeout: 30_000 });
  await visit('exchange-checked');
  await workbench.go('start');
  await visit('start-plans');
}
