/**
 * What every drawing here shares around its data: it stands still, its axes are hairlines, its hint is ink on paper
 * turned around. Pure. Callers: the charts of this folder.
 */
import type { ChartColours } from './chart-colours.ts';

/** Nothing moves, and the picture fills the place it is given. */
export const still = { animation: false, responsive: true, maintainAspectRatio: false } as const;

export function fontOf({ font, size }: ChartColours) {
  return { family: font, size };
}

/** The axis across, whose ticks the chart words itself. */
export function acrossAxis(colours: ChartColours) {
  return { border: { color: colours.line }, grid: { display: false } };
}

/** The axis up: at most `most` ticks, each with a line through the picture. */
export function upAxis(colours: ChartColours, most: number, format: (value: number) => string) {
  return {
    border: { display: false },
    grid: { color: colours.line, drawTicks: false },
    ticks: {
      color: colours.inkFaint,
      font: fontOf(colours),
      maxTicksLimit: most,
      padding: 6,
      callback: (value: string | number) => format(Number(value)),
    },
  };
}

/** How the hint over a point looks; what it says is the chart's. */
export function hintLook(colours: ChartColours) {
  const font = fontOf(colours);
  return {
    backgroundColor: colours.ink,
    titleColor: colours.paper,
    bodyColor: colours.paper,
    titleFont: font,
    bodyFont: font,
    boxWidth: 8,
    boxHeight: 8,
  };
}
