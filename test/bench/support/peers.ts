/**
 * The programs Parley is measured against. They live in a package of their own, so that nobody who builds or uses
 * Parley needs them. Callers: the benches.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** How to install the peers. */
export const peersCure = 'npm install --prefix test/bench/peers --no-package-lock';

const fromPeers = createRequire(join(import.meta.dirname, '..', 'peers', 'package.json'));

/**
 * The module of a peer, or nothing when the peers are not installed. `Shape` is what the bench uses of it.
 */
export async function loadPeer<Shape>(name: string): Promise<Shape | undefined> {
  let path: string;
  try {
    path = fromPeers.resolve(name);
  } catch {
    return undefined;
  }
  return (await import(pathToFileURL(path).href)) as Shape;
}
