import { browserTest } from '../support/journey-test.ts';
browserTest('look', async ({ open }) => {
  const w = await open();
  await w.openSample();
  await w.table.ready();
  await w.page.waitForTimeout(1500);
  await w.page.screenshot({ path: '/tmp/e2e-dev/bargain.png' });
  console.log(await w.page.evaluate(() => [...document.querySelectorAll('[role=row]')].map((r) => [r.getAttribute('row-id'), r.getAttribute('aria-rowindex'), r.closest('[role=rowgroup]')?.className, [...r.querySelectorAll('[role=gridcell]')].length].join('|')).join('\n')));
  console.log(await w.page.evaluate(() => [...document.querySelectorAll('[role=columnheader]')].map((r) => [r.getAttribute('col-id'), r.getAttribute('aria-colindex'), r.textContent].join('|')).join('\n')));
  console.log(await w.page.evaluate(() => document.querySelector('.plan-grid')!.querySelectorAll('[role=grid],[role=treegrid]').length + ' ' + document.querySelector('.plan-grid [role=treegrid], .plan-grid [role=grid]')!.outerHTML.slice(0, 300)));
});
