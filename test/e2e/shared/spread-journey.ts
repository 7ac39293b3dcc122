/**
 * Spreading by a method, bounding a row, holding with a kind, and being asked before a large change: with the mouse in
 * English, and with the keyboard alone in Spanish and dark. Callers: the specs of both hosts.
 */
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { JourneyTest } from '../support/journey-test.ts';
import { readHundredths } from '../support/words.ts';
import type { Workbench } from '../support/workbench.ts';

export function spreadJourney(test: JourneyTest): void {
  test('spread, bound and hold with the mouse', async ({ open }, { project }) => {
    test.setTimeout(240_000);
    await spreading(await open(), join(project.outputDir, 'spread-en'));
  });

  test('the same in Spanish, dark, with the keyboard alone', async ({ open }, { project }) => {
    test.setTimeout(240_000);
    const workbench = await open('keyboard');
    await workbench.setLanguage('es');
    await workbench.setTheme('dark');
    await spreading(workbench, join(project.outputDir, 'spread-es'));
  });
}

async function spreading(workbench: Workbench, pictures: string): Promise<void> {
  const { table, page, hand } = workbench;
  await workbench.program.resize(1280, 720);
  await workbench.openSample();
  await table.ready();
  await table.showInFull();
  const place = page.getByRole('complementary', { name: workbench.word('bargain.spread.title'), exact: true });
  const field = (name: string): ReturnType<typeof place.getByRole> =>
    place.getByRole('textbox', { name: workbench.word(`bargain.spread.${name}`), exact: true });

  // A person's offer, three percent up: previewed first, then applied as one step, undone as one.
  await table.reach('linda', 'offer');
  const before = readHundredths(await table.cell('linda', 'offer').innerText(), workbench.language);
  await page.keyboard.press('Alt+d');
  await expect(place).toBeVisible();
  const kind = (id: string): string => workbench.word(`bargain.spread.kinds.${id}`);
  await workbench.select(place, workbench.word('bargain.spread.method'), kind('percentChange'));
  await hand.write(field('rate'), '3');
  await expect(place.getByRole('status')).toContainText(workbench.word('bargain.spread.total'));
  await page.screenshot({ path: `${pictures}-preview.png` });
  await workbench.step(() => hand.press(place.getByRole('button', { name: workbench.word('bargain.spread.apply') })));
  await expect(place).toBeHidden();
  const offer = async (): Promise<number> =>
    readHundredths(await table.cell('linda', 'offer').innerText(), workbench.language);
  await expect.poll(offer).toBe(Math.round(before * 1.03));
  await workbench.undo();

  // A season as it is typed: the year stays what it is. Eleven numbers are no season.
  await table.reach('linda', 'offer');
  await page.keyboard.press('Alt+d');
  await workbench.select(place, workbench.word('bargain.spread.method'), kind('seasonality'));
  const season = (id: string): string => workbench.word(`bargain.spread.seasons.${id}`);
  await hand.press(place.getByRole('button', { name: season('years') }));
  await hand.choose(page.getByRole('option', { name: season('typed'), exact: true }));
  const weights = place.getByRole('textbox', { name: /^(Weights|Pesos), / });
  await hand.write(weights, '4 6 9 8 7 10 8 5 9 11 12');
  await expect(place.getByText(workbench.refusal('season-needs-twelve', { count: 11 }))).toBeVisible();
  await hand.write(weights, '4 6 9 8 7 10 8 5 9 11 12 11');
  await expect(place.getByRole('status')).toContainText(workbench.word('bargain.spread.total'));
  await page.screenshot({ path: `${pictures}-season.png` });
  await workbench.step(() => hand.press(place.getByRole('button', { name: workbench.word('bargain.spread.apply') })));
  await expect.poll(offer).toBe(before);
  await workbench.undo();

  // A maximum that the number typed next breaks.
  await table.reach('shu', 'offer');
  await page.keyboard.press('Alt+d');
  await hand.write(field('maximum'), '900m');
  await workbench.step(() =>
    hand.press(place.getByRole('button', { name: workbench.word('bargain.spread.setBounds'), exact: true })),
  );
  await table.reach('shu', 'offer');
  await page.keyboard.press('Alt+d');
  await workbench.select(place, workbench.word('bargain.spread.method'), kind('straightLine'));
  await hand.write(field('start'), '100m');
  await hand.write(field('end'), '200m');
  await expect(place.getByRole('status')).toContainText('900');
  await page.screenshot({ path: `${pictures}-refused.png` });
  await page.keyboard.press('Escape');
  await expect(place).toBeHidden();

  // A number typed into the company's total asks first, and the same Enter again writes it.
  await table.beginTyping('company', 'offer', '90m');
  await page.keyboard.press('Enter');
  await expect(table.question).toBeVisible();
  await page.screenshot({ path: `${pictures}-asks.png` });
  await workbench.step(() => page.keyboard.press('Enter'));

  // A governed hold has its kind and its reason.
  await table.reach('linda', 'offer');
  await page.keyboard.press('Alt+Shift+h');
  const form = page.getByRole('form', { name: workbench.word('bargain.holding.title') });
  await hand.press(form.getByRole('radio', { name: workbench.word('bargain.holding.kinds.governed') }));
  await hand.write(form.getByRole('textbox', { name: workbench.word('bargain.form.reason') }), 'board');
  await page.screenshot({ path: `${pictures}-hold.png` });
  await workbench.step(() => hand.press(form.getByRole('button', { name: workbench.word('bargain.action.hold') })));
}
