/**
 * Metrics: what is computed from measures, never stored.
 *
 * Money in quanta, units in pieces, ratios in parts per million, all rounded half away from zero. A ratio that is
 * undefined has no value and a reason instead (DESIGN §3.4). Callers: targets, window.
 */
import type { MeasureId, MetricId } from '../plan/entities.ts';

export type MissingReason = 'no-numbers' | 'no-last-year' | 'no-revenue' | 'no-units' | 'no-cost';

export type MetricValue =
  { readonly value: number; readonly missing: null } | { readonly value: null; readonly missing: MissingReason };

/** The year under plan in each measure; null where there is no number. */
export type MeasureYears = Readonly<Record<MeasureId, number | null>>;

const million = 1_000_000;

/** The value of a metric from the measures of this year and the revenue of last year. */
export function computeMetric(metric: MetricId, years: MeasureYears, lastYearRevenue: number | null): MetricValue {
  const { revenue, units, cost } = years;
  switch (metric) {
    case 'revenue':
      return known(revenue, 'no-numbers');
    case 'units':
      return known(units, 'no-units');
    case 'cost':
      return known(cost, 'no-cost');
    case 'margin':
      return margin(revenue, cost);
    case 'marginRate': {
      const amount = margin(revenue, cost);
      return amount.value === null ? amount : ratio(amount.value, revenue ?? 0, million, 'no-revenue');
    }
    case 'growth':
      if (revenue === null) return { value: null, missing: 'no-numbers' };
      return lastYearRevenue === null
        ? { value: null, missing: 'no-last-year' }
        : ratio(revenue - lastYearRevenue, lastYearRevenue, million, 'no-last-year');
    case 'averagePrice': {
      if (revenue === null) return { value: null, missing: 'no-numbers' };
      return ratio(revenue, units ?? 0, 1, 'no-units');
    }
  }
}

function known(value: number | null, missing: MissingReason): MetricValue {
  return value === null ? { value, missing } : { value, missing: null };
}

function margin(revenue: number | null, cost: number | null): MetricValue {
  if (revenue === null) return { value: null, missing: 'no-numbers' };
  return cost === null ? { value: null, missing: 'no-cost' } : { value: revenue - cost, missing: null };
}

/** part ÷ whole × factor; without a whole above zero there is no ratio. */
function ratio(part: number, whole: number, factor: number, missing: MissingReason): MetricValue {
  if (whole <= 0) return { value: null, missing };
  const exact = (part / whole) * factor;
  return { value: (exact < 0 ? -Math.round(-exact) : Math.round(exact)) + 0, missing: null };
}
