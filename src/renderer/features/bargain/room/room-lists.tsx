/** The agenda with its running point and timer, and the parking lot. Caller: the room screen. */
import { useEffect, useState } from 'react';
import { workshopLists, type WorkshopList } from '#shared/domain/plan/entities.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import type { WindowModel } from '#renderer/model/window-model.ts';
import { Button, Icon, useModel } from '#renderer/ui/index.ts';
import { usePlan } from '#renderer/ui/use-plan.ts';
import { showInTable } from '../go-to-row.ts';
import { PointForm, PointTools } from './point-form.tsx';
import { clockText, elapsed, paused, runningPoint, started, timerOf, type Point } from './room-timer.ts';
import { setPoint } from './workshop-commands.ts';

export interface RoomListsProps {
  readonly model: WindowModel;
  readonly session: PlanSession;
}

export function RoomLists({ model, session }: RoomListsProps) {
  const t = useText();
  const { workshop } = useModel(session.state, () => ({ workshop: session.replica.workshop }));
  const [editing, setEditing] = useState(false);
  return (
    <aside className="room-lists" aria-label={t(($) => $.room.lists)}>
      {workshopLists.map((list) => (
        <PointList key={list} model={model} session={session} list={list} points={workshop} editing={editing} />
      ))}
      <Button tone="quiet" onPress={() => setEditing(!editing)} aria-expanded={editing}>
        {editing ? t(($) => $.room.stopEditing) : t(($) => $.room.edit)}
      </Button>
    </aside>
  );
}

interface PointListProps extends RoomListsProps {
  readonly list: WorkshopList;
  readonly points: readonly Point[];
  readonly editing: boolean;
}

function PointList({ model, session, list, points, editing }: PointListProps) {
  const t = useText();
  const timer = useModel(timerOf(session), (state) => state);
  const own = points.filter((point) => point.list === list);
  const running = list === 'agenda' ? runningPoint(points, timer) : null;
  // What is parked and dealt with is history; what is done of the agenda shows how far the room has come.
  const shown = editing || list === 'agenda' ? own : own.filter(({ state }) => state === 'open');
  return (
    <section className={`room-list room-list-${list}`} aria-label={t(($) => $.room[list])}>
      <h2>{t(($) => $.room[list])}</h2>
      {running === null ? null : <Running model={model} session={session} point={running} />}
      {shown.length === 0 ? <p className="faint">{t(($) => $.room.empty[list])}</p> : null}
      <ol>
        {shown.map((point) => (
          <li
            key={point.id}
            className={pointClass(point, running)}
            aria-current={point === running ? 'step' : undefined}
          >
            <span className="room-point-text">
              {point.state === 'done' ? (
                <>
                  <Icon name="check" /> <span className="unseen">{t(($) => $.room.isDone)}</span>
                </>
              ) : null}
              <PointText model={model} session={session} point={point} />
            </span>
            {point.minutes === null ? null : (
              <span className="faint">{t(($) => $.room.minutes, { count: point.minutes })}</span>
            )}
            {editing ? <PointTools model={model} point={point} points={own} /> : null}
          </li>
        ))}
      </ol>
      {editing ? <PointForm model={model} session={session} list={list} /> : null}
    </section>
  );
}

/** A parked point about a unit leads to its line in the table. */
function PointText({ model, session, point }: RoomListsProps & { readonly point: Point }) {
  const t = useText();
  const { units } = usePlan(session);
  const { list, text, unit } = point;
  const name = units.nodes[units.indexOf.get(unit ?? '') ?? -1]?.name;
  if (list !== 'parkingLot' || unit === null || name === undefined) return <>{text}</>;
  const lead = (): void => {
    showInTable(session, unit);
    model.showRoom(false);
    model.go('bargain');
  };
  return (
    <Button tone="quiet" aria-label={t(($) => $.room.toLine, { text, unit: name })} onPress={lead}>
      {text} <span className="faint">{name}</span>
    </Button>
  );
}

function pointClass(point: Point, running: Point | null): string {
  const state = point === running ? ' room-point-running' : point.state === 'done' ? ' room-point-done' : '';
  return `room-point${state}`;
}

/** The clock of the running point: what is left of its minutes, or what it has taken where nobody set any. */
function Running({ model, session, point }: RoomListsProps & { readonly point: Point }) {
  const t = useText();
  const timer = useModel(timerOf(session), (state) => state);
  const runs = timer.startedAt !== null && timer.item === point.id;
  const now = useClock(runs);
  const spent = elapsed(timer, point.id, now);
  const left = point.minutes === null ? null : point.minutes * 60_000 - spent;
  const over = left !== null && left < 0;
  const set = timerOf(session).setState;
  return (
    <div className="room-running">
      <span className={over ? 'room-clock room-clock-over' : 'room-clock'} role="timer">
        {clockText(left ?? spent)}
      </span>
      <span className="soft">
        {over ? t(($) => $.room.over) : left === null ? t(($) => $.room.spent) : t(($) => $.room.left)}
      </span>
      <span className="grow" />
      <Button
        onPress={() => set(runs ? paused(timer, performance.now()) : started(timer, point.id, performance.now()))}
      >
        {runs ? t(($) => $.room.pause) : t(($) => $.room.start)}
      </Button>
      <Button
        onPress={() => {
          set(paused(timer, performance.now()));
          void model.send(setPoint(point, { state: 'done' }));
        }}
      >
        {t(($) => $.room.done)}
      </Button>
    </div>
  );
}

/** The window's clock, looked at four times a second while it runs. */
function useClock(runs: boolean): number {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    if (!runs) return undefined;
    const ticking = setInterval(() => setNow(performance.now()), 250);
    return () => clearInterval(ticking);
  }, [runs]);
  return now;
}
