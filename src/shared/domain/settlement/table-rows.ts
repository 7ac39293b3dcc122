/**
 * The rows of a split as the plan has them: what each unit asks and is offered, what of it may move, its past.
 *
 * Where no reservation points are known, the room of a unit goes from its ask to its offer, and as far above the offer as
 * the person allows. A leaf that has not answered counts with its offer, because no answer is not zero; held and settled
 * leaves keep their number. Amounts in quanta or pieces. Callers: store (suggest).
 */
import { done, refuse, type Outcome } from '../../base/outcome.ts';
import { nameOf } from '../bargain/enter-number.ts';
import { isEscalatedPast } from '../bargain/escalation.ts';
import { leafTotal, mayFollow, nearestHold } from '../bargain/reach.ts';
import type { PlanTotals } from '../cube/plan-totals.ts';
import type { MeasureId } from '../plan/entities.ts';
import { wholeYear } from '../plan/periods.ts';
import type { PlanModel } from '../plan/plan-model.ts';
import { isWithin, leafNode, leafRange } from '../plan/tree.ts';
import { divideHalfAway } from '../quantity/exact-decimal.ts';
import type { Claim } from './claims.ts';

const million = 1_000_000;

/** One row of a split. */
export interface TableRow {
  readonly node: number;
  readonly unit: string;
  readonly claim: Claim;
  /** The ask; for leaves that have not answered their offer. */
  readonly ask: number;
  readonly offer: number;
  readonly leaves: number;
  readonly answered: number;
  /** Leaves whose number is held, settled or sent to somebody above. */
  readonly held: number;
  readonly lastYear: number | null;
  /** The quota of last year, which is its budget. */
  readonly lastQuota: number | null;
  readonly bestYear: number | null;
  readonly potential: number | null;
}

export interface SplitChoice {
  readonly measure: MeasureId;
  /** One total, whose children are the rows, or the rows themselves. */
  readonly units: readonly string[];
  /** How far above its offer a unit may be carried, parts per million of the offer. */
  readonly above: number;
}

/** The rows of a split in the order of the tree; refused in words where there is nothing to split. */
export function tableRows(model: PlanModel, totals: PlanTotals, choice: SplitChoice): Outcome<readonly TableRow[]> {
  const found = chosenNodes(model, choice.units);
  if (!found.ok) return found;
  const rows: TableRow[] = [];
  for (const node of found.value) {
    const fixed = fixedAbove(model, choice.measure, node);
    if (!fixed.ok) return fixed;
    const row = readRow(model, totals, choice, node);
    if (row === null) return refuse('no-offer-yet', { unit: nameOf(model, node) });
    rows.push(row);
  }
  return done(rows);
}

function chosenNodes(model: PlanModel, units: readonly string[]): Outcome<readonly number[]> {
  const nodes: number[] = [];
  for (const unit of units) {
    const node = model.units.indexOf.get(unit);
    if (node === undefined) return refuse('unknown-unit', { unit });
    nodes.push(node);
  }
  const [only] = nodes;
  if (nodes.length === 1 && only !== undefined) {
    const children = [...model.units.parent.keys()].filter((node) => model.units.parent[node] === only);
    return children.length === 0 ? refuse('split-needs-rows', { unit: nameOf(model, only) }) : done(children);
  }
  const sorted = [...new Set(nodes)].sort((left, right) => left - right);
  for (const [place, node] of sorted.entries()) {
    const above = sorted[place - 1];
    if (above !== undefined && isWithin(model.units, above, node)) {
      return refuse('split-rows-nested', { unit: nameOf(model, node), above: nameOf(model, above) });
    }
  }
  return done(sorted);
}

/** A hold on a unit above the row would move other rows whenever this one moves. */
function fixedAbove(model: PlanModel, measure: MeasureId, node: number): Outcome<null> {
  const above = model.units.parent[node] ?? -1;
  const nearest = above < 0 ? undefined : nearestHold(model, measure, above, () => true);
  if (nearest === undefined) return done(null);
  const { owner, reason } = nearest.hold;
  return refuse('line-held', { unit: nameOf(model, nearest.node), owner, reason: reason || '–' });
}

function readRow(model: PlanModel, totals: PlanTotals, choice: SplitChoice, node: number): TableRow | null {
  const { measure, above } = choice;
  const unitOf = (at: number): string => model.units.nodes[at]?.id ?? '';
  const { from, to } = leafRange(model.units, node);
  const spoken = { held: 0, answered: 0, numbers: 0 };
  const fixed = { offer: 0 };
  const free = { offer: 0, ask: 0 };
  for (let leaf = from; leaf < to; leaf += 1) {
    const quota = model.quota(measure, unitOf(leafNode(model.units, leaf)));
    const hasAsk = quota?.askMove != null;
    if (hasAsk || quota?.offerMove != null) spoken.numbers += 1;
    if (hasAsk) spoken.answered += 1;
    const offer = leafTotal(model, 'offer', measure, leaf, wholeYear);
    const follows =
      mayFollow(model, 'offer', measure, model.units.parent[node] ?? -1, leaf) &&
      !isEscalatedPast(model, measure, node, leaf);
    if (!follows) {
      fixed.offer += offer;
      spoken.held += 1;
      continue;
    }
    free.offer += offer;
    free.ask += hasAsk ? leafTotal(model, 'ask', measure, leaf, wholeYear) : offer;
  }
  if (spoken.numbers === 0) return null;
  const leaves = to - from;
  const bearable = Number(divideHalfAway(BigInt(free.offer) * BigInt(million + above), BigInt(million)));
  const claim = {
    ask: fixed.offer + free.ask,
    highest: fixed.offer + bearable,
    least: fixed.offer,
    ...(spoken.held === leaves ? { most: fixed.offer } : {}),
  };
  const unit = unitOf(node);
  return {
    node,
    unit,
    claim,
    ask: claim.ask,
    offer: fixed.offer + free.offer,
    leaves,
    answered: spoken.answered,
    held: spoken.held,
    lastYear: totals.readHistory('actual', model.header.year - 1, measure, node),
    lastQuota: totals.readHistory('budget', model.header.year - 1, measure, node),
    bestYear: bestYear(model, totals, measure, node),
    potential: potentialOf(model, measure, node),
  };
}

/** The largest year of actuals of a unit; null without any. */
function bestYear(model: PlanModel, totals: PlanTotals, measure: MeasureId, node: number): number | null {
  const years = new Set(
    [...model.factBatches.values()].flatMap((batch) => (batch.kind === 'actual' ? batch.years : [])),
  );
  let best: number | null = null;
  for (const year of years) {
    if (year >= model.header.year) continue;
    const total = totals.readHistory('actual', year, measure, node);
    if (total !== null && (best === null || total > best)) best = total;
  }
  return best;
}

/** A unit's own potential, else what its leaves come to when every one of them has one. */
export function potentialOf(model: PlanModel, measure: MeasureId, node: number): number | null {
  const own = model.potential(measure, model.units.nodes[node]?.id ?? '');
  if (own !== undefined) return own.value;
  const { from, to } = leafRange(model.units, node);
  let sum = 0;
  for (let leaf = from; leaf < to; leaf += 1) {
    const potential = model.potential(measure, model.units.nodes[leafNode(model.units, leaf)]?.id ?? '');
    if (potential === undefined) return null;
    sum += potential.value;
  }
  return sum;
}
