/**
 * The bargaining for the room: one line at a time in figures that can be read from the last row, what it does to the
 * corporate targets, how far everybody is, and where the room is on its agenda.
 *
 * It is the same window, not a second one: the line shown is the chosen row of the bargaining table. Nothing private is
 * here: no reasons that are not for everybody, no reservation points. Caller: app.
 */
import { useEffect, useRef, type ReactNode } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import type { WindowModel } from '#renderer/model/window-model.ts';
import { useModel } from '#renderer/ui/index.ts';
import { usePlan } from '#renderer/ui/use-plan.ts';
import { bargainOf } from '../bargain-state.ts';
import { useFreshConcessions } from '../concessions.ts';
import { RoomBar } from './room-bar.tsx';
import { CurrentLine, NeighbourLine } from './room-line.tsx';
import { RoomLists } from './room-lists.tsx';
import { neighbours, unitsInSight } from './room-moves.ts';
import '../bargain.css';
import '../line-panel.css';
import '../agreements.css';
import './room.css';
import './room-lists.css';

export interface RoomScreenProps {
  readonly model: WindowModel;
  readonly session: PlanSession;
  /** The impact strip; it belongs to another part of the window. */
  readonly strip: ReactNode;
}

export function RoomScreen({ model, session, strip }: RoomScreenProps) {
  const t = useText();
  const { measure } = useModel(bargainOf(session), (state) => ({ measure: state.measure }));
  const work = useRef<HTMLElement>(null);
  const { before, current, after } = useRoomRow(model, session);
  useFreshConcessions(session);
  useEffect(() => work.current?.focus(), []);
  useEffect(() => void session.loadMeasure(measure).catch(() => undefined), [session, measure]);
  return (
    <div className="room">
      <RoomBar session={session} onLeave={() => model.showRoom(false)} />
      <div className="room-strip">{strip}</div>
      <main id="work" tabIndex={-1} ref={work} className="room-work" aria-label={t(($) => $.room.title)}>
        <h1 className="unseen">{t(($) => $.room.title)}</h1>
        <section className="room-lines" aria-label={t(($) => $.room.line)}>
          <NeighbourLine session={session} unit={before} place="before" />
          {current === null ? null : <CurrentLine session={session} unit={current} />}
          <NeighbourLine session={session} unit={after} place="after" />
        </section>
        <RoomLists model={model} session={session} />
      </main>
    </div>
  );
}

/** The presenter's cursor: ↑ and ↓ move the chosen row of the table, Escape leaves. */
function useRoomRow(model: WindowModel, session: PlanSession) {
  const { units } = usePlan(session);
  const { row, expanded } = useModel(bargainOf(session), (state) => ({ row: state.row, expanded: state.expanded }));
  const places = neighbours(units, unitsInSight(units, expanded), row);
  const { before, after } = places;
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || belongsElsewhere(event)) return;
      if (event.key === 'Escape') model.showRoom(false);
      else if (event.key === 'ArrowUp' && before !== null) bargainOf(session).setState({ row: before, form: null });
      else if (event.key === 'ArrowDown' && after !== null) bargainOf(session).setState({ row: after, form: null });
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [model, session, before, after]);
  return places;
}

/** A key in a field, a list, a menu, a dialog or the card of a target is theirs. */
function belongsElsewhere({ target, key }: KeyboardEvent): boolean {
  if (document.querySelector('[role="dialog"], [role="menu"], [role="listbox"], :popover-open') !== null) return true;
  if (!(target instanceof Element) || target.closest('input, textarea') === null) return false;
  return key !== 'Escape';
}
