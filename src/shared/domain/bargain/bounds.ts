/**
 * Setting the lowest and highest year of a row, of a leaf or of any total.
 *
 * A bound that what stands already breaks, offer or ask, is refused, so that a bound that is shown is a bound that holds.
 * Callers: expand.
 */
import { done, refuse, type Outcome } from '../../base/outcome.ts';
import { quotaLineId } from '../changes/change.ts';
import { layers, type Bound, type Layer, type MeasureId } from '../plan/entities.ts';
import type { PlanModel } from '../plan/plan-model.ts';
import { leafRange } from '../plan/tree.ts';
import { writeAmount } from '../quantity/write-amount.ts';
import { leavesWith } from './answers.ts';
import type { PlanCommand } from './command.ts';
import { nameOf } from './enter-number.ts';
import { outsideBy, yearOf } from './row-bounds.ts';
import type { Step } from './step.ts';

/** Sets or (with neither) takes away the bounds of a row. */
export function setBound(step: Step, command: Extract<PlanCommand, { kind: 'set-bound' }>): Outcome<null> {
  const { model } = step;
  const { unit, measure, minimum, maximum } = command;
  const node = model.units.indexOf.get(unit);
  if (node === undefined) return refuse('unknown-unit', { unit });
  const amount = (value: number): string => writeAmount(value, measure, model.header);
  if (minimum !== null && maximum !== null && minimum > maximum) {
    return refuse('bounds-crossed', { least: amount(minimum), most: amount(maximum) });
  }
  const bound: Bound = { unit, measure, minimum, maximum };
  for (const layer of layers) {
    const standing = standingYear(model, layer, measure, node);
    if (standing === null || outsideBy(bound, standing) === 0) continue;
    const name = nameOf(model, node);
    return refuse(layer === 'offer' ? 'bound-excludes-offer' : 'bound-excludes-ask', {
      unit: name,
      amount: amount(standing),
    });
  }
  const id = quotaLineId(measure, unit);
  const before = model.bounds.get(id);
  if (minimum === null && maximum === null) {
    if (before !== undefined) step.remove('bound', id, before);
  } else if (before === undefined) step.put('bound', id, bound);
  else step.patch('bound', id, before, bound);
  return done(null);
}

/** The year of a row, once all of its leaves have a number; a total under way is not measured yet. */
function standingYear(model: PlanModel, layer: Layer, measure: MeasureId, node: number): number | null {
  const { from, to } = leafRange(model.units, node);
  return leavesWith(model, layer, measure, node).length < to - from ? null : yearOf(model, layer, measure, node);
}
