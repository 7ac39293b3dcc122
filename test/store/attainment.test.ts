/** The quotas of last year beside a split of this year's: what the sample really set and really sold. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { join } from 'node:path';
import { actor, ask, makeDataFolder, removeDataFolder, startTestStore } from './store-support.ts';

const sampleFile = join(import.meta.dirname, '../../resources/sample/adventure-works-2014.parley');
let folder = '';
beforeEach(() => {
  folder = makeDataFolder();
});
afterEach(() => removeDataFolder(folder));

it('was reached to 36.24 of 43.24 million in 2013, as the budget and the actuals of the sample say', async () => {
  const store = startTestStore(folder, { sampleFile });
  const { plan } = await ask(store, 'createSample', { actor });
  await ask(store, 'openPlan', { plan });
  const { attainment, rows } = await ask(store, 'suggest', {
    plan,
    actor,
    measure: 'revenue',
    units: ['company'],
    target: 3_900_000_000,
    flexibility: 'squaredPercent',
    above: 0,
  });
  expect(rows.reduce((sum, { lastQuota }) => sum + (lastQuota ?? 0), 0)).toBe(4_324_000_000);
  expect((attainment.together.value ?? 0) / 1_000_000).toBeCloseTo(36.24 / 43.24, 3);
  expect(attainment.near.of).toBe(rows.length);
  store.close();
});
