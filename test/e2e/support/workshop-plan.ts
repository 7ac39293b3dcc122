/**
 * A plan in the middle of its workshop, as a file: the sample, and the first commands of the scripted workshop carried out
 * by the command line. Callers: journeys that need a plan on which much has happened.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandLine } from './command-line.ts';
import type { GivenFile } from './workbench.ts';

/** The commands of the workshop, one a line. Callers also: the journey that does them all by hand. */
export const workshopScript = join(import.meta.dirname, '../../fixtures/workshop/five-rounds.ndjson');

/** The plan after so many lines of the script. */
export function planAfter(lines: number): GivenFile {
  return CommandLine.using((commandLine) => {
    const commands = readFileSync(workshopScript, 'utf8').split('\n').slice(0, lines);
    commandLine.write('commands.ndjson', commands.join('\n'));
    commandLine.run('sample', '--out', 'sample.parley');
    commandLine.run('apply', 'sample.parley', '--commands', 'commands.ndjson', '--out', 'workshop.parley');
    return { name: 'workshop.parley', bytes: commandLine.bytesOf('workshop.parley') };
  });
}
