/**
 * Metrics as a person types and reads them: money in the currency, units in pieces, rates in percent. Pure.
 * Callers: targets tab.
 */
import { refuse, type Outcome } from '#shared/base/outcome.ts';
import type { Language } from '#shared/contract/host-service.ts';
import type { MetricId, PlanHeader } from '#shared/domain/plan/entities.ts';
import { parseShorthand, resolveShorthand } from '#shared/domain/quantity/shorthand.ts';
import { formatAmount, formatRatio } from '#renderer/i18n/format.ts';
import { numberConventions } from '#renderer/i18n/language.ts';

/** Whether a metric is a share, counted in parts per million and written in percent. */
export function isRate(metric: MetricId): boolean {
  return metric === 'marginRate' || metric === 'growth';
}

/** Decimals between what is typed and what is counted. */
function scaleOf(metric: MetricId, header: Pick<PlanHeader, 'scale'>): number {
  if (isRate(metric)) return 4;
  return metric === 'units' ? 0 : header.scale;
}

/** The whole number that a typed text means for a metric: “45m”, “6 %”, “-2.5”. */
export function readMetric(
  text: string,
  metric: MetricId,
  header: Pick<PlanHeader, 'scale'>,
  language: Language,
): Outcome<number> {
  const typed = isRate(metric) ? text.replace('%', '') : text;
  if (typed.trim() === '') return refuse('not-a-number', { text });
  const entry = parseShorthand(typed, numberConventions(language));
  if (!entry.ok) return entry;
  // A leading sign is a change of the current number, which is nothing here: “-2” is minus two.
  const nothing = { lastYear: null, offer: null, ask: null };
  return resolveShorthand(entry.value, { ...nothing, current: 0, scale: scaleOf(metric, header) });
}

/** A value of a metric for reading. */
export function writeMetric(
  value: number,
  metric: MetricId,
  header: Pick<PlanHeader, 'scale'>,
  language: Language,
): string {
  if (isRate(metric)) return formatRatio(value, { language });
  return formatAmount(value, { language, scale: scaleOf(metric, header), decimals: metric === 'averagePrice' ? 2 : 0 });
}

/** A value of a metric for a field, with every digit that counts and no more. */
export function fieldText(
  value: number,
  metric: MetricId,
  header: Pick<PlanHeader, 'scale'>,
  language: Language,
): string {
  const scale = scaleOf(metric, header);
  let decimals = scale;
  for (let rest = value; decimals > 0 && rest % 10 === 0; rest /= 10) decimals -= 1;
  return formatAmount(value, { language, scale, decimals });
}
