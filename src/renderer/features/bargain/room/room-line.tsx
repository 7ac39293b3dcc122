/** The line the room is at, in large figures, and the rows before and after it in one line each. Caller: the room screen. */
import { pathToRoot } from '#shared/domain/plan/tree.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import { Chip, Icon, useModel } from '#renderer/ui/index.ts';
import { usePlan } from '#renderer/ui/use-plan.ts';
import { bargainOf } from '../bargain-state.ts';
import { statusText, writeAlone, writeRate } from '../bargain-text.ts';
import { meetingText, paceTexts } from '../concession-text.ts';
import { useConcession } from '../concessions.ts';
import { growthOf, rateOf, rowFacts, type RowFacts } from '../row-facts.ts';
import { moveSource } from '../move-source.ts';
import { rowStatus } from '../row-status.ts';
import { useShown } from '../use-bargain.ts';
import { useLineDetail } from '../use-line-detail.ts';
import { roomMoves, type RoomMove } from './room-moves.ts';

/** How many of the last moves are shown. */
const movesShown = 3;

interface LineProps {
  readonly session: PlanSession;
  readonly row: RowFacts;
}

function useRowFacts(session: PlanSession, unit: string | null): RowFacts | null {
  const { measure } = useModel(bargainOf(session), (state) => ({ measure: state.measure }));
  return useModel(session.state, () => (unit === null ? null : rowFacts(session.replica, measure, unit)));
}

export interface NeighbourLineProps {
  readonly session: PlanSession;
  readonly unit: string | null;
  readonly place: 'before' | 'after';
}

export function NeighbourLine({ session, unit, place }: NeighbourLineProps) {
  const t = useText();
  const { style } = useShown(session);
  const row = useRowFacts(session, unit);
  const key = place === 'before' ? '↑' : '↓';
  if (row === null) return <p className="room-neighbour">{key}</p>;
  return (
    <p className="room-neighbour">
      <span aria-hidden="true">{key}</span>
      <span className="unseen">{t(($) => $.room[place])}</span>
      <strong>{row.name}</strong>
      <span>
        {t(($) => $.bargain.panel.offer)}{' '}
        <Amount value={row.offer} nothing="–" write={(one) => writeAlone(one, style)} />
      </span>
      <span>
        {t(($) => $.bargain.panel.ask)} <Amount value={row.ask} nothing="–" write={(one) => writeAlone(one, style)} />
      </span>
      <StatusChip row={row} />
    </p>
  );
}

function Amount(props: {
  readonly value: number | null;
  readonly nothing: string;
  readonly write: (value: number) => string;
}) {
  return <>{props.value === null ? props.nothing : props.write(props.value)}</>;
}

function StatusChip({ row }: { readonly row: RowFacts }) {
  const t = useText();
  const numbers = row.offer !== null;
  return <Chip tone={rowStatus(row.state, numbers).tone}>{statusText(t, row.state, row.name, numbers)}</Chip>;
}

export function CurrentLine({ session, unit }: { readonly session: PlanSession; readonly unit: string }) {
  const t = useText();
  const { units, header } = usePlan(session);
  const row = useRowFacts(session, unit);
  if (row === null) return <p className="room-line faint">{t(($) => $.bargain.loading)}</p>;
  const path = pathToRoot(units, units.indexOf.get(unit) ?? 0)
    .slice(1)
    .toReversed()
    .map((node) => units.nodes[node]?.name ?? '');
  return (
    <article className="room-line" aria-live="polite">
      <div className="room-head">
        <div>
          <h2>{row.name}</h2>
          <p className="soft">{[...path, `${t(($) => $.bargain.measure[row.measure])} ${header.year}`].join(' · ')}</p>
        </div>
        <span className="room-marks">
          <HoldMark row={row} />
          <StatusChip row={row} />
        </span>
      </div>
      <Figures session={session} row={row} />
      <Pace session={session} row={row} />
      <LastMoves session={session} row={row} />
    </article>
  );
}

/** Who holds or locked the line; why is not for everybody to read. */
function HoldMark({ row: { state } }: { readonly row: RowFacts }) {
  const t = useText();
  if (state.hold === null) return null;
  const { owner, kind } = state.hold;
  return (
    <span className="soft">
      <Icon name={kind === 'settled' ? 'lock' : 'pin'} />{' '}
      {kind === 'settled' ? t(($) => $.bargain.panel.settledBy, { owner }) : t(($) => $.bargain.panel.held, { owner })}
    </span>
  );
}

function Figures({ session, row }: LineProps) {
  const t = useText();
  const { header } = usePlan(session);
  const { style } = useShown(session);
  const { lastYear, offer, ask, gap, state } = row;
  const onLastYear = (value: number | null): string => {
    const growth = growthOf(value, lastYear);
    return growth === null
      ? ''
      : t(($) => $.bargain.panel.onLastYear, {
          growth: writeRate(growth, style.language, 'always'),
          year: header.year - 1,
        });
  };
  const partly = (spoken: number): string | null =>
    spoken > 0 && spoken < state.leaves ? t(($) => $.bargain.panel.spoken, { spoken, leaves: state.leaves }) : null;
  const write = (value: number | null, nothing: string): string =>
    value === null ? nothing : writeAlone(value, style);
  const settled = state.status === 'settled' && offer !== null;
  const rate = rateOf(gap, offer);
  return (
    <dl className="room-figures">
      <Figure label={String(header.year - 1)} text={write(lastYear, '–')} tone="history" />
      {settled ? (
        <Figure
          label={t(($) => $.bargain.status.settled)}
          text={writeAlone(offer, style)}
          tone="settled"
          note={onLastYear(offer)}
        />
      ) : (
        <>
          <Figure
            label={t(($) => $.bargain.panel.offer)}
            text={write(
              offer,
              t(($) => $.bargain.panel.noOffer),
            )}
            tone={offer === null ? 'none' : 'offer'}
            note={partly(state.offered) ?? onLastYear(offer)}
          />
          <Figure
            label={t(($) => $.bargain.panel.ask)}
            text={write(
              ask,
              t(($) => $.bargain.panel.noAnswer),
            )}
            tone={ask === null ? 'none' : 'ask'}
            note={partly(state.answered) ?? onLastYear(ask)}
          />
          <Figure
            label={t(($) => $.room.gap)}
            text={write(gap, '–')}
            tone={gap === null ? 'none' : 'gap'}
            note={rate === null ? '' : t(($) => $.room.ofOffer, { rate: writeRate(rate, style.language) })}
          />
        </>
      )}
    </dl>
  );
}

interface FigureProps {
  readonly label: string;
  readonly text: string;
  readonly tone: 'history' | 'offer' | 'ask' | 'gap' | 'settled' | 'none';
  readonly note?: string;
}

function Figure({ label, text, tone, note }: FigureProps) {
  return (
    <div className={`room-figure room-figure-${tone}`}>
      <dt>
        {tone === 'settled' ? <Icon name="lock" /> : null} {label}
      </dt>
      <dd className="room-number">{text}</dd>
      <dd className="room-note">{note}</dd>
    </div>
  );
}

/** What each side gives a round, and where and when they meet at this pace; nothing of a line that is settled. */
function Pace({ session, row }: LineProps) {
  const t = useText();
  const { style } = useShown(session);
  const concession = useConcession(session, row);
  if (concession === null) return null;
  const { company, unit } = paceTexts(concession, style.language);
  const name = row.leaf ? row.name : t(($) => $.boards.units);
  return (
    <div className="room-pace">
      {company === null || unit === null ? null : (
        <dl>
          <dt>{t(($) => $.boards.concession.pace)}</dt>
          <dd>
            {t(($) => $.bargain.form.company)} <strong>{company}</strong>
          </dd>
          <dd>
            {name} <strong>{unit}</strong>
          </dd>
        </dl>
      )}
      <p>{meetingText(t, concession, style)}</p>
    </div>
  );
}

function LastMoves({ session, row }: LineProps) {
  const t = useText();
  const reading = useLineDetail(session, row.unit, row.measure);
  if (reading.kind !== 'here') return <p className="room-moves faint">{t(($) => $.bargain.panel.loading)}</p>;
  const moves = roomMoves(reading.detail.moves, movesShown);
  if (moves.length === 0) return <p className="room-moves faint">{t(($) => $.bargain.panel.noMoves)}</p>;
  return (
    <ol className="room-moves" aria-label={t(($) => $.room.lastMoves)}>
      {moves.map((move) => (
        <li key={move.id} className={`room-move room-move-${move.kind === 'settle' ? 'settled' : move.side}`}>
          <MoveLine session={session} row={row} move={move} />
        </li>
      ))}
    </ol>
  );
}

function MoveLine({ session, row, move }: LineProps & { readonly move: RoomMove }) {
  const t = useText();
  const { units } = usePlan(session);
  const { style } = useShown(session);
  const nameOf = (id: string): string => units.nodes[units.indexOf.get(id) ?? -1]?.name ?? id;
  const source = moveSource(t, move, row.unit, nameOf);
  const facts = [
    ...(source === null ? [] : [source]),
    ...(move.actor === '' ? [] : [move.actor]),
    t(($) => $.bargain.panel.round, { round: move.round }),
  ];
  return (
    <>
      <strong>
        {t(($) => $.bargain.move[move.kind])} {move.value === null ? '' : writeAlone(move.value, style)}
      </strong>{' '}
      <span className="soft">{facts.join(', ')}</span>
      {move.reason === '' ? null : <span className="room-reason">{move.reason}</span>}
      {move.withheld ? <span className="room-reason faint">{t(($) => $.room.withheld)}</span> : null}
    </>
  );
}
