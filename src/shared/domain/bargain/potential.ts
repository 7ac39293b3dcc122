/**
 * What units could reach at best: market size, wallet, installed base, as a person entered or pasted it.
 *
 * One record a unit and measure; it changes no number, only what is suggested. Callers: expand.
 */
import { done, refuse, type Outcome } from '../../base/outcome.ts';
import { quotaLineId } from '../changes/change.ts';
import type { Potential } from '../plan/entities.ts';
import type { PlanCommand } from './command.ts';
import type { Step } from './step.ts';

/** Sets or takes away the potentials of some units in one measure, all of them or none. */
export function setPotential(step: Step, command: Extract<PlanCommand, { kind: 'set-potential' }>): Outcome<null> {
  const { measure } = command;
  for (const { unit, value } of command.potentials) {
    if (!step.model.units.indexOf.has(unit)) return refuse('unknown-unit', { unit });
    const id = quotaLineId(measure, unit);
    const before = step.model.potentials.get(id);
    if (value === null) {
      if (before !== undefined) step.remove('potential', id, before);
      continue;
    }
    const after: Potential = { unit, measure, value };
    if (before === undefined) step.put('potential', id, after);
    else step.patch('potential', id, before, after);
  }
  return done(null);
}
