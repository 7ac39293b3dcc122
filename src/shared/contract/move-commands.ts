/** The schemas of the moves of the negotiation and of what belongs to it: rounds, conditions, packages. Callers: commands. */
import { z } from './schema-library.ts';
import { openingMethods } from '../domain/bargain/command.ts';
import { sides } from '../domain/plan/entities.ts';
import { spreadCommand } from './spread-schemas.ts';
import {
  conditions,
  grounds,
  idText,
  measure,
  nameText,
  numberFields,
  rate,
  reason,
  reasonText,
  unit,
  value,
  whole,
} from './command-fields.ts';

export const moveCommands = [
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
      ...grounds,
    })
    .describe('One side takes the other side’s standing number as its own; the other’s conditions become promises.'),
  z
    .strictObject({ kind: z.literal('condition'), side: z.enum(sides), unit, measure, conditions, ...grounds })
    .describe('A side adds conditions to the number it has standing.'),
  z
    .strictObject({
      kind: z.literal('reject'),
      side: z.enum(sides).describe('who rejects the other side’s number'),
      unit,
      measure,
      ...grounds,
      reason: reasonText.min(1).describe('why; the other side has to answer it'),
    })
    .describe('One side stays with its own standing number; the other moves next.'),
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
      conditions: z
        .array(idText)
        .max(1000)
        .readonly()
        .describe('ids of the stated conditions that are promised; those of the side whose number it is when absent')
        .exactOptional(),
      ...grounds,
    })
    .describe('Locks the agreed number of a line; spreading and moves leave it alone until it is reopened.'),
  z
    .strictObject({ kind: z.literal('sign'), side: z.enum(sides), unit, measure, ...grounds })
    .describe('One side signs the settlement of a line.'),
  z
    .strictObject({
      kind: z.literal('hold'),
      unit,
      measure,
      ...grounds,
      holdKind: z.enum(['personal', 'team', 'governed']).exactOptional(),
      untilRound: whole.min(1).max(10_000).describe('the last round in which it holds').exactOptional(),
    })
    .describe('Holds the offer of a line: spreading may not touch it.'),
  z.strictObject({ kind: z.literal('release'), unit, measure, ...grounds }).describe('Releases a hold.'),
  z
    .strictObject({
      kind: z.literal('escalate'),
      side: z.enum(sides).describe('who sends the line up'),
      unit,
      measure,
      to: idText.describe('a unit above; the parent when absent').exactOptional(),
      ...grounds,
    })
    .describe('Sends the lines on which the sides differ to the owner of a unit above, who decides.'),
  z
    .strictObject({
      kind: z.literal('reopen'),
      unit,
      measure,
      ...grounds,
      reason: reasonText.describe('why; it stays in the record for ever'),
    })
    .describe('Reopens a settled line.'),
  spreadCommand,
  z
    .strictObject({
      kind: z.literal('open-offers'),
      unit,
      measure,
      growth: whole.describe('parts per million over last year’s actual: 80000 is +8 %'),
      reason,
      method: z
        .enum(openingMethods)
        .describe('how the total is shared among the leaves; like last year when absent')
        .exactOptional(),
      reach: rate.describe('headroom: share of the potential held reachable, parts per million').exactOptional(),
      blend: z
        .strictObject({ history: rate, potential: rate, even: rate })
        .describe('blend: parts per million that sum to 1000000')
        .exactOptional(),
      damping: rate.describe('trend: how much of the last growth goes on, parts per million').exactOptional(),
    })
    .describe('Opens the offers below a unit by growth over last year, shared by a method.'),
  z.strictObject({ kind: z.literal('open-round') }).describe('Starts the next numbered round.'),
  z
    .strictObject({ kind: z.literal('close-round') })
    .describe(
      'Ends the round: numbers stand still until the next. After the last one, open lines go to the owners above.',
    ),
  z
    .strictObject({
      kind: z.literal('mark-condition'),
      condition: idText,
      state: z.enum(['met', 'broken', 'withdrawn']),
      reason,
    })
    .describe('Says that a promise was met or broken, or withdraws what was only stated.'),
  z
    .strictObject({
      kind: z.literal('offer-package'),
      package: idText.describe('id of the new package'),
      side: z.enum(sides),
      name: nameText,
      lines: z
        .array(z.strictObject({ unit, measure, line: idText.nullable(), value }))
        .min(1)
        .max(200)
        .readonly()
        .describe('the year of each line, or of a part of the offering there; none may contain another'),
      conditions: conditions.exactOptional(),
      reason,
    })
    .describe('Lays several numbers on the table that are agreed together or not at all. Changes no number yet.'),
  z
    .strictObject({
      kind: z.literal('answer-package'),
      package: idText,
      answer: z.enum(['accept', 'reject', 'withdraw']).describe('withdraw: by the side that offered it'),
      reason,
    })
    .describe('Accepts a package whole, rejects it with a reason, or takes it back.'),
] as const;
