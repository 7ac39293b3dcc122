/** Constants that the build puts in place; see electron.vite.config.ts. */

/** True only in builds made for the end-to-end tests; everything behind it is left out of what users get. */
declare const __PARLEY_TEST_BUILD__: boolean;
