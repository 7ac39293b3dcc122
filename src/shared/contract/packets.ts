/** What the store says of packets: the table of those that were cut, and what collecting them did. Callers: store service. */
import { refusalCodes } from '../base/refusals.ts';
import { packetStates } from '../domain/packet/report.ts';
import { measureIds, moveKinds } from '../domain/plan/entities.ts';
import { answerOutcomes } from '../domain/plan/packet-records.ts';
import { z } from './schema-library.ts';

const whole = z.int();
const text = z.string();
const details = z.record(text, z.union([text, z.number()])).readonly();
const refusal = z.object({ code: z.enum(refusalCodes), details });

/** One line of an answer; amounts are years in the measure's integer unit, null where there is no number. */
export const packetAnswerSchema = z.object({
  id: text,
  packet: text,
  unit: text,
  measure: z.enum(measureIds),
  kind: z.enum(moveKinds),
  asked: whole.nullable(),
  before: whole.nullable(),
  after: whole.nullable(),
  offerThen: whole.nullable(),
  offerNow: whole.nullable(),
  outcome: z.enum(answerOutcomes),
  code: text.describe('why, as a refusal; empty when it was taken'),
  details,
});
export type PacketAnswerView = z.infer<typeof packetAnswerSchema>;

/** A packet that was cut, and what came back of it so far. */
export const packetRowSchema = z.object({
  packet: text,
  unit: text,
  unitName: text,
  cutBy: text,
  cutAt: text,
  sequence: whole.describe('the journal entry it was cut behind'),
  returned: z.object({ by: text, at: text, answered: whole, lines: whole, head: text }).nullable(),
  lines: whole.describe('lines with a number that the unit has here'),
  answers: z.array(packetAnswerSchema),
});
export type PacketRow = z.infer<typeof packetRowSchema>;

export const packetReportSchema = z.object({
  files: z.array(whole).readonly().describe('places of the files, in the order given'),
  packet: text,
  unit: text,
  unitName: text,
  state: z.enum(packetStates),
  refusal: refusal.nullable(),
  head: text,
  by: text,
  at: text,
  answered: whole,
  lines: whole,
  answers: z.array(packetAnswerSchema).readonly(),
});
export type PacketReportView = z.infer<typeof packetReportSchema>;
