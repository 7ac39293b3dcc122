/**
 * The tests that run in Node, one project a kind. `npm test` runs them one after the other, the cheap ones first;
 * `npx vitest run --project unit` runs one kind, `npx vitest run test/unit/spread` one folder.
 */
import { defineConfig } from 'vitest/config';

/** Milliseconds a test may take before it counts as hung; no test measures time. */
const patience = { architecture: 60_000, unit: 60_000, property: 600_000, contract: 60_000, store: 180_000 };

export default defineConfig({
  test: {
    projects: Object.entries(patience).map(([name, testTimeout]) => ({
      test: {
        name,
        include: [`test/${name}/**/*.test.{ts,tsx}`],
        environment: 'node',
        testTimeout,
        hookTimeout: testTimeout,
        restoreMocks: true,
      },
    })),
  },
});
