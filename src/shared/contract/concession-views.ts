/** What the window sees of concessions and reservation points. Callers: store service, window model. */
import { measureIds, sides } from '../domain/plan/entities.ts';
import { z } from './schema-library.ts';

const whole = z.int();
const text = z.string();

/** Openings and concessions of all units in one measure; the columns are those of `domain/concession/columns.ts`. */
export const concessionBlockSchema = z.object({
  revision: whole,
  measure: z.enum(measureIds),
  values: z.instanceof(Float64Array).describe('column c of node n at c × nodes + n'),
});
export type ConcessionBlock = z.infer<typeof concessionBlockSchema>;

/** What a side would not go beyond, kept on this computer alone. Company: the lowest it accepts. Unit: the highest. */
export const reservationSchema = z.object({
  side: z.enum(sides),
  unit: text,
  measure: z.enum(measureIds),
  value: whole,
});
export type Reservation = z.infer<typeof reservationSchema>;
