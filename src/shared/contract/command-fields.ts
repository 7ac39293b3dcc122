/**
 * The fields that commands share, as schemas: ids, names, numbers, reasons. Callers: the families of commands beside.
 */
import { z } from './schema-library.ts';
import { spreadMethods } from '../domain/bargain/command.ts';
import { measureIds } from '../domain/plan/entities.ts';
import { conditionKinds } from '../domain/plan/agreement-records.ts';

export const whole = z.int().describe('integer');
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
export const reasonText = plainText(1000);

export const measure = z.enum(measureIds).describe('what is counted');
export const unit = idText.describe('id of a unit: a leaf or any total above');
export const reason = reasonText.describe('why, kept for ever').exactOptional();

/** Why a move is made and who may read it. */
export const grounds = {
  reason,
  reasonCode: idText.describe('id of one of the plan’s reason codes').exactOptional(),
  evidence: reasonText.describe('a link or the name of a document').exactOptional(),
  visibleTo: idText.describe('unit: reason and evidence are for it and the units above it only').exactOptional(),
};
export const value = whole.describe(
  'the number meant: quanta (hundredths for a scale of 2) for revenue and cost, pieces for units',
);
export const periods = z
  .strictObject({ first: whole.min(1).max(12), last: whole.min(1).max(12) })
  .refine(({ first, last }) => first <= last, 'first lies after last')
  .describe('months of the fiscal year, 1…12; the whole year when absent')
  .exactOptional();
const method = z
  .enum(spreadMethods)
  .describe('what the spread is proportional to; last year when absent')
  .exactOptional();
const day = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
  .describe('a day: 2014-05-31');
const condition = z.strictObject({
  kind: z.enum(conditionKinds),
  amount: whole.describe('persons for headcount, quanta for budget and priceFloor').exactOptional(),
  date: day.exactOptional(),
  text: reasonText,
  about: idText.describe('the unit that has to do it, when it is another').exactOptional(),
});
export const conditions = z.array(condition).min(1).max(50).readonly();
export const numberFields = {
  unit,
  measure,
  value,
  periods,
  line: idText.describe('id of a part of the offering: only its numbers follow').exactOptional(),
  method,
  ...grounds,
  conditions: conditions.describe('what the side wants for its number').exactOptional(),
};
export const nodeInput = z.strictObject({ id: idText, parent: idText.nullable(), name: nameText });
export const anchors = z.strictObject({ worst: whole, red: whole, green: whole, best: whole });
/** A part of a whole in parts per million. */
export const rate = whole.min(0).max(1_000_000);
export const potentialInput = z.strictObject({ unit: idText, value: whole.min(0).nullable() });
