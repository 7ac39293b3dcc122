import { browserTest } from '../support/journey-test.ts';
browserTest('look', async ({ open }) => {
  browserTest.setTimeout(60000);
  const w = await open();
  const t0 = Date.now(); const log = (...a: unknown[]) => console.log(Date.now() - t0, ...a);
  await w.openSample();
  log('open');
  await w.table.showInFull(); log('full');
  await w.table.reach('linda', 'offer'); log('reach');
  const all = await w.table.copyAll(); log(all.slice(0, 5));
});
