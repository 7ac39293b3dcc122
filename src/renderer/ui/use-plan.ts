/**
 * What a plan consists of beside its numbers, kept up to date: header, trees, targets, years of history, agreements.
 * Callers: app, screens that show or change the plan itself.
 */
import type { PlanView } from '#shared/contract/views.ts';
import type { Agreements } from '#shared/contract/agreement-views.ts';
import type { Tree } from '#shared/domain/plan/tree.ts';
import type { PlanSession } from '../model/plan-session.ts';
import { useModel } from './use-model.ts';

export interface PlanParts {
  readonly header: PlanView['header'];
  readonly units: Tree;
  readonly lines: Tree;
  readonly targets: PlanView['targets'];
  readonly years: PlanView['years'];
  readonly agreements: Agreements;
}

/** The parts of the open plan; repaints when one of them changed. */
export function usePlan(session: PlanSession): PlanParts {
  const { replica } = session;
  return useModel(session.state, () => ({
    header: replica.header,
    units: replica.units,
    lines: replica.lines,
    targets: replica.targets,
    years: replica.years,
    agreements: replica.agreements,
  }));
}
