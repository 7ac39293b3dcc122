/** Where a plan file was altered is said in the reader's language: no place travels as a sentence. */
import { describe, expect, it } from 'vitest';
import { alterationPlaces } from '#shared/base/alterations.ts';
import type { Refusal } from '#shared/base/outcome.ts';
import { refusalText } from '#renderer/i18n/refusal-text.ts';
import { readContainer } from '#main/store/container/read-container.ts';
import { writeContainer } from '#main/store/container/write-container.ts';
import { sampleDocument } from '../../store/container-sample.ts';

function sampleBytes(): Buffer {
  const written = writeContainer(sampleDocument(5, { reps: 1, products: 1, moves: 1 }), { version: '0.1.0' });
  if (!written.ok) throw new Error(written.refusal.code);
  return Buffer.from(written.value.bytes);
}

/** Every different place that one changed byte leads to. */
function alterations(): readonly Refusal[] {
  const bytes = sampleBytes();
  const found = new Map<string, Refusal>();
  for (let at = 0; at < bytes.length; at += 1) {
    const copy = Buffer.from(bytes);
    copy[at] = (copy[at] ?? 0) ^ 0x10;
    const read = readContainer(copy);
    if (!read.ok && read.refusal.code === 'file-altered')
      found.set(String(read.refusal.details['place']), read.refusal);
  }
  return [...found.values()];
}

/** All facts that any place has. */
const facts = {
  file: 'plan.ndjson',
  other: 'cells.ndjson',
  manifest: 'manifest.json',
  line: 7,
  entry: 3,
  limit: 16,
  found: 2,
  expected: 4,
  field: 'months',
  key: 'prototype',
};
const sentences = Object.keys(alterationPlaces).map((place): [string, string, string] => {
  const refusal: Refusal = { code: 'file-altered', details: { place, ...facts } };
  return [place, refusalText(refusal, 'en'), refusalText(refusal, 'es')];
});

describe('a plan file that was altered', () => {
  it('says where as a code and facts that are names of the format, never as words', () => {
    const found = alterations();
    expect(found.length).toBeGreaterThan(5);
    for (const { details } of found) {
      expect(Object.keys(alterationPlaces)).toContain(details['place']);
      for (const fact of Object.values(details)) expect(String(fact)).not.toMatch(/\s/);
    }
  });

  it.each(sentences)('“%s” is a whole sentence in each language', (_place, english, spanish) => {
    expect(english).toMatch(/^This plan file was altered after Parley wrote it: .{5,}\. Ask for a fresh export\.$/);
    expect(spanish).toMatch(/^Este archivo de plan se modificó .*: .{5,}\. Pida una exportación nueva\.$/);
    expect(english + spanish).not.toMatch(/[{}]|undefined/);
  });

  it('speaks of the line in Spanish', () => {
    const details = { place: 'field', file: 'cells.ndjson', line: 4, field: 'months' };
    expect(refusalText({ code: 'file-altered', details }, 'es')).toContain(
      'cells.ndjson, línea 4 no tiene un valor válido en months.',
    );
  });
});
