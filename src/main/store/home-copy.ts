/**
 * A copy of an open plan that answers are tried on: the plan itself changes only when the whole collection is written in
 * one transaction. Every step is held against the same invariants as a command. Callers: packet service.
 */
import { invariant } from '#shared/base/assert.ts';
import type { Json } from '#shared/base/canonical-json.ts';
import type { Change } from '#shared/domain/changes/change.ts';
import { PlanTotals } from '#shared/domain/cube/plan-totals.ts';
import { makeEntry } from '#shared/domain/journal/entry.ts';
import { undoneEntries } from '#shared/domain/journal/undo.ts';
import type { HomePlan, TakenEntry } from '#shared/domain/packet/home.ts';
import type { Cut } from '#shared/domain/packet/cut.ts';
import type { PlanModel } from '#shared/domain/plan/plan-model.ts';
import { hashText } from './container/hash-text.ts';
import { kindOf } from './command-kind.ts';
import { modelAt } from './model-at.ts';
import { packetDocument } from './packet-document.ts';
import { packChanges } from './packed-changes.ts';
import type { CommitBatch } from './plan-database.ts';
import type { PlanSession } from './plan-session.ts';
import { modelOf, rowsToWrite } from './plan-state.ts';
import { assertMeantTotal, assertWholeNumbers, settledUnitTouched } from './step-invariants.ts';

export class HomeCopy implements HomePlan {
  readonly #session: PlanSession;
  readonly #totals: PlanTotals;
  readonly model: PlanModel;
  readonly #taken: TakenEntry[] = [];

  constructor(session: PlanSession) {
    this.#session = session;
    this.model = modelOf(session.database.records(), session.database.cells(), session);
    this.#totals = new PlanTotals(this.model);
  }

  get length(): number {
    return this.#session.revision + this.#taken.length;
  }

  readonly headAt = (sequence: number): string | undefined => this.#session.database.journal.entry(sequence)?.hash;

  readonly sequenceOf = (id: string): number | undefined => {
    const place = this.#taken.findIndex((entry) => entry.id === id);
    return place < 0 ? this.#session.index.sequenceOf(id) : this.#session.revision + place + 1;
  };

  readonly isUndone = (sequence: number): boolean => {
    const fresh = this.#taken.map(({ undoes, redoes }, place) => ({
      sequence: this.#session.revision + place + 1,
      undoes,
      redoes,
    }));
    return undoneEntries([...this.#session.steps, ...fresh]).has(sequence);
  };

  readonly isTurn = (sequence: number): boolean => {
    const { steps, revision } = this.#session;
    const step = sequence > revision ? this.#taken[sequence - revision - 1] : steps[sequence - 1];
    return step !== undefined && (step.undoes !== null || step.redoes !== null);
  };

  readonly changesOf = (sequence: number): readonly Change[] => {
    const { database, revision } = this.#session;
    const entry = database.journal.entry(sequence);
    return entry === undefined ? (this.#taken[sequence - revision - 1]?.changes ?? []) : this.#session.changesOf(entry);
  };

  readonly sealOf = (cut: Cut, at: string): string | null => {
    const made = packetDocument(modelAt(this.#session, cut.sequence), this.#session, cut, at);
    return made.ok ? made.value.seal : null;
  };

  readonly takenFrom = (packet: string): readonly (readonly string[])[] => {
    const written = this.#session.database.journal.ofKind('receive-packet');
    const fresh = this.#taken.filter(({ command }) => kindOf(command) === 'receive-packet');
    return [...written, ...fresh].flatMap(({ command }) => receivedEntries(command, packet));
  };

  readonly add = (entry: TakenEntry, body: Parameters<HomePlan['add']>[1]): void => {
    assertWholeNumbers(entry.changes);
    this.#totals.update(this.model.apply(entry.changes));
    const untouched = settledUnitTouched(this.model, entry.changes);
    invariant(untouched === null, `the settled number of ${untouched} does not change`);
    if (body !== null) assertMeantTotal(this.model, this.#totals, body, entry.changes);
    this.#taken.push(entry);
  };

  readonly cutBackTo = (length: number): void => {
    for (const entry of this.#taken.splice(length - this.#session.revision).reverse()) {
      this.#totals.update(this.model.takeBack(entry.changes));
    }
  };

  /** Everything that was taken in as one transaction; null when there is nothing. */
  batch(): CommitBatch | null {
    if (this.#taken.length === 0) return null;
    let previous = this.#session.database.head;
    const entries = this.#taken.map(({ changes, ...taken }, place) => {
      const { digest, packed } = packChanges(changes);
      const sequence = this.#session.revision + place + 1;
      const entry = makeEntry(hashText, previous, { sequence, ...taken, changesDigest: digest });
      previous = entry.hash;
      return { entry, changes: packed };
    });
    const changes = this.#taken.flatMap((entry) => entry.changes);
    return { entries, ...rowsToWrite(this.model, changes), facts: [], attachments: [] };
  }
}

function receivedEntries(command: Json, packet: string): readonly (readonly string[])[] {
  const fields = command as { readonly packet?: Json; readonly entries?: readonly string[] } | null;
  return fields?.packet === packet ? [fields.entries ?? []] : [];
}
