/**
 * From the key to the picture, in a real browser on a plan of ten thousand people: a digit typed into a cell until the
 * impact strip shows what it would do, and Enter until the number, its totals and the strip stand.
 */
import { chromium, expect, type Page } from '@playwright/test';
import { chromiumArguments, chromiumPath } from '../../support/chromium.ts';
import { startBrowserProgram } from '../../e2e/support/browser-program.ts';
import { Workbench } from '../../e2e/support/workbench.ts';
import { BenchStore, createBenchPlan } from '../support/bench-store.ts';
import { benchUnits, leavesOf } from '../support/bench-plan.ts';
import { measured, type Row } from '../support/measure.ts';
import { timePictures } from '../support/time-pictures.ts';

export const title = 'Typing in the window, 10 k people';

const leafCount = 10_000;
const numbers = 40;
/** Keys that change a number so much that every target moves: its million goes and comes back. */
const keys = ['Backspace', 'm', 'Backspace', 'm', 'Backspace', 'm'] as const;

export async function run(): Promise<readonly Row[]> {
  const store = new BenchStore();
  await createBenchPlan(store, leafCount, 1);
  store.close();
  const browser = await chromium.launch({ executablePath: chromiumPath, args: [...chromiumArguments] });
  const workbench = new Workbench(await startBrowserProgram(browser, store.folder), 'mouse');
  try {
    const plain = await repeating(await browser.newPage());
    return [...plain, ...(await typing(workbench))];
  } finally {
    await workbench.program.dispose();
    await browser.close();
  }
}

async function typing(workbench: Workbench): Promise<readonly Row[]> {
  const { page, table } = workbench;
  await workbench.ready();
  await workbench.openPlan('Bench');
  await table.ready();
  const unit = leavesOf(benchUnits(leafCount))[0] ?? '';
  await goTo(workbench, `Unit ${unit}`);
  const previews: number[] = [];
  const commits: number[] = [];
  for (let number = 0; number < numbers; number += 1) {
    await table.reach(unit, 'offer');
    await page.keyboard.press('F2');
    await expect(table.editor).toBeFocused();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(`${(number % 8) + 1}0m`);
    // The answer to the last of these keys must not be taken for the answer to the next.
    await page.waitForTimeout(150);
    for (const key of keys) previews.push(await timePictures(page, 'strip', () => page.keyboard.press(key)));
    commits.push(await timePictures(page, 'saved', () => page.keyboard.press('Enter')));
  }
  // The first numbers compile the program.
  const warm = <Time>(times: readonly Time[]): readonly Time[] => times.slice(times.length / 4);
  return [
    measured({
      work: 'a digit typed → impact painted',
      subject: 'window',
      times: warm(previews),
      budget: { p95: 16 },
    }),
    measured({
      work: 'Enter → saved, with row, parents and impact painted',
      subject: 'window',
      times: warm(commits),
      budget: { p95: 50 },
    }),
  ];
}

/** The floor: a page without a program, which repeats each key where the window has its strip. */
async function repeating(page: Page): Promise<readonly Row[]> {
  await page.setContent(
    '<header><span role="status"></span></header><input autofocus /><section class="strip"></section>',
  );
  await page.evaluate(() => {
    const strip = document.querySelector('.strip');
    addEventListener('keydown', ({ timeStamp }) => strip?.replaceChildren(String(timeStamp)));
  });
  const times: number[] = [];
  for (let key = 0; key < 60; key += 1) times.push(await timePictures(page, 'strip', () => page.keyboard.press('1')));
  await page.close();
  const work = 'a key → repeated and painted by a page that does nothing else';
  return [measured({ work, subject: 'plain page', times: times.slice(times.length / 4), budget: {} })];
}

/** Shows the row of a unit, however deep it lies, by its name. */
async function goTo({ page }: Workbench, name: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.insertText(name);
  await page.getByRole('menuitem', { name }).first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}
