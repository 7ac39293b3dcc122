/**
 * The tests that drive a window: `browser` against the loopback server in Chromium, `electron` and `security` against
 * the packaged program. Each test starts the program it needs with a data folder of its own (test/e2e/support), so
 * nothing is shared and nothing is retried.
 */
import { defineConfig } from '@playwright/test';
import { chromiumArguments, chromiumPath } from './test/support/chromium.ts';

export default defineConfig({
  testDir: 'test',
  outputDir: 'test-results',
  timeout: 90_000,
  expect: { timeout: 15_000 },
  // Two side by side, as the machines that run them have cores; where they would share a display, and with it focus and
  // clipboard, one after the other.
  workers: process.platform === 'linux' ? 2 : 1,
  retries: 0,
  forbidOnly: true,
  reporter: [['list']],
  use: {
    viewport: { width: 1280, height: 720 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    trace: { mode: 'retain-on-failure', snapshots: false },
    launchOptions: {
      executablePath: chromiumPath,
      args: [...chromiumArguments],
    },
  },
  projects: [
    // Each keeps its results, and the pictures of the screens among them, when another one runs.
    { name: 'browser', testMatch: 'e2e/browser/**/*.spec.ts', outputDir: 'test-results/browser' },
    { name: 'electron', testMatch: 'e2e/electron/**/*.spec.ts', outputDir: 'test-results/electron' },
    { name: 'security', testMatch: ['security/**/*.spec.ts', 'e2e/security/**/*.spec.ts'] },
  ],
});
