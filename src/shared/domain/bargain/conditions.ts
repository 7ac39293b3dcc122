/**
 * Conditions: what a side wants in exchange for its number, and what becomes of it.
 *
 * Stated with a number or added to it; promised when the number is agreed; open until met or broken; withdrawn when the
 * side speaks again or the number is agreed without it. Callers: numbers, moves, answers, settlement, packages.
 */
import { compareCodeUnits } from '../../base/canonical-json.ts';
import { done, refuse, type Outcome } from '../../base/outcome.ts';
import type { MeasureId, Side } from '../plan/entities.ts';
import type { Condition, ConditionState } from '../plan/agreement-records.ts';
import type { PlanModel } from '../plan/plan-model.ts';
import type { ConditionInput, MoveCommand } from './command.ts';
import { entryRefusal, nameOf } from './enter-number.ts';
import { recordMove } from './record-move.ts';
import type { Step } from './step.ts';

/** The line and the side a condition belongs to. */
interface Stated {
  readonly side: Side;
  readonly unit: string;
  readonly measure: MeasureId;
}

/** Adds conditions to the number a side has standing on a line; refused where it has none. */
export function addConditions(
  step: Step,
  command: Extract<MoveCommand, { kind: 'condition' }>,
  node: number,
): Outcome<null> {
  const { model } = step;
  const { side, unit, measure } = command;
  const refused = entryRefusal(model, 'ask', measure, node);
  if (!refused.ok) return refused;
  if (!hasSpoken(model, measure, node, side)) {
    return refuse(side === 'company' ? 'no-offer-yet' : 'no-ask-yet', { unit: nameOf(model, node) });
  }
  const move = recordMove(step, { ...command, value: null });
  return stateConditions(step, { move, side, unit, measure, package: null }, command.conditions);
}

/** Whether a side has a number on any leaf below a node. */
export function hasSpoken(model: PlanModel, measure: MeasureId, node: number, side: Side): boolean {
  for (let at = node; at < (model.units.end[node] ?? 0); at += 1) {
    const quota = model.quota(measure, model.units.nodes[at]?.id ?? '');
    if ((side === 'company' ? quota?.offerMove : quota?.askMove) != null) return true;
  }
  return false;
}

/** Records the conditions of a move. */
export function stateConditions(
  step: Step,
  of: Stated & { readonly move: string; readonly package: string | null },
  inputs: readonly ConditionInput[],
): Outcome<null> {
  for (const [place, { kind, amount = null, date = null, text, about = null }] of inputs.entries()) {
    if (about !== null && !step.model.units.indexOf.has(about)) return refuse('unknown-unit', { unit: about });
    if (amount === null && text.trim() === '' && date === null) return refuse('condition-empty', { unit: of.unit });
    const id = `${of.move}.${place}`;
    const condition: Condition = { ...of, id, kind, amount, date, text, about, state: 'stated' };
    step.put('condition', id, condition);
  }
  return done(null);
}

/** Withdraws what a side stated on a line itself; packages keep theirs. */
export function withdrawConditions(step: Step, { side, unit, measure }: Stated): void {
  for (const condition of step.model.conditionsOn(measure, unit)) {
    if (condition.state === 'stated' && condition.side === side) setState(step, condition, 'withdrawn');
  }
}

/** Promises what `promised` chooses among the conditions stated below a node, and withdraws the rest. */
export function resolveConditions(
  step: Step,
  measure: MeasureId,
  node: number,
  promised: (condition: Condition) => boolean,
): void {
  for (const condition of statedBelow(step.model, measure, node)) {
    setState(step, condition, promised(condition) ? 'promised' : 'withdrawn');
  }
}

/** Takes promises of a line back to what was stated, when the line is reopened. */
export function reopenConditions(step: Step, unit: string, measure: MeasureId): void {
  for (const condition of step.model.conditionsOn(measure, unit)) {
    if (condition.state === 'promised') setState(step, condition, 'stated');
  }
}

/** Marks a promise met or broken, or takes back what was stated. */
export function markCondition(step: Step, command: Extract<MoveCommand, { kind: 'mark-condition' }>): Outcome<null> {
  const condition = step.model.conditions.get(command.condition);
  if (condition === undefined) return refuse('unknown-condition', { condition: command.condition });
  const expected: ConditionState = command.state === 'withdrawn' ? 'stated' : 'promised';
  if (condition.state !== expected) {
    return refuse(expected === 'stated' ? 'condition-not-stated' : 'condition-not-promised', { text: condition.text });
  }
  setState(step, condition, command.state);
  return done(null);
}

/** Gives a condition another state. */
export function setState(step: Step, condition: Condition, state: ConditionState): void {
  step.patch('condition', condition.id, condition, { ...condition, state });
}

/** The conditions stated on a node and on those below it, oldest first; packages keep theirs. */
function statedBelow(model: PlanModel, measure: MeasureId, node: number): readonly Condition[] {
  if (model.conditions.size === 0) return [];
  const { nodes, end } = model.units;
  const below = nodes.slice(node, end[node]).flatMap(({ id }) => model.conditionsOn(measure, id));
  return below.filter(({ state }) => state === 'stated').sort((left, right) => compareCodeUnits(left.id, right.id));
}
