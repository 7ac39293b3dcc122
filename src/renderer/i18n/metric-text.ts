/**
 * A value of a metric as a person reads it: “43.61 M”, “9.4 %”. Pure. Callers: the impact strip, suggestions.
 */
import type { MetricId } from '#shared/domain/plan/entities.ts';
import { formatAmount, formatRatio, type AmountUnit, type SignStyle } from './format.ts';
import type { Language } from './language.ts';

/** How a metric is written: its language and the decimals of the plan's currency. */
export interface MetricStyle {
  readonly language: Language;
  readonly scale: number;
}

export function isRatio(metric: MetricId): boolean {
  return metric === 'marginRate' || metric === 'growth';
}

/** A value of a metric: “43.61 M”, “9.4 %”; differences carry their sign, those of ratios are points without a percent. */
export function writeMetric(value: number, metric: MetricId, style: MetricStyle, sign: SignStyle = 'negative'): string {
  const { language } = style;
  if (isRatio(metric)) return formatRatio(value, { language, sign, percent: sign !== 'always' });
  const scale = metric === 'units' ? 0 : style.scale;
  const whole = Math.abs(value) / 10 ** scale;
  const unit: AmountUnit = whole >= 1_000_000 ? 'million' : whole >= 10_000 ? 'thousand' : 'full';
  const decimals = unit === 'million' ? 2 : unit === 'thousand' ? 0 : metric === 'averagePrice' ? scale : 0;
  return formatAmount(value, { language, scale, unit, sign, decimals, suffix: true });
}
