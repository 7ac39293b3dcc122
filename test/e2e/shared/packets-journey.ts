/**
 * A packet's round trip: cut on the planner's laptop, answered on two others, collected at home, where a person says which
 * answer counts; the table tells who has answered and who has not. Callers: the specs of both hosts.
 */
import { expect } from '@playwright/test';
import type { JourneyTest } from '../support/journey-test.ts';
import type { SavedFile } from '../support/program.ts';
import type { Language } from '../support/words.ts';
import type { Workbench } from '../support/workbench.ts';

export function packetsJourney(test: JourneyTest): void {
  for (const [language, hand] of [
    ['en', 'mouse'],
    ['es', 'keyboard'],
  ] as const) {
    test(`a packet answered on two laptops comes home, ${language}`, async ({ open }) => {
      test.setTimeout(300_000);
      const home = await begin(await open(hand), language);
      await home.openSample();
      await home.table.ready();
      const southwest = await cut(home, 'Southwest');
      await cut(home, 'Europe');

      const laptop = await begin(await open('mouse'), language);
      const answer = await answerPacket(laptop, southwest, '4.1m');
      const other = await begin(await open('mouse'), language);
      const rival = await answerPacket(other, southwest, '3.9m');

      await collect(home, answer, rival);
    });
  }
}

async function begin(workbench: Workbench, language: Language): Promise<Workbench> {
  if (language === 'es') await workbench.setLanguage('es');
  return workbench;
}

/** Chooses the unit by typing its name, and saves its packet. */
async function cut(workbench: Workbench, unit: string): Promise<SavedFile> {
  const { page, hand } = workbench;
  await workbench.go('exchange');
  const field = page.getByRole('combobox', { name: workbench.word('packets.unit') });
  await hand.write(field, unit);
  await expect(page.getByRole('option', { name: unit })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const saved = await workbench.program.saveDuring(() => hand.press(workbench.button('packets.cut')));
  const table = page.getByRole('table', { name: workbench.word('packets.tableTitle') });
  const row = table.getByRole('row').filter({ has: page.getByRole('rowheader', { name: unit, exact: true }) });
  await expect(row).toContainText(workbench.word('packets.notReturned'));
  return saved;
}

/** Answers for Linda; an offer is refused in words; the answer goes back. */
async function answerPacket(workbench: Workbench, packet: SavedFile, ask: string): Promise<SavedFile> {
  const { page, table, hand } = workbench;
  await workbench.exchange.importPlan(packet);
  await table.ready();
  const filling = { unit: 'Southwest', plan: 'Adventure Works 2014' };
  await expect(page.getByRole('note', { name: workbench.word('packets.banner', filling) })).toBeVisible();
  await table.typeInto('linda', 'ask', workbench.language === 'es' ? ask.replace('.', ',') : ask);
  const saved = await workbench.program.saveDuring(() => hand.press(workbench.button('packets.send')));
  await expect(page.getByRole('note')).toContainText(workbench.word('packets.sent', { name: saved.name }));
  return saved;
}

/** Both answers are shown, one is chosen, and what it changes is seen before and after it is taken. */
async function collect(workbench: Workbench, answer: SavedFile, rival: SavedFile): Promise<void> {
  const { page, hand } = workbench;
  await workbench.go('exchange');
  const place = page.getByRole('region', { name: workbench.word('packets.collectTitle') });
  await workbench.giveFiles(place, [
    { name: 'one.parley', bytes: answer.bytes },
    { name: 'two.parley', bytes: rival.bytes },
  ]);
  const choose = place.locator('.packet-report').getByRole('button');
  await expect(choose).toHaveCount(2);
  const first = place.locator('.packet-report', { hasText: 'one.parley' }).getByRole('button');
  await hand.press(first);
  const changes = place.getByRole('table', { name: workbench.word('packets.changesOf', { unit: 'Southwest' }) });
  await expect(changes).toContainText(workbench.word('packets.noAnswer'));
  await expect(changes).toContainText(workbench.language === 'en' ? '4,100,000' : '4.100.000');
  await hand.press(workbench.button('packets.collect'));
  await expect(place.getByRole('status')).toHaveText(workbench.word('packets.collected'));
  const table = page.getByRole('table', { name: workbench.word('packets.tableTitle') });
  await expect(table).toContainText(workbench.word('packets.counts', { answered: 1, lines: 2 }));
  await expect(table).toContainText(workbench.word('packets.notReturned'));
}
