/**
 * How many lines below each unit are unopened, waiting, answered, accepted or settled, and whose turn they are.
 *
 * Kept right by deltas like the totals, for the same reason: a room with ten thousand lines must not wait for one of
 * them. Callers: plan totals (keeps it), row state (reads it).
 */
import { measureIds, type MeasureId, type Quota } from '../plan/entities.ts';
import type { PlanModel } from '../plan/plan-model.ts';
import { everyMeasure } from './touched.ts';

/** What a leaf can be; `settled` includes a settlement of a total above it. */
export const leafStatuses = ['unopened', 'waiting', 'answered', 'accepted', 'settled'] as const;
export type LeafStatus = (typeof leafStatuses)[number];

export const stateCounters = [...leafStatuses, 'companyTurn', 'unitTurn', 'held', 'escalated'] as const;
/** Leaves in each status, whose next move is the company's or the unit's, held or settled, or sent up to be decided. */
export type StateCounter = (typeof stateCounters)[number];

export class LineStates {
  readonly #model: PlanModel;
  readonly #counts: readonly Int32Array[];
  /** The counters each leaf adds to, as bits, so that a change knows what to take away. */
  readonly #leaves: readonly Uint16Array[];

  constructor(model: PlanModel) {
    this.#model = model;
    const { parent, leaves } = model.units;
    this.#counts = measureIds.map(() => new Int32Array(stateCounters.length * parent.length));
    this.#leaves = measureIds.map(() => new Uint16Array(leaves.length));
    for (let leaf = 0; leaf < leaves.length; leaf += 1) this.updateLeaf(leaf, everyMeasure);
  }

  /** Brings one leaf and everything above it up to date, for the measures asked for (bits in the order of `measureIds`). */
  updateLeaf(unitLeaf: number, measures: number): void {
    for (let measure = 0; measure < measureIds.length; measure += 1) {
      if (((measures >> measure) & 1) === 0) continue;
      const leaves = this.#leaves[measure] as Uint16Array;
      const before = leaves[unitLeaf] as number;
      const after = this.#stateOf(measure, unitLeaf);
      if (before === after) continue;
      leaves[unitLeaf] = after;
      for (let counter = 0; counter < stateCounters.length; counter += 1) {
        const delta = ((after >> counter) & 1) - ((before >> counter) & 1);
        if (delta !== 0) this.#add(measure, counter, unitLeaf, delta);
      }
    }
  }

  /** How many leaves below a node count for `counter`. */
  count(measure: MeasureId, node: number, counter: StateCounter): number {
    const size = this.#model.units.parent.length;
    return this.#counts[measureIds.indexOf(measure)]?.[stateCounters.indexOf(counter) * size + node] ?? 0;
  }

  #add(index: number, counter: number, unitLeaf: number, delta: number): void {
    const { parent, leaves } = this.#model.units;
    const counts = this.#counts[index] as Int32Array;
    const offset = counter * parent.length;
    for (let node = leaves[unitLeaf] as number; node >= 0; node = parent[node] as number) {
      counts[offset + node] = (counts[offset + node] as number) + delta;
    }
  }

  #stateOf(measure: number, unitLeaf: number): number {
    const { leaves, parent } = this.#model.units;
    const leaf = leaves[unitLeaf] as number;
    let held = false;
    let settled = false;
    for (let node = leaf; node >= 0 && this.#model.holds.size > 0; node = parent[node] as number) {
      const hold = this.#model.holdAt(measure, node);
      if (hold !== undefined) held = true;
      if (hold?.kind === 'settled') settled = true;
    }
    const quota = this.#model.quotaAt(measure, leaf);
    const status = settled ? 'settled' : statusOf(quota);
    const escalated = !settled && quota?.escalatedTo !== undefined;
    const turn = settled || escalated || quota === undefined || quota.accepted ? null : quota.lastSide;
    // Whoever did not speak last moves next; of what was sent up, neither of the two.
    const next = turn === null ? 0 : turn === 'company' ? unitTurnBit : companyTurnBit;
    return bit(status) | next | (held ? heldBit : 0) | (escalated ? escalatedBit : 0);
  }
}

function bit(counter: StateCounter): number {
  return 1 << stateCounters.indexOf(counter);
}

const unitTurnBit = bit('unitTurn');
const companyTurnBit = bit('companyTurn');
const heldBit = bit('held');
const escalatedBit = bit('escalated');

function statusOf(quota: Quota | undefined): LeafStatus {
  if (quota === undefined || (quota.offerMove === null && quota.askMove === null)) return 'unopened';
  if (quota.accepted) return 'accepted';
  return quota.offerMove !== null && quota.askMove !== null ? 'answered' : 'waiting';
}
