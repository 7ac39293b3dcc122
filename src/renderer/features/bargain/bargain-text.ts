/**
 * How this screen writes amounts, units and states in the reader's language. Callers: the parts of this folder, the
 * history panel has its own.
 */
import type { PlanHeader, MeasureId } from '#shared/domain/plan/entities.ts';
import { measureScale } from '#shared/domain/quantity/measure-scale.ts';
import { formatAmount, formatRatio, unitSuffix, type AmountUnit, type SignStyle } from '#renderer/i18n/format.ts';
import type { Language } from '#renderer/i18n/language.ts';
import type { useText } from '#renderer/i18n/use-text.ts';
import type { RowState } from '#shared/contract/views.ts';
import { rowStatus } from './row-status.ts';

export type Text = ReturnType<typeof useText>;

/** Everything that decides how an amount is written. */
export interface AmountStyle {
  readonly language: Language;
  readonly measure: MeasureId;
  readonly unit: AmountUnit;
  readonly scale: number;
}

export function amountStyle(
  header: Pick<PlanHeader, 'scale'>,
  measure: MeasureId,
  unit: AmountUnit,
  language: Language,
): AmountStyle {
  return { language, measure, unit, scale: measureScale(measure, header.scale) };
}

/** A number as it stands in a cell: the unit is in the column's head. */
export function writeCell(value: number, { language, unit, scale }: AmountStyle, sign: SignStyle = 'negative'): string {
  return formatAmount(value, { language, scale, unit, sign });
}

/** A number that stands alone, with its letter: “4,150 k”. */
export function writeAlone(
  value: number,
  { language, unit, scale }: AmountStyle,
  sign: SignStyle = 'negative',
): string {
  return formatAmount(value, { language, scale, unit, sign, suffix: true });
}

/** A number in the shortest unit that still says something: “3.92 M”, “250 k”. */
export function writeCompact(value: number, language: Language, scale: number, sign: SignStyle = 'negative'): string {
  const whole = Math.abs(value) / 10 ** scale;
  const unit: AmountUnit = whole >= 1_000_000 ? 'million' : whole >= 10_000 ? 'thousand' : 'full';
  const decimals = unit === 'million' ? 2 : 0;
  return formatAmount(value, { language, scale, unit, sign, decimals, suffix: true });
}

export function writeRate(partsPerMillion: number, language: Language, sign: SignStyle = 'negative'): string {
  return formatRatio(partsPerMillion, { language, sign });
}

/** A rate as other programs read it in the reader's conventions: “8.0%”, “-1,5%”. */
export function copiedRate(partsPerMillion: number, language: Language): string {
  return writeRate(partsPerMillion, language).replace('\u2212', '-').replace('\u00a0', '');
}

/** What the numbers are counted in, for a column's head: “k USD”, “mil piezas”. */
export function unitName(t: Text, header: Pick<PlanHeader, 'currency'>, style: AmountStyle): string {
  const what = style.measure === 'units' ? t(($) => $.bargain.pieces) : header.currency;
  const letter = unitSuffix(style.unit, style.language);
  return letter === '' ? what : `${letter} ${what}`;
}

/** The chip of a row in words. */
export function statusText(t: Text, state: RowState, name: string, numbers: boolean): string {
  const { settled, answered, leaves } = state;
  const code = rowStatus(state, numbers).code;
  switch (code) {
    case 'unitTurn':
      return t(($) => $.bargain.status.unitTurn, { name });
    case 'someSettled':
      return t(($) => $.bargain.status.someSettled, { settled, leaves });
    case 'someAnswered':
      return t(($) => $.bargain.status.someAnswered, { answered, leaves });
    case 'unopened':
    case 'follows':
    case 'waiting':
    case 'unitsTurn':
    case 'companyTurn':
    case 'accepted':
    case 'settled':
    case 'signed':
    case 'escalated':
    case 'mixed':
      return t(($) => $.bargain.status[code]);
  }
}
