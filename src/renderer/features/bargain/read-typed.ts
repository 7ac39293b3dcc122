/**
 * A typed text as the number it means in its cell.
 *
 * What is written without k or m counts in the unit the column shows (4150 under “k USD” is 4,150,000), because that is
 * what stands in the cells around it. A bare number that would be over a hundred times what stood there was most likely
 * meant in full, so it is refused rather than guessed at. Pure. Callers: the table, the forms of the panel.
 */
import { refuse, type Outcome } from '#shared/base/outcome.ts';
import type { MeasureId } from '#shared/domain/plan/entities.ts';
import { parseShorthand, resolveShorthand, type NumberConventions } from '#shared/domain/quantity/shorthand.ts';
import { writeAmount } from '#shared/domain/quantity/write-amount.ts';
import { shiftDecimal, type AmountUnit } from '#renderer/i18n/format.ts';
import { numberConventions } from '#renderer/i18n/language.ts';
import type { AmountStyle } from './bargain-text.ts';

/** The numbers a shorthand may refer to, of the cell's own months. */
export interface TypedContext {
  readonly current: number | null;
  readonly lastYear: number | null;
  readonly offer: number | null;
  readonly ask: number | null;
  readonly measure: MeasureId;
  /** Decimals of the measure. */
  readonly scale: number;
  readonly unit: AmountUnit;
  /** The unit in words, for a refusal: “k USD”. */
  readonly unitName: string;
  readonly conventions: NumberConventions;
}

/** What a text typed at a row is read with: the numbers there, the one it would change, how the screen writes them. */
export function typedContext(
  { offer, ask, lastYear }: Pick<TypedContext, 'offer' | 'ask' | 'lastYear'>,
  current: number | null,
  { style, unitName }: { readonly style: AmountStyle; readonly unitName: string },
): TypedContext {
  const { measure, scale, unit, language } = style;
  return {
    current,
    lastYear,
    offer,
    ask,
    measure,
    scale,
    unit,
    unitName,
    conventions: numberConventions(language),
  };
}

const shifts: Readonly<Record<AmountUnit, number>> = { full: 0, thousand: 3, million: 6 };
/** A number written with its own k or m. */
const suffixed = /[km]\s*\p{Sc}?\)?\s*$/iu;
const farOff = 100;

/** Whole quanta or pieces. */
export function readTyped(text: string, context: TypedContext): Outcome<number> {
  const { scale, unit, unitName } = context;
  const entry = parseShorthand(text, context.conventions);
  if (!entry.ok) return entry;
  const shift = suffixed.test(text) ? 0 : shifts[unit];
  // Only the typed amount is in the column's unit; what it refers to is in quanta already.
  const value = resolveShorthand(entry.value, { ...context, scale: scale + shift });
  if (!value.ok || shift === 0 || entry.value.addend === '0') return value;
  const around = [context.current, context.lastYear, context.offer, context.ask];
  const largest = Math.max(...around.map((number) => Math.abs(number ?? 0)));
  if (largest === 0 || Math.abs(value.value) <= farOff * largest) return value;
  const amount = writeAmount(value.value, context.measure, { scale });
  return refuse('amount-far-off', { text: text.trim(), unit: unitName, amount });
}

/** The text a person would type for a number in the unit the column shows: nothing is rounded. */
export function typedText(value: number, scale: number, unit: AmountUnit, conventions: NumberConventions): string {
  const exact = shiftDecimal(value, scale + shifts[unit]);
  const short = exact.includes('.') ? exact.replace(/\.?0+$/, '') : exact;
  const text = short.replace('.', conventions.decimal);
  // A leading sign would mean a change of the number that stands there.
  return text.startsWith('-') ? `=${text}` : text;
}
