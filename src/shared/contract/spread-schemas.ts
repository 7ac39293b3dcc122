/** The schema of the command `spread`: its methods and what they follow. Callers: commands. */
import { z } from './schema-library.ts';
import { factKinds, layers, sides } from '../domain/plan/entities.ts';
import { grounds, idText, measure, periods, unit, value, whole } from './command-fields.ts';

const along = z
  .enum(['units', 'months'])
  .describe('what it runs over; the rows below the unit when absent')
  .exactOptional();
const rate = whole.min(-1_000_000).max(100_000_000).describe('parts per million: 50000 is 5 %');
const year = whole.min(1900).max(2200);
const amount = value.min(0);
const reference = z.strictObject({
  source: z.enum([...factKinds, ...layers]),
  year: year.describe('year of history; last year when absent').exactOptional(),
  measure: measure.exactOptional(),
  line: idText.describe('a part of the offering').exactOptional(),
  unit: idText.describe('another unit, whose months are followed').exactOptional(),
});
const profile = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('years'),
    years: z.array(year).min(1).max(20).readonly(),
    unit: idText.exactOptional(),
    shrink: z.boolean().exactOptional(),
  }),
  z.strictObject({ kind: z.literal('weeks') }),
  z.strictObject({ kind: z.literal('flat') }),
  z.strictObject({ kind: z.literal('typed'), weights: z.array(whole.min(0).max(1_000_000_000)).length(12).readonly() }),
]);
const shape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['proportional', 'equal', 'equalIncrement', 'repeat']), value, along }),
  z.strictObject({ kind: z.literal('like'), value, along, reference }),
  z.strictObject({ kind: z.literal('likePercent'), reference, rate }),
  z.strictObject({ kind: z.literal('percentChange'), rate }),
  z.strictObject({ kind: z.literal('growth'), start: amount, rate }),
  z.strictObject({ kind: z.literal('straightLine'), start: amount, end: amount }),
  z.strictObject({ kind: z.literal('seasonality'), profile, value: value.exactOptional() }),
  z.strictObject({ kind: z.literal('clear') }),
]);

export const spreadCommand = z
  .strictObject({
    kind: z.literal('spread'),
    side: z.enum(sides).describe('whose number it is'),
    unit,
    measure,
    periods,
    method: shape.describe(
      'proportional, equal, equalIncrement, repeat (value, along); like (value, along, reference); likePercent (reference, rate); percentChange (rate); growth (start, rate); straightLine (start, end); seasonality (profile, value); clear',
    ),
    target: z.enum(['all', 'populated']).describe('populated: only rows in which something stands').exactOptional(),
    mode: z.enum(['replace', 'add']).describe('in place of what stands, or on top of it').exactOptional(),
    ...grounds,
  })
  .describe('Spreads by a method over the rows below a unit or over its months; one move of the side.');
