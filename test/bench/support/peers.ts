/**
 * The programs Parley is measured against. They live in a package of their own, so that nobody who builds or uses
 * Parley needs them. Callers: the benches.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * How to install the peers: a script, because it runs under the Node of the devDependencies. Under an older one npm says
 * nothing and leaves out the native part of Polars.
 */
export const peersCure = 'npm run bench:peers';

const fromPeers = createRequire(join(import.meta.dirname, '..', 'peers', 'package.json'));

/**
 * The module of a peer, or nothing when it is not installed. A peer that is there and cannot be loaded, because its native
 * part for this platform is missing, counts as not installed: it must not break the bench. `Shape` is what the bench
 * uses of it.
 */
export async function loadPeer<Shape>(name: string): Promise<Shape | undefined> {
  try {
    return (await import(pathToFileURL(fromPeers.resolve(name)).href)) as Shape;
  } catch (error) {
    const [reason] = String(error).split('\n', 1);
    console.log(`${name} is not installed and is left out (${reason}). To install it: ${peersCure}`);
    return undefined;
  }
}
