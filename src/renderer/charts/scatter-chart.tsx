/**
 * One thing against another, a point a unit: hollow circles for what stands, filled diamonds for what is suggested.
 * Callers: suggestions.
 */
import { useCallback } from 'react';
import type { ChartColours } from './chart-colours.ts';
import type { ParleyScatterConfiguration, ScatterPoint } from './chart-library.ts';
import { acrossAxis, fontOf, hintLook, still, upAxis } from './chart-frame.ts';
import { ChartLegend } from './chart-legend.tsx';
import { Chart } from './chart.tsx';
import type { ChartTable } from './chart-types.ts';

export interface ScatterSeries {
  readonly kind: 'offer' | 'suggested';
  readonly label: string;
  readonly points: readonly ScatterPoint[];
}

export interface ScatterChartProps {
  /** The question the chart answers. */
  readonly title: string;
  readonly across: string;
  readonly up: string;
  /** Keep it stable: the chart is drawn anew whenever it changes. */
  readonly series: readonly ScatterSeries[];
  readonly formatAcross: (value: number) => string;
  readonly formatUp: (value: number) => string;
  readonly table: ChartTable;
  readonly height?: number;
}

export function ScatterChart(props: ScatterChartProps) {
  const { title, across, up, series, formatAcross, formatUp, table, height } = props;
  const configure = useCallback(
    (colours: ChartColours) => configuration({ across, up, series, formatAcross, formatUp }, colours),
    [across, up, series, formatAcross, formatUp],
  );
  return (
    <Chart
      title={title}
      table={table}
      configure={configure}
      legend={<ChartLegend as="mark" series={series} />}
      {...(height === undefined ? {} : { height })}
    />
  );
}

type Drawn = Pick<ScatterChartProps, 'across' | 'up' | 'series' | 'formatAcross' | 'formatUp'>;

function configuration(drawn: Drawn, colours: ChartColours): ParleyScatterConfiguration {
  const font = fontOf(colours);
  const title = (text: string): object => ({ display: true, text, color: colours.inkSoft, font });
  return {
    type: 'scatter',
    data: {
      datasets: drawn.series.map(({ kind, label, points }) => ({
        label,
        data: [...points],
        pointStyle: kind === 'offer' ? 'circle' : 'rectRot',
        pointRadius: kind === 'offer' ? 4 : 5,
        pointHoverRadius: 6,
        borderWidth: 1.5,
        borderColor: kind === 'offer' ? colours.offer : colours.ink,
        backgroundColor: kind === 'offer' ? 'transparent' : colours.ink,
      })),
    },
    options: {
      ...still,
      scales: {
        x: {
          ...acrossAxis(colours),
          title: title(drawn.across),
          ticks: {
            color: colours.inkFaint,
            font,
            maxTicksLimit: 4,
            maxRotation: 0,
            callback: (value) => drawn.formatAcross(Number(value)),
          },
        },
        y: { ...upAxis(colours, 5, drawn.formatUp), title: title(drawn.up) },
      },
      plugins: {
        tooltip: {
          ...hintLook(colours),
          callbacks: {
            label: ({ dataset, raw, parsed }) =>
              `${(raw as ScatterPoint).label}: ${drawn.formatUp(parsed.y ?? 0)} (${dataset.label ?? ''})`,
          },
        },
      },
    },
  };
}
