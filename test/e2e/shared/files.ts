/** Files that several journeys give to the window or judge. Callers: journeys. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const program = join(import.meta.dirname, '../../../src/main/cli/index.ts');

/** Four people in two regions. */
export const smallUnits = [
  'id,parent,name',
  'all,,Everybody',
  'north,all,North',
  'south,all,South',
  'ana,north,Ana',
  'ben,north,Ben',
  'eva,south,Eva',
  'kim,south,Kim',
].join('\n');

/** History of the four, with a number that is none and a person nobody knows. */
export const smallHistory = [
  'month;person;sales;remark',
  '2026-01;Ana;1.234,56;',
  '2026-02;Ben;10.000,00;',
  '2026-03;Eva;many;not counted yet',
  '2026-04;Kim;(34,56);returned',
  '2026-05;Zoe;500,00;new in June',
].join('\r\n');

/** The exit code of `parley verify` for a file's bytes: 0 when it is exactly as Parley wrote it. */
export function verifyExitCode(bytes: Buffer): number | null {
  const folder = mkdtempSync(join(tmpdir(), 'parley-verify-'));
  try {
    writeFileSync(join(folder, 'plan.parley'), bytes);
    return spawnSync(process.execPath, [program, 'verify', 'plan.parley'], { cwd: folder }).status;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
