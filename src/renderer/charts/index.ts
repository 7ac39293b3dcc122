/** The charts, in one place to import from. */
export { BulletTrack } from './bullet-track.tsx';
export { Chart, type ChartProps } from './chart.tsx';
export type { ChartColours } from './chart-colours.ts';
export type { BulletMark, BulletTrackProps, ChartTable, MonthsChartProps, MonthSeries } from './chart-types.ts';
export { WaterfallChart, type WaterfallChartProps, type WaterfallStep } from './waterfall-chart.tsx';
export { MonthsChart } from './months-chart.tsx';
export { ScatterChart, type ScatterChartProps, type ScatterSeries } from './scatter-chart.tsx';
