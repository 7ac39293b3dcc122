/**
 * The scripted workshop of five rounds, done with mouse and keyboard: the window and the command line end with the same
 * state. Callers: the specs of both hosts.
 */
import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { readCommands, type NumberedCommand } from '#main/cli/command-lines.ts';
import type { JournalEntry } from '#shared/domain/journal/entry.ts';
import { CommandLine, type Inspected } from '../support/command-line.ts';
import type { JourneyTest } from '../support/journey-test.ts';
import type { Workbench } from '../support/workbench.ts';
import { WorkshopHand } from '../support/workshop-hand.ts';
import { workshopScript } from '../support/workshop-plan.ts';

export function workshopJourney(test: JourneyTest): void {
  test('five rounds over seventeen lines end with the same state as on the command line', async ({ open }) => {
    test.setTimeout(600_000);
    const commandLine = new CommandLine();
    try {
      await bothWays(await open(), commandLine);
    } finally {
      commandLine.dispose();
    }
  });
}

async function bothWays(workbench: Workbench, commandLine: CommandLine): Promise<void> {
  const script = readFileSync(workshopScript, 'utf8');
  const commands = readCommands(script, workshopScript);
  commandLine.run('sample', '--out', 'sample.parley');
  const sample = commandLine.inspect('sample.parley');
  hasFiveRoundsOverEveryLine(commands, sample);

  await byHand(workbench, commands, sample);
  const file = await workbench.exchange.exportPlan();
  commandLine.write('window.parley', file.bytes);
  const made = commandLine.read('window.parley');
  const entries = made.journal.slice(sample.journal.length);
  const bodies = commands.map(({ command }) => command.body);
  expect(entries.map((entry) => fieldOf(entry, 'kind'))).toEqual(bodies.map(({ kind }) => kind));

  commandLine.write('script.ndjson', withIdsOfWindow(script, commands, entries));
  commandLine.run('apply', 'sample.parley', '--commands', 'script.ndjson', '--out', 'command-line.parley');
  // Record by record first: that tells where two states part, their hashes tell only that they do.
  expect(made.records).toEqual(commandLine.read('command-line.parley').records);
  const { hash } = commandLine.inspect('command-line.parley').state;
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(commandLine.inspect('window.parley').state.hash).toBe(hash);
}

/** Every command of the script in the window, on the sample as a person opens it. */
async function byHand(
  workbench: Workbench,
  commands: readonly NumberedCommand[],
  { units, lines }: Inspected,
): Promise<void> {
  // The whole organisation in sight, and the panel beside it.
  await workbench.program.resize(1600, 1000);
  await workbench.openSample();
  await workbench.table.ready();
  const named = (nodes: Inspected['units']): Map<string, string> => new Map(nodes.map(({ id, name }) => [id, name]));
  const hand = await WorkshopHand.over(workbench, { units: named(units), lines: named(lines) });
  for (const command of commands) await hand.perform(command);
}

/** That the script is what the name of the test says. */
function hasFiveRoundsOverEveryLine(commands: readonly NumberedCommand[], { units }: Inspected): void {
  const bodies = commands.map(({ command }) => command.body);
  expect(bodies.filter(({ kind }) => kind === 'close-round')).toHaveLength(5);
  const parents = new Set(units.map(({ parent }) => parent));
  const people = units.filter(({ id }) => !parents.has(id)).map(({ id }) => id);
  expect(people).toHaveLength(17);
  const moved = new Set(bodies.map((body) => ('unit' in body ? body.unit : null)));
  expect(people.filter((id) => !moved.has(id))).toEqual([]);
}

/** The script with the ids that the window gives by itself, those of packages, in place of its own. */
function withIdsOfWindow(
  script: string,
  commands: readonly NumberedCommand[],
  entries: readonly JournalEntry[],
): string {
  return commands.reduce((text, { command: { body } }, place) => {
    const given = fieldOf(entries[place], 'package');
    return body.kind === 'offer-package' && given !== undefined ? text.replaceAll(body.package, given) : text;
  }, script);
}

/** A text among the fields of what an entry was asked for. */
function fieldOf(entry: JournalEntry | undefined, field: string): string | undefined {
  const { command } = entry ?? {};
  const value = typeof command === 'object' && command !== null && field in command ? Object.entries(command) : [];
  const [, found] = value.find(([name]) => name === field) ?? [];
  return typeof found === 'string' ? found : undefined;
}
