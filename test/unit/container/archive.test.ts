/** Every rule of the ZIP profile, each with a file that breaks only it. */
import { crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { alterationText } from '#shared/base/refusal-sentence.ts';
import { centralHeader, endRecord, localHeader, type EntryLayout } from '#main/store/container/archive-layout.ts';
import { extensionFilePattern, mediaType, passwordMagic, requiredFiles } from '#main/store/container/format.ts';
import { readArchive } from '#main/store/container/read-archive.ts';
import { writeArchive, type ArchiveEntry } from '#main/store/container/write-archive.ts';

const entries: readonly ArchiveEntry[] = requiredFiles.map((name, index) => ({
  name,
  bytes: Buffer.from(index === 0 ? mediaType : `${name} `.repeat(50)),
}));
const good = writeArchive(entries);

function refusalOf(bytes: Uint8Array): string {
  const archive = readArchive(bytes);
  if (archive.ok) return 'accepted';
  const { code, details } = archive.refusal;
  return `${code}: ${alterationText(details)}`;
}

/** The good file with some bytes put in at a place; `from` replaces as many bytes as it has, `insert` none. */
function edited(at: number, value: readonly number[]): Buffer {
  const copy = Buffer.from(good);
  copy.set(value, at);
  return copy;
}

const directoryAt = good.readUInt32LE(good.length - 6);
const secondLocal = good.indexOf('PK\u0003\u0004', 4, 'latin1');
const secondCentral = good.indexOf('PK\u0001\u0002', directoryAt + 4, 'latin1');

/** An archive whose second entry says what it likes about itself, in both headers. */
function lying(change: Partial<EntryLayout>, packed: Buffer): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [position, entry] of entries.entries()) {
    const data = position === 1 ? packed : Buffer.from(entry.bytes);
    const honest = {
      name: entry.name,
      method: 0,
      checksum: crc32(entry.bytes),
      packedBytes: data.length,
      plainBytes: entry.bytes.length,
      offset,
    };
    const layout = position === 1 ? { ...honest, ...change } : honest;
    parts.push(localHeader(layout), data);
    directory.push(centralHeader(layout));
    offset += localHeader(layout).length + data.length;
  }
  const directoryBytes = Buffer.concat(directory);
  return Buffer.concat([...parts, directoryBytes, endRecord(entries.length, directoryBytes.length, offset)]);
}

describe('the archive of a plan file', () => {
  it('gives back every entry in order', () => {
    const archive = readArchive(good);
    expect(archive.ok && [...archive.value.keys()]).toEqual([...requiredFiles]);
    expect(archive.ok && [...archive.value.values()].map(String)).toEqual(entries.map(({ bytes }) => String(bytes)));
  });

  it('shows its media type at offset 38 and is written twice with the same bytes', () => {
    expect(good.toString('latin1', 30, 38 + mediaType.length)).toBe(`mimetype${mediaType}`);
    expect(writeArchive(entries).equals(good)).toBe(true);
  });

  it('packs what shrinks and stores what does not', () => {
    expect(good.readUInt16LE(8)).toBe(0);
    expect(good.readUInt16LE(secondLocal + 8)).toBe(8);
  });

  it('may carry a signature and files of a later version, in order', () => {
    const extra = ['signature.json', 'x-a.ndjson', 'x-b.csv'].map((name) => ({ name, bytes: Buffer.from('1') }));
    expect(refusalOf(writeArchive([...entries, ...extra]))).toBe('accepted');
    expect(refusalOf(writeArchive([...entries, ...extra.toReversed()]))).toContain('file-altered');
  });
});

describe('a foreign file', () => {
  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a text', Buffer.from('Dear Ana, here are the numbers.')],
    ['another ZIP', writeArchive([{ name: 'word/document.xml', bytes: Buffer.from('<w/>'.repeat(20)) }])],
    ['an EPUB', writeArchive([{ name: 'mimetype', bytes: Buffer.from('application/epub+zip') }])],
    ['an SQLite database', Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(4096)])],
  ])('is no plan: %s', (_what, bytes) => {
    expect(refusalOf(bytes)).toContain('file-not-a-plan');
  });

  it('behind a password is recognised', () => {
    expect(refusalOf(Buffer.from(`${passwordMagic}…`))).toContain('file-has-password');
  });

  it('beyond 100 MB is not looked at', () => {
    expect(refusalOf(Buffer.alloc(100_000_001))).toContain('file-too-large');
  });
});

describe('an archive is altered when', () => {
  it.each<[string, Buffer]>([
    ['it is cut off', good.subarray(0, good.length - 1)],
    ['only its beginning is left', good.subarray(0, 90)],
    ['something follows its end', Buffer.concat([good, Buffer.alloc(1)])],
    ['something stands before it', Buffer.concat([good.subarray(0, 70), Buffer.alloc(1), good.subarray(70)])],
    ['it has a comment', Buffer.concat([edited(good.length - 2, [3, 0]), Buffer.from('hey')])],
    ['it names a second disk', edited(good.length - 18, [1])],
    ['its numbers of entries disagree', edited(good.length - 14, [7])],
    ['it has more entries than fit', edited(good.length - 14, [0xff, 0xff, 0xff, 0xff])],
    ['its directory starts elsewhere', edited(good.length - 6, [1])],
    ['its directory ends elsewhere', edited(good.length - 10, [1])],
    ['its directory lies beyond the file (Zip64)', edited(good.length - 6, [0xff, 0xff, 0xff, 0xff])],
    ['a local header is not one', edited(secondLocal, [0x51])],
    ['an entry needs a later ZIP', edited(secondLocal + 4, [45])],
    ['an entry is encrypted', edited(secondLocal + 6, [1])],
    ['sizes follow the data (descriptor)', edited(secondLocal + 6, [8])],
    ['an entry has a time', edited(secondLocal + 10, [1])],
    ['an entry has a date', edited(secondLocal + 12, [0x22])],
    ['an entry has an extra field', edited(secondLocal + 28, [4])],
    ['the directory has an extra field', edited(secondCentral + 30, [4])],
    ['an entry has a comment', edited(secondCentral + 32, [4])],
    ['an entry lies on another disk', edited(secondCentral + 34, [1])],
    ['an entry has attributes (symbolic link)', edited(secondCentral + 38, [0, 0, 0xff, 0xa1])],
    ['two entries overlap', edited(secondCentral + 42, [0, 0, 0, 0])],
    ['local and directory name differ', edited(secondLocal + 30, [0x4d])],
    ['local and directory checksum differ', edited(secondLocal + 14, [0, 0, 0, 0])],
  ])('%s', (_what, bytes) => {
    expect(refusalOf(bytes)).toContain('file-altered');
  });

  it.each<[string, Partial<EntryLayout>, Buffer]>([
    ['an entry is packed another way', { method: 9 }, Buffer.from(entries[1]?.bytes ?? [])],
    ['a stored entry has two sizes', { plainBytes: 3 }, Buffer.from(entries[1]?.bytes ?? [])],
    ['a checksum is wrong', { checksum: 1 }, Buffer.from(entries[1]?.bytes ?? [])],
    ['a stream is broken', { method: 8 }, Buffer.from([0xff, 0xff, 0xff])],
    ['a stream is cut off', { method: 8 }, deflateRawSync(entries[1]?.bytes ?? '').subarray(0, -3)],
    ['a stream gives less than declared', { method: 8, plainBytes: 2000 }, deflateRawSync(entries[1]?.bytes ?? '')],
    ['a stream gives more than declared', { method: 8, plainBytes: 10 }, deflateRawSync(entries[1]?.bytes ?? '')],
    [
      'bytes hide behind a stream',
      { method: 8 },
      Buffer.concat([deflateRawSync(entries[1]?.bytes ?? ''), Buffer.from('hidden')]),
    ],
    ['a ratio is impossible', { method: 8, plainBytes: 500_000_000 }, deflateRawSync(entries[1]?.bytes ?? '')],
    ['a name leaves the archive', { name: '../manifest.json' }, Buffer.from(entries[1]?.bytes ?? [])],
    ['a name is absolute', { name: '/manifest.json' }, Buffer.from(entries[1]?.bytes ?? [])],
    ['a name is a directory', { name: 'manifest.json/' }, Buffer.from(entries[1]?.bytes ?? [])],
    ['a name is a stream of a file', { name: 'manifest.json:x' }, Buffer.from(entries[1]?.bytes ?? [])],
    ['a name is taken twice', { name: 'plan.ndjson' }, Buffer.from(entries[1]?.bytes ?? [])],
  ])('%s', (_what, change, packed) => {
    expect(refusalOf(lying(change, packed))).toContain('file-altered');
  });

  it.each(requiredFiles.slice(1))('%s is missing', (name) => {
    expect(refusalOf(writeArchive(entries.filter((entry) => entry.name !== name)))).toContain('file-altered');
  });

  it('there are seventeen entries', () => {
    const extra = Array.from({ length: 9 }, (_, index) => ({ name: `x-${index}.txt`, bytes: Buffer.from('1') }));
    expect(refusalOf(writeArchive([...entries, ...extra.slice(1)]))).toBe('accepted');
    expect(refusalOf(writeArchive([...entries, ...extra]))).toContain('more than 16 entries');
  });
});

describe('a bomb', () => {
  it('that declares more than 512 MB in all is refused before anything is unpacked', () => {
    expect(refusalOf(lying({ method: 8, plainBytes: 600_000_000 }, Buffer.alloc(600_000)))).toContain('file-too-large');
  });

  it('that declares little is stopped at what it declared', () => {
    const zeros = deflateRawSync(Buffer.alloc(50_000_000));
    expect(refusalOf(lying({ method: 8, plainBytes: 1000 }, zeros))).toContain('manifest.json');
  });
});

describe('names of later versions', () => {
  it('begin with x- and stay plain', () => {
    expect(['x-notes.ndjson', 'x-1.json'].filter((name) => extensionFilePattern.test(name))).toHaveLength(2);
    const bad = ['notes.ndjson', 'x-../a.json', 'x-a.exe', 'x-A.json', 'x-a.json\n', 'x-.json.js'];
    expect(bad.filter((name) => extensionFilePattern.test(name))).toEqual([]);
  });
});
