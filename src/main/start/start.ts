/**
 * `npm start`: opens Parley as well as this computer can.
 *
 * In Electron's window where there is a display and Electron can be had; otherwise, after one sentence that says why, the
 * same window is served to an ordinary browser. The build must be there already. Arguments are passed on.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { obtainElectron } from './electron-program.ts';
import { desktopObstacle } from './obstacle.ts';

const root = join(import.meta.dirname, '../../..');

const obstacle = desktopObstacle({
  platform: process.platform,
  environment: process.env,
  userId: process.getuid?.(),
});
const electron = obstacle === undefined ? obtainElectron() : undefined;

if (electron === undefined) {
  const reason = obstacle ?? 'Electron is not installed and could not be fetched';
  process.stdout.write(`${reason}, so Parley is served to a browser on this computer instead.\n`);
  serveToBrowser();
} else {
  openWindow(electron);
}

function openWindow(program: string): void {
  const window = spawn(program, [root, ...process.argv.slice(2)], { stdio: 'inherit' });
  window.once('error', () => {
    process.stdout.write('Electron could not be started, so Parley is served to a browser on this computer instead.\n');
    serveToBrowser();
  });
  window.once('exit', (code) => (process.exitCode = code ?? 1));
}

function serveToBrowser(): void {
  const entry = join(root, 'src/main/host/loopback-entry.ts');
  const server = spawn(process.execPath, [entry, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal));
  server.once('exit', (code) => (process.exitCode = code ?? 1));
}
