/** Holding an offer so that spreading may not touch it, and letting it go. Callers: moves, rounds. */
import { done, refuse, type Outcome } from '../../base/outcome.ts';
import { quotaLineId } from '../changes/change.ts';
import { leavesWith } from './answers.ts';
import type { MoveCommand } from './command.ts';
import { entryRefusal, nameOf } from './enter-number.ts';
import { mayRelease, releasersOf } from './hold-rules.ts';
import { isSettlement, nearestHold } from './reach.ts';
import { recordMove } from './record-move.ts';
import type { Step } from './step.ts';

export function hold(step: Step, command: Extract<MoveCommand, { kind: 'hold' }>, node: number): Outcome<null> {
  const { model } = step;
  const { unit, measure, reason = '', holdKind = 'personal', untilRound } = command;
  const settled = nearestHold(model, measure, node, isSettlement);
  if (settled !== undefined) return entryRefusal(model, 'ask', measure, node);
  const present = model.hold(measure, unit);
  if (present !== undefined) return refuse('line-already-held', { unit: nameOf(model, node), owner: present.owner });
  if (leavesWith(model, 'offer', measure, node).length === 0)
    return refuse('no-offer-yet', { unit: nameOf(model, node) });
  if (untilRound !== undefined && untilRound < model.header.round) {
    return refuse('hold-already-over', { round: untilRound, now: model.header.round });
  }
  const move = recordMove(step, { ...command, side: 'company', value: null });
  const until = untilRound === undefined ? {} : { untilRound };
  step.setHold({ unit, measure, kind: holdKind, owner: step.context.actor, reason, move, ...until });
  return done(null);
}

export function release(step: Step, command: Extract<MoveCommand, { kind: 'release' }>, node: number): Outcome<null> {
  const present = step.model.hold(command.measure, command.unit);
  if (present === undefined || isSettlement(present))
    return refuse('line-not-held', { unit: nameOf(step.model, node) });
  const { units } = step.model;
  if (!mayRelease(units, present, step.context.actor)) {
    const who = releasersOf(units, present)?.join(', ') ?? '';
    return refuse('hold-not-yours', { unit: nameOf(step.model, node), who });
  }
  recordMove(step, { ...command, side: 'company', value: null });
  step.remove('hold', quotaLineId(command.measure, command.unit), present);
  return done(null);
}

/** Lets go of every hold that was to end before a round, each as a move of its own. */
export function releaseEnded(step: Step, round: number): void {
  const ended = [...step.model.holds.values()].filter(
    ({ untilRound }) => untilRound !== undefined && untilRound < round,
  );
  for (const present of ended) {
    const { unit, measure } = present;
    recordMove(step, { kind: 'release', side: 'company', unit, measure, value: null });
    step.remove('hold', quotaLineId(measure, unit), present);
  }
}
