/** The four anchors of a target for which nobody has chosen any. Pure. Callers: target form, hedge board. */
import type { Anchors, Direction, MetricId } from '../plan/entities.ts';

/**
 * Anchors to begin with: green at the goal, red 5 % short of it, worst 15 % short, best 10 % beyond; of a rate in points
 * of percent. They are never equal to one another.
 */
export function proposeAnchors(goal: number, direction: Direction, metric: MetricId): Anchors {
  const unit =
    metric === 'marginRate' || metric === 'growth'
      ? Math.max(5_000, Math.round(Math.abs(goal) * 0.1))
      : Math.max(1, Math.round(Math.abs(goal) * 0.05));
  const sign = direction === 'higher' ? 1 : -1;
  return { worst: goal - 3 * unit * sign, red: goal - unit * sign, green: goal, best: goal + 2 * unit * sign };
}
