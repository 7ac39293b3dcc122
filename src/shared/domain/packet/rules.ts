/**
 * What may be done in a packet: the unit's side answers; everything else belongs to the plan at home.
 * Callers: expand (in the packet), collect (once more, when it comes back).
 */
import { done, refuse, type Outcome } from '../../base/outcome.ts';
import type { CommandBody, HistoryCommand } from '../bargain/command.ts';
import type { PlanModel } from '../plan/plan-model.ts';

type Body = Exclude<CommandBody, HistoryCommand>;

/** Refused in a packet for whatever is not an answer of the unit; never in a plan. */
export function packetRefusal(model: PlanModel, body: Body): Outcome<null> {
  if (!model.created || model.header.packet === undefined || isAnswer(model, body)) return done(null);
  return refuse('packet-unit-side-only', { unit: model.units.nodes[0]?.name ?? '' });
}

/** Whether a command is the unit speaking: a number, a condition, yes or no, a package, or a call for somebody above. */
export function isAnswer(model: PlanModel, body: Body): boolean {
  switch (body.kind) {
    case 'ask':
      return true;
    case 'counter':
    case 'condition':
    case 'accept':
    case 'reject':
    case 'escalate':
    case 'spread':
    case 'offer-package':
      return body.side === 'unit';
    case 'answer-package': {
      const side = model.packages.get(body.package)?.side;
      return body.answer === 'withdraw' ? side === 'unit' : side === 'company';
    }
    case 'together':
      return body.commands.every((command) => isAnswer(model, command));
    default:
      return false;
  }
}

/** The units a command names as places of its numbers. */
export function unitsNamed(model: PlanModel, body: Body): readonly string[] {
  if (body.kind === 'together') return body.commands.flatMap((command) => unitsNamed(model, command));
  if (body.kind === 'offer-package') return body.lines.map(({ unit }) => unit);
  if (body.kind === 'answer-package') return model.packages.get(body.package)?.lines.map(({ unit }) => unit) ?? [];
  return 'unit' in body && body.unit !== null ? [body.unit] : [];
}
