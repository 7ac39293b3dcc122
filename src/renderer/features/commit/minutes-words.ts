/**
 * Amounts, moves and conditions of the minutes in the reader's language. Pure but for texts. Caller: minutes text.
 */
import { calendarMonthOf } from '#shared/domain/plan/periods.ts';
import type { MeasureId, Side } from '#shared/domain/plan/entities.ts';
import type { Minutes, MinutesCondition, MinutesLine, MinutesMove } from '#shared/domain/minutes/facts.ts';
import { measureScale } from '#shared/domain/quantity/measure-scale.ts';
import {
  formatAmount,
  formatCount,
  formatDate,
  formatRatio,
  monthName,
  type SignStyle,
} from '#renderer/i18n/format.ts';
import type { Language } from '#renderer/i18n/language.ts';
import type { useText } from '#renderer/i18n/use-text.ts';

/** What everything here is written with. */
export interface Pen {
  readonly t: ReturnType<typeof useText>;
  readonly language: Language;
  readonly minutes: Pick<Minutes, 'scale' | 'currency' | 'year'> & { readonly startMonth: number };
}

/** A number to its last digit, without what it counts. */
export function amount({ language, minutes }: Pen, measure: MeasureId, value: number | null, sign?: SignStyle): string {
  if (value === null) return '–';
  return formatAmount(value, { language, scale: measureScale(measure, minutes.scale), sign: sign ?? 'negative' });
}

/** A number with its currency, or its pieces. */
export function money(pen: Pen, measure: MeasureId, value: number): string {
  const text = amount(pen, measure, value);
  return measure === 'units' ? `${text} ${pen.t(($) => $.bargain.pieces)}` : `${text} ${pen.minutes.currency}`;
}

export function moment({ language }: Pen, iso: string): string {
  return iso === '' ? '' : formatDate(iso, language);
}

export function sideName({ t }: Pen, side: Side, unit: string): string {
  return side === 'company' ? t(($) => $.minutes.company) : unit;
}

/** A value of a corporate target's metric. */
export function metricText({ language, minutes }: Pen, metric: Minutes['targets'][number]['metric'], value: number) {
  if (metric === 'marginRate' || metric === 'growth') return formatRatio(value, { language });
  return formatAmount(value, { language, scale: metric === 'units' ? 0 : minutes.scale });
}

/** The name of a line with the units it lies in, when another measure than revenue is meant that too. */
export function lineName({ t }: Pen, { unit, measure }: Pick<MinutesLine, 'unit' | 'measure'>): string {
  return measure === 'revenue' ? unit : `${unit} (${t(($) => $.bargain.measure[measure])})`;
}

/** One move as a sentence: “Round 1: Ask 4,100,000.00 USD, Ana, 26 Nov 2026, 21:20. Lost the bike chain.” */
export function moveText(pen: Pen, move: MinutesMove, measure: MeasureId): string {
  const { t } = pen;
  const what = [
    t(($) => $.bargain.move[move.kind]),
    ...(move.value === null ? [] : [money(pen, measure, move.value)]),
    ...(move.part === null ? [] : [t(($) => $.minutes.part, { part: move.part ?? '' })]),
    ...(move.months === null ? [] : [monthsText(pen, move.months)]),
  ].join(' ');
  const facts = [what, sideName(pen, move.side, move.actor), moment(pen, move.at)];
  // The company is named as a side and its spokesman as a person.
  if (move.side === 'company') facts.splice(2, 0, move.actor);
  const why = [
    move.reasonName ?? '',
    move.reason,
    move.evidence === null ? '' : t(($) => $.minutes.evidence, { evidence: move.evidence }),
    move.withheld ? t(($) => $.minutes.withheld) : '',
  ].filter((text) => text !== '');
  const said = why.length === 0 ? '' : ` — ${why.join('; ')}`;
  return `${t(($) => $.minutes.inRound, { round: move.round })} ${facts.filter((text) => text !== '').join(', ')}${said}`;
}

function monthsText({ t, language, minutes }: Pen, { first, last }: { first: number; last: number }): string {
  const name = (place: number): string =>
    monthName(calendarMonthOf({ startMonth: minutes.startMonth }, minutes.year, place).month, language);
  return first === last
    ? t(($) => $.minutes.month, { month: name(first) })
    : t(($) => $.minutes.months, { first: name(first), last: name(last) });
}

/** What a condition asks for: its amount or day, then its words. */
export function conditionText(pen: Pen, condition: MinutesCondition): string {
  const { t, language } = pen;
  const { kind, text, about, date } = condition;
  const value =
    kind === 'headcount' && condition.amount !== null
      ? t(($) => $.bargain.condition.persons, { count: condition.amount })
      : condition.amount !== null
        ? money(pen, 'revenue', condition.amount)
        : '';
  const day = date === null ? '' : formatDate(`${date}T12:00:00`, language, 'day');
  const parts = [t(($) => $.bargain.condition.kind[kind]), value, day, text, about ?? ''];
  return parts.filter((part) => part !== '').join(', ');
}

/** How far a side came: “down 300,000.00 USD”; null when it stayed. */
export function concession(pen: Pen, measure: MeasureId, moved: number): string | null {
  if (moved === 0) return null;
  const by = money(pen, measure, Math.abs(moved));
  return moved > 0 ? pen.t(($) => $.minutes.up, { by }) : pen.t(($) => $.minutes.down, { by });
}

export function countOf({ language }: Pen, count: number): string {
  return formatCount(count, language);
}
