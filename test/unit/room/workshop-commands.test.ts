import { describe, expect, it } from 'vitest';
import { moveUp, readMinutes, setPoint } from '#renderer/features/bargain/room/workshop-commands.ts';
import type { Point } from '#renderer/features/bargain/room/room-timer.ts';

const point = (id: string, order: number): Point => ({
  id,
  list: 'agenda',
  text: id,
  minutes: null,
  unit: null,
  state: 'open',
  order,
});

describe('changing the agenda', () => {
  it('keeps everything of a point that was not meant', () => {
    expect(setPoint(point('a', 3), { state: 'done' })).toEqual({
      kind: 'set-workshop-item',
      item: 'a',
      list: 'agenda',
      text: 'a',
      minutes: null,
      unit: null,
      state: 'done',
    });
  });

  it('lets two neighbours change places, also where they had the same place', () => {
    const list = [point('a', 1), point('b', 2), point('c', 2)];
    const moved = moveUp(list[2] as Point, list, 'up');
    expect(moved).toMatchObject({
      kind: 'together',
      commands: [{ item: 'b', order: 3 }],
    });
    expect(moveUp(list[0] as Point, list, 'up')).toBeNull();
  });

  it('reads minutes within a day', () => {
    expect(['', ' 15 ', '0', '1441', 'ten', '1.5'].map(readMinutes)).toEqual([
      null,
      15,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
