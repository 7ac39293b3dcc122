/**
 * The schema of every command: the gate through which the window, the command line and scripts must pass.
 *
 * The descriptions here become `docs/commands.md`, so that the documentation cannot drift. The compiler holds schema and
 * domain type equal. Callers: store service, command line, documentation generator.
 */
import { z } from './schema-library.ts';
import type { CommandBody } from '../domain/bargain/command.ts';
import { spreadMethods } from '../domain/bargain/command.ts';
import {
  directions,
  factKinds,
  measureIds,
  metricIds,
  sides,
  weekPatterns,
  workingBases,
} from '../domain/plan/entities.ts';

const whole = z.int().describe('integer');
/** Ids appear in files and on screens: no control, direction-override or invisible characters, no surrounding blanks. */
const hidden = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;
export const plainText = (longest: number): z.ZodString =>
  z
    .string()
    .max(longest)
    .refine((text) => !hidden.test(text), 'contains invisible or control characters')
    .refine((text) => text.normalize('NFC') === text, 'is not in the composed form (NFC)')
    .refine((text) => text.isWellFormed(), 'contains half of a character');
export const idText = plainText(100)
  .min(1)
  .refine((text) => text.trim() === text, 'starts or ends with a blank');
export const nameText = plainText(200).min(1);
const reasonText = plainText(1000);

const measure = z.enum(measureIds).describe('what is counted');
const unit = idText.describe('id of a unit: a leaf or any total above');
const reason = reasonText.describe('why, kept for ever').exactOptional();
const value = whole.describe(
  'the number meant: quanta (hundredths for a scale of 2) for revenue and cost, pieces for units',
);
const periods = z
  .strictObject({ first: whole.min(1).max(12), last: whole.min(1).max(12) })
  .refine(({ first, last }) => first <= last, 'first lies after last')
  .describe('months of the fiscal year, 1…12; the whole year when absent')
  .exactOptional();
const method = z
  .enum(spreadMethods)
  .describe('what the spread is proportional to; last year when absent')
  .exactOptional();
const numberFields = { unit, measure, value, periods, method, reason };
const nodeInput = z.strictObject({ id: idText, parent: idText.nullable(), name: nameText });
const anchors = z.strictObject({ worst: whole, red: whole, green: whole, best: whole });

const planCommands = [
  z
    .strictObject({
      kind: z.literal('create-plan'),
      plan: idText.describe('id of the new plan'),
      name: nameText,
      year: whole.min(1900).max(2200).describe('the fiscal year to negotiate'),
      currency: z
        .string()
        .regex(/^[A-Z]{3}$/)
        .describe('ISO 4217 code'),
      scale: whole.min(0).max(4).describe('decimals of the currency'),
      startMonth: whole.min(1).max(12).describe('calendar month in which the fiscal year starts'),
      weekPattern: z.enum(weekPatterns),
    })
    .describe('Creates the plan. The first entry of every journal; it cannot be undone.'),
  z
    .strictObject({
      kind: z.literal('change-plan'),
      name: nameText.exactOptional(),
      workingBasis: z.enum(workingBases).describe('what open lines count with').exactOptional(),
      weekPattern: z.enum(weekPatterns).exactOptional(),
    })
    .describe('Changes the plan’s name, what its open lines count with, or its week pattern.'),
  z
    .strictObject({ kind: z.literal('add-units'), units: z.array(nodeInput).min(1).max(200_000).readonly() })
    .describe('Adds units to the organisation; parents may come in the same list.'),
  z
    .strictObject({ kind: z.literal('add-lines'), lines: z.array(nodeInput).min(1).max(50_000).readonly() })
    .describe('Adds lines to the offering; parents may come in the same list.'),
  z
    .strictObject({
      kind: z.literal('change-unit'),
      unit: idText,
      name: nameText.exactOptional(),
      parent: idText.exactOptional(),
    })
    .describe('Renames a unit or moves it below another.'),
  z
    .strictObject({
      kind: z.literal('change-line'),
      line: idText,
      name: nameText.exactOptional(),
      parent: idText.exactOptional(),
    })
    .describe('Renames a line or moves it below another.'),
  z
    .strictObject({ kind: z.literal('remove-unit'), unit: idText })
    .describe('Removes a unit that has neither children nor numbers.'),
  z
    .strictObject({ kind: z.literal('remove-line'), line: idText })
    .describe('Removes a line that has neither children nor numbers.'),
  z
    .strictObject({
      kind: z.literal('set-target'),
      target: idText,
      name: nameText,
      unit: idText,
      metric: z.enum(metricIds),
      goal: whole.describe('quanta or pieces; parts per million for marginRate and growth'),
      direction: z.enum(directions),
      anchors: anchors.describe('worst, red, green, best in the unit of the goal; they fall for direction lower'),
    })
    .describe('Sets a corporate target, new or existing.'),
  z.strictObject({ kind: z.literal('remove-target'), target: idText }).describe('Removes a corporate target.'),
  z
    .strictObject({
      kind: z.literal('import-facts'),
      digest: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .describe('SHA-256 of the batch, which must already lie beside the plan'),
      mode: z.enum(['overlay', 'replace']),
      factKind: z.enum(factKinds),
      years: z.array(whole.min(1900).max(2200)).min(1).max(50).readonly(),
      measures: z.array(measure).min(1).max(3).readonly(),
      rows: whole.min(1),
      source: plainText(200).describe('name of the file'),
    })
    .describe('Takes a batch of history into the plan. Made by the importer, not by hand: use import-history.'),
] as const;

const moveCommands = [
  z
    .strictObject({ kind: z.literal('propose'), ...numberFields })
    .describe('The company offers a number; the leaves follow.'),
  z
    .strictObject({ kind: z.literal('ask'), ...numberFields })
    .describe('The unit asks for a number; the leaves follow.'),
  z
    .strictObject({ kind: z.literal('counter'), side: z.enum(sides).describe('who counters'), ...numberFields })
    .describe('One side answers the other’s number with a number of its own.'),
  z
    .strictObject({
      kind: z.literal('accept'),
      side: z.enum(sides).describe('who accepts the other side’s number'),
      unit,
      measure,
      reason,
    })
    .describe('One side takes the other side’s standing number as its own.'),
  z
    .strictObject({
      kind: z.literal('settle'),
      unit,
      measure,
      value: value
        .describe(
          'the agreed number; when absent the standing number both sides share, or the offer where nothing was asked',
        )
        .exactOptional(),
      reason,
    })
    .describe('Locks the agreed number of a line; spreading and moves leave it alone until it is reopened.'),
  z
    .strictObject({
      kind: z.literal('hold'),
      unit,
      measure,
      reason,
      holdKind: z.enum(['personal', 'team', 'governed']).exactOptional(),
    })
    .describe('Holds the offer of a line: spreading may not touch it.'),
  z.strictObject({ kind: z.literal('release'), unit, measure, reason }).describe('Releases a hold.'),
  z
    .strictObject({
      kind: z.literal('reopen'),
      unit,
      measure,
      reason: reasonText.describe('why; it stays in the record for ever'),
    })
    .describe('Reopens a settled line.'),
  z
    .strictObject({
      kind: z.literal('open-offers'),
      unit,
      measure,
      growth: whole.describe('parts per million over last year’s actual: 80000 is +8 %'),
      reason,
    })
    .describe('Opens the offers below a unit by growth over last year.'),
  z.strictObject({ kind: z.literal('open-round') }).describe('Starts the next numbered round.'),
] as const;

const stepCommand = z.discriminatedUnion('kind', [...planCommands, ...moveCommands]);

/** Everything that can be asked of a plan. */
export const commandBodySchema = z.discriminatedUnion('kind', [
  ...planCommands,
  ...moveCommands,
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
