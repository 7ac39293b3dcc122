/**
 * The workshop in a room: the projector view with its agenda, timer and parking lot, moved with the keyboard.
 * Callers: the specs of both hosts.
 */
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { JourneyTest } from '../support/journey-test.ts';
import type { Workbench } from '../support/workbench.ts';

export function roomJourney(test: JourneyTest): void {
  test('the room sees the line, moves on, keeps its agenda and parks a point', async ({ open }, { project }) => {
    test.setTimeout(240_000);
    const workbench = await open();
    const { page, table } = workbench;
    await workbench.openSample();
    await table.ready();
    await table.typeInto('linda', 'ask', '4.1m');
    await table.settle('tsvi');
    await table.reach('linda', 'ask');
    await page.keyboard.press('F9');
    await isOn(workbench, 'Linda');

    await page.keyboard.press('ArrowDown');
    await expect(line(workbench)).not.toContainText('Linda');
    await page.keyboard.press('ArrowUp');
    await isOn(workbench, 'Linda');

    await workbench.hand.press(workbench.button('room.edit'));
    await addPoint(workbench, 'agenda', 'Opening offers', '20');
    await addPoint(workbench, 'agenda', 'Round 1: North America', '45');
    await addPoint(workbench, 'parkingLot', 'Who pays for the spring campaign?');
    await workbench.hand.press(workbench.button('room.stopEditing'));
    const agenda = page.getByRole('region', { name: workbench.word('room.agenda') });
    await expect(agenda.locator('[aria-current="step"]')).toContainText('Opening offers');
    await workbench.hand.press(workbench.button('room.start'));
    await expect(page.getByRole('timer')).toHaveText(/^19:5\d$/);
    await pictures(workbench, join(project.outputDir, 'screens'), 'room');
    await workbench.hand.press(workbench.button('room.done'));
    await expect(agenda.locator('[aria-current="step"]')).toContainText('Round 1');
    await expect(page.getByRole('timer')).toHaveText('45:00');

    await page.keyboard.press('Escape');
    await workbench.isAt('bargain');
    await expect(workbench.button('room.on')).toBeVisible();
    await workbench.restart();
    await workbench.openPlan('Adventure Works 2014');
    await workbench.hand.press(workbench.button('room.on'));
    // The program that was started again has another page.
    await expect(workbench.page.getByText('Who pays for the spring campaign?')).toBeVisible();
    await expect(workbench.page.getByRole('timer')).toHaveText('45:00');

    const parked = { text: 'Who pays for the spring campaign?', unit: 'Linda' };
    await workbench.hand.press(
      workbench.page.getByRole('button', { name: workbench.word('room.toLine', parked), exact: true }),
    );
    await workbench.isAt('bargain');
    await expect(workbench.table.cell('linda', 'ask')).toBeFocused();
  });
}

/** The minutes, as the room and as the people of one unit read them: on the page and in the files. */
export function minutesJourney(test: JourneyTest): void {
  test('the minutes tell what happened, and to a reader nothing of others', async ({ open }, { project }) => {
    test.setTimeout(240_000);
    const workbench = await open('keyboard');
    await workbench.setLanguage('es');
    const { table, page, program } = workbench;
    await workbench.openSample();
    await table.ready();
    await table.typeInto('linda', 'ask', '4,1m');
    await table.typeInto('shu', 'ask', '2,5m');
    await table.settle('linda');
    await workbench.go('commit');
    const minutes = page.getByRole('article', {
      name: workbench.word('minutes.title', { plan: 'Adventure Works 2014' }),
    });
    await expect(minutes).toContainText('Linda');
    await expect(minutes).toContainText('2.500.000,00');
    await pictures(workbench, join(project.outputDir, 'screens'), 'commit');

    const reader = page.getByRole('combobox', { name: workbench.word('commit.reader') });
    await reader.fill('Linda');
    await workbench.hand.choose(page.getByRole('option', { name: 'Linda', exact: true }));
    await expect(minutes).toContainText(workbench.word('minutes.forUnit', { unit: 'Linda' }));
    await expect(minutes).not.toContainText('2.500.000,00');
    const file = await program.saveDuring(() => workbench.hand.press(workbench.button('commit.saveFile')));
    expect(file.name).toMatch(/\.html$/);
    expect(file.bytes.toString()).toContain('Linda');
    expect(file.bytes.toString()).not.toMatch(/Shu|2\.500\.000|39\.14|<script/);
    const numbers = await program.saveDuring(() => workbench.hand.press(workbench.button('commit.saveTable')));
    expect(numbers.bytes.toString()).toMatch(/^\uFEFFunit,in,measure/);
    expect(numbers.bytes.toString()).toContain('Linda');

    await page.emulateMedia({ media: 'print' });
    await expect(minutes).toBeVisible();
    await expect(page.getByRole('navigation')).toBeHidden();
    await expect(workbench.button('commit.print')).toBeHidden();
    await page.screenshot({ path: join(project.outputDir, 'screens', 'commit-print.png'), fullPage: true });
  });
}

function line(workbench: Workbench) {
  return workbench.page.getByRole('article');
}

async function isOn(workbench: Workbench, name: string): Promise<void> {
  await expect(line(workbench).getByRole('heading', { name })).toBeVisible({ timeout: 15_000 });
}

async function addPoint(
  workbench: Workbench,
  list: 'agenda' | 'parkingLot',
  text: string,
  minutes = '',
): Promise<void> {
  const { page } = workbench;
  const place = page.getByRole('region', { name: workbench.word(`room.${list}`), exact: true });
  await place.getByRole('textbox', { name: workbench.word(`room.add.${list}`) }).fill(text);
  if (minutes !== '') await place.getByRole('textbox', { name: workbench.word('room.minutesLabel') }).fill(minutes);
  await workbench.hand.press(place.getByRole('button', { name: workbench.word('room.addNow'), exact: true }));
  await expect(place.getByText(text)).toBeVisible();
}

/** Pictures for people to look at, on both sizes; the journey of looks takes both themes. */
async function pictures(workbench: Workbench, folder: string, name: string): Promise<void> {
  const { page, program } = workbench;
  for (const [width, height] of [
    [1920, 1080],
    [1280, 720],
  ] as const) {
    await program.resize(width, height);
    await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(width);
    await page.screenshot({ path: join(folder, `${name}-${width}.png`) });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect.soft(overflow, `${name} is wider than the window`).toBeLessThanOrEqual(0);
  }
}
