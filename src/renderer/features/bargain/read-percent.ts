/** A typed percentage in parts per million. Pure. Callers: opening offers, splits. */
import { parseShorthand } from '#shared/domain/quantity/shorthand.ts';
import { numberConventions, type Language } from '#renderer/i18n/language.ts';

/** Null when the text is no percentage or lies outside `least`…`most` (in percent). */
export function readPercent(text: string, language: Language, least: number, most: number): number | null {
  const trimmed = text.trim().replace(/\s*%$/, '').replace('−', '-');
  const formula = /^[+-]/.test(trimmed) ? `=${trimmed.replace(/^\+/, '')}` : trimmed;
  const entry = parseShorthand(formula, numberConventions(language));
  if (!entry.ok || entry.value.reference !== null) return null;
  const percent = Number(entry.value.addend);
  return percent < least || percent > most ? null : Math.round(percent * 10_000);
}
