/** What all drawings share: they stand still, and their axes and hints are written and coloured the same way. */
import { describe, expect, it } from 'vitest';
import type { ChartColours } from '#renderer/charts/chart-colours.ts';
import { acrossAxis, hintLook, still, upAxis } from '#renderer/charts/chart-frame.ts';

const names = ['paper', 'ink', 'inkSoft', 'inkFaint', 'line', 'offer', 'ask', 'working', 'history', 'settled'] as const;
const colours: ChartColours = {
  ...(Object.fromEntries(names.map((name) => [name, name])) as Record<(typeof names)[number], string>),
  bad: 'bad',
  good: 'good',
  font: 'Noto Sans',
  size: 12,
};

describe('the frame of a chart', () => {
  it('stands still and fills its place', () => {
    expect(still).toEqual({ animation: false, responsive: true, maintainAspectRatio: false });
  });

  it('words the ticks of its axis up as the chart says, and lets only that axis draw through the picture', () => {
    const { grid, ticks } = upAxis(colours, 5, (value) => `${value} k`);
    expect(ticks.callback('4150')).toBe('4150 k');
    expect(ticks).toMatchObject({ maxTicksLimit: 5, color: 'inkFaint', font: { family: 'Noto Sans', size: 12 } });
    expect(grid).toMatchObject({ color: 'line' });
    expect(acrossAxis(colours).grid).toEqual({ display: false });
  });

  it('writes its hint in paper on ink', () => {
    expect(hintLook(colours)).toMatchObject({ backgroundColor: 'ink', titleColor: 'paper', bodyColor: 'paper' });
  });
});
