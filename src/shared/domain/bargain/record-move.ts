/**
 * Recording a move with its grounds: the reason in words, its code, its evidence, and who may read them.
 * Callers: every move.
 */
import { done, refuse, type Outcome } from '../../base/outcome.ts';
import type { MeasureId, MoveKind, PeriodRange, Side } from '../plan/entities.ts';
import { wholeYear } from '../plan/periods.ts';
import type { PlanModel } from '../plan/plan-model.ts';
import type { Grounds } from './command.ts';
import type { Step } from './step.ts';

/** What a move is about. */
export interface MoveFacts extends Grounds {
  readonly kind: MoveKind;
  readonly side: Side;
  readonly unit: string;
  readonly measure: MeasureId;
  /** The total that is meant, in the measure's integer unit; null for a move without a number. */
  readonly value: number | null;
  readonly periods?: PeriodRange;
  readonly line?: string;
  readonly package?: string;
}

/** Records a move and answers its id; grounds nobody gave are left out. */
export function recordMove(step: Step, facts: MoveFacts): string {
  const { kind, side, unit, measure, value, periods = wholeYear, reason = '' } = facts;
  const { reasonCode, evidence, visibleTo, line, package: bundle } = facts;
  return step.move({
    kind,
    side,
    unit,
    measure,
    periods,
    value,
    reason,
    ...(reasonCode === undefined ? {} : { reasonCode }),
    ...(evidence === undefined ? {} : { evidence }),
    ...(visibleTo === undefined ? {} : { visibleTo }),
    ...(line === undefined ? {} : { line }),
    ...(bundle === undefined ? {} : { package: bundle }),
  });
}

/** The grounds of a command alone, to be handed on. */
export function groundsOf({ reason, reasonCode, evidence, visibleTo }: Grounds): Grounds {
  return {
    ...(reason === undefined ? {} : { reason }),
    ...(reasonCode === undefined ? {} : { reasonCode }),
    ...(evidence === undefined ? {} : { evidence }),
    ...(visibleTo === undefined ? {} : { visibleTo }),
  };
}

/** Refused when the grounds name a reason code or a unit that the plan does not have. */
export function groundsRefusal(model: PlanModel, { reasonCode, visibleTo }: Grounds): Outcome<null> {
  if (reasonCode !== undefined && !model.reasonCodes.has(reasonCode)) {
    return refuse('unknown-reason-code', { code: reasonCode });
  }
  if (visibleTo !== undefined && !model.units.indexOf.has(visibleTo))
    return refuse('unknown-unit', { unit: visibleTo });
  return done(null);
}
