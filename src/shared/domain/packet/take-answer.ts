/**
 * One entry of a packet carried out in the plan: as a command, never as cells.
 *
 * Of a step of many, whatever the plan still allows is taken and the rest is named. A yes to an offer that has changed
 * since is taken as an ask for the number that was said yes to. Callers: collect.
 */
import type { Outcome, Refusal } from '../../base/outcome.ts';
import type { CommandBody, HistoryCommand, TogetherCommand } from '../bargain/command.ts';
import { expandCommand } from '../bargain/expand.ts';
import { groundsOf } from '../bargain/record-move.ts';
import { invertChanges, type Change } from '../changes/change.ts';
import type { MeasureId, MoveKind } from '../plan/entities.ts';
import type { PacketAnswer } from '../plan/packet-records.ts';
import type { PlanModel } from '../plan/plan-model.ts';
import { leavesWithNumber, standing } from './standing.ts';

type Body = Exclude<CommandBody, HistoryCommand>;
type OneCommand = TogetherCommand['commands'][number];

/** The command as it is carried out here (null: nothing of it), and what became of each line it names. */
export interface TakenAnswer {
  readonly body: Body | null;
  readonly changes: readonly Change[] | null;
  readonly answers: readonly Omit<PacketAnswer, 'id' | 'packet' | 'after'>[];
}

/** Tries the commands of an entry one after the other. The model is as it was afterwards. */
export function takeAnswer(
  plan: PlanModel,
  begun: PlanModel,
  body: Body,
  context: { readonly sequence: number; readonly actor: string },
): TakenAnswer {
  const parts = body.kind === 'together' ? body.commands : [body];
  const kept: OneCommand[] = [];
  const applied: (readonly Change[])[] = [];
  const answers: TakenAnswer['answers'][number][] = [];
  for (const part of parts) {
    const named = linesNamed(plan, part);
    const facts = named.map((line) => ({
      ...line,
      before: standing(plan, 'ask', line.measure, line.unit),
      offerThen: standing(begun, 'offer', line.measure, line.unit),
      offerNow: standing(plan, 'offer', line.measure, line.unit),
    }));
    const here = inThisPlan(plan, begun, part);
    const tried = expandCommand(plan, oneStep(here), context);
    if (tried.ok) {
      plan.apply(tried.value);
      applied.push(tried.value);
      kept.push(...here);
    }
    for (const fact of facts) answers.push({ ...fact, ...outcomeOf(tried, fact.offerThen !== fact.offerNow) });
  }
  for (const changes of applied.reverse()) plan.apply(invertChanges(changes));
  if (kept.length === 0) return { body: null, changes: null, answers };
  const whole = body.kind === 'together' ? { ...body, commands: kept } : oneStep(kept);
  // Once more in one go: the moves of a step are numbered together.
  const expanded = expandCommand(plan, whole, context);
  return expanded.ok
    ? { body: whole, changes: expanded.value, answers }
    : { body: null, changes: null, answers: answers.map((answer) => ({ ...answer, ...outcomeOf(expanded, false) })) };
}

function oneStep(commands: readonly OneCommand[]): Body {
  const [only] = commands;
  return only !== undefined && commands.length === 1 ? only : { kind: 'together', label: '', commands };
}

function outcomeOf(tried: Outcome<unknown>, isOlder: boolean): Pick<PacketAnswer, 'outcome' | 'code' | 'details'> {
  if (tried.ok) return { outcome: isOlder ? 'olderOffer' : 'taken', code: '', details: {} };
  const { code, details }: Refusal = tried.refusal;
  return { outcome: code === 'line-settled' ? 'settled' : 'refused', code, details };
}

interface NamedLine {
  readonly unit: string;
  readonly measure: MeasureId;
  readonly kind: MoveKind;
  readonly asked: number | null;
}

function linesNamed(plan: PlanModel, command: OneCommand): readonly NamedLine[] {
  switch (command.kind) {
    case 'ask':
    case 'counter':
      return [{ unit: command.unit, measure: command.measure, kind: command.kind, asked: command.value }];
    case 'spread':
      return [{ unit: command.unit, measure: command.measure, kind: 'ask', asked: null }];
    case 'accept':
    case 'reject':
    case 'condition':
    case 'escalate':
      return [{ unit: command.unit, measure: command.measure, kind: command.kind, asked: null }];
    case 'offer-package':
      return command.lines.map(({ unit, measure, value }) => ({ unit, measure, kind: 'condition', asked: value }));
    case 'answer-package': {
      const kind = command.answer === 'accept' ? 'accept' : 'reject';
      const lines = plan.packages.get(command.package)?.lines ?? [];
      return lines.map(({ unit, measure, value }) => ({ unit, measure, kind, asked: value }));
    }
    default:
      return [];
  }
}

/** A yes means the number that was seen. Where the company has moved since, that number becomes what the unit asks for. */
function inThisPlan(plan: PlanModel, begun: PlanModel, command: OneCommand): readonly OneCommand[] {
  if (command.kind !== 'accept') return [command];
  const { unit, measure } = command;
  const leaves = leavesWithNumber(begun, 'offer', measure, unit);
  const isSame = leaves.every((leaf) => offerText(begun, measure, leaf) === offerText(plan, measure, leaf));
  if (isSame && leaves.length === leavesWithNumber(plan, 'offer', measure, unit).length) return [command];
  return leaves.map((leaf) => ({
    kind: 'ask',
    unit: leaf,
    measure,
    value: standing(begun, 'offer', measure, leaf) ?? 0,
    ...groundsOf(command),
  }));
}

/** The offer of a leaf, line by line and month by month, as a text that can be compared. */
function offerText(model: PlanModel, measure: MeasureId, unit: string): string {
  const node = model.units.indexOf.get(unit);
  if (node === undefined) return '';
  const leaf = model.units.leafStart[node] ?? 0;
  return JSON.stringify(
    Array.from(model.lines.leaves, (line, place) => [
      model.lines.nodes[line]?.id,
      model.row('offer', measure, leaf, place),
    ]),
  );
}
