/** The schema of the minutes: the facts of `domain/minutes`, as they come to the window. Callers: store service. */
import { z } from './schema-library.ts';
import { measureIds, metricIds, moveKinds, sides, workshopItemStates, workshopLists } from '../domain/plan/entities.ts';
import { conditionKinds, conditionStates, packageStates } from '../domain/plan/agreement-records.ts';
import { decisionKinds, packageAnswers, togetherKinds, type Minutes } from '../domain/minutes/facts.ts';
import { lights } from './views.ts';

const whole = z.int();
const text = z.string();
const amount = whole.nullable();
const measure = z.enum(measureIds);
const side = z.enum(sides);
const act = z.object({ actor: text, at: text }).nullable();

const move = z.object({
  id: text,
  at: text,
  kind: z.enum(moveKinds),
  side,
  actor: text,
  round: whole,
  value: amount,
  part: text.nullable(),
  months: z.object({ first: whole, last: whole }).nullable(),
  reason: text,
  reasonName: text.nullable(),
  evidence: text.nullable(),
  withheld: z.boolean(),
});

const line = z.object({
  id: text,
  unit: text,
  path: z.array(text).readonly(),
  measure,
  leaf: z.boolean(),
  status: z.enum(['settled', 'accepted', 'open']),
  offer: amount,
  ask: amount,
  agreed: amount,
  opening: z.object({ offer: whole, ask: whole, round: whole }).nullable(),
  moved: z.object({ company: whole, unit: whole }).nullable(),
  settled: act,
  settledWith: text.nullable(),
  signed: z.object({ company: act, unit: act }),
  escalated: z.boolean(),
  moves: z.array(move).readonly(),
});

export const minutesSchema = z.object({
  viewer: text.nullable(),
  plan: text,
  year: whole,
  currency: text,
  scale: whole,
  round: whole,
  maximumRounds: amount,
  began: text.nullable(),
  ended: text.nullable(),
  people: z.array(text).readonly(),
  totals: z
    .array(z.object({ measure, offer: amount, ask: amount, gap: amount, leaves: whole, settled: whole }))
    .readonly(),
  lines: z.array(line).readonly(),
  fromAbove: z.array(move.extend({ measure })).readonly(),
  conditions: z
    .array(
      z.object({
        id: text,
        side,
        unit: text,
        measure,
        kind: z.enum(conditionKinds),
        amount,
        date: text.nullable(),
        text,
        about: text.nullable(),
        state: z.enum(conditionStates),
      }),
    )
    .readonly(),
  packages: z
    .array(
      z.object({
        id: text,
        side,
        name: text,
        state: z.enum(packageStates),
        round: whole,
        answered: act,
        reason: text,
        lines: z.array(z.object({ unit: text, measure, value: whole })).readonly(),
        whole: z.boolean(),
      }),
    )
    .readonly(),
  points: z
    .array(
      z.object({
        id: text,
        list: z.enum(workshopLists),
        text,
        minutes: amount,
        unit: text.nullable(),
        state: z.enum(workshopItemStates),
      }),
    )
    .readonly(),
  targets: z
    .array(
      z.object({
        id: text,
        name: text,
        metric: z.enum(metricIds),
        goal: whole,
        value: amount,
        light: z.enum(lights),
      }),
    )
    .readonly(),
  decisions: z
    .array(
      z.object({
        sequence: whole,
        at: text,
        actor: text,
        kind: z.enum(decisionKinds),
        unit: text.nullable(),
        label: text,
      }),
    )
    .readonly(),
  together: z
    .array(
      z.object({
        sequence: whole,
        at: text,
        actor: text,
        label: text,
        parts: z
          .array(
            z.object({
              kind: z.enum(togetherKinds),
              unit: text.nullable(),
              measure: measure.nullable(),
              value: amount,
              answer: z.enum(packageAnswers).nullable(),
              label: text,
            }),
          )
          .readonly(),
        whole: z.boolean(),
      }),
    )
    .readonly(),
});

// Both directions: the facts pass the schema, and what the schema lets through are the facts.
type Assert<Condition extends true> = Condition;
type Extends<Left, Right> = [Left] extends [Right] ? true : false;
export type SchemaIsMinutes = Assert<Extends<z.infer<typeof minutesSchema>, Minutes>>;
export type MinutesAreSchema = Assert<Extends<Minutes, z.infer<typeof minutesSchema>>>;
