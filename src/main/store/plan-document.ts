/**
 * An open plan as a document that can travel, and a document as rows that can be committed. Callers: exchange service.
 */
import type { Alteration } from '#shared/base/alterations.ts';
import type { Json } from '#shared/base/canonical-json.ts';
import { done, type Outcome } from '#shared/base/outcome.ts';
import type { Change } from '#shared/domain/changes/change.ts';
import type { FactRow } from '#shared/domain/plan/entities.ts';
import { allRecords } from '#shared/domain/plan/records.ts';
import { altered } from './container/altered.ts';
import { lineFiles } from './container/format.ts';
import { contentFault } from './container/integrity.ts';
import { linesOf, lineRules } from './container/line-shapes.ts';
import type { JsonObject } from './container/json-profile.ts';
import type { Lineage, PlanDocument } from './container/plan-document.ts';
import type { CommitBatch, FactBatchRows } from './plan-database.ts';
import type { PlanSession } from './plan-session.ts';
import { modelOf } from './plan-state.ts';
import type { LineMonths, UnitCells } from './tables/cell-table.ts';
import { packFacts } from './tables/fact-table.ts';
import { packChanges } from './packed-changes.ts';

const lineageName = 'lineage';
const manifestName = 'manifest';
const signatureName = 'signature';
const filePrefix = 'file:';

/** Everything of an open plan. A signature goes along only while nothing was added to what was signed. */
export function documentOf(session: PlanSession): PlanDocument {
  const { database, attachments, model } = session;
  const journal = [...database.journal.after(0)];
  const lineage = attachments.get(lineageName);
  const manifest = attachments.get(manifestName);
  const files = [...attachments].filter(([name]) => name.startsWith(filePrefix));
  return {
    records: [...allRecords(model)],
    cells: [...model.cellRows()],
    facts: database.facts
      .digests()
      .flatMap((batch) => Array.from(database.facts.batch(batch), (row) => ({ batch, ...row }))),
    journal,
    changes: journal.flatMap((entry) =>
      session.changesOf(entry).map((change, index) => ({ sequence: entry.sequence, index, change })),
    ),
    lineage: lineage === undefined ? { parents: [], baseHeads: [] } : (JSON.parse(lineage.toString('utf8')) as Lineage),
    signature: attachments.get(`${signatureName}:${database.head}`) ?? null,
    unknownFiles: Object.fromEntries(
      files.map(([name, body]) => [name.slice(filePrefix.length), Uint8Array.from(body)]),
    ),
    unknownManifest: manifest === undefined ? {} : (JSON.parse(manifest.toString('utf8')) as Record<string, Json>),
  };
}

/**
 * Checks a document that came out of a disposable process as if nothing had been checked before: shapes, chain, history
 * against state, history rows against their batches, trees, and that it can be held in memory as a plan.
 */
export function proveDocument(document: PlanDocument): Outcome<PlanDocument> {
  const fault = shapeFault(document) ?? contentFault(document) ?? modelFault(document);
  return fault === null ? done(document) : altered(fault);
}

function shapeFault(document: PlanDocument): Alteration | null {
  const lines = linesOf(document);
  for (const file of lineFiles) {
    for (const [index, line] of lines[file].entries()) {
      const fault = lineRules[file].fault(line as unknown as JsonObject);
      if (fault !== null) return { ...fault, file, line: index + 1 };
    }
  }
  return null;
}

function modelFault(document: PlanDocument): Alteration | null {
  try {
    modelOf(document.records, unitCellsOf(document), { rows: () => [], mentions: () => false });
    return null;
  } catch {
    return { place: 'no-model', file: lineFiles[0], other: lineFiles[1] };
  }
}

/** Everything of a proved document as one transaction into an empty plan. */
export function batchOf(document: PlanDocument): CommitBatch {
  return {
    entries: entriesAfter(document, 0),
    records: document.records,
    cells: unitCellsOf(document),
    facts: factBatchesOf(document),
    attachments: attachmentsOf(document),
  };
}

/** The entries after `sequence` with their packed changes. */
export function entriesAfter(document: PlanDocument, sequence: number): CommitBatch['entries'] {
  const changes = new Map<number, Change[]>();
  for (const line of document.changes) {
    const list = changes.get(line.sequence);
    if (list === undefined) changes.set(line.sequence, [line.change]);
    else list.push(line.change);
  }
  return document.journal
    .filter((entry) => entry.sequence > sequence)
    .map((entry) => ({ entry, changes: packChanges(changes.get(entry.sequence) ?? []).packed }));
}

export function factBatchesOf(document: PlanDocument): readonly FactBatchRows[] {
  const batches = new Map<string, FactRow[]>();
  for (const { batch, ...row } of document.facts) {
    const rows = batches.get(batch);
    if (rows === undefined) batches.set(batch, [row]);
    else rows.push(row);
  }
  return [...batches].map(([digest, rows]) => ({ digest, rowCount: rows.length, blocks: packFacts(rows) }));
}

/** Lineage, signature and whatever a later version of Parley put into the file. */
export function attachmentsOf(document: PlanDocument): CommitBatch['attachments'] {
  const { lineage, unknownManifest, unknownFiles, signature, journal } = document;
  const pieces = [
    { name: lineageName, body: Buffer.from(JSON.stringify(lineage), 'utf8') },
    { name: manifestName, body: Buffer.from(JSON.stringify(unknownManifest), 'utf8') },
    ...Object.entries(unknownFiles).map(([name, bytes]) => ({
      name: `${filePrefix}${name}`,
      body: Buffer.from(bytes),
    })),
  ];
  if (signature === null) return pieces;
  return [...pieces, { name: `${signatureName}:${journal.at(-1)?.hash ?? ''}`, body: Buffer.from(signature) }];
}

function unitCellsOf(document: PlanDocument): readonly UnitCells[] {
  const units = new Map<string, { readonly cells: Omit<UnitCells, 'rows'>; readonly rows: LineMonths[] }>();
  for (const { layer, measure, unit, line, months } of document.cells) {
    const key = `${layer} ${measure} ${unit}`;
    const known = units.get(key);
    if (known === undefined) units.set(key, { cells: { layer, measure, unit }, rows: [{ line, months }] });
    else known.rows.push({ line, months });
  }
  return [...units.values()].map(({ cells, rows }) => ({ ...cells, rows }));
}
