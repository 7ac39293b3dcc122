/** What the window does when things go wrong around it. Callers: the specs of both hosts. */
import { expect } from '@playwright/test';
import type { JourneyTest } from '../support/journey-test.ts';
import { smallUnits } from './files.ts';

export function hostileJourney(test: JourneyTest): void {
  test('a file that is no plan gets its sentence, and the window goes on', async ({ open }) => {
    const workbench = await open();
    await workbench.dropFile({ name: 'letter.parley', bytes: Buffer.from('Dear finance, please find attached') });
    await workbench.isAt('exchange');
    const { arrivals } = workbench.exchange;
    await expect(arrivals).toContainText(workbench.word('exchange.verdict.not-a-plan'));
    await expect(workbench.button('exchange.take')).toHaveCount(0);
    await workbench.hand.press(workbench.button('exchange.other'));
    await workbench.exchange.check({ name: 'empty.parley', bytes: Buffer.alloc(0) });
    await expect(workbench.button('exchange.other')).toBeVisible();
    await expect(workbench.button('exchange.take')).toHaveCount(0);
    await workbench.go('start');
    await workbench.openSample();
  });

  test('an altered plan file is named as altered and cannot be taken over', async ({ open }) => {
    const workbench = await open();
    await workbench.openSample();
    const { name, bytes } = await workbench.exchange.exportPlan();
    const place = Math.floor(bytes.length / 2);
    const altered = Buffer.from(bytes);
    altered[place] = (altered[place] ?? 0) ^ 1;
    await workbench.exchange.check({ name, bytes: altered });
    await expect(workbench.exchange.arrivals).toContainText(workbench.word('exchange.verdict.altered'));
    await expect(workbench.button('exchange.take')).toHaveCount(0);
    await expect(workbench.button('exchange.asCopy')).toHaveCount(0);
  });

  test('the window outlives its store: what was acknowledged is there, what was under way happens once', async ({ open }) => {
    const workbench = await open();
    const { prepare, page, hand } = workbench;
    await prepare.createPlan({ name: 'North and south', year: '2027', units: smallUnits });
    await hand.press(prepare.treeRow('South').getByRole('gridcell', { name: 'South', exact: true }));
    const panel = page.getByRole('complementary', { name: 'South' });
    const childName = panel.getByRole('textbox', { name: workbench.word('prepare.tree.childName') });
    await hand.write(childName, 'Lía');
    await workbench.step(() => page.keyboard.press('Enter'));
    const before = await workbench.entry();

    await workbench.program.killStore();
    await hand.write(childName, 'Max');
    await page.keyboard.press('Enter');
    await workbench.program.reviveStore();
    await expect.poll(() => workbench.entry(), { timeout: 60_000 }).toBe(before + 1);
    await expect(page.getByRole('alert')).toHaveCount(0);
    for (const name of ['Lía', 'Max']) await expect(prepare.treeRow(name)).toHaveCount(1);
    await hand.press(prepare.tab('organisation'));
    await workbench.undo();
    await expect(prepare.treeRow('Max')).toHaveCount(0);
    await expect(prepare.treeRow('Lía')).toHaveCount(1);
  });
}
