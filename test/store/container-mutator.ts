/**
 * Damages plan files the way accidents and careless hands do, from a seed: bytes, archive structure, lines, manifest,
 * and whole documents written again with every digest and total put right, so that only the chain and the replay can
 * tell. Rebuilding the whole chain is left out: that makes another plan, with another fingerprint.
 * Callers: the mutation test and its long variant.
 */
import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from '#shared/base/canonical-json.ts';
import type { PlanDocument } from '#main/store/container/plan-document.ts';
import { readArchive } from '#main/store/container/read-archive.ts';
import { readContainer } from '#main/store/container/read-container.ts';
import { writeArchive, type ArchiveEntry } from '#main/store/container/write-archive.ts';
import { writeContainer } from '#main/store/container/write-container.ts';
import { numbersFrom, sampleDocument } from './container-sample.ts';

type Pick = (below: number) => number;
type Loose = Record<string, unknown>;

/** A whole file with what it holds, to damage and to compare with. */
export interface Original {
  readonly bytes: Buffer;
  readonly entries: readonly ArchiveEntry[];
  readonly document: PlanDocument;
  readonly content: string;
}

/** What a reader gets out of a file, as one text: equal texts, equal plans. */
function contentOf(document: PlanDocument): string {
  const { records, cells, facts, journal, changes, lineage } = document;
  return canonicalJson({ records, cells, facts, journal, changes, lineage } as unknown as Json);
}

export function makeOriginal(seed: number): Original {
  const written = writeContainer(sampleDocument(seed, { reps: 2, products: 1, moves: 3 }), { version: '0.1.0' });
  if (!written.ok) throw new Error('the sample can be written');
  const bytes = Buffer.from(written.value.bytes);
  const archive = readArchive(bytes);
  const read = readContainer(bytes);
  if (!archive.ok || !read.ok) throw new Error('the sample can be read');
  const entries = [...archive.value].map(([name, content]) => ({ name, bytes: content }));
  return { bytes, entries, document: read.value, content: contentOf(read.value) };
}

export type Reaction = 'refused' | 'same' | 'CHANGED' | 'CRASHED';

/** How the reader takes a file: only `refused` and `same` are right. */
export function reactionTo(bytes: Uint8Array, original: Original): Reaction {
  try {
    const read = readContainer(bytes);
    if (!read.ok) return 'refused';
    return contentOf(read.value) === original.content ? 'same' : 'CHANGED';
  } catch {
    return 'CRASHED';
  }
}

/** A damaged copy of the file; the same seed gives the same damage. */
export function mutate(original: Original, seed: number): Uint8Array {
  const pick = numbersFrom(seed);
  const mutations = [
    flipBits,
    truncate,
    splice,
    editHeader,
    rearrange,
    editLines,
    editLines,
    editManifest,
    rewrite,
    rewrite,
  ];
  const mutation = mutations[pick(mutations.length)] ?? flipBits;
  return mutation(original, pick);
}

function flipBits({ bytes }: Original, pick: Pick): Uint8Array {
  const copy = Buffer.from(bytes);
  for (let flips = 1 + pick(3); flips > 0; flips -= 1) {
    const at = pick(copy.length);
    copy[at] = (copy[at] ?? 0) ^ (1 << pick(8));
  }
  return copy;
}

function truncate({ bytes }: Original, pick: Pick): Uint8Array {
  return pick(2) === 0 ? bytes.subarray(0, pick(bytes.length)) : bytes.subarray(1 + pick(bytes.length - 1));
}

/** Cuts a range out, or puts foreign or repeated bytes in. */
function splice({ bytes }: Original, pick: Pick): Uint8Array {
  const at = pick(bytes.length);
  const from = pick(bytes.length);
  const piece = pick(2) === 0 ? bytes.subarray(from, from + 1 + pick(64)) : Buffer.alloc(1 + pick(64), pick(256));
  return Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at + (pick(2) === 0 ? 0 : pick(64)))]);
}

/** Overwrites a field near a ZIP signature with a value that means something there. */
function editHeader({ bytes }: Original, pick: Pick): Uint8Array {
  const copy = Buffer.from(bytes);
  const starts: number[] = [];
  for (let at = copy.indexOf('PK'); at >= 0; at = copy.indexOf('PK', at + 2)) starts.push(at);
  const at = (starts[pick(starts.length)] ?? 0) + 4 + pick(42);
  const values = [0, 1, 8, 9, 0xffff, 0x7fff, copy.length, pick(65_536)];
  if (at + 2 <= copy.length) copy.writeUInt16LE((values[pick(values.length)] ?? 0) & 0xffff, at);
  return copy;
}

/** Entries dropped, doubled, swapped, renamed or added, in an archive that is otherwise right. */
function rearrange({ entries }: Original, pick: Pick): Uint8Array {
  const list = [...entries];
  const at = pick(list.length);
  const chosen = list[at] as ArchiveEntry;
  const names = [
    '../plan.ndjson',
    'C:/plan.ndjson',
    'plan.ndjson:x',
    'x-new.ndjson',
    'X-new.ndjson',
    '__proto__',
    'cells.ndjson',
  ];
  const action = pick(5);
  if (action === 0) list.splice(at, 1);
  else if (action === 1) list.splice(pick(list.length), 0, chosen);
  else if (action === 2) list.splice(pick(list.length), 0, ...list.splice(at, 1));
  else if (action === 3) list[at] = { ...chosen, name: names[pick(names.length)] ?? '' };
  else list.push({ name: names[pick(names.length)] ?? '', bytes: chosen.bytes });
  return writeArchive(list);
}

/** The text of one file edited; half the time the manifest and its seal are made to agree with it. */
function editLines(original: Original, pick: Pick): Uint8Array {
  const at = 2 + pick(original.entries.length - 2);
  const entry = original.entries[at] as ArchiveEntry;
  const bytes = Buffer.from(editText(Buffer.from(entry.bytes).toString(), pick));
  const entries = original.entries.with(at, { ...entry, bytes });
  return writeArchive(pick(2) === 0 ? entries : reseal(entries, entry.name, bytes));
}

function editText(text: string, pick: Pick): string {
  const lines = text.split('\n').slice(0, -1);
  const at = pick(lines.length);
  const line = lines[at] ?? '';
  const insertions = [
    '{"__proto__":1}',
    ' ',
    '1',
    '\u202e',
    '"a":1,',
    '[[[[[[[[[[',
    '0.5',
    '-0',
    '1e3',
    '\ufeff',
    '\r',
  ];
  const action = pick(6);
  if (action === 0) lines.splice(at, 1);
  else if (action === 1) lines.splice(at, 0, line);
  else if (action === 2) lines.push(...lines.splice(at, 1));
  else if (action === 3) lines[at] = line.replace(/\d/g, (digit) => (pick(8) === 0 ? String(pick(10)) : digit));
  else if (action === 4) {
    const place = pick(line.length + 1);
    lines[at] = line.slice(0, place) + (insertions[pick(insertions.length)] ?? '') + line.slice(place + pick(3));
  } else lines[at] = line.replace(/[a-z]/g, (letter) => (pick(40) === 0 ? 'abcxyz'.charAt(pick(6)) : letter));
  return lines.map((each) => `${each}\n`).join('');
}

/** The manifest made to agree with one edited file. */
function reseal(entries: readonly ArchiveEntry[], name: string, bytes: Buffer): readonly ArchiveEntry[] {
  const manifest = JSON.parse(Buffer.from(entries[1]?.bytes ?? []).toString()) as Loose;
  const lines = bytes.toString('latin1').split('\n').length - 1;
  const files = { ...(manifest['files'] as Loose), [name]: { bytes: bytes.length, lines, sha256: sha256(bytes) } };
  return entries.with(1, { name: 'manifest.json', bytes: sealed({ ...manifest, files }) });
}

function sealed(manifest: Loose): Buffer {
  const { seal: _seal, ...unsealed } = manifest as Record<string, Json>;
  const seal = sha256(Buffer.from(canonicalJson(unsealed)));
  return Buffer.from(`${canonicalJson({ ...unsealed, seal })}\n`);
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A field of the manifest replaced: by hand, or, for what the data can contradict, with the seal put right. */
function editManifest({ entries }: Original, pick: Pick): Uint8Array {
  const text = Buffer.from(entries[1]?.bytes ?? []).toString();
  const manifest = JSON.parse(text) as Loose;
  const checked = ['planId', 'currency', 'scale', 'files', 'totals', 'stateHash', 'journal', 'format', 'requires'];
  const values = [0, 7, '', 'x', null, [], {}, ['later'], { major: 2, minor: 0 }, 'a'.repeat(64)];
  const resealed = sealed({ ...manifest, [checked[pick(checked.length)] ?? '']: values[pick(values.length)] });
  const bytes = pick(2) === 0 ? resealed : Buffer.from(editText(text, pick));
  return writeArchive(entries.with(1, { name: 'manifest.json', bytes }));
}

/** The document edited and written again by Parley itself: manifest, digests, totals and review table all agree. */
function rewrite(original: Original, pick: Pick): Uint8Array {
  const lists = ['records', 'cells', 'facts', 'journal', 'changes'] as const;
  const name = lists[pick(lists.length)] ?? 'cells';
  const list: Loose[] = original.document[name].map((line) => structuredClone(line) as unknown as Loose);
  const at = pick(list.length);
  const action = pick(4);
  if (action === 0) list.splice(at, 1);
  else if (action === 1) [list[at], list[0]] = [list[0] as Loose, list[at] as Loose];
  else editValue(list[at] as Loose, pick);
  try {
    const written = writeContainer({ ...original.document, [name]: list }, { version: '0.1.0' });
    return written.ok ? written.value.bytes : Buffer.alloc(0);
  } catch {
    // The writer itself would not write such a document.
    return Buffer.alloc(0);
  }
}

/** Changes one number or text somewhere inside a value. */
function editValue(value: Loose, pick: Pick): void {
  const keys = Object.keys(value);
  const key = keys[pick(keys.length)] ?? '';
  const member = value[key];
  if (typeof member === 'number') value[key] = member + (pick(2) === 0 ? 1 : -1) * (1 + pick(1000));
  else if (typeof member === 'string')
    value[key] = /^[0-9a-f]{64}$/.test(member) ? member.slice(1) + member.charAt(0) : `${member}x`;
  else if (typeof member === 'boolean') value[key] = !member;
  else if (typeof member === 'object' && member !== null) editValue(member as Loose, pick);
  else value[key] = 1;
}
