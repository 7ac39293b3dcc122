/**
 * Finds the Electron that belongs to this checkout, and fetches it where it is missing and can be had.
 * Callers: start.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Milliseconds that fetching Electron may take. */
const fetchLimit = 120_000;

/** The path of the Electron program, or undefined where it is not there and cannot be fetched. */
export function obtainElectron(): string | undefined {
  const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  const present = installedProgram(folder);
  if (present !== undefined) return present;
  process.stdout.write('Fetching Electron, once …\n');
  spawnSync(process.execPath, [join(folder, 'install.js')], { stdio: 'ignore', timeout: fetchLimit });
  return installedProgram(folder);
}

function installedProgram(folder: string): string | undefined {
  const note = join(folder, 'path.txt');
  if (!existsSync(note)) return undefined;
  const program = join(folder, 'dist', readFileSync(note, 'utf8').trim());
  return existsSync(program) ? program : undefined;
}
