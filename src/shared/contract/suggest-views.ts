/**
 * What the store suggests for a split: the rows, a column of numbers for each rule, how even each is, what it does to
 * the corporate targets. Plain data with schemas, so that both ends check it. Callers: store service, suggest feature.
 */
import { z } from './schema-library.ts';
import { refusalCodes } from '../base/refusals.ts';
import { missingFigures } from '../domain/fairness/figure.ts';
import { flexibilities, settlementRules } from '../domain/settlement/rules.ts';
import { measureIds } from '../domain/plan/entities.ts';
import { idText, nameText } from './command-fields.ts';
import { targetImpactSchema } from './views.ts';

const whole = z.int();

export const figureSchema = z.object({
  value: whole.nullable().describe('parts per million'),
  missing: z.enum(missingFigures).nullable(),
});

const ratioSpread = z.object({
  least: figureSchema,
  most: figureSchema,
  range: figureSchema,
  gini: figureSchema,
  sampleGini: figureSchema,
  variation: figureSchema,
  percentileRatio: figureSchema,
});

export const fairnessSchema = z.object({
  growth: ratioSpread,
  load: ratioSpread,
  sizeCorrelation: figureSchema,
  aboveBest: z.object({ count: whole, of: whole }),
  units: z
    .array(z.object({ growth: figureSchema, loadIndex: figureSchema, flagged: z.boolean(), aboveBest: z.boolean() }))
    .describe('in the order of the rows'),
});
export type FairnessView = z.infer<typeof fairnessSchema>;

/** What is asked: one total, whose children are split, or several rows; the total they must add up to. */
export const suggestRequest = {
  actor: nameText.describe('who would offer the numbers'),
  measure: z.enum(measureIds),
  units: z.array(idText).min(1).max(5000),
  target: whole.min(0).describe('quanta or pieces'),
  flexibility: z.enum(flexibilities).describe('what least squares weighs changes by'),
  above: whole.min(0).max(10_000_000).describe('how far above its offer a unit may be carried, parts per million'),
};

const suggestRequestSchema = z.object(suggestRequest);
/** The question without the plan it is about. */
export type SuggestRequest = z.infer<typeof suggestRequestSchema>;

export const columnIds = ['offers', 'asks', ...settlementRules] as const;
/** The offers and the asks as they stand, then one column a rule. */
export type ColumnId = (typeof columnIds)[number];

const suggestionRow = z.object({
  unit: z.string(),
  ask: whole.describe('for leaves that have not answered: their offer'),
  offer: whole,
  least: whole.describe('where the room of the row begins'),
  most: whole.describe('where it ends'),
  needed: whole.nullable().describe('where it would have to end for the total to be reached; null when it is'),
  leaves: whole,
  answered: whole,
  held: whole,
  lastYear: whole.nullable(),
  lastQuota: whole.nullable().describe('the budget of last year'),
  bestYear: whole.nullable(),
  potential: whole.nullable(),
});
export type SuggestionRow = z.infer<typeof suggestionRow>;

const suggestionColumn = z.object({
  id: z.enum(columnIds),
  values: z.array(whole).describe('in the order of the rows'),
  total: whole,
  fairness: fairnessSchema,
  impact: z.array(targetImpactSchema).describe('if these numbers were offered; empty when they cannot be'),
  refusal: z
    .object({ code: z.enum(refusalCodes), details: z.record(z.string(), z.union([z.string(), z.number()])) })
    .nullable()
    .describe('why these numbers cannot be offered'),
});
export type SuggestionColumn = z.infer<typeof suggestionColumn>;

export const suggestionsSchema = z.object({
  revision: whole,
  rows: z.array(suggestionRow),
  situation: z.enum(['cover', 'short', 'share']),
  difference: whole.describe('cover: the surplus of the asks; short: what is missing; share: 0'),
  asks: whole.describe('what the room begins with, over all rows'),
  most: whole.describe('what it ends with'),
  attainment: z
    .object({ together: figureSchema, deviation: figureSchema, near: z.object({ count: whole, of: whole }) })
    .describe('how far the rows reached their quotas of last year'),
  columns: z.array(suggestionColumn),
});
export type Suggestions = z.infer<typeof suggestionsSchema>;
