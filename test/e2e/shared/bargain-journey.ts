/**
 * The annual workshop on the sample plan, from the first total to the file that another computer takes over.
 * It is made with the mouse in English, and once more with the keyboard alone, in Spanish and dark.
 * Callers: the specs of both hosts.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { CopiedRows } from '../support/bargain-table.ts';
import type { JourneyTest } from '../support/journey-test.ts';
import { inFull, readHundredths } from '../support/words.ts';
import type { Workbench } from '../support/workbench.ts';
import { CommandLine } from '../support/command-line.ts';

const planName = 'Adventure Works 2014';
/** Names of the people who have quotas: the rows of the sample that have nobody below them. */
const people = readPeople();

export function bargainJourney(test: JourneyTest): void {
  test('a workshop with the mouse', async ({ open }) => {
    test.setTimeout(300_000);
    const workbench = await open();
    await workshop(workbench, () => open());
  });

  test('the same workshop in Spanish, dark, with the keyboard alone', async ({ open }) => {
    test.setTimeout(480_000);
    const workbench = await open('keyboard');
    await workbench.setLanguage('es');
    await workbench.setTheme('dark');
    await workshop(workbench, async () => {
      const other = await open('keyboard');
      await other.setLanguage('es');
      return other;
    });
  });

  test('keys act on the cell that shows the focus, also after everything was selected', async ({ open }) => {
    const workbench = await open('keyboard');
    const { table, page } = workbench;
    await workbench.openSample();
    await table.reach('linda', 'offer');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('Escape');
    await expect(table.cell('linda', 'offer')).toBeFocused();
    await page.keyboard.press('F2');
    await expect(table.editor).toBeFocused();
    await expect(table.editor).toHaveAccessibleName(/Linda/);
  });
}

async function workshop(workbench: Workbench, openOther: () => Promise<Workbench>): Promise<void> {
  const { table } = workbench;
  await workbench.openSample();
  await table.showInFull();
  const opening = await everything(workbench);
  const firstEntry = await workbench.entry();
  await totalsAndLeaves(workbench);
  await previewAndRefusal(workbench);
  await holdsAndSettlement(workbench);
  await pastedBlock(workbench);
  const agreed = await everything(workbench);
  expect(agreed).not.toEqual(opening);

  const steps = (await workbench.entry()) - firstEntry;
  for (let step = 0; step < steps; step += 1) await workbench.undo();
  expect(await everything(workbench)).toEqual(opening);
  for (let step = 0; step < steps; step += 1) await workbench.redo();
  expect(await everything(workbench)).toEqual(agreed);

  await afterRestart(workbench, agreed);
  await carriedToAnother(workbench, agreed, openOther);
}

/** Totals follow to the cent, and so do numbers of one person. */
async function totalsAndLeaves(workbench: Workbench): Promise<void> {
  const { table } = workbench;
  await table.typeInto('company', 'offer', '40m');
  await expect(table.cell('company', 'offer')).toHaveText(inFull(4_000_000_000, workbench.language));
  expect(await sumOfPeople(workbench)).toBe(4_000_000_000);
  await table.typeInto('linda', 'offer', '5m');
  await expect(table.cell('linda', 'offer')).toHaveText(inFull(500_000_000, workbench.language));
  expect(await sumOfPeople(workbench)).toBe(await total(workbench));
}

/** What is typed shows at once what it would do and leaves no trace; what cannot be read says why and stays. */
async function previewAndRefusal(workbench: Workbench): Promise<void> {
  const { table, page } = workbench;
  const entry = await workbench.entry();
  const before = await everything(workbench);
  const strip = page.getByRole('region', { name: workbench.word('impact.label') });
  const stripBefore = await strip.innerText();
  await table.beginTyping('company', 'offer', '60m');
  await expect(strip).not.toHaveText(stripBefore, { useInnerText: true });
  await expect(table.cell('company', 'gap')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(table.editor).toBeHidden();
  await expect(strip).toHaveText(stripBefore, { useInnerText: true });
  expect(await everything(workbench)).toEqual(before);

  await table.beginTyping('linda', 'ask', '1.2.3x');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText(workbench.refusal('not-a-number', { text: '1.2.3x' }));
  await expect(table.editor).toBeFocused();
  await expect(table.editor).toHaveValue('1.2.3x');
  await page.keyboard.press('Escape');
  expect(await everything(workbench)).toEqual(before);
  expect(await workbench.entry()).toBe(entry);
}

/** Spreading leaves alone what is held or settled; an ask of nothing is an answer. */
async function holdsAndSettlement(workbench: Workbench): Promise<void> {
  const { table } = workbench;
  const offersBefore = await table.numbers('offer');
  await table.hold('linda');
  await table.hold('jae');
  await expect(table.cell('linda', 'offer')).toContainText(workbench.word('grid.held'));
  await table.typeInto('company', 'offer', '42m');
  await expect(table.cell('company', 'offer')).toHaveText(inFull(4_200_000_000, workbench.language));
  const offers = await table.numbers('offer');
  for (const name of ['Linda', 'Jae']) expect(offers.get(name)).toBe(offersBefore.get(name));
  expect(offers.get('Shu')).not.toBe(offersBefore.get('Shu'));
  expect(await sumOfPeople(workbench)).toBe(4_200_000_000);

  await table.typeInto('shu', 'ask', '0');
  await expect(table.cell('shu', 'ask')).toHaveText(inFull(0, workbench.language));
  await expect(table.cell('david', 'ask')).toHaveText(workbench.word('grid.noAnswer'));

  await table.settle('tsvi');
  await expect(table.cell('tsvi', 'status')).toHaveText(workbench.word('bargain.status.settled'));
  await table.typeInto('company', 'offer', '43m');
  const spreadAgain = await table.numbers('offer');
  for (const name of ['Linda', 'Jae', 'Tsvi']) expect(spreadAgain.get(name)).toBe(offers.get(name));
  expect(await sumOfPeople(workbench)).toBe(4_300_000_000);
}

/** A block from a spreadsheet goes in as one step and comes out as it went in. */
async function pastedBlock(workbench: Workbench): Promise<void> {
  const { table, language } = workbench;
  const block = [
    [120_000_050, 110_000_000],
    [150_000_000, 0],
    [250_000_000, 240_000_099],
  ];
  const people3 = ['pamela', 'david', 'tete'] as const;
  await table.paste(
    'pamela',
    'offer',
    block.map((row) => row.map((number) => inFull(number, language))),
  );
  for (const [place, [offer = 0, ask = 0]] of block.entries()) {
    const person = people3[place] ?? '';
    await expect(table.cell(person, 'offer')).toHaveText(inFull(offer, language));
    await expect(table.cell(person, 'ask')).toHaveText(inFull(ask, language));
  }
  const copied = await table.copyBlock('pamela', 'offer', { down: 2, across: 1 });
  expect(copied.map((row) => row.map((text) => readHundredths(text, language)))).toEqual(block);
  expect(await sumOfPeople(workbench)).toBe(await total(workbench));
}

/** Everything said, and the way back, is there after the program was ended and started again. */
async function afterRestart(workbench: Workbench, agreed: Everything): Promise<void> {
  const { table } = workbench;
  await workbench.restart();
  await workbench.openPlan(planName);
  await table.showInFull();
  expect(await everything(workbench)).toEqual(agreed);
  await workbench.showHistory(true);
  const steps = workbench.page.getByRole('list', { name: workbench.word('history.list') });
  await expect(steps.getByText(workbench.word('history.nextUndo'), { exact: true })).toHaveCount(1);
  await expect(steps.getByText(workbench.word('history.undone'), { exact: true })).toHaveCount(0);
  await workbench.showHistory(false);
  await table.reach('linda', 'ask');
  await workbench.undo();
  await expect(table.cell('pamela', 'offer')).not.toHaveText(inFull(120_000_050, workbench.language));
  await workbench.redo();
  expect(await everything(workbench)).toEqual(agreed);
}

/** The plan as a file: valid, taken over on another computer, and leaving it again byte for byte. */
async function carriedToAnother(
  workbench: Workbench,
  agreed: Everything,
  openOther: () => Promise<Workbench>,
): Promise<void> {
  const file = await workbench.exchange.exportPlan();
  expect(file.name).toMatch(/\.parley$/);
  expect(CommandLine.verify(file.bytes)).toBe(0);
  const other = await openOther();
  await other.exchange.importPlan(file);
  await other.table.showInFull();
  expect(await everything(other)).toEqual(agreed);
  const again = await other.exchange.exportPlan();
  expect(again.bytes.equals(file.bytes)).toBe(true);
}

interface Everything {
  readonly rows: CopiedRows;
  readonly company: readonly string[];
}

/** All numbers and states that the table shows. */
async function everything({ table }: Workbench): Promise<Everything> {
  const rows = await table.copyAll();
  const company = await Promise.all(
    (['offer', 'ask', 'gap'] as const).map((column) => table.cell('company', column).innerText()),
  );
  return { rows, company };
}

async function total(workbench: Workbench): Promise<number> {
  return readHundredths(await workbench.table.cell('company', 'offer').innerText(), workbench.language);
}

async function sumOfPeople(workbench: Workbench): Promise<number> {
  const offers = await workbench.table.numbers('offer');
  expect(people).toHaveLength(17);
  return people.reduce((sum, name) => sum + (offers.get(name) ?? Number.NaN), 0);
}

function readPeople(): readonly string[] {
  const file = join(import.meta.dirname, '../../../resources/sample/units.csv');
  const rows = readFileSync(file, 'utf8').trim().split(/\r?\n/).slice(1);
  const units = rows.map((row) => row.split(','));
  const parents = new Set(units.map(([, parent]) => parent));
  return units.filter(([id = '']) => !parents.has(id)).map(([, , name = '']) => name);
}
