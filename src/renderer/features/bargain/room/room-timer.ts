/**
 * The timer of the running agenda point. It lives in the window only: nothing is saved while it runs, and another window
 * has a timer of its own. Times are milliseconds of the window's clock, given by the caller. Pure but for `timerOf`.
 * Callers: the room screen.
 */
import type { PlanView } from '#shared/contract/views.ts';
import { createState, type State } from '#renderer/model/state-library.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';

export type Point = PlanView['workshop'][number];

export interface RoomTimer {
  /** The point the time is taken for; null before the first start. */
  readonly item: string | null;
  /** When it was started last; null while it stands still. */
  readonly startedAt: number | null;
  /** What it had run before it was started last. */
  readonly spent: number;
}

export const stillTimer: RoomTimer = { item: null, startedAt: null, spent: 0 };

const kept = new WeakMap<PlanSession, State<RoomTimer>>();

/** The timer of an open plan; it goes on while the room looks at something else. */
export function timerOf(session: PlanSession): State<RoomTimer> {
  const known = kept.get(session);
  if (known !== undefined) return known;
  const made = createState<RoomTimer>(stillTimer);
  kept.set(session, made);
  return made;
}

/** What the timer has run for a point; nothing for any other point than its own. */
export function elapsed({ item, startedAt, spent }: RoomTimer, point: string, now: number): number {
  if (item !== point) return 0;
  return spent + (startedAt === null ? 0 : Math.max(0, now - startedAt));
}

/** Starts or goes on for a point; another point begins at nothing. */
export function started(timer: RoomTimer, point: string, now: number): RoomTimer {
  return { item: point, startedAt: now, spent: elapsed(timer, point, now) };
}

export function paused(timer: RoomTimer, now: number): RoomTimer {
  return timer.item === null ? timer : { item: timer.item, startedAt: null, spent: elapsed(timer, timer.item, now) };
}

/** The point the room is at: the timer's own while it is open, else the first open one of the agenda. */
export function runningPoint(workshop: readonly Point[], timer: RoomTimer): Point | null {
  const open = workshop.filter(({ list, state }) => list === 'agenda' && state === 'open');
  return open.find(({ id }) => id === timer.item) ?? open[0] ?? null;
}

/** Milliseconds as minutes and seconds, “4:05”; the sign is the caller's to write. */
export function clockText(milliseconds: number): string {
  const seconds = Math.floor(Math.abs(milliseconds) / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
