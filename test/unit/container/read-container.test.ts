/** What a plan file must agree on beyond its bytes, each contradiction with a file that has only it. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { canonicalJson, type Json } from '#shared/base/canonical-json.ts';
import { alterationText } from '#shared/base/refusals.ts';
import { makeEntry, genesisHash, type JournalEntry } from '#shared/domain/journal/entry.ts';
import type { PlanDocument } from '#main/store/container/plan-document.ts';
import { readArchive } from '#main/store/container/read-archive.ts';
import { readContainer } from '#main/store/container/read-container.ts';
import { verify } from '#main/store/container/verify.ts';
import { writeArchive, type ArchiveEntry } from '#main/store/container/write-archive.ts';
import { writeContainer } from '#main/store/container/write-container.ts';
import { hashText, sampleDocument } from '../../store/container-sample.ts';

const original = opened(bytesOf(sampleDocument(7)));
type Loose = Record<string, unknown>;

function bytesOf(document: PlanDocument): Uint8Array {
  const written = writeContainer(document, { version: '0.1.0' });
  if (!written.ok) throw new Error(written.refusal.code);
  return written.value.bytes;
}

function opened(bytes: Uint8Array): PlanDocument {
  const read = readContainer(bytes);
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  return read.value;
}

function answerTo(bytes: Uint8Array): string {
  const read = readContainer(bytes);
  if (read.ok) return 'accepted';
  const { code, details } = read.refusal;
  return `${code}: ${code === 'file-altered' ? alterationText(details) : Object.values(details).join()}`;
}

/** The answer to a document that was changed and then written with everything else put right. */
function answerToDocument(change: Partial<PlanDocument>): string {
  return answerTo(bytesOf({ ...original, ...change }));
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The file with one entry's text edited; the manifest follows unless it is itself edited. */
function editedFile(name: string, edit: (text: string) => string | Buffer, reseal = true): Uint8Array {
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

function sealed(manifest: Loose): Buffer {
  const { seal: _seal, ...unsealed } = manifest as Record<string, Json>;
  const seal = sha256(Buffer.from(canonicalJson(unsealed)));
  return Buffer.from(`${canonicalJson({ ...unsealed, seal })}\n`);
}

const editedManifest = (change: Loose): Uint8Array =>
  editedFile('manifest.json', (text) => sealed({ ...(JSON.parse(text) as Loose), ...change }), false);

describe('a whole plan file', () => {
  it('gives the same document and the same bytes again', () => {
    const bytes = bytesOf(original);
    const again = opened(bytes);
    expect(again).toEqual(original);
    expect(Buffer.compare(bytesOf(again), bytes)).toBe(0);
  });

  it('keeps signature, lineage, files and fields of later versions byte for byte', () => {
    const later: PlanDocument = {
      ...original,
      lineage: { parents: ['b'.repeat(64)], baseHeads: ['c'.repeat(64)] },
      signature: Buffer.from('{"key":"…"}'),
      unknownFiles: { 'x-notes.ndjson': Buffer.from('{"note":1}\n'), 'x-a.json': Buffer.from('anything') },
      unknownManifest: { flavour: { sweet: true } },
      cells: original.cells.map((row, index) => (index === 0 ? ({ ...row, colour: 'red' } as typeof row) : row)),
    };
    const bytes = bytesOf(later);
    const read = opened(bytes);
    expect(read.signature).toEqual(new Uint8Array(Buffer.from('{"key":"…"}')));
    expect(read.lineage).toEqual(later.lineage);
    expect(Object.keys(read.unknownFiles)).toEqual(['x-a.json', 'x-notes.ndjson']);
    expect(read.unknownManifest).toEqual({ flavour: { sweet: true } });
    expect(read.cells[0]).toHaveProperty('colour', 'red');
    expect(Buffer.compare(bytesOf(read), bytes)).toBe(0);
  });

  it('is verified with what people compare', () => {
    const { verdict, details } = verify(bytesOf({ ...original, signature: Buffer.from('{}') }));
    expect(verdict).toBe('valid');
    expect(details).toMatchObject({ name: 'Año fiscal 2026', signature: 'present, not checked by this version' });
    expect(details['fingerprint']).toMatch(/^[a-z]+–[a-z]+–[a-z]+–[a-z]+$/);
  });
});

describe('a newer file', () => {
  it.each<[string, Loose]>([
    ['of another major version', { format: { major: 2, minor: 0 } }],
    ['that requires something unknown', { requires: ['currencies'] }],
  ])('%s is refused with the version it needs', (_what, change) => {
    expect(answerTo(editedManifest(change))).toContain('file-newer');
    expect(verify(editedManifest(change)).verdict).toBe('newer');
  });

  it('of a later minor version opens when its lines can be read, and says so when not', () => {
    const later = { format: { major: 1, minor: 3 } };
    expect(answerTo(editedManifest(later))).toBe('accepted');
    const archive = readArchive(editedFile('plan.ndjson', (text) => text.replace('"table":"unit"', '"table":"team"')));
    if (!archive.ok) throw new Error('the file has an archive');
    const manifest = sealed({ ...(JSON.parse(String(archive.value.get('manifest.json'))) as Loose), ...later });
    const entries = [...archive.value].map(([name, bytes]) => ({
      name,
      bytes: name === 'manifest.json' ? manifest : bytes,
    }));
    expect(answerTo(writeArchive(entries))).toBe('file-newer: 1.3');
  });
});

describe('a line is refused, with its place, when', () => {
  it.each<[string, string, (text: string) => string | Buffer, string]>([
    ['it is twice there', 'cells.ndjson', (text) => text.replace(/^.*\n/, '$&$&'), 'line 2 is out of order'],
    ['it is out of order', 'journal.ndjson', (text) => text.replace(/^(.*\n)(.*\n)/, '$2$1'), 'line 2 is out of order'],
    ['it is cut off', 'changes.ndjson', (text) => text.slice(0, -1), 'is cut off'],
    ['it is empty', 'cells.ndjson', (text) => `\n${text}`, 'line 1 is not JSON'],
    [
      'it ends with a carriage return',
      'cells.ndjson',
      (text) => text.replace('\n', '\r\n'),
      'line 1 is not in canonical form',
    ],
    ['it is too long', 'cells.ndjson', (text) => `{"a":"${'x'.repeat(70_000)}"}\n${text}`, 'line 1 is longer than'],
    [
      'it is not UTF-8',
      'plan.ndjson',
      (text) => Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xc0, 0xaf]), Buffer.from(`"}\n${text}`)]),
      'line 1 is not UTF-8',
    ],
    ['it lacks a field', 'cells.ndjson', (text) => text.replace(/"line":"[^"]*",/, ''), 'no valid line'],
    ['it has eleven months', 'cells.ndjson', (text) => text.replace(/\[\d+,/, '['), 'no valid months'],
    [
      'its months are zero',
      'cells.ndjson',
      (text) => text.replace(/\[[^\]]*\]/, `[${'0,'.repeat(11)}0]`),
      'no valid months',
    ],
    ['it has a fraction', 'facts.ndjson', (text) => text.replace(/\[\d+,/, '[0.5,'), 'not whole'],
    [
      'it has an unknown table',
      'plan.ndjson',
      (text) => text.replace('"table":"unit"', '"table":"team"'),
      'no valid table',
    ],
    [
      'its name reads backwards',
      'plan.ndjson',
      (text) => text.replace('"name":"North"', '"name":"\u202eNorth"'),
      'no valid name',
    ],
    ['its name is not in NFC', 'plan.ndjson', (text) => text.replace('Compañía', 'Compan\u0303ia'), 'no valid name'],
    [
      'it stands under another id',
      'plan.ndjson',
      (text) => text.replace('"id":"north","table"', '"id":"norti","table"'),
      'another record',
    ],
    [
      'it reaches for a prototype',
      'plan.ndjson',
      (text) => text.replace('"value":{', '"value":{"__proto__":1,'),
      '__proto__',
    ],
    ['its op is unknown', 'changes.ndjson', (text) => text.replace('"op":"put"', '"op":"set"'), 'no valid op'],
  ])('%s', (_what, name, edit, place) => {
    const answer = answerTo(editedFile(name, edit));
    expect(answer).toContain('file-altered');
    expect(answer).toContain(place);
    expect(answer).toContain(name);
    expect(verify(editedFile(name, edit))).toMatchObject({ verdict: 'altered' });
  });

  it('a file is not what the manifest says, before it is read', () => {
    const bytes = editedFile('cells.ndjson', (text) => text.replace(/\[\d+,/, '[1,'), false);
    expect(answerTo(bytes)).toBe('file-altered: cells.ndjson is not what manifest.json says');
  });
});

describe('the manifest is not believed when it states another', () => {
  it.each<[string, unknown]>([
    ['planId', 'other'],
    ['currency', 'USD'],
    ['scale', 3],
    ['stateHash', 'a'.repeat(64)],
    ['totals', { cells: {}, facts: {} }],
    ['journal', { length: 1, head: 'a'.repeat(64), fingerprint: 'x' }],
    ['lineage', { head: 'a'.repeat(64), parents: [], baseHeads: [] }],
  ])('%s', (field, value) => {
    expect(answerTo(editedManifest({ [field]: value }))).toContain(`the ${field} in manifest.json`);
  });

  it('field under an old seal, or has none', () => {
    const edit = (text: string): string => text.replace('"version":"0.1.0"', '"version":"0.1.1"');
    expect(answerTo(editedFile('manifest.json', edit, false))).toContain('does not fit its seal');
    expect(answerTo(editedFile('manifest.json', (text) => text.replace(/"seal":"[^"]*",/, ''), false))).toContain(
      'seal',
    );
    expect(answerTo(editedFile('manifest.json', (text) => ` ${text}`, false))).toContain('canonical');
    expect(answerTo(editedFile('manifest.json', (text) => text.slice(0, -1), false))).toContain('cut off');
    expect(answerTo(editedFile('manifest.json', () => Buffer.from([0xff, 0x0a]), false))).toContain('not UTF-8');
  });

  it('list of files', () => {
    const files = { 'x-gone.txt': { bytes: 1, lines: 0, sha256: 'a'.repeat(64) } };
    const edit = (text: string): Buffer => {
      const manifest = JSON.parse(text) as Loose;
      return sealed({ ...manifest, files: { ...(manifest['files'] as Loose), ...files } });
    };
    expect(answerTo(editedFile('manifest.json', edit, false))).toContain('names files that are missing');
  });
});

describe('history and state must agree, even when every digest was put right', () => {
  const { cells, records, journal, changes, facts } = original;

  it('in the cells', () => {
    const altered = cells.with(0, { ...(cells[0] as (typeof cells)[0]), months: Array.from({ length: 12 }, () => 5) });
    expect(answerToDocument({ cells: altered })).toContain('cells.ndjson, line 1 is not what the journal leads to');
    expect(answerToDocument({ cells: cells.slice(1) })).toContain('cells.ndjson lacks a row');
  });

  it('in the records', () => {
    const at = records.findIndex((record) => record.id === 'north');
    const north = records[at] as (typeof records)[0];
    const renamed = records.with(at, { ...north, value: { ...north.value, name: 'Nord' } });
    expect(answerToDocument({ records: renamed })).toContain(`plan.ndjson, line ${at + 1} is not what the journal`);
    expect(answerToDocument({ records: records.filter((record) => record.table !== 'target') })).toContain(
      'lacks a record',
    );
  });

  it('in the changes', () => {
    expect(answerToDocument({ changes: changes.slice(0, -1) })).toContain('are not those it made');
    expect(answerToDocument({ changes: changes.filter((_, index) => index !== 3) })).toContain(
      'is not the next change',
    );
    const late = { ...(changes[0] as (typeof changes)[0]), sequence: journal.length + 1 };
    expect(answerToDocument({ changes: [...changes, late] })).toContain('belongs to no entry');
  });

  it('in the journal', () => {
    const other = journal.with(1, { ...(journal[1] as JournalEntry), actor: 'Somebody else' });
    expect(answerToDocument({ journal: other })).toContain('journal.ndjson, line 2 does not match its hash');
    expect(answerToDocument({ journal: journal.slice(1) })).toContain('journal.ndjson, line 1 is not the next entry');
    expect(answerToDocument({ journal: journal.slice(0, -1) })).toContain('belongs to no entry');
  });

  it('in the facts', () => {
    const row = facts[0] as (typeof facts)[0];
    const other = facts.with(0, { ...row, months: row.months.map((month) => (month ?? 0) + 1) });
    expect(answerToDocument({ facts: other })).toContain('is not what was imported');
    expect(answerToDocument({ facts: facts.slice(1) })).toContain('rows of an import of');
    const foreign = { ...row, batch: 'f'.repeat(64) };
    expect(answerToDocument({ facts: [...facts, foreign] })).toContain('belongs to no import');
  });

  it('in the table people see', () => {
    const edit = (text: string): string => text.replace('company', 'Company');
    expect(answerTo(editedFile('review/quota.csv', edit))).toContain('does not show the numbers of the plan');
  });

  it('and a chain rebuilt from its first entry is another journal, with another fingerprint', () => {
    let previous = genesisHash;
    const rebuilt = journal.map(({ hash: _hash, previous: _previous, ...fields }) => {
      const entry = makeEntry(hashText, previous, { ...fields, actor: 'Somebody else' });
      previous = entry.hash;
      return entry;
    });
    const bytes = bytesOf({ ...original, journal: rebuilt });
    expect(answerTo(bytes)).toBe('accepted');
    expect(verify(bytes).details['fingerprint']).not.toBe(verify(bytesOf(original)).details['fingerprint']);
  });
});

describe('a byte of a real file', () => {
  it('cannot be changed unnoticed, wherever it lies', () => {
    const bytes = Buffer.from(bytesOf(sampleDocument(3, { reps: 1, products: 1, moves: 1 })));
    const whole = opened(bytes);
    const unnoticed: string[] = [];
    let padding = 0;
    for (let at = 0; at < bytes.length; at += 1) {
      const copy = Buffer.from(bytes);
      copy[at] = (copy[at] ?? 0) ^ 0x10;
      const { verdict } = verify(copy);
      if (verdict === 'altered') continue;
      // The last byte of a packed stream may have bits that mean nothing; then the plan is the same.
      if (verdict === 'valid') expect(opened(copy)).toEqual(whole);
      if (verdict === 'valid') padding += 1;
      else unnoticed.push(`${at}: ${verdict}`);
    }
    expect(unnoticed).toEqual([]);
    expect(padding).toBeLessThanOrEqual(8);
  });
});
