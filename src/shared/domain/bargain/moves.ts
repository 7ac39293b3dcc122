/**
 * One move on one quota line, whichever it is: the door to the families of moves beside this file.
 *
 * Each records itself and changes numbers only through `enterNumber`, so that every total stays exact whoever moves.
 * Callers: expand, packages.
 */
import { refuse, type Outcome } from '../../base/outcome.ts';
import type { MoveCommand } from './command.ts';
import { accept, reject } from './answers.ts';
import { addConditions } from './conditions.ts';
import { hold, release } from './holds.ts';
import { enterSideNumber } from './numbers.ts';
import { groundsRefusal } from './record-move.ts';
import { escalate, roundRefusal } from './rounds.ts';
import { reopen, settle, sign } from './settlement.ts';
import type { Step } from './step.ts';

export type OneLine = Extract<
  MoveCommand,
  {
    kind:
      | 'propose'
      | 'ask'
      | 'counter'
      | 'condition'
      | 'accept'
      | 'reject'
      | 'settle'
      | 'sign'
      | 'hold'
      | 'release'
      | 'escalate'
      | 'reopen';
  }
>;

/** Carries out one move on one quota line. The step keeps whatever was done before a refusal: abandon it then. */
export function makeMove(step: Step, command: OneLine): Outcome<null> {
  const { model } = step;
  const node = model.units.indexOf.get(command.unit);
  if (node === undefined) return refuse('unknown-unit', { unit: command.unit });
  const refused = groundsRefusal(model, command);
  if (!refused.ok) return refused;
  const closed = roundRefusal(model, command, node);
  if (!closed.ok) return closed;
  switch (command.kind) {
    case 'propose':
      return enterSideNumber(step, command, node, 'company');
    case 'ask':
      return enterSideNumber(step, command, node, 'unit');
    case 'counter':
      return enterSideNumber(step, command, node, command.side);
    case 'condition':
      return addConditions(step, command, node);
    case 'accept':
      return accept(step, command, node);
    case 'reject':
      return reject(step, command, node);
    case 'settle':
      return settle(step, command, node);
    case 'sign':
      return sign(step, command, node);
    case 'hold':
      return hold(step, command, node);
    case 'release':
      return release(step, command, node);
    case 'escalate':
      return escalate(step, command, node);
    case 'reopen':
      return reopen(step, command, node);
  }
}
