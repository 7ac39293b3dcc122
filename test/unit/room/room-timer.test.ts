import { describe, expect, it } from 'vitest';
import {
  clockText,
  elapsed,
  paused,
  runningPoint,
  started,
  stillTimer,
  type Point,
} from '#renderer/features/bargain/room/room-timer.ts';

const point = (id: string, part: Partial<Point> = {}): Point => ({
  id,
  list: 'agenda',
  text: id,
  minutes: 5,
  unit: null,
  state: 'open',
  order: 1,
  ...part,
});

describe('the timer of the room', () => {
  it('counts only while it runs, and goes on where it stood', () => {
    const first = started(stillTimer, 'a', 1000);
    expect(elapsed(first, 'a', 4500)).toBe(3500);
    const still = paused(first, 4500);
    expect(elapsed(still, 'a', 99_000)).toBe(3500);
    expect(elapsed(started(still, 'a', 100_000), 'a', 101_000)).toBe(4500);
    expect(paused(stillTimer, 5)).toBe(stillTimer);
  });

  it('begins anew for another point', () => {
    const other = started(started(stillTimer, 'a', 0), 'b', 60_000);
    expect(elapsed(other, 'b', 61_000)).toBe(1000);
    expect(elapsed(other, 'a', 61_000)).toBe(0);
  });

  it('belongs to the point the room is at: its own while open, else the first open one', () => {
    const points = [point('a', { state: 'done' }), point('b'), point('c'), point('lot', { list: 'parkingLot' })];
    expect(runningPoint(points, stillTimer)?.id).toBe('b');
    expect(runningPoint(points, started(stillTimer, 'c', 0))?.id).toBe('c');
    expect(runningPoint(points, started(stillTimer, 'a', 0))?.id).toBe('b');
    expect(runningPoint([], stillTimer)).toBeNull();
  });

  it('reads as minutes and seconds', () => {
    expect([0, 59_999, 60_000, -65_000, 3_600_000].map(clockText)).toEqual(['0:00', '0:59', '1:00', '1:05', '60:00']);
  });
});
