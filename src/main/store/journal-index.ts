/**
 * What of the journal is always in memory: the place of each command id, and what undo needs to know of each entry.
 * Callers: plan session.
 */
import { noteUndone, type StepSummary } from '#shared/domain/journal/undo.ts';

export class JournalIndex {
  readonly #steps: StepSummary[] = [];
  readonly #undone = new Set<number>();
  readonly #sequences = new Map<string, number>();

  /** `ids`: those of all commands, in order. `turns`: the entries that undo or redo one, in order. */
  constructor(ids: readonly string[], turns: readonly StepSummary[]) {
    const bySequence = new Map(turns.map((turn) => [turn.sequence, turn]));
    for (const [place, id] of ids.entries()) {
      const sequence = place + 1;
      this.add(id, bySequence.get(sequence) ?? { sequence, undoes: null, redoes: null });
    }
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

  /** Follows one more entry: the command it is of, and what undo needs to know of it. */
  add(id: string, { sequence, undoes, redoes }: StepSummary): void {
    this.#sequences.set(id, sequence);
    this.#steps.push({ sequence, undoes, redoes });
    noteUndone(this.#undone, { undoes, redoes });
  }
}
