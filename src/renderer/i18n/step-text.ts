/**
 * A step of the journal as a sentence in the reader's language: “Linda asked for 4,150 k”.
 *
 * Steps are data (kind, unit, measure, value, label); only here do they become words. Callers: history panel, status line.
 */
import type { PlanView, Step } from '#shared/contract/views.ts';
import { measureScale } from '#shared/domain/quantity/measure-scale.ts';
import type { Tree } from '#shared/domain/plan/tree.ts';
import { formatAmount, type AmountUnit } from './format.ts';
import type { Language } from './language.ts';
import type { useText } from './use-text.ts';

type Text = ReturnType<typeof useText>;

/** What a sentence needs of the plan: the names of units, the decimals of its currency. */
export interface StepPlan {
  readonly units: Tree;
  readonly header: Pick<PlanView['header'], 'scale'>;
}

const kinds = [
  'create-plan',
  'change-plan',
  'add-units',
  'add-lines',
  'change-unit',
  'change-line',
  'remove-unit',
  'remove-line',
  'set-target',
  'remove-target',
  'set-reason-code',
  'remove-reason-code',
  'set-potential',
  'import-facts',
  'propose',
  'ask',
  'counter',
  'condition',
  'accept',
  'reject',
  'settle',
  'sign',
  'hold',
  'release',
  'escalate',
  'reopen',
  'open-offers',
  'open-round',
  'spread',
  'set-bound',
  'close-round',
  'mark-condition',
  'offer-package',
  'answer-package',
  'together',
  'set-workshop-item',
  'remove-workshop-item',
  'cut-packet',
  'receive-packet',
  'begin-packet',
] as const;

/** The sentence of a step; units that are gone keep their id. */
export function stepText(t: Text, language: Language, plan: StepPlan, step: Step): string {
  if (step.kind === 'undo') return t(($) => $.history.step.undo, { sequence: step.undoes ?? step.sequence });
  if (step.kind === 'redo') return t(($) => $.history.step.redo, { sequence: step.redoes ?? step.sequence });
  const kind = kinds.find((known) => known === step.kind);
  if (kind === undefined) return t(($) => $.history.step.other, { kind: step.kind });
  const unit = step.unit === null ? '' : (plan.units.nodes[plan.units.indexOf.get(step.unit) ?? -1]?.name ?? step.unit);
  const filling = { unit, value: valueText(t, language, plan, step), label: step.label };
  if (kind === 'settle' && step.value !== null) return t(($) => $.history.step.settleAt, filling);
  return t(($) => $.history.step[kind], filling);
}

/** Money in a short unit; what is not revenue says so. */
function valueText(t: Text, language: Language, { header }: StepPlan, { value, measure }: Step): string {
  if (value === null) return '';
  const scale = measureScale(measure ?? 'revenue', header.scale);
  const unit: AmountUnit = Math.abs(value) >= 10_000 * 10 ** scale ? 'thousand' : 'full';
  const amount = formatAmount(value, { language, scale, unit, suffix: true });
  if (measure === null || measure === 'revenue') return amount;
  return t(($) => $.history.measured, { amount, measure: t(($) => $.bargain.measure[measure]) });
}
