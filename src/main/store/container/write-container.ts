/**
 * Turns a plan document into the bytes of a `.parley` file.
 *
 * The same document gives the same bytes on one machine; on another version of zlib the packing may differ, the content
 * and its hashes do not. Callers: export and packet services, command line.
 */
import { createHash } from 'node:crypto';
import { invariant } from '#shared/base/assert.ts';
import { done, refuse, type Outcome } from '#shared/base/outcome.ts';
import {
  archiveLimits,
  extensionFilePattern,
  lineFiles,
  manifestFile,
  mediaType,
  mediaTypeFile,
  reviewFile,
  signatureFile,
} from './format.ts';
import { compareCodeUnits } from '#shared/base/canonical-json.ts';
import { describeFile, sortLines, writeLineFile, type WrittenFile } from './line-file.ts';
import { linesOf } from './line-shapes.ts';
import { headerOf, makeManifest, manifestText, type Manifest } from './manifest.ts';
import type { PlanDocument } from './plan-document.ts';
import { reviewTable } from './review-table.ts';
import { stateHash } from './state-hash.ts';
import { documentTotals } from './totals.ts';
import { writeArchive, type ArchiveEntry } from './write-archive.ts';

/** Who writes: the version of Parley, stated in the manifest. */
export interface WriterIdentity {
  readonly version: string;
}

/** The bytes of a plan file, their SHA-256, and the manifest inside. */
export interface WrittenContainer {
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly manifest: Manifest;
}

/**
 * Writes a document. Refused when the file would be larger than readers accept or the units form no tree.
 * Throws when the document is not a created plan or a sum is beyond 2^53: faults of the program.
 */
export function writeContainer(document: PlanDocument, writer: WriterIdentity): Outcome<WrittenContainer> {
  const sorted = sortDocument(document);
  const files = writeFiles(sorted);
  if (!files.ok) return files;
  const manifest = describeDocument(sorted, files.value, writer.version);
  invariant(manifest !== null, 'an exported plan has a header and sums below 2^53');
  const archive = [
    { name: mediaTypeFile, bytes: Buffer.from(mediaType, 'latin1') },
    { name: manifestFile, bytes: Buffer.from(manifestText(manifest)) },
    ...[...lineFiles, reviewFile].map((name) => ({ name, bytes: (files.value.get(name) as WrittenFile).bytes })),
    ...(document.signature === null ? [] : [{ name: signatureFile, bytes: document.signature }]),
    ...extensionEntries(document),
  ];
  const inflated = archive.reduce((sum, entry) => sum + entry.bytes.length, 0);
  if (inflated > archiveLimits.inflatedBytes) return refuse('file-too-large', { limit: 'unpacked', size: '512 MB' });
  const bytes = writeArchive(archive);
  if (bytes.length > archiveLimits.fileBytes) return refuse('file-too-large', { limit: '100 MB' });
  return done({ bytes, sha256: createHash('sha256').update(bytes).digest('hex'), manifest });
}

/** The document with every list in the order of its file. */
function sortDocument(document: PlanDocument): PlanDocument {
  return {
    ...document,
    records: sortLines('plan.ndjson', document.records),
    cells: sortLines('cells.ndjson', document.cells),
    facts: sortLines('facts.ndjson', document.facts),
    journal: sortLines('journal.ndjson', document.journal),
    changes: sortLines('changes.ndjson', document.changes),
  };
}

function writeFiles(document: PlanDocument): Outcome<ReadonlyMap<string, WrittenFile>> {
  const lines = linesOf(document);
  const files = new Map<string, WrittenFile>();
  for (const name of lineFiles) {
    const written = writeLineFile(name, lines[name]);
    if (!written.ok) return written;
    files.set(name, written.value);
  }
  const review = reviewTable(document);
  if (!review.ok) return review;
  files.set(reviewFile, describeText(Buffer.from(review.value)));
  for (const { name, bytes } of extensionEntries(document)) files.set(name, describeText(Buffer.from(bytes)));
  return done(files);
}

function extensionEntries(document: PlanDocument): readonly ArchiveEntry[] {
  return Object.entries(document.unknownFiles)
    .sort(([left], [right]) => compareCodeUnits(left, right))
    .map(([name, bytes]) => {
      invariant(extensionFilePattern.test(name), `${name} is a name for a file of a later version`);
      return { name, bytes };
    });
}

/** A file that is not made of lines of ours, with its line feeds counted. */
export function describeText(bytes: Buffer): WrittenFile {
  let lines = 0;
  for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) lines += 1;
  return describeFile(bytes, lines);
}

/** The manifest of a sorted document and its files; null when it has no header or a sum cannot be held exactly. */
export function describeDocument(
  document: PlanDocument,
  files: ReadonlyMap<string, WrittenFile>,
  writerVersion: string,
): Manifest | null {
  const header = headerOf(document);
  const totals = documentTotals(document.cells, document.facts);
  if (header === null || totals === null) return null;
  return makeManifest(document, header, {
    writerVersion,
    files,
    totals,
    stateHash: stateHash(document.records, document.cells),
  });
}
