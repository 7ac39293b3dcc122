/**
 * The plan of the tests with a journal so long that not all of it is hashed at opening, and that proving it takes several
 * turns. Callers: tests of old changes and of copies.
 */
import { invariant } from '#shared/base/assert.ts';
import { makeEntry, type JournalEntry } from '#shared/domain/journal/entry.ts';
import { hashText } from '#main/store/container/hash-text.ts';
import { packChanges } from '#main/store/packed-changes.ts';
import type { PlanSession } from '#main/store/plan-session.ts';
import { createSession } from './session-support.ts';

/** The entries that follow those which made the plan; they change nothing. */
export const laterEntries = 1100;

/** Makes the plan and answers it open. */
export function createLongSession(dataFolder: string, plan: string): PlanSession {
  const session = createSession(dataFolder, plan);
  const { digest, packed } = packChanges([]);
  const entries: { entry: JournalEntry; changes: typeof packed }[] = [];
  let { head } = session.database;
  const first = session.revision + 1;
  for (let sequence = first; sequence < first + laterEntries; sequence += 1) {
    const entry = makeEntry(hashText, head, {
      sequence,
      id: `later-${sequence}`,
      actor: 'Ana',
      at: '2026-11-22T06:00:00.000Z',
      command: { kind: 'together', label: '', commands: [] },
      undoes: null,
      redoes: null,
      changesDigest: digest,
    });
    head = entry.hash;
    entries.push({ entry, changes: packed });
  }
  const empty = { records: [], cells: [], facts: [], attachments: [] };
  invariant(session.replaceWith({ entries, ...empty }).ok, 'the entries can be written');
  return session;
}
