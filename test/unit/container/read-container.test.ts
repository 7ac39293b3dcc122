/** What a plan file must agree on beyond its bytes, each contradiction with a file that has only it. */
import { describe, expect, it } from 'vitest';
import type { PlanDocument } from '#main/store/container/plan-document.ts';
import { passwordMagic } from '#main/store/container/format.ts';
import { readArchive } from '#main/store/container/read-archive.ts';
import { writeArchive } from '#main/store/container/write-archive.ts';
import {
  answerTo,
  bytesOf,
  editedFile,
  editedManifest,
  opened,
  original,
  sealed,
  type Loose,
  verdictOn,
} from './edited-files.ts';

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
    const read = opened(bytesOf({ ...original, signature: Buffer.from('{}') }));
    expect(read.signature).toEqual(new Uint8Array(Buffer.from('{}')));
    expect(read.manifest.journal.fingerprint).toMatch(/^[a-z]+–[a-z]+–[a-z]+–[a-z]+$/);
  });
});

describe('a newer file', () => {
  it.each<[string, Loose]>([
    ['of another major version', { format: { major: 2, minor: 0 } }],
    ['that requires something unknown', { requires: ['currencies'] }],
  ])('%s is refused with the version it needs', (_what, change) => {
    expect(answerTo(editedManifest(change))).toContain('file-newer');
    expect(verdictOn(editedManifest(change))).toBe('newer');
  });

  it('or a locked one cannot be judged by this version, which is not the same as altered', () => {
    expect(verdictOn(Buffer.from(`${passwordMagic}…`))).toBe('newer');
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
    expect(verdictOn(editedFile(name, edit))).toBe('altered');
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
