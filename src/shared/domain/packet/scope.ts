/** What a packet reaches: the plan, the top of the subtree, and whether a unit lies in it. Callers: the parts of a cut. */
import type { PlanModel } from '../plan/plan-model.ts';

export interface Scope {
  readonly model: PlanModel;
  /** The node of the packet's unit. */
  readonly root: number;
  readonly has: (unit: string) => boolean;
}
