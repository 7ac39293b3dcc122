/**
 * A plan in the middle of its workshop, as a file: the sample, and the first commands of the scripted workshop carried out
 * by the command line. Callers: journeys that need a plan on which much has happened.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GivenFile } from './workbench.ts';

const program = join(import.meta.dirname, '../../../src/main/cli/index.ts');
const script = join(import.meta.dirname, '../../fixtures/workshop/five-rounds.ndjson');

/** The plan after so many lines of the script. */
export function planAfter(lines: number): GivenFile {
  const folder = mkdtempSync(join(tmpdir(), 'parley-workshop-'));
  const parley = (...words: readonly string[]): void => {
    const { status, stderr } = spawnSync(process.execPath, [program, ...words], { cwd: folder, encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
  };
  try {
    const commands = readFileSync(script, 'utf8').split('\n').slice(0, lines).join('\n');
    writeFileSync(join(folder, 'commands.ndjson'), commands);
    parley('sample', '--out', 'sample.parley');
    parley('apply', 'sample.parley', '--commands', 'commands.ndjson', '--out', 'workshop.parley');
    return { name: 'workshop.parley', bytes: readFileSync(join(folder, 'workshop.parley')) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
