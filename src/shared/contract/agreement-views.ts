/** What is agreed or on the table besides the numbers, as the window sees it. Callers: views, replica, panels. */
import { z } from './schema-library.ts';
import { conditionKinds, conditionStates, packageStates } from '../domain/plan/agreement-records.ts';
import { measureIds, sides } from '../domain/plan/entities.ts';

const whole = z.int();
const text = z.string();

/** What is agreed, or on the table, besides the numbers; and the plan's reasons. Oldest first. */
export const agreementsSchema = z.object({
  conditions: z.array(
    z.object({
      id: text,
      move: text,
      side: z.enum(sides),
      unit: text,
      measure: z.enum(measureIds),
      kind: z.enum(conditionKinds),
      amount: whole.nullable(),
      date: text.nullable(),
      text,
      about: text.nullable(),
      state: z.enum(conditionStates),
      package: text.nullable(),
    }),
  ),
  packages: z.array(
    z.object({
      id: text,
      side: z.enum(sides),
      name: text,
      lines: z
        .array(z.object({ unit: text, measure: z.enum(measureIds), line: text.nullable(), value: whole }))
        .readonly(),
      state: z.enum(packageStates),
      round: whole,
      reason: text,
    }),
  ),
  reasonCodes: z.array(z.object({ id: text, name: text, order: whole })),
});
export type Agreements = z.infer<typeof agreementsSchema>;

/** What a step did to them: those that came or changed as they stand now, and the ids of those that went. */
export const agreementsChangeSchema = z.object({
  now: agreementsSchema,
  gone: z.object({ conditions: z.array(text), packages: z.array(text), reasonCodes: z.array(text) }),
});
export type AgreementsChange = z.infer<typeof agreementsChangeSchema>;
