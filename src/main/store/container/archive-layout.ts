/**
 * The three ZIP structures of a plan file, each with exactly one legal form.
 *
 * Every field that is not listed in `EntryLayout` is a constant, so a reader checks a header by writing it again and
 * comparing bytes: nothing can hide in a timestamp, a flag, an extra field or a comment. Callers: archive writer, reader.
 */

export const storedMethod = 0;
export const deflatedMethod = 8;

/** What varies between entries. */
export interface EntryLayout {
  readonly name: string;
  readonly method: number;
  readonly checksum: number;
  readonly packedBytes: number;
  readonly plainBytes: number;
  /** Where the local header starts. */
  readonly offset: number;
}

const localSignature = 0x04034b50;
const centralSignature = 0x02014b50;
const endSignature = 0x06054b50;
const zipVersion = 20;
/** 1 January 1980, midnight: the same plan has the same bytes whenever it is written. */
const fixedDate = 0x0021;

export const localHeaderBytes = 30;
export const centralHeaderBytes = 46;
export const endRecordBytes = 22;

/** The header before the data of an entry. */
export function localHeader(entry: EntryLayout): Buffer {
  const header = Buffer.alloc(localHeaderBytes + entry.name.length);
  header.writeUInt32LE(localSignature, 0);
  writeShared(header, 4, entry);
  header.write(entry.name, localHeaderBytes, 'latin1');
  return header;
}

/** The same facts again in the directory at the end, with the place of the local header. */
export function centralHeader(entry: EntryLayout): Buffer {
  const header = Buffer.alloc(centralHeaderBytes + entry.name.length);
  header.writeUInt32LE(centralSignature, 0);
  header.writeUInt16LE(zipVersion, 4);
  writeShared(header, 6, entry);
  header.writeUInt32LE(entry.offset, 42);
  header.write(entry.name, centralHeaderBytes, 'latin1');
  return header;
}

/** The last 22 bytes of the file. */
export function endRecord(entries: number, directoryBytes: number, directoryOffset: number): Buffer {
  const record = Buffer.alloc(endRecordBytes);
  record.writeUInt32LE(endSignature, 0);
  record.writeUInt16LE(entries, 8);
  record.writeUInt16LE(entries, 10);
  record.writeUInt32LE(directoryBytes, 12);
  record.writeUInt32LE(directoryOffset, 16);
  return record;
}

/** Version needed, flags, method, time, date, checksum, sizes, name length: 26 bytes both headers share. */
function writeShared(header: Buffer, start: number, entry: EntryLayout): void {
  header.writeUInt16LE(zipVersion, start);
  header.writeUInt16LE(entry.method, start + 4);
  header.writeUInt16LE(fixedDate, start + 8);
  header.writeUInt32LE(entry.checksum, start + 10);
  header.writeUInt32LE(entry.packedBytes, start + 14);
  header.writeUInt32LE(entry.plainBytes, start + 18);
  header.writeUInt16LE(entry.name.length, start + 22);
}

/** Reads the varying fields of a directory header; whether the rest is legal shows when it is written again. */
export function readCentralHeader(bytes: Buffer, at: number): EntryLayout | null {
  if (at + centralHeaderBytes > bytes.length) return null;
  const nameBytes = bytes.readUInt16LE(at + 28);
  if (at + centralHeaderBytes + nameBytes > bytes.length) return null;
  return {
    method: bytes.readUInt16LE(at + 10),
    checksum: bytes.readUInt32LE(at + 16),
    packedBytes: bytes.readUInt32LE(at + 20),
    plainBytes: bytes.readUInt32LE(at + 24),
    offset: bytes.readUInt32LE(at + 42),
    name: bytes.toString('latin1', at + centralHeaderBytes, at + centralHeaderBytes + nameBytes),
  };
}

/** Reads what the end record says about the directory; the caller checks that `at` is the last 22 bytes. */
export function readEndRecord(bytes: Buffer, at: number): { entries: number; directoryBytes: number; offset: number } {
  return {
    entries: bytes.readUInt16LE(at + 10),
    directoryBytes: bytes.readUInt32LE(at + 12),
    offset: bytes.readUInt32LE(at + 16),
  };
}
