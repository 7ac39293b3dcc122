/** Writing the agenda and the parking lot: a new point, and what can be done with one. Caller: the lists of the room. */
import { useState } from 'react';
import type { WorkshopList } from '#shared/domain/plan/entities.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import type { WindowModel } from '#renderer/model/window-model.ts';
import { Button, IconButton, TextField } from '#renderer/ui/index.ts';
import { bargainOf } from '../bargain-state.ts';
import type { Point } from './room-timer.ts';
import { moveUp, readMinutes, setPoint } from './workshop-commands.ts';

export interface PointFormProps {
  readonly model: WindowModel;
  readonly session: PlanSession;
  readonly list: WorkshopList;
}

/** A new point at the end of a list; a parked one remembers the line the room was at. */
export function PointForm({ model, session, list }: PointFormProps) {
  const t = useText();
  const [text, setText] = useState('');
  const [minutesText, setMinutesText] = useState('');
  const minutes = readMinutes(minutesText);
  const add = async (): Promise<void> => {
    if (text.trim() === '' || minutes === undefined) return;
    const { row } = bargainOf(session).getState();
    const done = await model.send({
      kind: 'set-workshop-item',
      item: model.ports.makeId(),
      list,
      text: text.trim().normalize('NFC'),
      minutes: list === 'agenda' ? minutes : null,
      unit: list === 'parkingLot' ? row : null,
      state: 'open',
    });
    if (!done) return;
    setText('');
    setMinutesText('');
  };
  return (
    <div className="room-form">
      <TextField
        label={t(($) => $.room.add[list])}
        value={text}
        onChange={setText}
        onEnter={() => void add()}
        maxLength={200}
      />
      {list === 'agenda' ? (
        <TextField
          label={t(($) => $.room.minutesLabel)}
          value={minutesText}
          onChange={setMinutesText}
          onEnter={() => void add()}
          refusal={minutes === undefined ? t(($) => $.room.minutesRefused) : null}
          inputMode="numeric"
        />
      ) : null}
      <Button onPress={() => void add()} isDisabled={text.trim() === '' || minutes === undefined}>
        {t(($) => $.room.addNow)}
      </Button>
    </div>
  );
}

export interface PointToolsProps {
  readonly model: WindowModel;
  readonly point: Point;
  /** The points of the same list, in order. */
  readonly points: readonly Point[];
}

export function PointTools({ model, point, points }: PointToolsProps) {
  const t = useText();
  const { text } = point;
  const up = moveUp(point, points, t(($) => $.room.moveUp, { text }).slice(0, 200));
  const isDone = point.state === 'done';
  const other: WorkshopList = point.list === 'agenda' ? 'parkingLot' : 'agenda';
  return (
    <span className="room-tools">
      <IconButton
        icon={isDone ? 'undo' : 'check'}
        label={isDone ? t(($) => $.room.markOpen, { text }) : t(($) => $.room.markDone, { text })}
        onPress={() => void model.send(setPoint(point, { state: isDone ? 'open' : 'done' }))}
      />
      <IconButton
        icon="chevronUp"
        label={t(($) => $.room.moveUp, { text })}
        isDisabled={up === null}
        onPress={() => {
          if (up !== null) void model.send(up);
        }}
      />
      <IconButton
        icon="exchange"
        label={t(($) => $.room.moveTo[other], { text })}
        onPress={() => void model.send(setPoint(point, { list: other }))}
      />
      <IconButton
        icon="close"
        label={t(($) => $.room.remove, { text })}
        onPress={() => void model.send({ kind: 'remove-workshop-item', item: point.id })}
      />
    </span>
  );
}
