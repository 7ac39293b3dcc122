/** History, state and every byte of a plan file agree, even where every digest was put right. */
import { describe, expect, it } from 'vitest';
import { makeEntry, genesisHash, type JournalEntry } from '#shared/domain/journal/entry.ts';
import { hashText, sampleDocument } from '../../store/container-sample.ts';
import { answerTo, answerToDocument, bytesOf, editedFile, opened, original, verdictOn } from './edited-files.ts';

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
    expect(opened(bytes).manifest.journal.fingerprint).not.toBe(opened(bytesOf(original)).manifest.journal.fingerprint);
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
      const verdict = verdictOn(copy);
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
