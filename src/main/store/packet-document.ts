/**
 * A packet as a document: a plan whose journal begins with what was cut, so that it can be written, carried, checked and
 * answered like any plan. The same plan, cut and moment give the same bytes. Callers: packet service.
 */
import type { Json } from '#shared/base/canonical-json.ts';
import { done, type Outcome } from '#shared/base/outcome.ts';
import type { FactSource } from '#shared/domain/cube/facts.ts';
import { genesisHash, makeEntry } from '#shared/domain/journal/entry.ts';
import { cutPacket, type Cut } from '#shared/domain/packet/cut.ts';
import type { PlanModel } from '#shared/domain/plan/plan-model.ts';
import { factBatchDigest } from './container/fact-digest.ts';
import { hashText } from './container/hash-text.ts';
import type { CellRow, PlanDocument, PlanRecord } from './container/plan-document.ts';
import { packChanges } from './packed-changes.ts';

/** A packet, and the hash of its first entry, by which it is known when it comes back. */
export interface PacketDocument {
  readonly document: PlanDocument;
  readonly seal: string;
}

/** Cuts a packet. `at`: when, as it stands in the packet's first entry. */
export function packetDocument(model: PlanModel, source: FactSource, cut: Cut, at: string): Outcome<PacketDocument> {
  const content = cutPacket(model, source, cut, factBatchDigest);
  if (!content.ok) return content;
  const { changes, facts } = content.value;
  // The command says what was cut; what came of it stands in its changes, as with every entry.
  const command: Json = { kind: 'begin-packet', packet: cut.packet, plan: model.header.id, unit: cut.unit };
  const entry = makeEntry(hashText, genesisHash, {
    sequence: 1,
    id: cut.packet,
    actor: cut.cutBy,
    at,
    command,
    undoes: null,
    redoes: null,
    changesDigest: packChanges(changes).digest,
  });
  const records: PlanRecord[] = [];
  const cells: CellRow[] = [];
  for (const change of changes) {
    if (change.op === 'put') records.push({ table: change.table, id: change.id, value: change.value });
    else if (change.op === 'cells' && change.to !== null) {
      const { layer, measure, unit, line, to: months } = change;
      cells.push({ layer, measure, unit, line, months });
    }
  }
  return done({
    seal: entry.hash,
    document: {
      records,
      cells,
      facts: facts.flatMap(({ digest, rows }) => rows.map((row) => ({ batch: digest, ...row }))),
      journal: [entry],
      changes: changes.map((change, index) => ({ sequence: 1, index, change })),
      lineage: { parents: [], baseHeads: [cut.head] },
      signature: null,
      unknownFiles: {},
      unknownManifest: {},
    },
  });
}
