/** The schemas of commands that build the plan: header, trees, targets, reason codes, history. Callers: commands. */
import { z } from './schema-library.ts';
import { directions, factKinds, metricIds, weekPatterns, workingBases } from '../domain/plan/entities.ts';
import {
  anchors,
  idText,
  measure,
  nameText,
  nodeInput,
  plainText,
  potentialInput,
  reason,
  whole,
} from './command-fields.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

export const planCommands = [
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
      maximumRounds: whole
        .min(1)
        .max(99)
        .nullable()
        .describe('closing the last round sends what is open to the owners above; null for no limit')
        .exactOptional(),
    })
    .describe('Changes the plan’s name, what its open lines count with, its week pattern, or how many rounds it has.'),
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
      owner: nameText.nullable().describe('who answers for the unit; null for nobody').exactOptional(),
    })
    .describe('Renames a unit, moves it below another, or says who answers for it.'),
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
      kind: z.literal('set-potential'),
      measure,
      potentials: z
        .array(potentialInput)
        .min(1)
        .max(200_000)
        .readonly()
        .describe('quanta or pieces by unit; null takes a potential away'),
    })
    .describe('Says what units could reach at best in a measure.'),
  z
    .strictObject({
      kind: z.literal('set-bound'),
      unit: idText.describe('id of a unit: a leaf or any total above'),
      measure,
      minimum: whole.min(0).nullable().describe('the lowest year of the row; null for none'),
      maximum: whole.min(0).nullable().describe('the highest year of the row; null for none'),
      reason,
    })
    .describe('Bounds the year of a row, offers and asks alike: spreads keep it, numbers outside are refused.'),
  z
    .strictObject({
      kind: z.literal('cut-packet'),
      packet: idText.describe('id of the packet'),
      unit: idText.describe('the unit whose subtree the packet is'),
      sequence: whole.min(1).describe('the journal entry it was cut behind'),
      head: hash.describe('hash of that entry'),
      seal: hash.describe('hash of the packet’s own first entry'),
    })
    .describe('Notes that a packet was cut. Made by the packet itself, not by hand: use parley packet.'),
  z
    .strictObject({ kind: z.literal('set-reason-code'), code: idText, name: nameText })
    .describe('Sets a reason that many moves share, new or existing.'),
  z
    .strictObject({ kind: z.literal('remove-reason-code'), code: idText })
    .describe('Removes a reason code that no move carries.'),
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
