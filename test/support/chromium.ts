/** How tests and benches start Chromium. Callers: playwright.config, the bench of the window, runner stages. */

/** Debian's, unless another one is named. */
export const chromiumPath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** The sandbox of Chromium does not work for root, as which tests run in CI; users start their browser themselves. */
export const chromiumArguments: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
