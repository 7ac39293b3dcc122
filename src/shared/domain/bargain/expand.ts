/**
 * What follows from a command: the one place where meaning becomes changes.
 *
 * Promise: the model is as it was when this returns; applying the answered changes does all of the command or, after a
 * refusal, nothing was done. Callers: store (submit and preview), command line, property tests.
 */
import { unreachable } from '../../base/assert.ts';
import { done, refuse, type Outcome } from '../../base/outcome.ts';
import type { Change } from '../changes/change.ts';
import type { PlanModel } from '../plan/plan-model.ts';
import { packetRefusal } from '../packet/rules.ts';
import { setBound } from './bounds.ts';
import type { CommandBody, HistoryCommand } from './command.ts';
import { markCondition } from './conditions.ts';
import { makeMove } from './moves.ts';
import { openOffers } from './open-offers.ts';
import { answerPackage, offerPackage } from './packages.ts';
import { setPotential } from './potential.ts';
import { closeRound, openRound } from './rounds.ts';
import { boundsKept } from './row-bounds.ts';
import { carryOutSpread } from './spread-command.ts';
import { Step, type StepContext } from './step.ts';
import { changeWorkshop } from '../workshop/change-workshop.ts';
import { changeStructure } from './structure.ts';

/** The changes of a command, or why it may not be done. Undo and redo are the journal's business, not expanded here. */
export function expandCommand(
  model: PlanModel,
  body: Exclude<CommandBody, HistoryCommand>,
  context: StepContext,
): Outcome<readonly Change[]> {
  if (!model.created && !startsWithCreation(body)) {
    return refuse('command-malformed', { reason: 'the first command of a plan is create-plan' });
  }
  const step = new Step(model, context);
  const carried = carryOut(step, body);
  const outcome = carried.ok && model.bounds.size > 0 ? boundsKept(step.model, step.changes) : carried;
  if (!outcome.ok) {
    step.abandon();
    return outcome;
  }
  return done(step.finish());
}

function startsWithCreation(body: Exclude<CommandBody, HistoryCommand>): boolean {
  const first = body.kind === 'together' ? body.commands[0] : body;
  return first?.kind === 'create-plan';
}

function carryOut(step: Step, body: Exclude<CommandBody, HistoryCommand>): Outcome<null> {
  const kept = packetRefusal(step.model, body);
  if (!kept.ok) return kept;
  switch (body.kind) {
    case 'together':
      for (const command of body.commands) {
        const outcome = carryOut(step, command);
        if (!outcome.ok) return outcome;
      }
      return done(null);
    case 'propose':
    case 'ask':
    case 'counter':
    case 'condition':
    case 'accept':
    case 'reject':
    case 'settle':
    case 'sign':
    case 'hold':
    case 'release':
    case 'escalate':
    case 'reopen':
      return makeMove(step, body);
    case 'mark-condition':
      return markCondition(step, body);
    case 'offer-package':
      return offerPackage(step, body);
    case 'answer-package':
      return answerPackage(step, body);
    case 'spread':
      return carryOutSpread(step, body);
    case 'set-bound':
      return setBound(step, body);
    case 'open-offers':
      return openOffers(step, body);
    case 'set-potential':
      return setPotential(step, body);
    case 'open-round':
      return openRound(step);
    case 'close-round':
      return closeRound(step);
    case 'create-plan':
    case 'change-plan':
    case 'add-units':
    case 'add-lines':
    case 'change-unit':
    case 'change-line':
    case 'remove-unit':
    case 'remove-line':
    case 'set-target':
    case 'remove-target':
    case 'cut-packet':
    case 'set-reason-code':
    case 'remove-reason-code':
    case 'import-facts':
      return changeStructure(step, body);
    case 'set-workshop-item':
    case 'remove-workshop-item':
      return changeWorkshop(step, body);
    default:
      return unreachable(body);
  }
}
