/**
 * What follows from a command: the one place where meaning becomes changes.
 *
 * Promise: the model is as it was when this returns; applying the answered changes does all of the command or, after a
 * refusal, nothing was done. Callers: store (submit and preview), command line, property tests.
 */
import { unreachable } from '../../base/assert.ts';
import { done, refuse, type Outcome } from '../../base/outcome.ts';
import type { Change } from '../changes/change.ts';
import { wholeYear } from '../plan/periods.ts';
import type { PlanModel } from '../plan/plan-model.ts';
import { leafRange } from '../plan/tree.ts';
import { sumUnitLeaf } from '../cube/leaf-block.ts';
import { packetRefusal } from '../packet/rules.ts';
import type { CommandBody, HistoryCommand, MoveCommand } from './command.ts';
import { markCondition } from './conditions.ts';
import { makeMove } from './moves.ts';
import { answerPackage, offerPackage } from './packages.ts';
import { closeRound, openRound } from './rounds.ts';
import { Step, type StepContext } from './step.ts';
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
  const outcome = carryOut(step, body);
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
    case 'open-offers':
      return openOffers(step, body);
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
    default:
      return unreachable(body);
  }
}

/** Opening offers: last year's actual of the unit and growth on it, spread like any other offer. */
function openOffers(step: Step, command: Extract<MoveCommand, { kind: 'open-offers' }>): Outcome<null> {
  const { model } = step;
  const node = model.units.indexOf.get(command.unit);
  if (node === undefined) return refuse('unknown-unit', { unit: command.unit });
  const year = model.header.year - 1;
  const base = model.facts('actual', year, command.measure);
  if (base === null) return refuse('no-base-year', { year });
  const { from, to } = leafRange(model.units, node);
  let lastYear = 0;
  for (let leaf = from; leaf < to; leaf += 1) lastYear += sumUnitLeaf(base, leaf, 1, 12);
  return makeMove(step, {
    kind: 'propose',
    unit: command.unit,
    measure: command.measure,
    value: grow(lastYear, command.growth),
    periods: wholeYear,
    reason: command.reason ?? '',
  });
}

/** An amount and a rate on it, rounded half away from zero, exact for amounts beyond what a product could hold. */
function grow(amount: number, partsPerMillion: number): number {
  const product = BigInt(amount) * BigInt(1_000_000 + partsPerMillion);
  const half = product < 0n ? -500_000n : 500_000n;
  return Number((product + half) / 1_000_000n);
}
