/** A side's number on a quota line, with the conditions it is said with. Callers: moves. */
import { refuse, type Outcome } from '../../base/outcome.ts';
import type { Layer, Side } from '../plan/entities.ts';
import { wholeYear } from '../plan/periods.ts';
import type { MoveCommand } from './command.ts';
import { stateConditions, withdrawConditions } from './conditions.ts';
import { enterNumber } from './enter-number.ts';
import { lineScope, wholeOffering } from './reach.ts';
import { recordMove } from './record-move.ts';
import type { Step } from './step.ts';

type NumberCommand = Extract<MoveCommand, { kind: 'propose' | 'ask' | 'counter' }>;

/** The layer a side writes to. */
export function layerOf(side: Side): Layer {
  return side === 'company' ? 'offer' : 'ask';
}

/** Writes the number of a side. What the side stated with its number before goes with that number. */
export function enterSideNumber(step: Step, command: NumberCommand, node: number, side: Side): Outcome<null> {
  const { kind, unit, measure, value, periods = wholeYear, line, method = 'lastYear', conditions = [] } = command;
  const lines = line === undefined ? wholeOffering(step.model) : lineScope(step.model, line);
  if (lines === null) return refuse('unknown-line', { line: line ?? '' });
  const move = recordMove(step, { ...command, kind, side, value, periods });
  const entered = enterNumber(step, { layer: layerOf(side), measure, node, value, periods, lines, method, move });
  if (!entered.ok) return entered;
  withdrawConditions(step, { side, unit, measure });
  return stateConditions(step, { move, side, unit, measure, package: null }, conditions);
}
