/**
 * What the store shows of a plan's past: the steps of a replay, the plan after any of them, every value a number had.
 *
 * Numbers travel as in `views.ts`. Callers: store service, window model.
 */
import { z } from './schema-library.ts';
import { measureIds, moveKinds, sides } from '../domain/plan/entities.ts';
import { planViewSchema, rowBlockSchema, stepSchema, targetImpactSchema } from './views.ts';
import { agreementsSchema } from './agreement-views.ts';

const whole = z.int();
const text = z.string();
const int32 = z.instanceof(Int32Array);

/** The way a replay can go. */
export const replaySchema = z.object({
  revision: whole.describe('the last step'),
  moves: int32.describe('the steps in which somebody bargained, rounds included; the others prepare the plan'),
  rounds: int32.describe('the steps that opened a round and still stand'),
});
export type Replay = z.infer<typeof replaySchema>;

/** The plan as it stood after a step. */
export const pastSchema = z.object({
  revision: whole,
  step: stepSchema.describe('the step itself'),
  view: planViewSchema
    .nullable()
    .describe(
      'the whole plan as it stood, when the caller holds no step near enough; its rows are in the measure asked for',
    ),
  rows: z.array(rowBlockSchema).describe('without a view: the rows that differ from those the caller holds'),
  before: rowBlockSchema.nullable().describe('the rows that the step moved, as they were before it'),
  impact: z.array(targetImpactSchema).describe('`before` is the reading before the step'),
  agreements: agreementsSchema,
});
export type Past = z.infer<typeof pastSchema>;

/** A value that a number had from a step on. */
export const numberValueSchema = z.object({
  value: whole.nullable().describe('from this step on; null: no number, which is not zero'),
  step: stepSchema,
  move: z
    .object({
      kind: z.enum(moveKinds),
      side: z.enum(sides),
      unit: text.describe('where it was made: the unit itself, a total above it or a part of it'),
      measure: z.enum(measureIds),
      value: whole.nullable(),
      round: whole,
      reason: text,
      reasonCode: text.exactOptional(),
    })
    .nullable()
    .describe('the move that wrote it; null for a step without one, and for undo and redo'),
});
export type NumberValue = z.infer<typeof numberValueSchema>;

export const numberHistorySchema = z.object({
  values: z.array(numberValueSchema).describe('newest first'),
  next: whole.nullable().describe('`before` of the next page; null when the beginning of the plan was reached'),
});
export type NumberHistory = z.infer<typeof numberHistorySchema>;
