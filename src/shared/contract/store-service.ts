/**
 * What may be asked of the store, whole. No method takes SQL or a path; bytes of files come and go as bytes.
 *
 * Adding a method here means: a handler in `main/store`, a test of the surface, a line in ARCHITECTURE. `seconds` is the
 * time limit after which the caller is told so. Callers: store server, window model, command line, contract tests.
 */
import { z } from './schema-library.ts';
import { refusalCodes } from '../base/refusals.ts';
import { defineService } from '../rpc/service.ts';
import { factKinds, measureIds, sides, weekPatterns } from '../domain/plan/entities.ts';
import { idText, nameText } from './command-fields.ts';
import { historyTotalsSchema, importReportSchema, mappingGuessSchema, mappingSchema } from './history-views.ts';
import { concessionBlockSchema, reservationSchema } from './concession-views.ts';
import { commandBodySchema, commandSchema } from './commands.ts';
import { suggestionsSchema, suggestRequest } from './suggest-views.ts';
import { numberHistorySchema, pastSchema, replaySchema } from './past-views.ts';
import { minutesSchema } from './minutes-view.ts';
import { packetReportSchema, packetRowSchema } from './packets.ts';
import {
  headerSchema,
  lineDetailSchema,
  planChangeSchema,
  planSummarySchema,
  planViewSchema,
  previewSchema,
  rowBlockSchema,
  historyBlockSchema,
  stepSchema,
} from './views.ts';

/** The number both ends must share; raised whenever a message changes its shape. */
export const wireVersion = 4;

const whole = z.int();
const planKey = z.string().min(1).max(120).describe('key of a plan on this computer');
const upload = z.string().min(1).max(64).describe('key of an upload');
const nodeInput = z.object({ id: idText, parent: idText.nullable(), name: nameText });
const measure = z.enum(measureIds);
const bytes = z.instanceof(Uint8Array);
const nothing = z.object({});
const details = z.record(z.string(), z.union([z.string(), z.number()]));

const planFileReportSchema = z.object({
  verdict: z.enum(['valid', 'altered', 'not-a-plan', 'newer']),
  refusal: z
    .object({ code: z.enum(refusalCodes), details })
    .nullable()
    .describe('where it was altered or why it cannot be opened; null when valid'),
  header: headerSchema.nullable(),
  entries: whole,
  units: whole,
  fingerprint: z.string(),
  lastChange: z.string(),
  here: z
    .object({ plan: planKey, relation: z.enum(['same', 'file-is-newer', 'file-is-older', 'diverged']) })
    .nullable()
    .describe('the plan of the same identity on this computer'),
});
export type PlanFileReport = z.infer<typeof planFileReportSchema>;

/**
 * What the store has to say without being asked: everything confirmed is safe, and a person should know this. `count` is
 * a number of journal entries, `kept` a folder beside the plan, `fault` the disk's word for what it refused.
 */
export const noticeCodes = [
  'restored-from-damaged',
  'restored-from-missing',
  'last-entries-restored',
  'second-record-renewed',
  'second-record-late',
  'copy-late',
  'summary-late',
] as const;
export const storeNoticeSchema = z.object({ code: z.enum(noticeCodes), details });
export type StoreNotice = z.infer<typeof storeNoticeSchema>;

export const storeService = defineService({
  methods: {
    listPlans: { request: nothing, reply: z.object({ plans: z.array(planSummarySchema) }), seconds: 20 },
    createPlan: {
      request: z.object({
        name: nameText,
        year: whole,
        currency: z.string(),
        scale: whole,
        startMonth: whole,
        weekPattern: z.enum(weekPatterns),
        units: z.array(nodeInput),
        lines: z.array(nodeInput),
        actor: nameText,
      }),
      reply: z.object({ plan: planKey }),
      seconds: 30,
    },
    createSample: { request: z.object({ actor: nameText }), reply: z.object({ plan: planKey }), seconds: 60 },
    openPlan: {
      request: z.object({ plan: planKey }),
      reply: z.object({ view: planViewSchema, notices: z.array(storeNoticeSchema) }),
      seconds: 120,
    },
    closePlan: { request: z.object({ plan: planKey }), reply: nothing, seconds: 30 },
    getPlanView: { request: z.object({ plan: planKey }), reply: planViewSchema, seconds: 60 },
    getRows: {
      request: z.object({ plan: planKey, measure }),
      reply: z.object({ revision: whole, rows: rowBlockSchema, history: z.array(historyBlockSchema) }),
      seconds: 30,
    },
    getHistoryTotals: {
      request: z.object({ plan: planKey, kind: z.enum(factKinds), year: whole }),
      reply: z.object({ totals: historyTotalsSchema }),
      seconds: 60,
    },
    getConcessions: { request: z.object({ plan: planKey, measure }), reply: concessionBlockSchema, seconds: 30 },
    getReservations: {
      request: z.object({ plan: planKey }),
      reply: z.object({ reservations: z.array(reservationSchema) }),
      seconds: 10,
    },
    setReservation: {
      request: z.object({
        plan: planKey,
        side: z.enum(sides),
        unit: idText,
        measure,
        value: whole.nullable().describe('null forgets it'),
      }),
      reply: z.object({ reservations: z.array(reservationSchema) }),
      seconds: 10,
    },
    getLine: { request: z.object({ plan: planKey, unit: idText, measure }), reply: lineDetailSchema, seconds: 20 },
    getMinutes: {
      request: z.object({
        plan: planKey,
        viewer: idText.nullable().describe('the unit whose people read them; null for the whole room'),
      }),
      reply: minutesSchema,
      seconds: 60,
    },
    getSteps: {
      request: z.object({ plan: planKey, before: whole.nullable(), limit: whole.min(1).max(500) }),
      reply: z.object({ steps: z.array(stepSchema) }),
      seconds: 20,
    },
    getReplay: { request: z.object({ plan: planKey }), reply: replaySchema, seconds: 20 },
    getPast: {
      request: z.object({
        plan: planKey,
        revision: whole.min(1).describe('the step after which the plan is shown'),
        measure,
        from: whole.nullable().describe('the step whose rows of this measure the caller holds'),
      }),
      reply: pastSchema,
      seconds: 60,
    },
    getNumberHistory: {
      request: z.object({
        plan: planKey,
        unit: idText,
        measure,
        side: z.enum(sides),
        periods: z
          .object({ first: whole.min(1).max(12), last: whole.min(1).max(12) })
          .describe('months of the fiscal year, first to last'),
        before: whole.nullable(),
        limit: whole.min(1).max(200),
      }),
      reply: numberHistorySchema,
      seconds: 60,
    },
    submit: { request: z.object({ plan: planKey, command: commandSchema }), reply: planChangeSchema, seconds: 60 },
    preview: {
      request: z.object({ plan: planKey, actor: nameText, body: commandBodySchema }),
      reply: previewSchema,
      seconds: 20,
    },
    suggest: { request: z.object({ plan: planKey, ...suggestRequest }), reply: suggestionsSchema, seconds: 30 },
    getPotentials: {
      request: z.object({ plan: planKey, measure }),
      reply: z.object({ revision: whole, potentials: z.array(z.object({ unit: z.string(), value: whole })) }),
      seconds: 30,
    },
    beginUpload: {
      request: z.object({ name: z.string().max(255), size: whole }),
      reply: z.object({ upload }),
      seconds: 10,
    },
    addToUpload: { request: z.object({ upload, bytes }), reply: z.object({ received: whole }), seconds: 30 },
    dropUpload: { request: z.object({ upload }), reply: nothing, seconds: 10 },
    inspectPlanFile: { request: z.object({ upload }), reply: planFileReportSchema, seconds: 60 },
    importPlanFile: {
      request: z.object({ upload, asCopy: z.boolean() }),
      reply: z.object({ plan: planKey }),
      seconds: 120,
    },
    exportPlan: {
      request: z.object({ plan: planKey }),
      reply: z.object({ name: z.string(), bytes, fingerprint: z.string(), entries: whole }),
      seconds: 120,
    },
    cutPacket: {
      request: z.object({ plan: planKey, unit: idText, command: z.uuid(), actor: nameText }),
      reply: z.object({ name: z.string(), bytes, packet: idText, change: planChangeSchema }),
      seconds: 120,
    },
    savePacket: {
      request: z.object({ plan: planKey, packet: idText }),
      reply: z.object({ name: z.string(), bytes }),
      seconds: 120,
    },
    getPackets: {
      request: z.object({ plan: planKey }),
      reply: z.object({ packets: z.array(packetRowSchema) }),
      seconds: 20,
    },
    collectPackets: {
      request: z.object({
        plan: planKey,
        uploads: z.array(upload).min(1).max(500),
        chosen: z.array(z.object({ packet: idText, head: z.string() })).describe('which copy counts'),
        commit: z.boolean().describe('false: say what would happen'),
      }),
      reply: z.object({ reports: z.array(packetReportSchema), change: planChangeSchema.nullable() }),
      seconds: 600,
    },
    inspectHistory: {
      request: z.object({ plan: planKey, upload }),
      reply: z.object({
        columns: z.array(z.string()),
        sample: z.array(z.array(z.string())),
        delimiter: z.string(),
        decimal: z.string(),
        encoding: z.string(),
        guess: mappingGuessSchema,
        remembered: mappingSchema.nullable().describe('how a file of this shape was mapped last time'),
      }),
      seconds: 30,
    },
    tryHistory: {
      request: z.object({ plan: planKey, upload, mapping: mappingSchema }),
      reply: importReportSchema,
      seconds: 300,
    },
    importHistory: {
      request: z.object({
        plan: planKey,
        upload,
        mapping: mappingSchema,
        mode: z.enum(['overlay', 'replace']),
        allOrNothing: z.boolean(),
        addUnknown: z.boolean().describe('make new units and lines below the roots for unknown names'),
        command: z.uuid(),
        actor: nameText,
      }),
      reply: z.object({ report: importReportSchema, change: planChangeSchema }),
      seconds: 600,
    },
    getRejects: { request: z.object({ upload }), reply: z.object({ name: z.string(), bytes }), seconds: 60 },
  },
  events: {
    changed: planChangeSchema,
    notice: storeNoticeSchema.extend({ plan: planKey.nullable() }),
  },
});
