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
  ScatterController,
  Tooltip,
  type ChartConfiguration,
} from 'chart.js';
import annotation from 'chartjs-plugin-annotation';

Chart.register(
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
export interface ParleyChart {
  readonly destroy: () => void;
}
export type ParleyLineConfiguration = ChartConfiguration<'line'>;
export type ParleyScatterConfiguration = ChartConfiguration<'scatter', ScatterPoint[]>;
export type ParleyChartConfiguration = ParleyLineConfiguration | ParleyScatterConfiguration;

/** A point that knows what it stands for. */
export interface ScatterPoint {
  readonly x: number;
  readonly y: number;
  readonly label: string;
}

/** Draws on `canvas` until `destroy` is called. */
export function drawChart(canvas: HTMLCanvasElement, configuration: ParleyChartConfiguration): ParleyChart {
  return configuration.type === 'line' ? new Chart(canvas, configuration) : new Chart(canvas, configuration);
}
