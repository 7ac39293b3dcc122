/**
 * The manifest: what is in a plan file, in a form a person can read and a program can check against the content.
 *
 * Nothing in it is believed: sizes, digests, totals, the state hash, the journal's head and the plan's identity are
 * computed again from the content. The seal covers the rest, so that a careless edit of the manifest itself is noticed.
 * Callers: write container, read container, verify.
 */
import { createHash } from 'node:crypto';
import type { Alteration } from '#shared/base/alterations.ts';
import { canonicalJson, type Json } from '#shared/base/canonical-json.ts';
import { headerId } from '#shared/domain/changes/change.ts';
import { journalHead } from '#shared/domain/journal/chain.ts';
import { fingerprint } from '#shared/domain/journal/fingerprint.ts';
import type { PlanHeader } from '#shared/domain/plan/entities.ts';
import { formatVersion } from './format.ts';
import type { JsonObject } from './json-profile.ts';
import type { WrittenFile } from './line-file.ts';
import type { PlanDocument } from './plan-document.ts';
import { isBetween, isHash, isListOf, isObject, isShaped, isText, shapeFault, type Shape } from './shapes.ts';
import type { DocumentTotals } from './totals.ts';

export interface Manifest {
  readonly format: { readonly major: number; readonly minor: number };
  readonly writer: { readonly name: string; readonly version: string };
  readonly planId: string;
  readonly lineage: {
    readonly head: string;
    readonly parents: readonly string[];
    readonly baseHeads: readonly string[];
  };
  /** Features a reader must know to read the file rightly; format 1.0 knows none. */
  readonly requires: readonly string[];
  readonly currency: string;
  readonly scale: number;
  readonly files: Readonly<Record<string, { readonly bytes: number; readonly lines: number; readonly sha256: string }>>;
  readonly totals: DocumentTotals;
  readonly stateHash: string;
  readonly journal: { readonly length: number; readonly head: string; readonly fingerprint: string };
  /** SHA-256 of the canonical manifest without this field. */
  readonly seal: string;
}

/** What a manifest is made of, besides the document. */
export interface ManifestParts {
  readonly writerVersion: string;
  readonly files: ReadonlyMap<string, WrittenFile>;
  readonly totals: DocumentTotals;
  readonly stateHash: string;
}

const isCount = isBetween(0, Number.MAX_SAFE_INTEGER);
const manifestShape: Shape = {
  format: isShaped({ major: isCount, minor: isCount }),
  writer: isShaped({ name: isText, version: isText }),
  planId: isText,
  lineage: isShaped({ head: isHash, parents: isListOf(isHash), baseHeads: isListOf(isHash) }),
  requires: isListOf(isText),
  currency: isText,
  scale: isCount,
  files: (value) =>
    isObject(value) && Object.values(value).every(isShaped({ bytes: isCount, lines: isCount, sha256: isHash })),
  totals: (value) => isObject(value) && isObject(value['cells']) && isObject(value['facts']),
  stateHash: isHash,
  journal: isShaped({ length: isCount, head: isHash, fingerprint: isText }),
  seal: isHash,
};

/** The plan's header record; null when the document has none. */
export function headerOf(document: Pick<PlanDocument, 'records'>): PlanHeader | null {
  const header = document.records.find((record) => record.table === 'plan' && record.id === headerId);
  return header === undefined ? null : (header.value as unknown as PlanHeader);
}

/** The manifest of a document whose files have been written. */
export function makeManifest(document: PlanDocument, header: PlanHeader, parts: ManifestParts): Manifest {
  const head = journalHead(document.journal);
  const files = [...parts.files].map(([name, { bytes, lines, sha256 }]) => [
    name,
    { bytes: bytes.length, lines, sha256 },
  ]);
  const unsealed = {
    ...document.unknownManifest,
    format: formatVersion,
    writer: { name: 'Parley', version: parts.writerVersion },
    planId: header.id,
    lineage: { head, parents: document.lineage.parents, baseHeads: document.lineage.baseHeads },
    requires: [],
    currency: header.currency,
    scale: header.scale,
    files: Object.fromEntries(files) as Manifest['files'],
    totals: parts.totals,
    stateHash: parts.stateHash,
    journal: { length: document.journal.length, head, fingerprint: fingerprint(head) },
  };
  return { ...unsealed, seal: sealOf(unsealed as unknown as JsonObject) };
}

/** The one line of `manifest.json`. */
export function manifestText(manifest: Manifest): string {
  return `${canonicalJson(manifest as unknown as Json)}\n`;
}

/** What is wrong with a parsed manifest by itself; null when it is whole and its seal fits. */
export function manifestFault(value: JsonObject): Alteration | null {
  const { seal, ...unsealed } = value;
  return shapeFault(manifestShape, value) ?? (sealOf(unsealed) === seal ? null : { place: 'manifest-seal' });
}

/** The first statement of a manifest that its content does not bear out; null when all are true. */
export function manifestDifference(stated: Manifest, computed: Manifest): string | null {
  const fields = ['planId', 'lineage', 'currency', 'scale', 'files', 'totals', 'stateHash', 'journal'] as const;
  const differs = (field: (typeof fields)[number]): boolean =>
    canonicalJson(stated[field] as unknown as Json) !== canonicalJson(computed[field] as unknown as Json);
  return fields.find(differs) ?? null;
}

/** The fields of a manifest that this version does not know. */
export function unknownManifestFields(manifest: Manifest): Readonly<Record<string, Json>> {
  const fields = Object.entries(manifest as unknown as JsonObject);
  return Object.fromEntries(fields.filter(([field]) => !(field in manifestShape)));
}

function sealOf(unsealed: JsonObject): string {
  return createHash('sha256').update(canonicalJson(unsealed)).digest('hex');
}
