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
  Tooltip,
  annotation,
);

export type ParleyChart = Pick<Chart, 'destroy'>;
export type ParleyChartConfiguration = ChartConfiguration<'line'> | ChartConfiguration<'bar', [number, number][]>;

/** Draws on `canvas` until `destroy` is called. */
export function drawChart(canvas: HTMLCanvasElement, configuration: ParleyChartConfiguration): ParleyChart {
  return configuration.type === 'bar' ? new Chart(canvas, configuration) : new Chart(canvas, configuration);
}
