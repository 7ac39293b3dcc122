import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#shared/base/canonical-json.ts';
import { journalHead, verifyChain } from '#shared/domain/journal/chain.ts';
import { changesDigest, entryHash, genesisHash, makeEntry, type JournalEntry } from '#shared/domain/journal/entry.ts';

const hashText = (text: string): string => createHash('sha256').update(text).digest('hex');

function chain(length: number): JournalEntry[] {
  const entries: JournalEntry[] = [];
  for (let sequence = 1; sequence <= length; sequence += 1) {
    const fields = {
      sequence,
      id: `command-${sequence}`,
      actor: 'Ana',
      at: '2026-01-01T00:00:00.000Z',
      command: { kind: 'open-round' },
      undoes: null,
      redoes: null,
      changesDigest: changesDigest(hashText, []),
    };
    entries.push(makeEntry(hashText, entries.at(-1)?.hash ?? genesisHash, fields));
  }
  return entries;
}

describe('a journal entry', () => {
  it('is hashed over the previous hash, a line feed, and everything else it says', () => {
    const [entry] = chain(1);
    const { hash, previous, ...fields } = entry as JournalEntry;
    expect(previous).toBe('0'.repeat(64));
    expect(hash).toBe(hashText(`${previous}\n${canonicalJson(fields)}`));
    expect(entryHash(hashText, entry as JournalEntry)).toBe(hash);
  });

  it('digests its changes as one canonical list', () => {
    const change = { op: 'put', table: 'unit', id: 'a', value: { b: 1, a: 2 } } as const;
    expect(changesDigest(hashText, [change, change])).toBe(hashText(canonicalJson([change, change])));
    expect(changesDigest(hashText, [])).toBe(hashText('[]'));
  });
});

describe('a chain', () => {
  it('is intact as it was made, and its head is the last hash', () => {
    const entries = chain(4);
    expect(verifyChain(entries, hashText)).toEqual({ intact: true, head: entries[3]?.hash });
    expect(journalHead(entries)).toBe(entries[3]?.hash);
  });

  it('of no entries is intact and has the genesis head', () => {
    expect(verifyChain([], hashText)).toEqual({ intact: true, head: genesisHash });
    expect(journalHead([])).toBe(genesisHash);
  });

  it.each(['id', 'actor', 'at', 'command', 'undoes', 'redoes', 'changesDigest', 'hash'])(
    'breaks where %s was altered',
    (field) => {
      const entries = chain(4);
      const values: Record<string, unknown> = { undoes: 1, redoes: 1, command: { kind: 'undo' } };
      entries[2] = { ...entries[2], [field]: values[field] ?? 'altered' } as JournalEntry;
      expect(verifyChain(entries, hashText)).toEqual({ intact: false, position: 2, fault: 'hash' });
    },
  );

  it('breaks at a field that was added', () => {
    const entries = chain(2);
    entries[1] = { ...entries[1], extra: 1 } as unknown as JournalEntry;
    expect(verifyChain(entries, hashText)).toEqual({ intact: false, position: 1, fault: 'hash' });
  });

  it('breaks where an entry was taken out, moved or put twice', () => {
    const [first, second, third] = chain(3) as [JournalEntry, JournalEntry, JournalEntry];
    expect(verifyChain([first, third], hashText)).toEqual({ intact: false, position: 1, fault: 'sequence' });
    expect(verifyChain([first, third, second], hashText)).toEqual({ intact: false, position: 1, fault: 'sequence' });
    expect(verifyChain([second, third], hashText)).toEqual({ intact: false, position: 0, fault: 'sequence' });
  });

  it('breaks where an entry follows another journal', () => {
    const entries = chain(2);
    const { hash: _hash, previous: _previous, ...fields } = entries[1] as JournalEntry;
    entries[1] = makeEntry(hashText, 'f'.repeat(64), fields);
    expect(verifyChain(entries, hashText)).toEqual({ intact: false, position: 1, fault: 'previous' });
  });

  it.each([
    ['repeats a command id', { id: 'command-1' }, 'id-reused'],
    ['takes back itself', { undoes: 2 }, 'history'],
    ['brings back a later entry', { redoes: 3 }, 'history'],
  ])('breaks at an entry that %s, even with the right hash', (_what, change, fault) => {
    const entries = chain(2);
    const { hash: _hash, previous, ...fields } = entries[1] as JournalEntry;
    entries[1] = makeEntry(hashText, previous, { ...fields, ...change });
    expect(verifyChain(entries, hashText)).toEqual({ intact: false, position: 1, fault });
  });
});
