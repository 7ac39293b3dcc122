/** One move as the minutes tell it, without what is not for the viewer. Callers: minutes, line facts. */
import { monthsInYear, type Move } from '../plan/entities.ts';
import type { PlanModel } from '../plan/plan-model.ts';
import type { MinutesAct, MinutesMove } from './facts.ts';
import type { Visibility } from './visibility.ts';

export interface MoveSources {
  readonly model: PlanModel;
  readonly visibility: Visibility;
  readonly timeOf: (sequence: number) => string;
}

export function moveFacts({ model, visibility, timeOf }: MoveSources, move: Move): MinutesMove {
  const { id, kind, side, actor, round, periods, line } = move;
  const mayRead = visibility.mayRead(move.visibleTo);
  const inside = visibility.placeOf(move.unit) === 'inside';
  const wholeYear = periods.first === 1 && periods.last === monthsInYear;
  const part = line === undefined ? null : (model.lines.nodes[model.lines.indexOf.get(line) ?? -1]?.name ?? line);
  const spoke = move.reason !== '' || move.evidence !== undefined || move.reasonCode !== undefined;
  return {
    id,
    at: timeOf(move.sequence),
    kind,
    side,
    actor,
    round,
    value: inside ? move.value : null,
    part,
    months: wholeYear ? null : periods,
    reason: mayRead ? move.reason : '',
    reasonName:
      mayRead && move.reasonCode !== undefined
        ? (model.reasonCodes.get(move.reasonCode)?.name ?? move.reasonCode)
        : null,
    evidence: mayRead ? (move.evidence ?? null) : null,
    withheld: !mayRead && spoke,
  };
}

/** Who made a move and when; null when there is none (any more). */
export function actOf({ model, timeOf }: MoveSources, move: string | undefined): MinutesAct | null {
  const made = move === undefined ? undefined : model.moves.get(move);
  return made === undefined ? null : { actor: made.actor, at: timeOf(made.sequence) };
}
