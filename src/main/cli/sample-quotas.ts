/**
 * The quotas that were really set, brought to the grain of facts.
 *
 * They were set by person and quarter; facts lie at month and product. Each quota follows what the person sold in that
 * quarter, by the same spread as everything else, so that person and quarter keep their exact number.
 * Callers: build-sample.
 */
import { invariant } from '#shared/base/assert.ts';
import { spreadTotal } from '#shared/domain/spread/spread.ts';

interface Sale {
  readonly month: string;
  readonly rep: string;
  readonly product: string;
  readonly cents: number;
}

/** A CSV of month, rep, product, revenue from the CSVs of sales and of quotas; amounts with two decimals. */
export function quotasByMonth(salesCsv: string, quotasCsv: string): string {
  const sales = rowsOf(salesCsv).map(([month = '', rep = '', product = '', revenue = '']): Sale => ({
    month,
    rep,
    product,
    cents: toCents(revenue),
  }));
  const rows = rowsOf(quotasCsv).flatMap(([quarter = '', rep = '', quota = '']) => {
    const own = sales.filter((sale) => sale.rep === rep);
    const inQuarter = own.filter((sale) => quarterOf(sale.month) === quarter);
    // A quarter without sales takes the person's products of all years, in the quarter's first month.
    const pattern = inQuarter.length > 0 ? inQuarter : own.map((sale) => ({ ...sale, month: firstMonthOf(quarter) }));
    const weights = Float64Array.from(pattern, ({ cents }) => cents);
    const spread = spreadTotal({ total: toCents(quota), weights, current: new Float64Array(weights.length) });
    invariant(spread.ok, 'a quota without holds can be spread');
    return pattern.map(({ month, product }, index) =>
      [month, rep, product, fromCents(spread.values[index] ?? 0)].join(','),
    );
  });
  return ['month,rep,product,revenue', ...rows, ''].join('\n');
}

function rowsOf(csv: string): readonly (readonly string[])[] {
  return csv
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
}

function quarterOf(month: string): string {
  const [year = '', number = ''] = month.split('-');
  return `${year}-Q${Math.ceil(Number(number) / 3)}`;
}

function firstMonthOf(quarter: string): string {
  const [year = '', number = ''] = quarter.split('-Q');
  return `${year}-${String(Number(number) * 3 - 2).padStart(2, '0')}`;
}

function toCents(amount: string): number {
  return Math.round(Number(amount) * 100);
}

function fromCents(cents: number): string {
  return (cents / 100).toFixed(2);
}
