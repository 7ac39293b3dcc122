import { AxeBuilder } from '@axe-core/playwright';
import { browserTest } from '../support/journey-test.ts';
browserTest('look', async ({ open }) => {
  const w = await open();
  await w.openSample();
  await w.page.evaluate(() => {
    const b = document.createElement('button');
    document.querySelector('main')!.append(b);
    const p = document.createElement('p');
    p.textContent = 'pale';
    p.style.color = '#ccc';
    document.querySelector('main')!.append(p);
  });
  const r = await new AxeBuilder({ page: w.page }).setLegacyMode(true).analyze();
  console.log(
    r.violations.map((v) => v.id),
    r.passes.length,
    r.incomplete.map((v) => v.id + v.nodes.length),
  );
});
