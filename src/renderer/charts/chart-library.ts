/**
 * The one importer of Chart.js, loaded when the first chart is shown so that the start stays light.
 *
 * Controllers and elements are registered one by one. Callers: `chart.tsx`.
 */
import {
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

Chart.register(CategoryScale, LineController, LineElement, LinearScale, PointElement, Tooltip, annotation);

export type ParleyChart = Chart<'line'>;
export type ParleyChartConfiguration = ChartConfiguration<'line'>;

/** Draws on `canvas` until `destroy` is called. */
export function drawChart(canvas: HTMLCanvasElement, configuration: ParleyChartConfiguration): ParleyChart {
  return new Chart(canvas, configuration);
}
