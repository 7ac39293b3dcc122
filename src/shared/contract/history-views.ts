/** How a file of history is read, what was refused of it, and what history comes to. Callers: store service, importer, window. */
import { z } from './schema-library.ts';
import { refusalCodes } from '../base/refusals.ts';
import { factKinds, measureIds } from '../domain/plan/entities.ts';

const whole = z.int();
const measure = z.enum(measureIds);
const details = z.record(z.string(), z.union([z.string(), z.number()]));

/** How the columns of a CSV file map to facts; the command line reads the same object from `map.json`. */
export const mappingSchema = z.object({
  kind: z.enum(factKinds),
  period: z.union([z.string(), z.array(z.string()).min(1).max(400)]),
  unit: z.string(),
  line: z.string().exactOptional(),
  measures: z.partialRecord(measure, z.string()),
  measure: z.string().exactOptional().describe('the column that says the measure of each row'),
  value: z.string().exactOptional().describe('the column of the number, when period and measure are columns'),
  header: z.boolean().exactOptional().describe('false when the first row is data'),
  delimiter: z.string().length(1).exactOptional(),
  decimal: z.enum(['.', ',']).exactOptional(),
  dateOrder: z.enum(['ymd', 'dmy', 'mdy']).exactOptional(),
  encoding: z.enum(['utf-8', 'latin-1', 'utf-16le', 'utf-16be']).exactOptional(),
});
export type Mapping = z.infer<typeof mappingSchema>;

/** What a file tells by itself: how it is written, and of its columns those that were recognised. */
export const mappingGuessSchema = mappingSchema.partial({ period: true, unit: true, measures: true });
export type MappingGuess = z.infer<typeof mappingGuessSchema>;

/** A row that cannot be used: a refusal, so that each reader gets its sentence, and its English sentence for reports. */
export const rejectSchema = z.object({
  line: whole,
  code: z.enum(refusalCodes),
  details,
  reason: z.string().describe('the sentence of code and details in English'),
  text: z.string().describe('the row as it stands in the file'),
});
const unknownName = z.object({ name: z.string(), rows: whole });

export const importReportSchema = z.object({
  rows: whole,
  accepted: whole,
  rejected: whole,
  rejects: z.array(rejectSchema).describe('the first of them'),
  unknownUnits: z.array(unknownName),
  unknownLines: z.array(unknownName),
  years: z.array(whole),
  totals: z.array(z.object({ year: whole, measure, total: whole })),
});
export type ImportReport = z.infer<typeof importReportSchema>;

/** The company's year of history in each measure; null where there is none, which is not zero. */
export const historyTotalsSchema = z.record(measure, whole.nullable());
export type HistoryTotals = z.infer<typeof historyTotalsSchema>;
