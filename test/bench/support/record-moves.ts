/**
 * Writes many commands into the files of a plan as a store would, each an entry of its own, but thousands to a
 * transaction: a workshop's journal in seconds instead of minutes. Callers: the bench of moves.
 */
import { randomUUID } from 'node:crypto';
import { hashText } from '#main/store/container/hash-text.ts';
import { packChanges } from '#main/store/packed-changes.ts';
import type { CommitBatch } from '#main/store/plan-database.ts';
import { planFolder } from '#main/store/plan-folder.ts';
import { openPlanFiles } from '#main/store/plan-opening.ts';
import { modelOf, rowsToWrite } from '#main/store/plan-state.ts';
import type { Json } from '#shared/base/canonical-json.ts';
import type { MoveCommand } from '#shared/domain/bargain/command.ts';
import { expandCommand } from '#shared/domain/bargain/expand.ts';
import type { Change } from '#shared/domain/changes/change.ts';
import { makeEntry } from '#shared/domain/journal/entry.ts';

const actor = 'Bench';
const at = '2026-10-01T09:00:00.000Z';
const batchSize = 5000;

/** Appends the commands to a plan that nobody has open; a refused one breaks the bench. */
export function recordMoves(dataFolder: string, plan: string, commands: Iterable<MoveCommand>): void {
  const opened = openPlanFiles(planFolder(dataFolder, plan), () => at);
  if (!opened.ok) throw new Error(`The plan of the bench: ${opened.refusal.code}`);
  const { database, side } = opened.value.files;
  const model = modelOf(database.records(), database.cells(), database);
  let { head } = database;
  let entries: CommitBatch['entries'][number][] = [];
  let changed: Change[] = [];
  const flush = (): void => {
    database.commit({ entries, ...rowsToWrite(model, changed), facts: [], attachments: [] });
    side.append(entries);
    entries = [];
    changed = [];
  };
  for (const body of commands) {
    const sequence = database.length + entries.length + 1;
    const expanded = expandCommand(model, body, { sequence, actor });
    if (!expanded.ok) throw new Error(`${body.kind}: ${JSON.stringify(expanded.refusal)}`);
    model.apply(expanded.value);
    changed.push(...expanded.value);
    const { digest, packed } = packChanges(expanded.value);
    const entry = makeEntry(hashText, head, {
      sequence,
      id: randomUUID(),
      actor,
      at,
      command: body as unknown as Json,
      undoes: null,
      redoes: null,
      changesDigest: digest,
    });
    head = entry.hash;
    entries.push({ entry, changes: packed });
    if (entries.length === batchSize) flush();
  }
  flush();
  side.close();
  database.close();
}
