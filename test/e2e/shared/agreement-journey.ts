/**
 * A line bargained to a signed settlement with a condition, without the mouse: offer, ask with “only if”, rejection,
 * acceptance, settlement, both signatures, the promise met; and a package over two parts of the offering.
 * Callers: the specs of both hosts.
 */
import { expect } from '@playwright/test';
import type { JourneyTest } from '../support/journey-test.ts';
import type { Language } from '../support/words.ts';
import type { Workbench } from '../support/workbench.ts';

export function agreementJourney(test: JourneyTest): void {
  for (const language of ['en', 'es'] as const) {
    test(`from the plan to a settled line with a condition, keyboard alone, ${language}`, async ({ open }) => {
      test.setTimeout(240_000);
      const workbench = await open('keyboard');
      if (language === 'es') await workbench.setLanguage('es');
      await workbench.openSample();
      await workbench.table.ready();
      await rejection(workbench);
      await counterWithCondition(workbench, language);
      await agreement(workbench);
      await packageOfTwo(workbench);
    });
  }
}

/** Linda asks for less, only if there is a campaign. */
async function counterWithCondition(workbench: Workbench, language: Language): Promise<void> {
  const { page, table, hand } = workbench;
  await table.reach('linda', 'ask');
  await page.keyboard.press('Alt+c');
  const form = page.getByRole('form', { name: workbench.word('bargain.form.counterTitle') });
  await hand.press(form.getByRole('radio', { name: workbench.word('bargain.form.unit', { name: 'Linda' }) }));
  await hand.write(form.getByRole('textbox', { name: workbench.word('bargain.form.number') }), '4100k');
  await hand.press(form.getByRole('button', { name: workbench.word('bargain.condition.add') }));
  await hand.write(form.getByRole('textbox', { name: workbench.word('bargain.condition.value.budget') }), '30k');
  await hand.write(form.getByRole('textbox', { name: workbench.word('bargain.condition.words') }), 'Phoenix');
  await hand.write(form.getByRole('textbox', { name: workbench.word('bargain.form.reason') }), 'Two closed');
  await workbench.step(() => page.keyboard.press('Enter'));
  const panel = page.getByRole('complementary', { name: 'Linda' });
  await expect(panel.getByText('Phoenix').first()).toContainText(language === 'en' ? '30 k' : '30 mil');
  await expect(panel.getByText(workbench.word('bargain.agreement.state.stated'), { exact: true })).toBeVisible();
}

/** The company stays with its number and says why; without a reason it is told so. */
async function rejection(workbench: Workbench): Promise<void> {
  const { page, table } = workbench;
  await table.typeInto('linda', 'ask', '4000k');
  await table.reach('linda', 'offer');
  await page.keyboard.press('Alt+r');
  const form = page.getByRole('form', { name: workbench.word('bargain.form.rejectTitle') });
  const reason = form.getByRole('textbox', { name: workbench.word('bargain.form.reason') });
  await expect(reason).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(form.getByText(workbench.word('bargain.form.rejectReasonNeeded'))).toBeVisible();
  await page.keyboard.insertText('Bikes launch in May');
  await workbench.step(() => page.keyboard.press('Enter'));
  const status = workbench.word('bargain.status.unitTurn', { name: 'Linda' });
  await expect(table.cell('linda', 'status')).toHaveText(status);
}

/** The company takes Linda's number after all: her condition is promised, the line settled and signed. */
async function agreement(workbench: Workbench): Promise<void> {
  const { page, table, hand } = workbench;
  const panel = page.getByRole('complementary', { name: 'Linda' });
  await table.reach('linda', 'offer');
  await workbench.step(() => hand.press(panel.getByRole('button', { name: /4[.,]100/ }).first()));
  if (await panel.getByText(workbench.word('bargain.agreement.state.promised'), { exact: true }).isHidden()) {
    throw new Error('Accepting a number did not promise what it was said with.');
  }
  await table.settle('linda');
  await expect(table.cell('linda', 'status')).toHaveText(workbench.word('bargain.status.settled'));
  // A key that cannot do anything any more says why.
  await page.keyboard.press('Alt+c');
  await expect(page.getByText(/Linda.*4[.,]100[.,]000/)).toBeVisible();
  await expect(page.getByRole('form', { name: workbench.word('bargain.form.counterTitle') })).toBeHidden();
  for (const who of [workbench.word('bargain.signature.company'), 'Linda']) {
    const sign = panel.getByRole('button', { name: workbench.word('bargain.signature.sign', { who }) });
    await workbench.step(() => hand.press(sign));
  }
  await expect(table.cell('linda', 'status')).toHaveText(workbench.word('bargain.status.signed'));
  const met = panel.getByRole('button', { name: workbench.word('bargain.agreement.met'), exact: true });
  await workbench.step(() => hand.press(met));
  await expect(panel.getByText(workbench.word('bargain.agreement.state.met'), { exact: true })).toBeVisible();
}

/** Shu gives on one part of the offering and takes on another; all of it is accepted in one step. */
async function packageOfTwo(workbench: Workbench): Promise<void> {
  const { page, table, hand } = workbench;
  await table.typeInto('shu', 'ask', '2500k');
  await table.reach('shu', 'ask');
  await page.keyboard.press('Alt+p');
  const form = page.getByRole('form', { name: workbench.word('bargain.package.title') });
  await hand.write(form.getByRole('textbox', { name: workbench.word('bargain.package.name') }), 'More bikes');
  const numbers = form.getByRole('textbox', { name: workbench.word('bargain.package.number') });
  const parts = form.getByRole('combobox', { name: workbench.word('bargain.package.line') });
  for (const [place, part, number] of [
    [0, 'Bikes', '+200k'],
    [1, 'Accessories', '-1k'],
  ] as const) {
    await hand.write(parts.nth(place), part);
    await expect(page.getByRole('option', { name: part, exact: true })).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await hand.write(numbers.nth(place), number);
  }
  await workbench.step(() => hand.press(form.getByRole('button', { name: workbench.word('bargain.package.send') })));
  const panel = page.getByRole('complementary', { name: 'Shu' });
  const accept = panel.getByRole('button', { name: workbench.word('bargain.agreement.acceptPackage') });
  await workbench.step(() => hand.press(accept));
  await expect(accept).toBeHidden();
}
