/**
 * Parley without Electron: the store and the window's files behind one address on this computer.
 *
 * `node src/main/host/loopback-entry.ts [--port=NUMBER] [--data=FOLDER] [--renderer=FOLDER]` prints the address to open
 * and serves until it is interrupted. Callers: `npm start` where Electron or a display is missing, and tests.
 */
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { refusalSentence } from '#shared/base/refusal-sentence.ts';
import { localDataFolder } from './data-folder.ts';
import { startLoopback } from './loopback-server.ts';
import { openParserChild } from './parse-child.ts';
import { makeParseHost } from './parse-host.ts';
import { openStore } from './store-host.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    data: { type: 'string', default: localDataFolder(process.platform, process.env) },
    renderer: { type: 'string', default: join(dirname(fileURLToPath(import.meta.url)), '../../../out/renderer') },
  },
});

const store = await openStore(
  resolve(values.data),
  makeParseHost(() => openParserChild()),
);
if (store.ok) {
  const loopback = await startLoopback({
    rendererFolder: resolve(values.renderer),
    port: Number(values.port),
    serve: store.value.serve,
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(
      signal,
      () =>
        void loopback
          .close()
          .then(store.value.stop)
          .then(() => process.exit(0)),
    );
  }
  process.stdout.write(`Parley is open at ${loopback.address}\n`);
} else {
  process.stderr.write(`${refusalSentence(store.refusal)}\n`);
  process.exitCode = 1;
}
