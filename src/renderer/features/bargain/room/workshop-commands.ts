/** The commands by which the room changes its agenda and parking lot. Pure. Callers: the lists of the room. */
import type { CommandBody } from '#shared/domain/bargain/command.ts';
import type { WorkshopCommand } from '#shared/domain/workshop/command.ts';
import { mostMinutes } from '#shared/domain/workshop/command.ts';
import type { Point } from './room-timer.ts';

type SetPoint = Extract<WorkshopCommand, { kind: 'set-workshop-item' }>;

/** A point with some of it changed; it stays where it is unless it goes to another list. */
export function setPoint(point: Point, change: Partial<Omit<SetPoint, 'kind' | 'item'>>): SetPoint {
  const { id, list, text, minutes, unit, state } = point;
  return { kind: 'set-workshop-item', item: id, list, text, minutes, unit, state, ...change };
}

/** A point and its neighbour above change places; null for the first one. */
export function moveUp(point: Point, list: readonly Point[], label: string): CommandBody | null {
  const place = list.indexOf(point);
  const above = list[place - 1];
  if (above === undefined) return null;
  // Whatever places the points had, they are counted anew, so that the two really change.
  const order = [...list.slice(0, place - 1), point, above, ...list.slice(place + 1)];
  const moved = order.flatMap((one, index) => (one.order === index + 1 ? [] : [setPoint(one, { order: index + 1 })]));
  return { kind: 'together', label, commands: moved };
}

/** Minutes as they are typed: empty is none, anything but a whole number within a day is refused (undefined). */
export function readMinutes(text: string): number | null | undefined {
  const typed = text.trim();
  if (typed === '') return null;
  const minutes = /^\d{1,4}$/.test(typed) ? Number(typed) : 0;
  return minutes >= 1 && minutes <= mostMinutes ? minutes : undefined;
}
