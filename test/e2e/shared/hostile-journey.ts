/** What the window does when things go wrong around it. Callers: the specs of both hosts. */
import { expect } from '@playwright/test';
import type { JourneyTest } from '../support/journey-test.ts';
import { inFull } from '../support/words.ts';

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

  test('the window outlives its store: what was acknowledged is there, what was under way happens once', async ({
    open,
  }) => {
    const workbench = await open();
    const { table, page, language } = workbench;
    await workbench.openSample();
    await table.showInFull();
    await table.typeInto('linda', 'offer', '5m');
    const before = await workbench.entry();

    await workbench.program.killStore();
    await table.beginTyping('shu', 'offer', '3m');
    await page.keyboard.press('Enter');
    await workbench.program.reviveStore();
    await expect.poll(() => workbench.entry(), { timeout: 60_000 }).toBe(before + 1);
    await expect(page.getByText(workbench.word('app.connection.lost'))).toHaveCount(0);
    await expect(table.editor).toBeHidden();
    await expect(table.cell('linda', 'offer')).toHaveText(inFull(500_000_000, language));
    await expect(table.cell('shu', 'offer')).toHaveText(inFull(300_000_000, language));
    await workbench.undo();
    await expect(table.cell('shu', 'offer')).not.toHaveText(inFull(300_000_000, language));
    await expect(table.cell('linda', 'offer')).toHaveText(inFull(500_000_000, language));
  });
}
