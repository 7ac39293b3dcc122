/**
 * Who gave how much since both sides first stood, for every unit at once (methods §2.1).
 *
 * One sweep over the leaves that have an opening, then one over the tree: sums and counts only, so that a total is the
 * sum of its leaves to the bit. Ratios are derived in `concession.ts`, never stored. Numbers are in the measure's integer
 * unit. Callers: store (once a revision and measure), bargain tests.
 */
import type { PlanTotals } from '../cube/plan-totals.ts';
import { measureIds, type MeasureId, type Move, type Quota } from '../plan/entities.ts';
import type { PlanModel } from '../plan/plan-model.ts';

/** Columns over all nodes of the organisation: column c of node n stands at c × nodes + n. */
export const concessionColumns = [
  /** Leaves that have an opening, that is: both sides have spoken. */
  'opened',
  'openingOffer',
  'openingAsk',
  'offer',
  'ask',
  /** Leaves on which the side stands farther from the other than at its opening. */
  'companyRetreats',
  'unitRetreats',
  /** The earliest opening round; 0 without an opening. */
  'openingRound',
  /** The latest round in which a side moved away from its opening number; 0 while both stand where they began. */
  'movedRound',
  /** The side that moved last: 0 nobody, 1 the company, 2 the unit. */
  'lastSide',
] as const;
export type ConcessionColumn = (typeof concessionColumns)[number];

/** How many of the columns are sums over the leaves; they come first. */
const sums = concessionColumns.indexOf('openingRound');

/** The columns of all units in one measure. The cost is a few reads per leaf and a pass over the nodes. */
export function trackConcessions(model: PlanModel, totals: PlanTotals, measure: MeasureId): Float64Array<ArrayBuffer> {
  const { leaves, parent } = model.units;
  const size = parent.length;
  const values = new Float64Array(concessionColumns.length * size);
  const place = measureIds.indexOf(measure);
  const latest = new Float64Array(size).fill(-1);
  for (const node of leaves) {
    const quota = model.quotaAt(place, node);
    if (quota?.opening !== undefined) writeLeaf({ model, totals, values, latest, node, size }, measure, quota);
  }
  for (let node = size - 1; node > 0; node -= 1) carryUp(values, latest, size, node, parent[node] as number);
  return values;
}

interface Leaf {
  readonly model: PlanModel;
  readonly totals: PlanTotals;
  readonly values: Float64Array;
  readonly latest: Float64Array;
  readonly node: number;
  readonly size: number;
}

function writeLeaf({ model, totals, values, latest, node, size }: Leaf, measure: MeasureId, quota: Quota): void {
  const { opening } = quota;
  const offer = totals.read('offer', measure, node);
  const ask = totals.read('ask', measure, node);
  if (opening === undefined || offer === null || ask === null) return;
  const write = (column: ConcessionColumn, value: number): void => {
    values[concessionColumns.indexOf(column) * size + node] = value;
  };
  write('opened', 1);
  write('openingOffer', opening.offer);
  write('openingAsk', opening.ask);
  write('offer', offer);
  write('ask', ask);
  // The company starts high and comes down, the unit starts low and comes up; where they began crossed there is no away.
  const isApart = opening.offer > opening.ask;
  write('companyRetreats', isApart && offer > opening.offer ? 1 : 0);
  write('unitRetreats', isApart && ask < opening.ask ? 1 : 0);
  write('openingRound', opening.round);
  const offered = moveOf(model, quota.offerMove);
  const asked = moveOf(model, quota.askMove);
  const gave = [offer === opening.offer ? 0 : (offered?.round ?? 0), ask === opening.ask ? 0 : (asked?.round ?? 0)];
  write('movedRound', Math.max(...gave));
  write('lastSide', quota.lastSide === 'company' ? 1 : 2);
  latest[node] = Math.max(orderOf(offered), orderOf(asked));
}

function moveOf(model: PlanModel, id: string | null): Move | undefined {
  return id === null ? undefined : model.moves.get(id);
}

/** Moves in the order in which they were made. */
function orderOf(move: Move | undefined): number {
  return move === undefined ? -1 : move.sequence * 1_000_000 + move.index;
}

function carryUp(values: Float64Array, latest: Float64Array, size: number, node: number, above: number): void {
  for (let start = 0; start < sums * size; start += size) {
    values[start + above] = (values[start + above] as number) + (values[start + node] as number);
  }
  const first = concessionColumns.indexOf('openingRound') * size;
  const moved = concessionColumns.indexOf('movedRound') * size;
  const side = concessionColumns.indexOf('lastSide') * size;
  const own = values[first + node] as number;
  const known = values[first + above] as number;
  if (own !== 0 && (known === 0 || own < known)) values[first + above] = own;
  values[moved + above] = Math.max(values[moved + above] as number, values[moved + node] as number);
  if ((latest[node] as number) > (latest[above] as number)) {
    latest[above] = latest[node] as number;
    values[side + above] = values[side + node] as number;
  }
}

/** One value of the columns. */
export function readConcession(values: Float64Array, nodes: number, column: ConcessionColumn, node: number): number {
  return values[concessionColumns.indexOf(column) * nodes + node] ?? 0;
}
