/**
 * The plan as it stood after any entry of its journal: a copy beside the live plan, which it never touches.
 *
 * It moves from where it stands by applying or taking back what the entries between changed, so that going step by step
 * costs a step. Promise: standing at an entry it equals, to the bit, what the plan was then. Callers: past views, number
 * trail, through `PastPlans`.
 */
import { invariant } from '#shared/base/assert.ts';
import type { Change, RecordTable } from '#shared/domain/changes/change.ts';
import { PlanTotals } from '#shared/domain/cube/plan-totals.ts';
import type { JournalEntry } from '#shared/domain/journal/entry.ts';
import type { PlanModel } from '#shared/domain/plan/plan-model.ts';
import { modelOf } from './plan-state.ts';
import type { PlanSession } from './plan-session.ts';

/** The unit nodes whose totals moved on the way; null means that more than numbers and agreements did. */
export type MovedOnTheWay = ReadonlySet<number> | null;

/** From so many entries on, adding everything up once at the end is faster than following each of them. */
const longWay = 200;

export class PastPlan {
  readonly #session: PlanSession;
  #model: PlanModel;
  #totals: PlanTotals;
  #revision: number;
  /** The hash of the entry it stands at: proves that the journal still has it. */
  #hash: string;
  /** On its way; still so afterwards when the way broke off, and then it stands nowhere. */
  #isMoving = false;

  /** Begins where the plan stands now. */
  constructor(session: PlanSession) {
    this.#session = session;
    this.#model = modelOf(session.database.records(), session.database.cells(), session);
    this.#totals = new PlanTotals(this.#model);
    this.#revision = session.revision;
    this.#hash = session.database.head;
  }

  get model(): PlanModel {
    return this.#model;
  }

  get totals(): PlanTotals {
    return this.#totals;
  }

  /** The entry after which the plan stood as it does here; 0 is the plan before it was created. */
  get revision(): number {
    return this.#revision;
  }

  /** Whether the journal still has what this was built from; a plan that was restored may have lost its last entries. */
  get stands(): boolean {
    if (this.#isMoving) return false;
    return this.#revision === 0 || this.#session.database.journal.entry(this.#revision)?.hash === this.#hash;
  }

  /** Goes to the state after an entry, 0…the revision of the plan; answers what moved on the way. */
  goTo(revision: number): MovedOnTheWay {
    const back = revision < this.#revision;
    const steps = Math.abs(revision - this.#revision);
    const isLong = steps >= longWay;
    let moved: Set<number> | null = isLong ? null : new Set();
    this.#isMoving = true;
    for (let step = 0; step < steps; step += 1) {
      const entry = this.#entry(back ? this.#revision : this.#revision + 1);
      const changes = this.#session.changesOf(entry);
      const touched = back ? this.#model.takeBack(changes) : this.#model.apply(changes);
      this.#revision = back ? entry.sequence - 1 : entry.sequence;
      this.#hash = back ? entry.previous : entry.hash;
      if (isLong) continue;
      const nodes = this.#totals.update(touched);
      if (nodes === null || changes.some(isMoreThanNumbers)) moved = null;
      else if (moved !== null) for (const node of nodes) moved.add(node);
    }
    if (isLong) this.#totals = new PlanTotals(this.#model);
    this.#isMoving = false;
    return moved;
  }

  #entry(sequence: number): JournalEntry {
    const entry = this.#session.database.journal.entry(sequence);
    invariant(entry !== undefined, `entry ${sequence} is in the journal`);
    return entry;
  }
}

/** What the rows of a table tell, and the agreements beside them, which are few. */
const tablesOfNumbers: readonly RecordTable[] = ['move', 'hold', 'quota', 'condition', 'package'];

function isMoreThanNumbers(change: Change): boolean {
  return change.op !== 'cells' && !tablesOfNumbers.includes(change.table);
}
