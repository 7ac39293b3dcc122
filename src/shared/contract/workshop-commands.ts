/**
 * The schemas of the commands on the workshop's agenda and parking lot. Callers: the command union.
 */
import { z } from './schema-library.ts';
import { workshopItemStates, workshopLists } from '../domain/plan/entities.ts';
import { mostMinutes } from '../domain/workshop/command.ts';
import { idText, nameText, whole } from './command-fields.ts';

export const workshopCommands = [
  z
    .strictObject({
      kind: z.literal('set-workshop-item'),
      item: idText.describe('id of the point, new or existing'),
      list: z.enum(workshopLists),
      text: nameText.describe('what it is about, as the room reads it'),
      minutes: whole.min(1).max(mostMinutes).nullable().describe('how long the room means to take; null: not said'),
      unit: idText.nullable().describe('id of the unit it is about; null: none in particular'),
      state: z.enum(workshopItemStates),
      order: whole
        .min(0)
        .max(1_000_000)
        .describe('place in its list; the end of the list, or where it was, when absent')
        .exactOptional(),
    })
    .describe('Sets a point of the workshop’s agenda or parking lot, new or existing.'),
  z
    .strictObject({ kind: z.literal('remove-workshop-item'), item: idText })
    .describe('Removes a point of the agenda or the parking lot.'),
] as const;
