/**
 * The one importer of Chart.js, loaded when the first chart is shown so that the start stays light.
 *
 * Controllers and elements are registered one by one. Callers: `chart.tsx`.
 */
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  LineController,
  LineElement,
  LinearScale,
  PointElement,
  ScatterController,
  Tooltip,
  type ChartConfiguration,
} from 'chart.js';
import annotation from 'chartjs-plugin-annotation';

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  LineController,
  LineElement,
  LinearScale,
  PointElement,
  ScatterController,
  Tooltip,
  annotation,
);

/** A drawing; `destroy` ends it. */
export type ParleyChart = Pick<Chart, 'destroy'>;
export type ParleyLineConfiguration = ChartConfiguration<'line'>;
export type ParleyScatterConfiguration = ChartConfiguration<'scatter', ScatterPoint[]>;
export type ParleyChartConfiguration =
  ParleyLineConfiguration | ParleyScatterConfiguration | ChartConfiguration<'bar', [number, number][]>;

/** A point that knows what it stands for. */
export interface ScatterPoint {
  readonly x: number;
  readonly y: number;
  readonly label: string;
}

/** Draws on `canvas` until `destroy` is called. */
export function drawChart(canvas: HTMLCanvasElement, configuration: ParleyChartConfiguration): ParleyChart {
  switch (configuration.type) {
    case 'bar':
      return new Chart(canvas, configuration);
    case 'scatter':
      return new Chart(canvas, configuration);
    case 'line':
      return new Chart(canvas, configuration);
  }
}
