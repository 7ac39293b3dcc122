/**
 * What the store shows of a plan: snapshots, rows, impact, history. Plain data with schemas, so that both ends check it.
 *
 * Numbers travel as columns; NaN in a column means that there is no number, which is not zero. Amounts are integers of
 * the measure's unit (quanta, pieces), ratios parts per million. Callers: store service, window model.
 */
import { agreementsChangeSchema, agreementsSchema } from './agreement-views.ts';
import { z } from './schema-library.ts';
import {
  directions,
  factKinds,
  holdKinds,
  measureIds,
  metricIds,
  moveKinds,
  sides,
  weekPatterns,
  workingBases,
  workshopItemStates,
  workshopLists,
} from '../domain/plan/entities.ts';

const whole = z.int();
const text = z.string();
const float64 = z.instanceof(Float64Array);
const int32 = z.instanceof(Int32Array);

export const headerSchema = z.object({
  id: text,
  name: text,
  year: whole,
  startMonth: whole,
  weekPattern: z.enum(weekPatterns),
  currency: text,
  scale: whole,
  workingBasis: z.enum(workingBases),
  round: whole,
  maximumRounds: whole.exactOptional(),
  roundClosed: z.literal(true).exactOptional(),
  packet: z.object({ plan: text, unit: text, sequence: whole, head: text, cutBy: text }).exactOptional(),
});
export const treeNodeSchema = z.object({
  id: text,
  parent: text.nullable(),
  name: text,
  order: whole,
  owner: text.exactOptional(),
});
export const targetSchema = z.object({
  id: text,
  name: text,
  unit: text,
  metric: z.enum(metricIds),
  goal: whole,
  direction: z.enum(directions),
  anchors: z.object({ worst: whole, red: whole, green: whole, best: whole }),
  order: whole,
});

export const lights = ['green', 'yellow', 'red', 'none'] as const;
export type Light = (typeof lights)[number];

/** One reading of a target; value null when it cannot be computed, with the reason. */
export const targetReadingSchema = z.object({
  value: whole.nullable().describe('quanta, pieces or parts per million'),
  missing: z.enum(['no-numbers', 'no-last-year', 'no-revenue', 'no-units', 'no-cost']).nullable(),
  light: z.enum(lights),
  score: whole.nullable().describe('0…1,000,000 along the anchors'),
  distance: whole.nullable().describe('value less goal'),
});
export type TargetReading = z.infer<typeof targetReadingSchema>;

/** A corporate target at the working numbers (`now`), at offers and at asks, and before the last move. */
export const targetImpactSchema = z.object({
  target: text,
  now: targetReadingSchema,
  before: targetReadingSchema.nullable(),
  offers: targetReadingSchema,
  asks: targetReadingSchema,
});
export type TargetImpact = z.infer<typeof targetImpactSchema>;

export const lineStatuses = ['unopened', 'waiting', 'answered', 'accepted', 'settled', 'mixed'] as const;
/**
 * unopened: no offer yet. waiting: offered, no answer. answered: both have a number, they differ or nobody accepted.
 * accepted: one side took the other's number. settled: locked. mixed: a total whose lines differ.
 */
export type LineStatus = (typeof lineStatuses)[number];

const holdView = z.object({
  kind: z.enum(holdKinds),
  owner: text,
  reason: text,
  unit: text.describe('where the hold lies: the unit itself or one above it'),
  untilRound: whole.nullable().describe('the last round in which it holds'),
  companySigned: z.boolean(),
  unitSigned: z.boolean(),
});

/** Everything about a row that is not a number. */
export const rowStateSchema = z.object({
  status: z.enum(lineStatuses),
  turn: z.enum(sides).nullable().describe('who moves next; null when nobody has to'),
  leaves: whole,
  offered: whole.describe('leaves with an offer'),
  answered: whole.describe('leaves with an ask'),
  settled: whole.describe('leaves that are settled'),
  held: whole.describe('leaves that are held or settled'),
  escalated: whole.describe('leaves that wait for the decision of somebody above'),
  escalatedTo: text.nullable().describe('of a leaf: the unit whose owner decides'),
  hold: holdView.nullable(),
  bound: z
    .object({ minimum: whole.nullable(), maximum: whole.nullable() })
    .describe('how low and how high the year may go; absent without bounds')
    .exactOptional(),
  lastReason: text,
  lastSide: z.enum(sides).nullable(),
  lastRound: whole.nullable(),
});
export type RowState = z.infer<typeof rowStateSchema>;

/** Columns per row: months 0…11 and the year (13). Value of row r, column c at r × 13 + c; NaN where there is none. */
export const rowColumns = 13;
export const rowBlockSchema = z.object({
  measure: z.enum(measureIds),
  nodes: int32.describe('indexes into the plan view’s units'),
  offer: float64,
  ask: float64,
  gap: float64,
  working: float64,
  states: z.array(rowStateSchema),
});
export type RowBlock = z.infer<typeof rowBlockSchema>;

export const historyBlockSchema = z.object({
  kind: z.enum(factKinds),
  year: whole,
  measure: z.enum(measureIds),
  values: float64.describe('all units × 13'),
});
export type HistoryBlock = z.infer<typeof historyBlockSchema>;

/** A step a person can read: who did what when. `label` is data; the window writes the sentence in its language. */
export const stepSchema = z.object({
  sequence: whole,
  at: text,
  actor: text,
  kind: text,
  unit: text.nullable(),
  measure: z.enum(measureIds).nullable(),
  value: whole.nullable(),
  label: text.describe('free words of the step: reason, file name, label of a step of many'),
  undone: z.boolean(),
  undoes: whole.nullable(),
  redoes: whole.nullable(),
});
export type Step = z.infer<typeof stepSchema>;

export const journalHeadSchema = z.object({
  length: whole,
  head: text,
  fingerprint: text,
  canUndo: stepSchema.nullable(),
  canRedo: stepSchema.nullable(),
});
export type JournalHead = z.infer<typeof journalHeadSchema>;

/** A point of the agenda or the parking lot; lists come in the order in which they are shown. */
export const workshopItemSchema = z.object({
  id: text,
  list: z.enum(workshopLists),
  text,
  minutes: whole.nullable(),
  unit: text.nullable(),
  state: z.enum(workshopItemStates),
  order: whole,
});

export const planViewSchema = z.object({
  plan: text.describe('key of the plan on this computer'),
  revision: whole,
  header: headerSchema,
  units: z.array(treeNodeSchema).describe('depth first, parents before children'),
  lines: z.array(treeNodeSchema),
  targets: z.array(targetSchema),
  years: z.array(z.object({ year: whole, kind: z.enum(factKinds), measures: z.array(z.enum(measureIds)) })),
  rows: rowBlockSchema,
  history: z.array(historyBlockSchema).describe('actuals of the last two years, in the measure of the rows'),
  impact: z.array(targetImpactSchema),
  agreements: agreementsSchema,
  workshop: z.array(workshopItemSchema),
  journal: journalHeadSchema,
});
export type PlanView = z.infer<typeof planViewSchema>;

/** What a committed step changed. `everything` means that the window fetches a new plan view. */
export const planChangeSchema = z.object({
  plan: text,
  fromRevision: whole,
  toRevision: whole,
  everything: z.boolean(),
  step: stepSchema,
  rows: z.array(rowBlockSchema).describe('one block for each measure that moved'),
  impact: z.array(targetImpactSchema),
  agreements: agreementsChangeSchema.nullable().describe('those that the step changed; null for none'),
  workshop: z.array(workshopItemSchema).nullable().describe('all points anew when the step changed one'),
  journal: journalHeadSchema,
});
export type PlanChange = z.infer<typeof planChangeSchema>;

/** What a command would do, without a trace. */
export const previewSchema = z.object({
  revision: whole,
  rows: z.array(rowBlockSchema),
  impact: z.array(targetImpactSchema),
  cells: whole.describe('cells that would change'),
  leaves: whole.describe('unit leaves that would change'),
  largest: whole.nullable().describe('largest change of a unit leaf over the year'),
});
export type Preview = z.infer<typeof previewSchema>;

export const moveViewSchema = z.object({
  id: text,
  sequence: whole,
  at: text,
  kind: z.enum(moveKinds),
  side: z.enum(sides),
  unit: text.describe('where the move was made: the line itself or a total above it'),
  value: whole.nullable(),
  round: whole,
  actor: text,
  reason: text,
  reasonCode: text.exactOptional(),
  evidence: text.exactOptional(),
  visibleTo: text.exactOptional(),
  line: text.exactOptional(),
  package: text.exactOptional(),
  fromAbove: z.literal(true).exactOptional(),
});
export type MoveView = z.infer<typeof moveViewSchema>;

/** One quota line in full: its months and the moves that touched it, newest first. */
export const lineDetailSchema = z.object({
  unit: text,
  measure: z.enum(measureIds),
  months: z.object({
    offer: z.array(whole).nullable(),
    ask: z.array(whole).nullable(),
    working: z.array(whole).nullable(),
    lastYear: z.array(whole).nullable(),
    yearBefore: z.array(whole).nullable(),
  }),
  byLine: z
    .array(z.object({ line: text, offer: whole, ask: whole, lastYear: whole }))
    .describe('the year by node of the offering, every node with a number'),
  moves: z.array(moveViewSchema),
});
export type LineDetail = z.infer<typeof lineDetailSchema>;

export const planSummarySchema = z.object({
  plan: text,
  name: text,
  year: whole,
  currency: text,
  changedAt: text,
  entries: whole,
  units: whole,
});
export type PlanSummary = z.infer<typeof planSummarySchema>;
