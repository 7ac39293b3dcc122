/**
 * Concessions, the gap map, reservation points and the hedge, as a facilitator meets them. Callers: the specs of both hosts.
 */
import { expect } from '@playwright/test';
import type { JourneyTest } from '../support/journey-test.ts';

export function boardsJourney(test: JourneyTest): void {
  test('who gave how much, where it is stuck, and what cushion is left', async ({ open }) => {
    test.setTimeout(240_000);
    const workbench = await open();
    const { table, page } = workbench;
    await workbench.openSample();
    await table.ready();

    // Two rounds on one line: the panel says where they meet.
    await table.typeInto('shu', 'offer', '4m');
    await table.typeInto('shu', 'ask', '3m');
    await table.reach('shu', 'ask');
    await expect(page.getByText(workbench.word('boards.concession.unknown.no-full-round'))).toBeVisible();
    await page.getByRole('button', { name: /Round 1/ }).click();
    await page.getByRole('menuitem', { name: workbench.word('bargain.round.open', { round: 2 }) }).click();
    await table.typeInto('shu', 'ask', '3.5m');
    await table.typeInto('shu', 'offer', '3.75m');
    await table.reach('shu', 'ask');
    await expect(page.getByText(/At this pace you meet at 3,667.k in round \d/)).toBeVisible();

    // The room reads the same, and the pace of each side.
    await page.keyboard.press('F9');
    const shown = page.getByRole('article');
    await expect(shown).toContainText(/At this pace you meet at 3,667.k in round \d/);
    await expect(shown).toContainText(workbench.word('boards.concession.pace'));
    await page.keyboard.press('F9');
    await workbench.isAt('bargain');

    // The map leads from the company down to the line, and back to its row.
    await workbench.board('map');
    const map = page.getByRole('region', { name: workbench.word('boards.board.map') });
    for (const [step, name] of ['North America', 'Southwest', 'Shu'].entries()) {
      const tile = map.getByRole('button', { name: new RegExp(`^${name}`) });
      await expect(tile, `level ${step}`).toBeVisible();
      await tile.focus();
      await page.keyboard.press('Enter');
    }
    await expect(table.cell('shu', 'ask')).toBeFocused();

    // Reservation points make a zone; without both of them there is none.
    const panel = page.getByRole('complementary').last();
    await panel.getByText(workbench.word('boards.reservation.title')).click();
    await panel.getByLabel(workbench.word('boards.reservation.company')).fill('3600');
    await page.keyboard.press('Enter');
    await expect(panel.getByText(/^Zone of agreement/)).toHaveCount(0);
    await panel.getByLabel(workbench.word('boards.reservation.unit', { name: 'Shu' })).fill('3800');
    await page.keyboard.press('Enter');
    await expect(
      panel.getByText(/^Zone of agreement from 3,600.k to 3,800.k; the fair middle is 3,700.k\.$/),
    ).toBeVisible();

    // Handing down with a cushion shows on the level below the company.
    await workbench.board('hedge');
    const hedge = page.getByRole('region', { name: workbench.word('boards.board.hedge') });
    await hedge.getByText(workbench.word('boards.hedge.handDown')).click();
    await hedge.getByRole('button', { name: workbench.word('boards.hedge.go'), exact: true }).click();
    await expect(hedge.getByRole('cell', { name: /^\+5\.0.%$/ }).last()).toBeVisible();
  });
}
