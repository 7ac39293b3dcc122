/**
 * The schema of every command: the gate through which the window, the command line and scripts must pass.
 *
 * The descriptions here become `docs/commands.md`, so that the documentation cannot drift. The compiler holds schema and
 * domain type equal. Callers: store service, command line, documentation generator.
 */
import { z } from './schema-library.ts';
import type { CommandBody } from '../domain/bargain/command.ts';
import { nameText, plainText, whole } from './command-fields.ts';
import { moveCommands } from './move-commands.ts';
import { planCommands } from './plan-commands.ts';
import { workshopCommands } from './workshop-commands.ts';

const stepCommand = z.discriminatedUnion('kind', [...planCommands, ...moveCommands, ...workshopCommands]);

/** Everything that can be asked of a plan. */
export const commandBodySchema = z.discriminatedUnion('kind', [
  ...planCommands,
  ...moveCommands,
  ...workshopCommands,
  z
    .strictObject({
      kind: z.literal('together'),
      label: plainText(200),
      commands: z.array(stepCommand).min(1).max(20_000).readonly(),
    })
    .describe('Several commands as one step: all or none, one entry to undo.'),
  z
    .strictObject({
      kind: z.literal('undo'),
      entry: whole.min(1).describe('journal entry to take back').exactOptional(),
    })
    .describe('Takes back an entry; without one, the last that still stands.'),
  z
    .strictObject({
      kind: z.literal('redo'),
      entry: whole.min(1).describe('journal entry to bring back').exactOptional(),
    })
    .describe('Brings back an entry that was undone; without one, the last undone.'),
]);

/** A command with its own id and its author. */
export const commandSchema = z.strictObject({ id: z.uuid(), actor: nameText, body: commandBodySchema });

// Both directions: what the schema lets through is a command, and every command passes the schema.
type Assert<Condition extends true> = Condition;
type Extends<Left, Right> = [Left] extends [Right] ? true : false;
export type SchemaIsDomain = Assert<Extends<z.infer<typeof commandBodySchema>, CommandBody>>;
export type DomainIsSchema = Assert<Extends<CommandBody, z.infer<typeof commandBodySchema>>>;
