/** Notes in the plan that a packet was cut, so that everybody sees who has been asked. Callers: expand. */
import { done, refuse, type Outcome } from '../../base/outcome.ts';
import type { PlanCommand } from '../bargain/command.ts';
import type { Step } from '../bargain/step.ts';
import type { Packet } from '../plan/packet-records.ts';

export function cutFromPlan(step: Step, command: Extract<PlanCommand, { kind: 'cut-packet' }>): Outcome<null> {
  const { model, context } = step;
  const { packet: id, unit, sequence, head, seal } = command;
  if (!model.units.indexOf.has(unit)) return refuse('unknown-unit', { unit });
  if (model.packets.has(id)) return refuse('duplicate-id', { id });
  step.put('packet', id, { id, unit, sequence, head, seal, cutBy: context.actor, returned: null } satisfies Packet);
  return done(null);
}
