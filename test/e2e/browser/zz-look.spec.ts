import { browserTest } from '../support/journey-test.ts';
browserTest('look', async ({ open }) => {
  browserTest.setTimeout(100000);
  const w = await open('keyboard');
  const t0 = Date.now(); const log = (...a: unknown[]) => console.log(Date.now() - t0, ...a);
  await w.openSample();
  const p = w.page;
  const where = () => p.evaluate(() => { const a = document.activeElement!; return a.outerHTML.slice(0, 100) + ' IN ' + a.closest('[row-id]')?.getAttribute('row-id'); });
  log('sample');
  await w.table.showInFull();
  log('full');
  await w.table.copyAll();
  log('copied');
  await w.table.reach('company', 'offer');
  log(await where());
  await p.keyboard.press('F2');
  for (let i = 0; i < 6; i++) { await p.waitForTimeout(50); log(await where()); }
  await p.screenshot({ path: '/tmp/e2e-dev/f2.png' });
  await p.keyboard.type('5');
  log(await where());
});
