/**
 * The display on which the windows of a test appear. On Linux a virtual one of the worker's own, so that tests that run
 * side by side share neither focus nor clipboard; elsewhere the one of the system. Callers: electron.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';

let display: Promise<string> | undefined;

/** What the environment must say of the display; it is started when first asked for and ends with this process. */
export async function displayEnvironment(): Promise<Record<string, string>> {
  if (process.platform !== 'linux') return {};
  display ??= startDisplay();
  return { DISPLAY: await display };
}

/** Starts a display under the first free number, and answers its name. */
async function startDisplay(): Promise<string> {
  // Access control is off, because the program runs as another user; the display only listens on a local socket.
  const parameters = ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp', '-ac'];
  const server = spawn('Xvfb', parameters, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  process.once('exit', () => server.kill());
  const failed = once(server, 'exit').then(() => Promise.reject(new Error('Xvfb ended before it had a display.')));
  const [number] = (await Promise.race([once(server.stdio[3] as Readable, 'data'), failed])) as [Buffer];
  server.unref();
  return `:${number.toString('utf8').trim()}`;
}
