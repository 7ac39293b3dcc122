/**
 * Reads the strict ZIP of a plan file from memory; nothing is ever unpacked to a disk.
 *
 * Refuses everything a plan file does not need: gaps, overlaps, comments, extra fields, descriptors, encryption, Zip64,
 * directories, foreign or repeated names, sizes that lie. Declared sizes are judged before anything is inflated, and
 * inflating stops at the declared size. Callers: read container, tests.
 */
import { crc32, inflateRawSync } from 'node:zlib';
import type { Alteration } from '#shared/base/alterations.ts';
import { done, refuse, type Outcome } from '#shared/base/outcome.ts';
import { altered } from './altered.ts';
import {
  centralHeader,
  centralHeaderBytes,
  deflatedMethod,
  endRecord,
  endRecordBytes,
  localHeader,
  localHeaderBytes,
  readCentralHeader,
  readEndRecord,
  storedMethod,
  type EntryLayout,
} from './archive-layout.ts';
import {
  archiveLimits,
  extensionFilePattern,
  mediaType,
  mediaTypeFile,
  passwordMagic,
  requiredFiles,
  signatureFile,
} from './format.ts';

/** The entries by name, in the order of the archive. */
export type Archive = ReadonlyMap<string, Buffer>;

/** Every entry of a plan file, checked against its size and checksum; or why this is not one. */
export function readArchive(file: Uint8Array): Outcome<Archive> {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  if (bytes.length > archiveLimits.fileBytes) return refuse('file-too-large', { limit: '100 MB' });
  if (bytes.toString('latin1', 0, passwordMagic.length) === passwordMagic) return refuse('file-has-password');
  if (!looksLikePlan(bytes)) return refuse('file-not-a-plan', { reason: 'begins-otherwise' });
  const directory = readDirectory(bytes);
  if (!directory.ok) return directory;
  const inflated = directory.value.reduce((sum, entry) => sum + entry.plainBytes, 0);
  if (inflated > archiveLimits.inflatedBytes) return refuse('file-too-large', { limit: 'unpacked', size: '512 MB' });
  const archive = new Map<string, Buffer>();
  for (const entry of directory.value) {
    const content = readEntry(bytes, entry);
    if (content === null) return altered({ place: 'content', file: entry.name });
    archive.set(entry.name, content);
  }
  return done(archive);
}

/**
 * Whether the file begins with a plan's media type, or did before somebody damaged a few of its bytes: a damaged plan
 * is to be called altered, not foreign.
 */
function looksLikePlan(bytes: Buffer): boolean {
  const expected = Buffer.from(mediaTypeFile + mediaType, 'latin1');
  const found = bytes.subarray(localHeaderBytes, localHeaderBytes + expected.length);
  const distinctive = mediaTypeFile.length + 'application/vnd.parley'.length;
  if (found.length < distinctive) return false;
  let differing = 0;
  for (let index = 0; index < found.length; index += 1) if (found[index] !== expected[index]) differing += 1;
  return differing <= 3;
}

function readDirectory(bytes: Buffer): Outcome<readonly EntryLayout[]> {
  const endAt = bytes.length - endRecordBytes;
  if (endAt < 0) return altered({ place: 'archive-end-missing' });
  const end = readEndRecord(bytes, endAt);
  if (!matches(bytes, endAt, endRecord(end.entries, end.directoryBytes, end.offset))) {
    return altered({ place: 'archive-end' });
  }
  if (end.entries > archiveLimits.entries) return altered({ place: 'archive-too-many', limit: archiveLimits.entries });
  const entries: EntryLayout[] = [];
  let directoryAt = end.offset;
  let localAt = 0;
  for (let position = 0; position < end.entries; position += 1) {
    const entry = readCentralHeader(bytes, directoryAt);
    if (entry === null || !matches(bytes, directoryAt, centralHeader(entry))) {
      return altered({ place: 'archive-directory', entry: position + 1 });
    }
    const fault = entryFault(bytes, entry, localAt);
    if (fault !== null) return altered(fault);
    entries.push(entry);
    directoryAt += centralHeaderBytes + entry.name.length;
    localAt += localHeaderBytes + entry.name.length + entry.packedBytes;
  }
  if (localAt !== end.offset) return altered({ place: 'archive-gap-before-directory' });
  if (directoryAt !== endAt || end.offset + end.directoryBytes !== endAt) {
    return altered({ place: 'archive-directory-short' });
  }
  return namesInOrder(entries.map((entry) => entry.name)) ? done(entries) : altered({ place: 'archive-names' });
}

function entryFault(bytes: Buffer, entry: EntryLayout, localAt: number): Alteration | null {
  const { name: file, method, packedBytes, plainBytes } = entry;
  if (entry.offset !== localAt) return { place: 'archive-gap' };
  if (!matches(bytes, localAt, localHeader(entry))) return { place: 'archive-header' };
  if (method !== storedMethod && method !== deflatedMethod) return { place: 'packing', file };
  if (method === storedMethod && packedBytes !== plainBytes) return { place: 'size', file };
  if (plainBytes > packedBytes * archiveLimits.inflationRatio) return { place: 'size-impossible', file };
  return null;
}

/** The required files, then perhaps a signature, then extensions in code unit order: each at most once. */
function namesInOrder(names: readonly string[]): boolean {
  if (requiredFiles.some((name, position) => names[position] !== name)) return false;
  const rest = names.slice(requiredFiles.length);
  if (rest[0] === signatureFile) rest.shift();
  return rest.every(
    (name, index) => extensionFilePattern.test(name) && (index === 0 || (rest[index - 1] ?? '') < name),
  );
}

function readEntry(bytes: Buffer, entry: EntryLayout): Buffer | null {
  const start = entry.offset + localHeaderBytes + entry.name.length;
  if (start + entry.packedBytes > bytes.length) return null;
  const packed = bytes.subarray(start, start + entry.packedBytes);
  const plain = entry.method === storedMethod ? packed : inflate(packed, entry.plainBytes);
  return plain !== null && plain.length === entry.plainBytes && crc32(plain) === entry.checksum ? plain : null;
}

/** Inflates at most `limit` bytes; null when the stream is broken, longer, or followed by bytes that belong to nothing. */
function inflate(packed: Buffer, limit: number): Buffer | null {
  try {
    // The engine says how much it read; Node's types leave this answer of the `info` option out.
    const result = inflateRawSync(packed, { maxOutputLength: Math.max(limit, 1), info: true }) as unknown as {
      readonly buffer: Buffer;
      readonly engine: { readonly bytesWritten: number };
    };
    return result.engine.bytesWritten === packed.length ? result.buffer : null;
  } catch {
    return null;
  }
}

function matches(bytes: Buffer, at: number, expected: Buffer): boolean {
  return (
    at >= 0 &&
    at + expected.length <= bytes.length &&
    bytes.compare(expected, 0, expected.length, at, at + expected.length) === 0
  );
}
