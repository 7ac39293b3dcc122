/**
 * Decisions that one step took together: targets handed down, lines agreed or settled at once.
 *
 * Promise: a viewer reads the parts on the own units; the step's label only when every unit it names is the viewer's,
 * because a label may name others. Callers: minutes.
 */
import type { CommandBody, TogetherCommand } from '../bargain/command.ts';
import { unitsNamed } from '../packet/rules.ts';
import { togetherKinds, type MinutesTogether, type TogetherKind } from './facts.ts';
import type { MoveSources } from './move-facts.ts';

/** A step of several commands that still stands. */
export interface TogetherStep {
  readonly sequence: number;
  readonly at: string;
  readonly actor: string;
  readonly command: TogetherCommand;
}

type Part = TogetherCommand['commands'][number];
type Decision = Extract<Part, { readonly kind: TogetherKind }>;

/** Whether a command is a step of several with a decision among them. */
export function decidesTogether(body: CommandBody): body is TogetherCommand {
  return body.kind === 'together' && body.commands.some(isDecision);
}

/** The steps as the viewer may read them; those without a part for the viewer are left out. */
export function togetherFacts(sources: MoveSources, steps: readonly TogetherStep[]): readonly MinutesTogether[] {
  const isInside = (unit: string): boolean => sources.visibility.placeOf(unit) === 'inside';
  return steps.flatMap(({ sequence, at, actor, command }) => {
    const whole = unitsNamed(sources.model, command).every(isInside);
    const own = command.commands.filter(isDecision).filter((part) => {
      const units = unitsNamed(sources.model, part);
      return whole || (units.length > 0 && units.every(isInside));
    });
    if (own.length === 0) return [];
    const parts = own.map((part) => partFacts(sources, part));
    return [{ sequence, at, actor, label: whole ? command.label : '', parts, whole }];
  });
}

function isDecision(part: Part): part is Decision {
  return (togetherKinds as readonly string[]).includes(part.kind);
}

function partFacts({ model, visibility }: MoveSources, part: Decision): MinutesTogether['parts'][number] {
  const unit = 'unit' in part ? visibility.nameOf(part.unit) : null;
  const measure = 'measure' in part ? part.measure : null;
  const value = part.kind === 'settle' ? (part.value ?? null) : null;
  const answer = part.kind === 'answer-package' ? part.answer : null;
  return { kind: part.kind, unit, measure, value, answer, label: labelOf(model, part) };
}

function labelOf(model: MoveSources['model'], part: Decision): string {
  switch (part.kind) {
    case 'set-target':
      return part.name;
    case 'answer-package':
      return model.packages.get(part.package)?.name ?? part.package;
    default:
      return '';
  }
}
