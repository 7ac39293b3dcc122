/** From one total over steps up and down to another: bars that hang where the one before ended. Callers: hedge board. */
import { useCallback } from 'react';
import type { ChartColours } from './chart-colours.ts';
import type { ParleyChartConfiguration } from './chart-library.ts';
import { Chart } from './chart.tsx';
import type { ChartTable } from './chart-types.ts';

/** A bar from one value to another; a total stands on the floor, whatever its `from`. */
export interface WaterfallStep {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly kind: 'target' | 'step' | 'offer' | 'working';
}

export interface WaterfallChartProps {
  /** The question the chart answers; it is the title. */
  readonly title: string;
  readonly steps: readonly WaterfallStep[];
  readonly table: ChartTable;
  readonly format: (value: number) => string;
  /** Where the axis starts, in the values' unit. */
  readonly floor: number;
  readonly height?: number;
}

export function WaterfallChart({ title, steps, table, format, floor, height = 220 }: WaterfallChartProps) {
  const configure = useCallback(
    (colours: ChartColours) => configuration(steps, format, floor, colours),
    [steps, format, floor],
  );
  return <Chart title={title} table={table} configure={configure} height={height} />;
}

function colourOf({ kind, from, to }: WaterfallStep, colours: ChartColours): string {
  if (kind === 'target') return colours.history;
  if (kind === 'offer') return colours.offer;
  if (kind === 'working') return colours.working;
  if (to === from) return colours.inkFaint;
  return to > from ? colours.good : colours.bad;
}

function configuration(
  steps: readonly WaterfallStep[],
  format: (value: number) => string,
  floor: number,
  colours: ChartColours,
): ParleyChartConfiguration {
  const font = { family: colours.font, size: colours.size };
  return {
    type: 'bar',
    data: {
      labels: steps.map(({ label }) => label),
      datasets: [
        {
          data: steps.map(({ kind, from, to }): [number, number] => [kind === 'step' ? from : floor, to]),
          backgroundColor: steps.map((step) => colourOf(step, colours)),
          maxBarThickness: 64,
          minBarLength: 2,
        },
      ],
    },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      scales: {
        x: { border: { color: colours.line }, grid: { display: false }, ticks: { color: colours.inkSoft, font } },
        y: {
          min: floor,
          border: { display: false },
          grid: { color: colours.line, drawTicks: false },
          ticks: {
            color: colours.inkFaint,
            font,
            maxTicksLimit: 5,
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
          callbacks: {
            label: ({ dataIndex }) => {
              const step = steps[dataIndex];
              return step === undefined ? '' : format(step.kind === 'step' ? step.to - step.from : step.to);
            },
          },
        },
      },
    },
  };
}
