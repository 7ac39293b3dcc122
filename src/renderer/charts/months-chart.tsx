/** The twelve months of a line: offer solid, ask dashed, last year grey, working dotted. Callers: side panels. */
import { useCallback, useMemo } from 'react';
import { useText } from '../i18n/use-text.ts';
import type { ChartColours } from './chart-colours.ts';
import type { ParleyLineConfiguration } from './chart-library.ts';
import { Chart } from './chart.tsx';
import type { ChartTable, MonthsChartProps, MonthSeries } from './chart-types.ts';

type SeriesKind = 'offer' | 'ask' | 'working' | 'history';
interface Series {
  readonly kind: SeriesKind;
  readonly label: string;
  readonly values: MonthSeries;
}

const dashes: Readonly<Record<SeriesKind, readonly number[]>> = {
  offer: [],
  ask: [4, 3],
  working: [1, 3],
  history: [],
};

export function MonthsChart(props: MonthsChartProps) {
  const t = useText();
  const { title, months, offer, ask, working, lastYear, lastYearLabel, format, height } = props;
  const series = useMemo(() => {
    const all: readonly (Omit<Series, 'values'> & { readonly values: MonthSeries | undefined })[] = [
      { kind: 'history', label: lastYearLabel ?? t(($) => $.chart.lastYear), values: lastYear },
      { kind: 'offer', label: t(($) => $.chart.offer), values: offer },
      { kind: 'ask', label: t(($) => $.chart.ask), values: ask },
      { kind: 'working', label: t(($) => $.chart.working), values: working },
    ];
    return all.flatMap(({ values, ...one }): Series[] => (values === undefined ? [] : [{ ...one, values }]));
  }, [t, offer, ask, working, lastYear, lastYearLabel]);
  const table = useMemo(
    () =>
      monthsTable(
        t(($) => $.chart.month),
        months,
        series,
        format,
      ),
    [t, months, series, format],
  );
  const configure = useCallback(
    (colours: ChartColours) => configuration(months, series, format, colours),
    [months, series, format],
  );
  return (
    <Chart
      title={title}
      table={table}
      configure={configure}
      legend={<Legend series={series} />}
      {...(height === undefined ? {} : { height })}
    />
  );
}

function Legend({ series }: { readonly series: readonly Series[] }) {
  return (
    <ul className="chart-legend" aria-hidden="true">
      {series.map(({ kind, label }) => (
        <li key={kind}>
          <span className={`chart-key chart-key-${kind}`} />
          {label}
        </li>
      ))}
    </ul>
  );
}

function monthsTable(
  month: string,
  months: readonly string[],
  series: readonly Series[],
  format: (value: number) => string,
): ChartTable {
  return {
    head: [month, ...series.map(({ label }) => label)],
    rows: months.map((name, place) => [
      name,
      ...series.map(({ values }) => {
        const value = values[place] ?? null;
        return value === null ? '–' : format(value);
      }),
    ]),
  };
}

function configuration(
  months: readonly string[],
  series: readonly Series[],
  format: (value: number) => string,
  colours: ChartColours,
): ParleyLineConfiguration {
  const font = { family: colours.font, size: colours.size };
  return {
    type: 'line',
    data: {
      labels: [...months],
      datasets: series.map(({ kind, label, values }) => ({
        label,
        data: [...values],
        borderColor: colours[kind],
        backgroundColor: colours[kind],
        borderWidth: kind === 'history' ? 1.5 : 2,
        borderDash: [...dashes[kind]],
        pointRadius: 0,
        pointHoverRadius: 3,
        tension: 0,
      })),
    },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      interaction: { mode: 'index', intersect: false },
      scales: {
        x: {
          border: { color: colours.line },
          grid: { display: false },
          ticks: { color: colours.inkFaint, font, maxRotation: 0, autoSkipPadding: 8 },
        },
        y: {
          border: { display: false },
          grid: { color: colours.line, drawTicks: false },
          ticks: {
            color: colours.inkFaint,
            font,
            maxTicksLimit: 4,
            padding: 6,
            callback: (value) => format(Number(value)),
          },
        },
      },
      plugins: {
        tooltip: {
          backgroundColor: colours.ink,
          titleColor: colours.paper,
          bodyColor: colours.paper,
          titleFont: font,
          bodyFont: font,
          boxWidth: 8,
          boxHeight: 8,
          callbacks: { label: ({ dataset, parsed }) => `${dataset.label ?? ''} ${format(parsed.y ?? 0)}` },
        },
      },
    },
  };
}
