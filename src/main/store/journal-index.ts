/**
 * What of the journal is always in memory: the place of each command id, and what undo needs to know of each entry.
 * Callers: plan session.
 */
import type { Json } from '#shared/base/canonical-json.ts';
import type { JournalEntry } from '#shared/domain/journal/entry.ts';
import { noteUndone, type StepSummary } from '#shared/domain/journal/undo.ts';

export class JournalIndex {
  readonly #steps: StepSummary[] = [];
  readonly #undone = new Set<number>();
  readonly #sequences = new Map<string, number>();

  constructor(entries: Iterable<JournalEntry>) {
    for (const entry of entries) this.add(entry);
  }

  /** Every entry in order. */
  get steps(): readonly StepSummary[] {
    return this.#steps;
  }

  /** The entries that were undone and not redone since. */
  get undone(): ReadonlySet<number> {
    return this.#undone;
  }

  /** The sequence of the entry a command became, or undefined when it was never accepted. */
  sequenceOf(command: string): number | undefined {
    return this.#sequences.get(command);
  }

  add({ sequence, id, command, undoes, redoes }: JournalEntry): void {
    this.#sequences.set(id, sequence);
    this.#steps.push({ sequence, kind: kindOf(command), undoes, redoes });
    noteUndone(this.#undone, { undoes, redoes });
  }
}

/** The kind of a command as it stands in the journal. */
export function kindOf(command: Json): string {
  const kind = typeof command === 'object' && command !== null && 'kind' in command ? command['kind'] : null;
  return typeof kind === 'string' ? kind : '?';
}
