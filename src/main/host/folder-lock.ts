/**
 * One writer for a data folder, for as long as its process lives and not a moment longer.
 *
 * The lock is a local listening address made from the folder's real path: a second listener is refused by the system,
 * and the system takes the address back when the process dies, however it dies. Who connects is told who holds it.
 * Callers: store-host.
 */
import type { Outcome } from '#shared/base/outcome.ts';
import { done, refuse } from '#shared/base/outcome.ts';
import { createHash } from 'node:crypto';
import { realpath, unlink } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

export interface FolderLock {
  readonly release: () => Promise<void>;
}

/** Milliseconds that a holder gets to say who it is. */
const introductionLimit = 500;

/** Takes the lock of an existing folder, or is refused with `plan-in-use` and the name of the holder. */
export async function lockFolder(folder: string): Promise<Outcome<FolderLock>> {
  const address = lockAddress(await realpath(folder));
  const first = await listen(address);
  if (first !== undefined) return done(lockOn(first));
  const owner = await askOwner(address);
  if (owner !== undefined) return refuse('plan-in-use', { owner });
  // Only a socket file can be left over from a process that died; the other kinds of address vanish with it.
  if (!address.startsWith('/')) return refuse('plan-in-use', { owner: '?' });
  await unlink(address);
  const second = await listen(address);
  return second === undefined ? refuse('plan-in-use', { owner: '?' }) : done(lockOn(second));
}

function lockAddress(folder: string): string {
  const name = `parley-${createHash('sha256').update(folder).digest('hex').slice(0, 32)}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  return process.platform === 'linux' ? `\0${name}` : join(tmpdir(), `${name}.sock`);
}

function listen(address: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((caller) => {
      caller.on('error', () => undefined);
      caller.end(`${userInfo().username}, process ${process.pid}`);
    });
    server.once('error', (fault: NodeJS.ErrnoException) =>
      fault.code === 'EADDRINUSE' ? resolve(undefined) : reject(fault),
    );
    server.listen(address, () => resolve(server));
    server.unref();
  });
}

function lockOn(server: Server): FolderLock {
  return { release: () => new Promise((resolve) => server.close(() => resolve())) };
}

/** Who holds the address, or undefined when nobody answers there. */
function askOwner(address: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    let owner = '';
    const caller = connect(address);
    caller.setTimeout(introductionLimit, () => caller.destroy());
    caller.setEncoding('utf8');
    caller.on('data', (text: string) => (owner += text));
    caller.on('error', () => resolve(undefined));
    caller.on('close', () => resolve(owner === '' ? '?' : owner));
  });
}
