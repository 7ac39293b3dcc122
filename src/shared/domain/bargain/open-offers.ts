/**
 * Opening offers (methods §1.2): last year's actual of a unit and a growth on it, shared among its leaves by a method.
 *
 * Without a method it is an offer like any other, spread like last year. With one, the total is the same and only its
 * parts differ. Held and settled leaves keep their number; what a method needs and the plan does not have is refused in
 * words, never guessed. Callers: expand.
 */
import { compareCodeUnits } from '../../base/canonical-json.ts';
import { done, refuse, type Outcome } from '../../base/outcome.ts';
import { sumUnitLeaf, type LeafBlock } from '../cube/leaf-block.ts';
import type { MeasureId } from '../plan/entities.ts';
import { wholeYear } from '../plan/periods.ts';
import type { PlanModel } from '../plan/plan-model.ts';
import { leafNode, leafRange } from '../plan/tree.ts';
import { divideHalfAway } from '../quantity/exact-decimal.ts';
import { writeAmount } from '../quantity/write-amount.ts';
import { spreadByHeadroom } from '../spread/headroom.ts';
import { spreadTotal } from '../spread/spread.ts';
import type { Shortage, SpreadOutcome } from '../spread/shortage.ts';
import { blendWeights, historyWeights } from '../spread/weights.ts';
import type { MoveCommand, OpeningMethod } from './command.ts';
import { entryRefusal, nameOf } from './enter-number.ts';
import { escalationRefusal, isEscalatedPast } from './escalation.ts';
import { makeMove } from './moves.ts';
import { leafTotal, mayFollow, nearestHold, wholeOffering } from './reach.ts';
import { recordMove } from './record-move.ts';
import { roundRefusal } from './rounds.ts';
import type { Step } from './step.ts';
import { writeLeaves } from './write-leaves.ts';

type OpenOffers = Extract<MoveCommand, { kind: 'open-offers' }>;

const million = 1_000_000;
/** All of the potential is held reachable unless the command says otherwise. */
const wholePotential = million;
/** Half of last year's trend goes on, unless the command says otherwise. */
const halfOfTrend = million / 2;
/** How many units a refusal names. */
const namesShown = 3;

/** Offers last year and a growth on it to every leaf of a unit. */
export function openOffers(step: Step, command: OpenOffers): Outcome<null> {
  const { model } = step;
  const node = model.units.indexOf.get(command.unit);
  if (node === undefined) return refuse('unknown-unit', { unit: command.unit });
  const year = model.header.year - 1;
  const base = model.facts('actual', year, command.measure);
  if (base === null) return refuse('no-base-year', { year });
  const { from, to } = leafRange(model.units, node);
  let lastYear = 0;
  for (let leaf = from; leaf < to; leaf += 1) lastYear += sumUnitLeaf(base, leaf, 1, 12);
  const value = grow(lastYear, command.growth);
  const { unit, measure, reason = '', method } = command;
  if (method === undefined)
    return makeMove(step, { kind: 'propose', unit, measure, value, periods: wholeYear, reason });
  return openBy(step, { ...command, method }, node, value, base);
}

/** An amount and a rate on it, rounded half away from zero, exact for amounts beyond what a product could hold. */
function grow(amount: number, partsPerMillion: number): number {
  return Number(divideHalfAway(BigInt(amount) * BigInt(million + partsPerMillion), BigInt(million)));
}

function openBy(
  step: Step,
  command: OpenOffers & { readonly method: OpeningMethod },
  node: number,
  value: number,
  base: LeafBlock,
): Outcome<null> {
  const { model } = step;
  const { unit, measure, reason = '' } = command;
  const offer = { kind: 'propose', unit, measure, value, periods: wholeYear, reason } as const;
  for (const refused of [
    roundRefusal(model, offer, node),
    entryRefusal(model, 'offer', measure, node),
    escalationRefusal(model, measure, node, step.context.actor),
  ]) {
    if (!refused.ok) return refused;
  }
  const above = nearestHold(model, measure, node, () => true);
  if (above !== undefined) {
    const { hold } = above;
    return refuse('line-held', { unit: nameOf(model, above.node), owner: hold.owner, reason: hold.reason || '–' });
  }
  const leaves = leavesOf(model, measure, node, base);
  const spread = spreadBy(model, command, leaves, value);
  if (!spread.ok) return spread;
  const written = spread.value;
  if (!written.ok) return refuse(written.shortage.kind, shortageDetails(step, command, value, written.shortage));
  const move = recordMove(step, { ...offer, side: 'company' });
  const free = leaves.numbers.filter((_, place) => leaves.held[place] === 0);
  const amounts = written.values.filter((_, place) => leaves.held[place] === 0);
  const entry = { layer: 'offer', measure, periods: wholeYear, lines: wholeOffering(model), move } as const;
  step.changeTogether(writeLeaves(step.model, entry, base, free, amounts));
  return done(null);
}

/** The leaves of a unit in the order of their ids, which is the tie-break of every spread. */
interface Leaves {
  readonly numbers: Int32Array;
  readonly held: Uint8Array;
  readonly current: Float64Array;
  /** Last year; returns beyond sales count as nothing. */
  readonly history: Float64Array;
}

function leavesOf(model: PlanModel, measure: MeasureId, node: number, base: LeafBlock): Leaves {
  const { from, to } = leafRange(model.units, node);
  const idOf = (leaf: number): string => model.units.nodes[leafNode(model.units, leaf)]?.id ?? '';
  const numbers = Int32Array.from({ length: to - from }, (_, place) => from + place).sort((left, right) =>
    compareCodeUnits(idOf(left), idOf(right)),
  );
  const follows = (leaf: number): boolean =>
    mayFollow(model, 'offer', measure, node, leaf) && !isEscalatedPast(model, measure, node, leaf);
  return {
    numbers,
    held: Uint8Array.from(numbers, (leaf) => (follows(leaf) ? 0 : 1)),
    current: Float64Array.from(numbers, (leaf) => leafTotal(model, 'offer', measure, leaf, wholeYear)),
    history: Float64Array.from(numbers, (leaf) => Math.max(0, sumUnitLeaf(base, leaf, 1, 12))),
  };
}

function spreadBy(
  model: PlanModel,
  command: OpenOffers & { readonly method: OpeningMethod },
  leaves: Leaves,
  total: number,
): Outcome<SpreadOutcome> {
  const { current, held, history } = leaves;
  const inProportion = (weights: Float64Array): Outcome<SpreadOutcome> =>
    done(spreadTotal({ total, weights, current, held, minimum: 0 }));
  switch (command.method) {
    case 'history':
      return inProportion(historyWeights(history));
    case 'trend': {
      const trend = trendWeights(model, command, leaves);
      return trend.ok ? inProportion(trend.value) : trend;
    }
    case 'potential': {
      const potential = potentialsOf(model, command.measure, leaves);
      return potential.ok ? inProportion(historyWeights(potential.value)) : potential;
    }
    case 'blend': {
      const blend = command.blend ?? { history: million, potential: 0, even: 0 };
      if (blend.history + blend.potential + blend.even !== million) return refuse('blend-not-whole');
      if (blend.potential === 0) return inProportion(blendWeights(history, new Float64Array(history.length), blend));
      const potential = potentialsOf(model, command.measure, leaves);
      return potential.ok ? inProportion(blendWeights(history, potential.value, blend)) : potential;
    }
    case 'headroom': {
      const potential = potentialsOf(model, command.measure, leaves);
      if (!potential.ok) return potential;
      const reach = command.reach ?? wholePotential;
      return done(spreadByHeadroom({ total, history, potential: potential.value, reach, current, held, minimum: 0 }));
    }
  }
}

/** History times its damped growth; a leaf without a year before last has no trend. */
function trendWeights(model: PlanModel, command: OpenOffers, { numbers, history }: Leaves): Outcome<Float64Array> {
  const year = model.header.year - 2;
  const before = model.facts('actual', year, command.measure);
  if (before === null) return refuse('no-base-year', { year });
  const damping = (command.damping ?? halfOfTrend) / million;
  return done(
    history.map((amount, place) => {
      const earlier = sumUnitLeaf(before, numbers[place] ?? 0, 1, 12);
      const growth = earlier > 0 ? amount / earlier - 1 : 0;
      return Math.max(0, amount * (1 + damping * growth));
    }),
  );
}

/** The potential of every leaf that may change; refused with the names of those that have none. */
function potentialsOf(model: PlanModel, measure: MeasureId, { numbers, held }: Leaves): Outcome<Float64Array> {
  const missing: string[] = [];
  const potentials = Float64Array.from(numbers, (leaf, place) => {
    const node = leafNode(model.units, leaf);
    const known = model.potential(measure, model.units.nodes[node]?.id ?? '');
    if (known === undefined && held[place] === 0) missing.push(nameOf(model, node));
    return known?.value ?? 0;
  });
  if (missing.length === 0) return done(potentials);
  const units = missing.slice(0, namesShown).join(', ') + (missing.length > namesShown ? ' …' : '');
  return refuse('potential-missing', { count: missing.length, units });
}

function shortageDetails(
  { model }: Step,
  { measure, unit }: OpenOffers,
  total: number,
  { least, most, short }: Shortage,
): Readonly<Record<string, string>> {
  const amount = (value: number): string =>
    Number.isFinite(value) ? writeAmount(value, measure, model.header) : writeAmount(total, measure, model.header);
  return {
    unit: nameOf(model, model.units.indexOf.get(unit) ?? 0),
    amount: amount(total),
    least: amount(least),
    most: amount(most),
    short: amount(short),
  };
}
