/** Conditions in words and amounts of conditions as typed. Pure. Callers: forms, timeline and agreements of this folder. */
import type { Agreements } from '#shared/contract/agreement-views.ts';
import type { ConditionKind } from '#shared/domain/plan/agreement-records.ts';
import { parseShorthand, resolveShorthand } from '#shared/domain/quantity/shorthand.ts';
import { formatDate } from '#renderer/i18n/format.ts';
import { numberConventions } from '#renderer/i18n/language.ts';
import { writeCompact, type AmountStyle, type Text } from './bargain-text.ts';

export type ConditionView = Agreements['conditions'][number];

/** “budget 30 k: campaign in May”. */
export function conditionText(t: Text, condition: ConditionView, money: AmountStyle): string {
  const { kind, amount, date, text } = condition;
  const value =
    amount !== null
      ? kind === 'headcount'
        ? t(($) => $.bargain.condition.persons, { count: amount })
        : writeCompact(amount, money.language, money.scale)
      : date === null
        ? null
        : formatDate(`${date}T12:00:00.000Z`, money.language, 'day');
  const head = kind === 'other' ? null : t(($) => $.bargain.condition.said[kind], { value: value ?? '' }).trim();
  return [head, text].filter((part) => part !== null && part !== '').join(': ');
}

/** Persons for headcount, quanta of the currency otherwise; null when the text is no such amount. */
export function readConditionAmount(
  kind: ConditionKind,
  typed: string,
  { language, scale }: AmountStyle,
): number | null {
  const entry = parseShorthand(typed, numberConventions(language));
  if (!entry.ok) return null;
  const context = { current: null, lastYear: null, offer: null, ask: null, scale: kind === 'headcount' ? 0 : scale };
  const value = resolveShorthand(entry.value, context);
  return value.ok ? value.value : null;
}
