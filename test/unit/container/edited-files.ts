/** Plan files that somebody changed, as files or as documents, and what the reader says of them. Callers: tests of reading. */
import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from '#shared/base/canonical-json.ts';
import { alterationText } from '#shared/base/refusal-sentence.ts';
import type { PlanDocument } from '#main/store/container/plan-document.ts';
import { readArchive } from '#main/store/container/read-archive.ts';
import { readContainer, type ReadPlan } from '#main/store/container/read-container.ts';
import { verdictOf, type Verdict } from '#main/store/container/verdict.ts';
import { writeArchive, type ArchiveEntry } from '#main/store/container/write-archive.ts';
import { writeContainer } from '#main/store/container/write-container.ts';
import { sampleDocument } from '../../store/container-sample.ts';

export const original = opened(bytesOf(sampleDocument(7)));
export type Loose = Record<string, unknown>;

export function bytesOf(document: PlanDocument): Uint8Array {
  const written = writeContainer(document, { version: '0.1.0' });
  if (!written.ok) throw new Error(written.refusal.code);
  return written.value.bytes;
}

export function opened(bytes: Uint8Array): ReadPlan {
  const read = readContainer(bytes);
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  return read.value;
}

/** What the file is, for somebody who only wants to know whether it can be trusted. */
export function verdictOn(bytes: Uint8Array): Verdict | undefined {
  return verdictOf(readContainer(bytes));
}

export function answerTo(bytes: Uint8Array): string {
  const read = readContainer(bytes);
  if (read.ok) return 'accepted';
  const { code, details } = read.refusal;
  return `${code}: ${code === 'file-altered' ? alterationText(details) : Object.values(details).join()}`;
}

/** The answer to a document that was changed and then written with everything else put right. */
export function answerToDocument(change: Partial<PlanDocument>): string {
  return answerTo(bytesOf({ ...original, ...change }));
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The file with one entry's text edited; the manifest follows unless it is itself edited. */
export function editedFile(name: string, edit: (text: string) => string | Buffer, reseal = true): Uint8Array {
  const archive = readArchive(bytesOf(original));
  if (!archive.ok) throw new Error('the sample has an archive');
  let entries: ArchiveEntry[] = [...archive.value].map(([each, bytes]) => ({ name: each, bytes }));
  const bytes = Buffer.from(edit(String(archive.value.get(name))) as string);
  entries = entries.map((entry) => (entry.name === name ? { name, bytes } : entry));
  if (!reseal) return writeArchive(entries);
  const manifest = JSON.parse(String(entries[1]?.bytes)) as Loose;
  const lines = bytes.toString('latin1').split('\n').length - 1;
  const files = manifest['files'] as Loose;
  const stated = name in files ? { ...files, [name]: { bytes: bytes.length, lines, sha256: sha256(bytes) } } : files;
  entries[1] = { name: 'manifest.json', bytes: sealed({ ...manifest, files: stated }) };
  return writeArchive(entries);
}

export function sealed(manifest: Loose): Buffer {
  const { seal: _seal, ...unsealed } = manifest as Record<string, Json>;
  const seal = sha256(Buffer.from(canonicalJson(unsealed)));
  return Buffer.from(`${canonicalJson({ ...unsealed, seal })}\n`);
}

export const editedManifest = (change: Loose): Uint8Array =>
  editedFile('manifest.json', (text) => sealed({ ...(JSON.parse(text) as Loose), ...change }), false);
