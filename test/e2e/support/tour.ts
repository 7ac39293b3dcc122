/**
 * Every screen of the window, one after the other, in the order of the work, on data that show something everywhere.
 * Callers: the journeys that judge how screens look and read.
 */
import { expect } from '@playwright/test';
import { smallHistory, smallUnits } from '../shared/files.ts';
import { prepareTabs } from './prepare-screen.ts';
import type { Workbench } from './workbench.ts';
import { planAfter } from './workshop-plan.ts';

/** Goes through all screens and hands each to `visit` under its name, which may change theme, language and size. */
export async function tour(workbench: Workbench, visit: (name: string) => Promise<void>): Promise<void> {
  const { prepare, table, page, exchange } = workbench;
  await visit('start-first');
  await prepare.fillNewPlan({ name: 'North and south', year: '2027', units: smallUnits });
  await visit('start-new-plan');
  await workbench.hand.press(workbench.button('common.cancel'));

  // The fourth round has begun: some lines are agreed, some stuck, promises and a package are open.
  await exchange.importPlan(planAfter(88));
  await table.ready();
  await table.hold('tsvi');
  await bargaining(workbench, visit);

  for (const board of ['map', 'hedge'] as const) {
    await workbench.board(board);
    await visit(`bargain-${board}`);
  }
  await workbench.board('table');
  await replay(workbench, visit);
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

/** The table with each thing that can stand beside it or in its place. */
async function bargaining(workbench: Workbench, visit: (name: string) => Promise<void>): Promise<void> {
  const { table, page } = workbench;
  await table.reach('linda', 'offer');
  await visit('bargain');
  await workbench.showHistory(true);
  await visit('bargain-history');
  await workbench.showHistory(false);
  for (const [name, keys] of Object.entries(forms)) {
    await table.reach('shu', 'ask');
    await page.keyboard.press(keys);
    await expect(page.locator('.line-form').first()).toBeVisible();
    await visit(`bargain-${name}`);
    await page.keyboard.press('Escape');
  }
  await table.reach('shu', 'ask');
  await page.keyboard.press('Alt+n');
  await expect(page.getByRole('list', { name: workbench.word('bargain.number.list') })).toBeVisible();
  await visit('bargain-number');
  await workbench.hand.press(workbench.button('bargain.number.close'));
  await table.reach('southwest', 'offer');
  await workbench.hand.press(workbench.button('suggest.open'));
  const split = page.getByRole('region', { name: workbench.word('suggest.title', { name: 'Southwest' }) });
  await split.getByRole('textbox', { name: workbench.word('suggest.target') }).fill('7190');
  await expect(split.getByRole('table', { name: /Southwest/ })).toBeVisible();
  await visit('bargain-split');
  await page.keyboard.press('Escape');
}

/** The keys of the forms in the panel. */
const forms = { counter: 'Alt+c', reject: 'Alt+r', package: 'Alt+p', spread: 'Alt+d' } as const;

async function replay(workbench: Workbench, visit: (name: string) => Promise<void>): Promise<void> {
  const { page } = workbench;
  await workbench.hand.press(workbench.button('bargain.replay'));
  const bar = page.getByRole('region', { name: workbench.word('replay.title') });
  await expect(bar).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await visit('replay');
  await page.keyboard.press('Escape');
  await expect(bar).toBeHidden();
}
