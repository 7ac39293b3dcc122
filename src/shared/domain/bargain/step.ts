/**
 * A step under construction: changes are applied to the model as they are made, so that what comes later in the same
 * command sees what came before, and taken back when the step is handed over or refused.
 *
 * The caller gets a list of changes and a model exactly as it was. Callers: expand and the command families beside it.
 */
import { quotaLineId, type Change, type RecordTable, type RecordValue } from '../changes/change.ts';
import { isIdle, patchBetween, squashChanges } from '../changes/squash.ts';
import type { Hold, Layer, MeasureId, Months, Move, Quota } from '../plan/entities.ts';
import type { PlanModel } from '../plan/plan-model.ts';

/** What a step needs to know of the world: the place it will take in the journal, and who acts. */
export interface StepContext {
  readonly sequence: number;
  readonly actor: string;
}

export class Step {
  readonly #model: PlanModel;
  readonly context: StepContext;
  readonly #changes: Change[] = [];
  /** The last list of changes, not applied yet: mostly nobody looks at the model again before the step is handed over. */
  #pending: readonly Change[] = [];
  #moves = 0;
  /** Whether a thing may be named more than once. */
  #mayRepeat = false;

  constructor(model: PlanModel, context: StepContext) {
    this.#model = model;
    this.context = context;
  }

  /** The model as it stands within this step. Ask again after a change: a model kept from before may be behind. */
  get model(): PlanModel {
    this.#applyPending();
    return this.#model;
  }

  change(change: Change): void {
    this.#applyPending();
    this.#model.apply([change]);
    this.#note([change]);
  }

  /** Many changes of different things, such as the leaves below a total or units whose parents come in the same list. */
  changeTogether(changes: readonly Change[]): void {
    this.#applyPending();
    this.#pending = changes;
  }

  #applyPending(): void {
    if (this.#pending.length === 0) return;
    this.#model.apply(this.#pending);
    this.#note(this.#pending);
    this.#pending = [];
  }

  #note(changes: readonly Change[]): void {
    for (const change of changes) this.#changes.push(change);
    // A move is never named twice; anything else that is followed by more may be.
    const [only] = changes;
    const isMove = changes.length === 1 && only?.op === 'put' && only.table === 'move';
    if (!isMove) this.#mayRepeat = true;
  }

  put(table: RecordTable, id: string, value: object): void {
    this.change({ op: 'put', table, id, value: value as RecordValue });
  }

  remove(table: RecordTable, id: string, value: object): void {
    this.change({ op: 'remove', table, id, value: value as RecordValue });
  }

  /** Changes the fields that differ between two values of a record; nothing when none does. */
  patch(table: RecordTable, id: string, before: object, after: object): void {
    const change = patchBetween(table, id, before as RecordValue, after as RecordValue);
    if (!isIdle(change)) this.change(change);
  }

  cells(layer: Layer, measure: MeasureId, unit: string, line: string, from: Months | null, to: Months | null): void {
    this.change({ op: 'cells', layer, measure, unit, line, from, to });
  }

  /** Records a move and answers its id. */
  move(move: Omit<Move, 'id' | 'sequence' | 'index' | 'round' | 'actor'>): string {
    const { sequence, actor } = this.context;
    const index = this.#moves;
    this.#moves += 1;
    const id = moveId(sequence, index);
    const { round } = this.model.header;
    this.put('move', id, { ...move, id, sequence, index, round, actor } satisfies Move);
    return id;
  }

  setHold(hold: Hold): void {
    const id = quotaLineId(hold.measure, hold.unit);
    const before = this.model.holds.get(id);
    if (before === undefined) this.put('hold', id, hold);
    else this.patch('hold', id, before, hold);
  }

  setQuota(quota: Quota): void {
    const id = quotaLineId(quota.measure, quota.unit);
    const before = this.model.quotas.get(id);
    if (before === undefined) this.put('quota', id, quota);
    else this.patch('quota', id, before, quota);
  }

  /** Everything done so far, to be proved before it is handed over. */
  get changes(): readonly Change[] {
    this.#applyPending();
    return this.#changes;
  }

  /** Takes everything back and hands over the changes: the model is as it was before the step. */
  finish(): readonly Change[] {
    const changes = [...this.#changes, ...this.#pending];
    const answer = this.#mayRepeat ? squashChanges(changes) : changes;
    this.abandon();
    return answer;
  }

  /** Takes everything back. */
  abandon(): void {
    this.#pending = [];
    this.#model.takeBack(this.#changes);
    this.#changes.length = 0;
  }
}

/** Ids of moves sort like the moves happened: the sequence in nine digits, the place in the step in six. */
function moveId(sequence: number, index: number): string {
  return `${String(sequence).padStart(9, '0')}.${String(index).padStart(6, '0')}`;
}
