/** The twelve months of a line: offer solid, ask dashed, last year grey, working dotted. Callers: side panels. */
import { useCallback, useMemo } from 'react';
import { useText } from '../i18n/use-text.ts';
import type { ChartColours } from './chart-colours.ts';
import type { ParleyLineConfiguration } from './chart-library.ts';
import { acrossAxis, fontOf, hintLook, still, upAxis } from './chart-frame.ts';
import { ChartLegend } from './chart-legend.tsx';
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
      legend={<ChartLegend as="key" series={series} />}
      {...(height === undefined ? {} : { height })}
    />
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
  const font = fontOf(colours);
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
      ...still,
      interaction: { mode: 'index', intersect: false },
      scales: {
        x: {
          ...acrossAxis(colours),
          ticks: { color: colours.inkFaint, font, maxRotation: 0, autoSkipPadding: 8 },
        },
        y: upAxis(colours, 4, format),
      },
      plugins: {
        tooltip: {
          ...hintLook(colours),
          callbacks: { label: ({ dataset, parsed }) => `${dataset.label ?? ''} ${format(parsed.y ?? 0)}` },
        },
      },
    },
  };
}
