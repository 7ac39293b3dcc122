/**
 * What Parley may stand on: every direct dependency with its purpose, and the licences that are allowed.
 * A new dependency begins with a line here. Callers: the architecture tests.
 */

/** Packages whose code reaches the user. */
export const shippedPackages: Readonly<Record<string, string>> = {
  'better-sqlite3': 'the database inside a plan',
  electron: 'the desktop program around window and store',
  ws: 'the loopback host that serves a browser',
  zod: 'schemas of the contract',
  react: 'the window',
  'react-dom': 'the window',
  'react-aria-components': 'every control, for keyboard and screen reader',
  zustand: 'the replica the window paints from',
  'ag-grid-community': 'the grid',
  '@ag-grid-community/locale': 'the texts of the grid in Spanish',
  'chart.js': 'the charts',
  'chartjs-plugin-annotation': 'target lines in the charts',
  i18next: 'English and Spanish',
  'react-i18next': 'English and Spanish',
};

/** Packages that only build and test Parley. */
export const toolPackages: Readonly<Record<string, string>> = {
  '@axe-core/playwright': 'accessibility checks',
  '@electron/fuses': 'hardening of the packaged program',
  '@playwright/test': 'tests of the window',
  '@types/better-sqlite3': 'types',
  '@types/node': 'types',
  '@types/react': 'types',
  '@types/react-dom': 'types',
  '@types/ws': 'types',
  '@vitejs/plugin-react': 'build',
  'electron-builder': 'installers',
  'electron-vite': 'build',
  'fast-check': 'property tests',
  node: 'the Node that all scripts run on',
  oxlint: 'lint',
  'oxlint-tsgolint': 'lint with types',
  prettier: 'format',
  typescript: 'types',
  vite: 'build',
  vitest: 'tests',
};

/** Licences of code that reaches the user: nothing that asks the user's own work to be opened. */
export const shippedLicences = new Set(['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD']);

/** Licences of tools that never leave the developer's computer: also those that bind changes to their own files. */
export const toolLicences = new Set([
  ...shippedLicences,
  'BlueOak-1.0.0',
  'CC-BY-4.0',
  'MPL-2.0',
  'Python-2.0',
  'WTFPL',
  'CC0-1.0',
]);
