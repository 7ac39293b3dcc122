/**
 * Writes the strict ZIP of a plan file: same entries in, same bytes out (on one version of zlib).
 *
 * The first entry is stored, so that the media type can be read at a fixed place; the others are deflated where that
 * makes them smaller. Callers: write container, tests.
 */
import { crc32, deflateRawSync } from 'node:zlib';
import {
  centralHeader,
  deflatedMethod,
  endRecord,
  localHeader,
  storedMethod,
  type EntryLayout,
} from './archive-layout.ts';

export interface ArchiveEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Fixed, because the level shapes the bytes. */
const compressionLevel = 6;

/** The archive of the entries, in the order given. Names are plain ASCII. */
export function writeArchive(entries: readonly ArchiveEntry[]): Buffer {
  const parts: Uint8Array[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [position, entry] of entries.entries()) {
    const packed = position === 0 ? entry.bytes : pack(entry.bytes);
    const layout: EntryLayout = {
      name: entry.name,
      method: packed === entry.bytes ? storedMethod : deflatedMethod,
      checksum: crc32(entry.bytes),
      packedBytes: packed.length,
      plainBytes: entry.bytes.length,
      offset,
    };
    const header = localHeader(layout);
    parts.push(header, packed);
    directory.push(centralHeader(layout));
    offset += header.length + packed.length;
  }
  const directoryBytes = directory.reduce((sum, header) => sum + header.length, 0);
  return Buffer.concat([...parts, ...directory, endRecord(entries.length, directoryBytes, offset)]);
}

function pack(bytes: Uint8Array): Uint8Array {
  const deflated = deflateRawSync(bytes, { level: compressionLevel });
  return deflated.length < bytes.length ? deflated : bytes;
}
