/**
 * Packets: cut from a plan, listed, and collected when they come back.
 *
 * Cutting is a command of the plan, so that everybody sees who was asked. Collecting reads each file in a disposable
 * process, tries the answers on a copy, and writes all of them in one transaction after a backup, or nothing.
 * Callers: store.
 */
import { done, refuse, type Outcome } from '#shared/base/outcome.ts';
import type { ParseHost } from '#shared/contract/parse-host.ts';
import type { PacketReportView, PacketRow } from '#shared/contract/packets.ts';
import type { storeService } from '#shared/contract/store-service.ts';
import type { PlanChange } from '#shared/contract/views.ts';
import { collect } from '#shared/domain/packet/collect.ts';
import { allLinesBelow } from '#shared/domain/packet/standing.ts';
import type { Packet } from '#shared/domain/plan/packet-records.ts';
import type { HandlerContext, Handlers, RequestOf } from '#shared/rpc/service.ts';
import { writeContainer } from './container/write-container.ts';
import { fileName, readDocument } from './exchange-service.ts';
import { HomeCopy } from './home-copy.ts';
import { modelAt } from './model-at.ts';
import type { OpenPlans } from './open-plans.ts';
import { packetDocument, type PacketDocument } from './packet-document.ts';
import type { PlanSession } from './plan-session.ts';
import { planChange } from './plan-views.ts';
import { returnedPacket } from './returned-packet.ts';
import type { Uploads } from './uploads.ts';

type PacketMethods = 'cutPacket' | 'savePacket' | 'getPackets' | 'collectPackets';
type Request<Name extends PacketMethods> = RequestOf<typeof storeService, Name>;

export interface PacketOptions {
  readonly plans: OpenPlans;
  readonly uploads: Uploads;
  readonly parse: ParseHost;
  /** The version of Parley that stands in the files it writes. */
  readonly version: string;
}

export function packetHandlers(options: PacketOptions): Pick<Handlers<typeof storeService>, PacketMethods> {
  const { plans } = options;
  return {
    cutPacket: (request) => {
      const found = plans.find(request.plan);
      return found.ok ? cut(options, found.value, request) : found;
    },
    savePacket: ({ plan, packet }) => {
      const found = plans.find(plan);
      return found.ok ? writeAgain(options, found.value, packet) : found;
    },
    getPackets: ({ plan }) => {
      const found = plans.find(plan);
      return found.ok ? done({ packets: packetRows(found.value) }) : found;
    },
    collectPackets: async (request, context) => {
      const found = plans.find(request.plan);
      return found.ok ? collectFiles(options, found.value, request, context) : found;
    },
  };
}

function cut(options: PacketOptions, session: PlanSession, { unit, command, actor }: Request<'cutPacket'>) {
  const earlier = session.committed(command);
  if (earlier !== null) {
    const again = writeAgain(options, session, command);
    return again.ok ? done({ ...again.value, packet: command, change: planChange(session, earlier) }) : again;
  }
  const at = options.plans.options.now();
  const { revision: sequence, database } = session;
  const asked = { packet: command, unit, sequence, head: database.head, cutBy: actor };
  const made = packetDocument(session.model, session, asked, at);
  if (!made.ok) return made;
  const written = writePacket(options, session, unit, made.value);
  if (!written.ok) return written;
  const { head } = asked;
  const body = { kind: 'cut-packet', packet: command, unit, sequence, head, seal: made.value.seal } as const;
  const committed = session.submit({ id: command, actor, body }, null, at);
  if (!committed.ok) return committed;
  const change = planChange(session, committed.value);
  options.plans.options.events.emit('changed', change);
  return done({ ...written.value, packet: command, change });
}

function writePacket(
  { version }: PacketOptions,
  { model }: PlanSession,
  unit: string,
  { document }: PacketDocument,
): Outcome<{ name: string; bytes: Uint8Array<ArrayBuffer> }> {
  const written = writeContainer(document, { version });
  if (!written.ok) return written;
  const named = model.units.nodes[model.units.indexOf.get(unit) ?? -1]?.name ?? unit;
  const name = `${fileName(`${model.header.name} ${named}`)}.parley`;
  return done({ name, bytes: Uint8Array.from(written.value.bytes) });
}

/** The same file as when the packet was cut: the plan as it stood then is in the journal. */
function writeAgain(options: PacketOptions, session: PlanSession, id: string) {
  const record = session.model.packets.get(id);
  const sequence = session.index.sequenceOf(id);
  const entry = sequence === undefined ? undefined : session.database.journal.entry(sequence);
  if (record === undefined || entry === undefined) return refuse('unknown-packet', { packet: id });
  const made = packetDocument(modelAt(session, record.sequence), session, { ...record, packet: id }, entry.at);
  if (!made.ok) return made;
  // Another version may cut differently; a packet that would not be known when it comes back must not leave.
  if (made.value.seal !== record.seal) return refuse('not-available', { what: 'a-copy-of-the-packet' });
  return writePacket(options, session, record.unit, made.value);
}

/** Every packet that was cut, oldest first. */
function packetRows(session: PlanSession): PacketRow[] {
  const { model } = session;
  const rows = [...model.packets.values()].sort((left, right) => left.sequence - right.sequence);
  return rows.map((record) => packetRow(session, record));
}

function packetRow(session: PlanSession, { id, unit, cutBy, sequence, returned }: Packet): PacketRow {
  const { model, database } = session;
  const cutEntry = session.index.sequenceOf(id);
  return {
    packet: id,
    unit,
    unitName: model.units.nodes[model.units.indexOf.get(unit) ?? -1]?.name ?? unit,
    cutBy,
    cutAt: (cutEntry === undefined ? undefined : database.journal.entry(cutEntry)?.at) ?? '',
    sequence,
    returned: returned === null ? null : { ...returned },
    lines: allLinesBelow(model, unit),
    answers: [...model.packetAnswers.values()]
      .filter(({ packet }) => packet === id)
      .map((answer) => ({ ...answer, details: { ...answer.details } })),
  };
}

async function collectFiles(
  { plans, uploads, parse }: PacketOptions,
  session: PlanSession,
  { plan, uploads: keys, chosen, commit }: Request<'collectPackets'>,
  context: HandlerContext,
): Promise<Outcome<{ reports: PacketReportView[]; change: PlanChange | null }>> {
  if (session.model.header.packet !== undefined) return refuse('packet-of-packet', {});
  const files = [];
  for (const [place, key] of keys.entries()) {
    const bytes = uploads.read(key);
    if (!bytes.ok) return bytes;
    const document = await readDocument(parse, bytes.value, context);
    if (!document.ok && document.refusal.code === 'cancelled') return document;
    files.push({ place, read: document.ok ? returnedPacket(document.value) : document });
  }
  // Somebody may have closed the plan while the files were read.
  const found = plans.find(plan);
  if (!found.ok) return found;
  const home = new HomeCopy(found.value);
  const reports = collect(home, files, new Map(chosen.map(({ packet, head }) => [packet, head])));
  const seen = reports.map((report) => ({ ...report, answers: [...report.answers] }));
  const batch = commit ? home.batch() : null;
  if (batch === null) return done({ reports: seen, change: null });
  const written = writeAnswers(plans, found.value, batch);
  return written.ok ? done({ reports: seen, change: written.value }) : written;
}

function writeAnswers(
  plans: OpenPlans,
  session: PlanSession,
  batch: Parameters<PlanSession['replaceWith']>[0],
): Outcome<PlanChange | null> {
  const copied = plans.backUpBefore(session, 'import');
  if (!copied.ok) return copied;
  const replaced = session.replaceWith(batch);
  if (!replaced.ok) return replaced;
  const entry = session.database.journal.entry(session.revision);
  if (entry === undefined) return done(null);
  const step = { entry, changes: [], moved: null, before: session.readingsBefore, repeated: false };
  const change = planChange(session, step);
  plans.options.events.emit('changed', change);
  return done(change);
}
