/**
 * Turns the bytes of a `.parley` file back into a plan document, or says what it is not.
 *
 * The bytes are untrusted. A document comes out only when every layer agrees with every other: archive, text, lines,
 * manifest, digests, chain, history against state, history rows against their batches, and the table people saw. Runs in
 * a disposable process (`store/parse-job`). Callers: parse job, verify, tests.
 */
import { createHash } from 'node:crypto';
import type { Alteration } from '#shared/base/alterations.ts';
import { done, refuse, type Outcome } from '#shared/base/outcome.ts';
import { altered } from './altered.ts';
import {
  lineFiles,
  formatVersion,
  manifestFile,
  reviewFile,
  signatureFile,
  mediaType,
  mediaTypeFile,
  requiredFiles,
} from './format.ts';
import { contentFault } from './integrity.ts';
import { parseCanonical } from './json-profile.ts';
import { describeFile, readLineFile, type WrittenFile } from './line-file.ts';
import { manifestDifference, manifestFault, unknownManifestFields, type Manifest } from './manifest.ts';
import type { PlanDocument } from './plan-document.ts';
import { readArchive, type Archive } from './read-archive.ts';
import { reviewTable } from './review-table.ts';
import { describeDocument, describeText } from './write-container.ts';

/** A document as it was read, with the manifest that came with it. */
export interface ReadPlan extends PlanDocument {
  readonly manifest: Manifest;
}

/**
 * Reads and checks a whole file. Refused with file-not-a-plan, file-altered (and the place), file-newer,
 * file-has-password or file-too-large. The document's lists are in the order of their files.
 */
export function readContainer(bytes: Uint8Array): Outcome<ReadPlan> {
  const archive = readArchive(bytes);
  if (!archive.ok) return archive;
  const manifest = readManifest(archive.value);
  if (!manifest.ok) return manifest;
  const files = describeFiles(archive.value);
  const fileFault = fileDifference(manifest.value, files);
  if (fileFault !== null) return altered(fileFault);
  const document = readDocument(archive.value, manifest.value);
  if (!document.ok) return newerInstead(document, manifest.value);
  const fault = contentFault(document.value) ?? statementFault(document.value, manifest.value, files, archive.value);
  return fault === null ? done({ ...document.value, manifest: manifest.value }) : altered(fault);
}

function readManifest(archive: Archive): Outcome<Manifest> {
  if (contentOf(archive, mediaTypeFile).toString('latin1') !== mediaType) return altered({ place: 'media-type' });
  const text = contentOf(archive, manifestFile);
  if (text.length > 1_048_576) return altered({ place: 'manifest-too-long', file: manifestFile });
  let decoded: string;
  try {
    decoded = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(text);
  } catch {
    return altered({ place: 'not-utf8', file: manifestFile });
  }
  if (!decoded.endsWith('\n')) return altered({ place: 'cut-off', file: manifestFile });
  const parsed = parseCanonical(decoded.slice(0, -1));
  if (!parsed.ok) return altered({ ...parsed.fault, file: manifestFile });
  const newer = requiredVersion(parsed.value['format'], parsed.value['requires']);
  if (newer !== null) return refuse('file-newer', { version: newer });
  const fault = manifestFault(parsed.value);
  return fault === null ? done(parsed.value as unknown as Manifest) : altered({ ...fault, file: manifestFile });
}

/**
 * What a reader would have to be, when that is more than this one. Judged before the rest of the manifest, whose form
 * may differ in another major version.
 */
function requiredVersion(format: unknown, requires: unknown): string | null {
  const { major, minor } = (typeof format === 'object' && format !== null ? format : {}) as {
    major?: unknown;
    minor?: unknown;
  };
  if (typeof major === 'number' && major > formatVersion.major) return `${major}.${String(minor)}`;
  if (!Array.isArray(requires) || requires.length === 0) return null;
  return `${String(major)}.${String(minor)} with ${requires.map(String).join(', ')}`;
}

function contentOf(archive: Archive, name: string): Buffer {
  return archive.get(name) ?? Buffer.alloc(0);
}

/** Everything the manifest answers for: all files but the media type, itself and the signature over it. */
function describeFiles(archive: Archive): ReadonlyMap<string, WrittenFile> {
  const outside: readonly string[] = [mediaTypeFile, manifestFile, signatureFile];
  const named = [...archive].filter(([name]) => !outside.includes(name));
  return new Map(named.map(([name, bytes]) => [name, describeText(bytes)]));
}

function fileDifference(manifest: Manifest, files: ReadonlyMap<string, WrittenFile>): Alteration | null {
  for (const [name, { bytes, lines, sha256 }] of files) {
    const stated = Object.hasOwn(manifest.files, name) ? manifest.files[name] : undefined;
    if (stated?.sha256 !== sha256 || stated.bytes !== bytes.length || stated.lines !== lines) {
      return { place: 'manifest-other-file', file: name, manifest: manifestFile };
    }
  }
  return Object.keys(manifest.files).length === files.size
    ? null
    : { place: 'manifest-missing-files', file: manifestFile };
}

function readDocument(archive: Archive, manifest: Manifest): Outcome<PlanDocument> {
  const [plan, cells, facts, journal, changes] = lineFiles;
  const records = readLineFile(plan, contentOf(archive, plan));
  if (!records.ok) return records;
  const cellRows = readLineFile(cells, contentOf(archive, cells));
  if (!cellRows.ok) return cellRows;
  const factRows = readLineFile(facts, contentOf(archive, facts));
  if (!factRows.ok) return factRows;
  const entries = readLineFile(journal, contentOf(archive, journal));
  if (!entries.ok) return entries;
  const sequenced = readLineFile(changes, contentOf(archive, changes));
  if (!sequenced.ok) return sequenced;
  const known: readonly string[] = [...requiredFiles, signatureFile];
  const extensions = [...archive].filter(([name]) => !known.includes(name));
  return done({
    records: records.value,
    cells: cellRows.value,
    facts: factRows.value,
    journal: entries.value,
    changes: sequenced.value,
    lineage: { parents: manifest.lineage.parents, baseHeads: manifest.lineage.baseHeads },
    signature: archive.has(signatureFile) ? ownBytes(contentOf(archive, signatureFile)) : null,
    unknownFiles: Object.fromEntries(extensions.map(([name, bytes]) => [name, ownBytes(bytes)])),
    unknownManifest: unknownManifestFields(manifest),
  });
}

/** A plain copy: it must not keep the whole file alive, and looks the same after travelling between processes. */
function ownBytes(bytes: Buffer): Uint8Array {
  return Uint8Array.from(bytes);
}

/** The digests have been checked: a line this version cannot read in a file of a later minor version is news, not damage. */
function newerInstead(refused: Outcome<never>, manifest: Manifest): Outcome<never> {
  const { major, minor } = manifest.format;
  return minor > formatVersion.minor ? refuse('file-newer', { version: `${major}.${minor}` }) : refused;
}

/** Whether what the file says about itself, in the manifest and in the table for people, is what its data say. */
function statementFault(
  document: PlanDocument,
  manifest: Manifest,
  files: ReadonlyMap<string, WrittenFile>,
  archive: Archive,
): Alteration | null {
  const plan = lineFiles[0];
  const computed = describeDocument(document, files, manifest.writer.version);
  if (computed === null) return { place: 'no-totals', file: plan };
  const difference = manifestDifference(manifest, computed);
  if (difference !== null) return { place: 'manifest-statement', field: difference, file: manifestFile };
  const review = reviewTable(document);
  if (!review.ok) return { place: 'units-no-tree', file: plan };
  const shown = describeFile(Buffer.from(review.value), 0).sha256;
  const found = createHash('sha256').update(contentOf(archive, reviewFile)).digest('hex');
  return shown === found ? null : { place: 'review-differs', file: reviewFile };
}
