/** The series of a chart by their marks; the table says the same to whoever cannot see them. Callers: charts of this folder. */

export interface ChartLegendProps {
  /** key: a piece of line; mark: a point. */
  readonly as: 'key' | 'mark';
  readonly series: readonly { readonly kind: string; readonly label: string }[];
}

export function ChartLegend({ as, series }: ChartLegendProps) {
  return (
    <ul className="chart-legend" aria-hidden="true">
      {series.map(({ kind, label }) => (
        <li key={kind}>
          <span className={`chart-${as} chart-${as}-${kind}`} />
          {label}
        </li>
      ))}
    </ul>
  );
}
