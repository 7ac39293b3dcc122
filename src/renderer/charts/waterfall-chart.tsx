/** From one total over steps up and down to another: bars that hang where the one before ended. Callers: hedge board. */
import { useCallback } from 'react';
import type { ChartColours } from './chart-colours.ts';
import type { ParleyChartConfiguration } from './chart-library.ts';
import { acrossAxis, fontOf, hintLook, still, upAxis } from './chart-frame.ts';
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
  readonly axis: WaterfallAxis;
}

/** Where the axis starts and how far its lines lie apart, in the values' unit; a step of null is chosen by the chart. */
export interface WaterfallAxis {
  readonly floor: number;
  readonly step: number | null;
}

/** Tall enough to read a cushion, and taller where there is room. */
const height = 'clamp(220px, 38vh, 440px)';

export function WaterfallChart({ title, steps, table, format, axis }: WaterfallChartProps) {
  const configure = useCallback(
    (colours: ChartColours) => configuration(steps, format, axis, colours),
    [steps, format, axis],
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
  { floor, step: between }: WaterfallAxis,
  colours: ChartColours,
): ParleyChartConfiguration {
  const up = upAxis(colours, 5, format);
  return {
    type: 'bar',
    data: {
      labels: steps.map(({ label }) => inLines(label)),
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
      ...still,
      scales: {
        x: { ...acrossAxis(colours), ticks: { color: colours.inkSoft, font: fontOf(colours), maxRotation: 0 } },
        y: { ...up, min: floor, ticks: { ...up.ticks, ...(between === null ? {} : { stepSize: between }) } },
      },
      plugins: {
        tooltip: {
          ...hintLook(colours),
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

/** A label over two lines of about the same length, so that it stands upright under its bar. */
function inLines(label: string): string[] {
  const words = label.split(' ');
  const half = words.findIndex((_, place) => words.slice(0, place + 1).join(' ').length * 2 >= label.length) + 1;
  return [words.slice(0, half).join(' '), words.slice(half).join(' ')].filter((line) => line !== '');
}
