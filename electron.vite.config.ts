/**
 * Builds what Electron loads: the shell and its process entries, the preload, and the window. The loopback host and the
 * command line run from the sources and need no build. Caller: `npm run build` and the packaging of tests.
 */
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const root = import.meta.dirname;
const inSources = (path: string): string => resolve(root, 'src', path);

/** True only for the package that the end-to-end tests drive; see src/main/shell/test-options.ts. */
const isTestBuild = process.env['PARLEY_TEST_BUILD'] === '1';
const outFolder = resolve(root, isTestBuild ? 'out/test-build' : 'out');

export default defineConfig({
  main: {
    define: { __PARLEY_TEST_BUILD__: JSON.stringify(isTestBuild) },
    build: {
      outDir: resolve(outFolder, 'main'),
      externalizeDeps: false,
      minify: false,
      rolldownOptions: {
        input: {
          index: inSources('main/index.ts'),
          'utility-entry': inSources('main/host/utility-entry.ts'),
          'parse-entry': inSources('main/host/parse-entry.ts'),
          ...(isTestBuild ? { 'node-entry': inSources('main/host/node-entry.ts') } : {}),
        },
        external: ['electron', 'better-sqlite3', /^node:/],
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'parts/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: resolve(outFolder, 'preload'),
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: inSources('main/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: inSources('renderer'),
    plugins: [react()],
    build: {
      outDir: resolve(outFolder, 'renderer'),
      minify: true,
      // Inlined files would need `data:` in places where the content security policy does not allow it.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      // One program on one computer: nothing is gained by loading the window in parts.
      chunkSizeWarningLimit: 4_000,
      rolldownOptions: { input: inSources('renderer/index.html') },
    },
  },
});
