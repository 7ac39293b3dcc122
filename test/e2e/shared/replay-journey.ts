/**
 * Looking back in the window: a replay that shows every step and lets nothing be changed, and the history of a number
 * with its way back. Callers: the specs of both hosts.
 */
import { expect, type Locator } from '@playwright/test';
import type { JourneyTest } from '../support/journey-test.ts';
import { inFull } from '../support/words.ts';
import type { Workbench } from '../support/workbench.ts';

export function replayJourney(test: JourneyTest): void {
  test('a replay shows every step, with the keyboard, and nothing can be changed', async ({ open }) => {
    const workbench = await open('keyboard');
    await someBargaining(workbench);
    await replayed(workbench);
  });

  test('the same replay in Spanish and dark', async ({ open }) => {
    const workbench = await open('keyboard');
    await workbench.setLanguage('es');
    await workbench.setTheme('dark');
    await someBargaining(workbench);
    await replayed(workbench);
    await historyOfNumber(workbench);
  });

  test('every value of a number, and a way back to one of them', async ({ open }) => {
    const workbench = await open();
    await someBargaining(workbench);
    await historyOfNumber(workbench);
  });
}

/** Three numbers of Linda, in full to the cent. */
async function someBargaining(workbench: Workbench): Promise<void> {
  const { table } = workbench;
  await workbench.openSample();
  await table.showInFull();
  await table.typeInto('linda', 'ask', '5m');
  await table.typeInto('company', 'offer', '40m');
  await table.typeInto('linda', 'offer', '4.5m'.replace('.', workbench.language === 'es' ? ',' : '.'));
}

async function replayed(workbench: Workbench): Promise<void> {
  const { table, page } = workbench;
  const { keyboard } = page;
  const now = await everyNumber(workbench);
  const entry = await workbench.entry();
  await workbench.hand.press(workbench.button('bargain.replay'));
  const bar = page.getByRole('region', { name: workbench.word('replay.title') });
  await expect(bar).toContainText(workbench.word('replay.past'));
  await expect(table.cell('linda', 'offer')).toContainText(inFull(450_000_000, workbench.language));
  await page.screenshot({ path: `test-results/replay-${workbench.language}.png` });

  const offers: string[] = [];
  for (let back = 0; back < 2; back += 1) {
    await keyboard.press('ArrowLeft');
    await isStep(bar, entry - back - 1);
    offers.push(await table.cell('company', 'offer').innerText());
  }
  expect(offers[0]).toContain(inFull(4_000_000_000, workbench.language));
  await expect(table.cell('linda', 'ask')).toContainText(inFull(500_000_000, workbench.language));
  await keyboard.press('Home');
  await expect(table.cell('linda', 'ask')).not.toContainText(inFull(500_000_000, workbench.language));

  // Neither a key nor undo changes anything.
  await table.reach('linda', 'offer');
  await keyboard.type('7');
  await expect(table.editor).toBeHidden();
  await keyboard.press('ControlOrMeta+z');
  await expect(page.getByText(workbench.refusal('past-read-only'))).toBeVisible();
  expect(await workbench.entry()).toBe(entry);

  await keyboard.press('Escape');
  await expect(bar).toBeHidden();
  expect(await everyNumber(workbench)).toEqual(now);
}

async function everyNumber(workbench: Workbench): Promise<readonly unknown[]> {
  const columns = ['offer', 'ask'] as const;
  const read = [];
  for (const column of columns) read.push([...(await workbench.table.numbers(column))]);
  return read;
}

async function isStep(bar: Locator, sequence: number): Promise<void> {
  await expect(bar.getByText(new RegExp(`\\b${sequence}\\b, `))).toBeVisible();
}

async function historyOfNumber(workbench: Workbench): Promise<void> {
  const { table, page } = workbench;
  await table.reach('linda', 'offer');
  await page.keyboard.press('Alt+n');
  const list = page.getByRole('list', { name: workbench.word('bargain.number.list') });
  await expect(list.getByRole('listitem')).toHaveCount(3);
  await expect(list.getByRole('listitem').first()).toContainText(workbench.word('bargain.number.now'));
  await page.screenshot({ path: `test-results/number-${workbench.language}.png` });
  const back = list.getByRole('listitem').nth(2).getByRole('button');
  await back.focus();
  await page.screenshot({ path: `test-results/number-preview-${workbench.language}.png` });
  await workbench.step(() => workbench.hand.press(back));
  await expect(list.getByRole('listitem')).toHaveCount(4);
  const opening = (await list.getByRole('listitem').nth(3).locator('strong').innerText()).trim();
  await expect(list.getByRole('listitem').first()).toContainText(opening);
}
