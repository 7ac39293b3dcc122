/**
 * The chosen row beside the table: both numbers, the months, the offering, the moves so far, the next move.
 * Caller: the screen.
 */
import { memo, useDeferredValue, type ReactNode } from 'react';
import { pathToRoot } from '#shared/domain/plan/tree.ts';
import { calendarMonthOf } from '#shared/domain/plan/periods.ts';
import { MonthsChart } from '#renderer/charts/index.ts';
import { monthName } from '#renderer/i18n/format.ts';
import { useLanguage, useText } from '#renderer/i18n/use-text.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import { Button, Chip, Icon, PanelSection, SidePanel, useModel } from '#renderer/ui/index.ts';
import { usePlan } from '#renderer/ui/use-plan.ts';
import { bargainOf } from './bargain-state.ts';
import { statusText, writeAlone, writeCompact, writeRate } from './bargain-text.ts';
import { LineConcession } from './line-concession.tsx';
import { ReservationFold } from './reservation-fold.tsx';
import { LineActions } from './line-actions.tsx';
import { LineAgreements } from './line-agreements.tsx';
import { Signatures } from './signatures.tsx';
import { LineOffering } from './line-offering.tsx';
import { NumberHistory } from './number-history.tsx';
import { LineTimeline } from './line-timeline.tsx';
import { growthOf, rateOf, type RowFacts } from './row-facts.ts';
import { rowStatus } from './row-status.ts';
import { useActions, useRow, useShown, type RowProps } from './use-bargain.ts';
import { useLineDetail, type LineReading } from './use-line-detail.ts';

export function LinePanel({ session }: { readonly session: PlanSession }) {
  const t = useText();
  const { measure, number } = useModel(bargainOf(session), (state) => ({
    measure: state.measure,
    number: state.number,
  }));
  const { header, units } = usePlan(session);
  const { set } = useActions(session);
  const row = useRow(session);
  // What is only read may follow a frame later: the table and the next move come first.
  const read = useDeferredValue(row);
  const hide = (): void => set({ panelShown: false });
  if (row === null || read === null) {
    return (
      <PanelPlace>
        <SidePanel title={t(($) => $.bargain.title)} onClose={hide}>
          <p className="soft">{t(($) => $.bargain.panel.none)}</p>
        </SidePanel>
      </PanelPlace>
    );
  }
  const path = pathToRoot(units, units.indexOf.get(row.unit) ?? 0)
    .slice(1)
    .toReversed()
    .map((node) => units.nodes[node]?.name ?? '');
  const subtitle = [...path, `${t(($) => $.bargain.measure[measure])} ${header.year}`].join(' · ');
  return (
    <PanelPlace>
      <SidePanel
        title={row.name}
        subtitle={subtitle}
        onClose={hide}
        {...(number === null ? { actions: <LineActions session={session} row={row} /> } : {})}
      >
        {number === null ? (
          <LineFacts session={session} row={read} />
        ) : (
          <NumberHistory session={session} row={row} choice={number} />
        )}
      </SidePanel>
    </PanelPlace>
  );
}

/** Everything there is to read about a row; repainted only when it is another row or the row moved. */
const LineFacts = memo(function LineFacts({ session, row }: RowProps) {
  const t = useText();
  const { openNumber } = useActions(session);
  const reading = useLineDetail(session, row.unit, row.measure);
  return (
    <>
      <Duel session={session} row={row} />
      <LineConcession session={session} row={row} />
      <Button tone="quiet" icon="replay" aria-keyshortcuts="Alt+N" onPress={() => openNumber()}>
        {t(($) => $.bargain.number.open)}
      </Button>
      <Detail session={session} row={row} reading={reading} />
      <ReservationFold session={session} row={row} />
    </>
  );
});

function PanelPlace({ children }: { readonly children: ReactNode }) {
  return <div className="bargain-panel">{children}</div>;
}

/** Offer and ask beside each other, or the settlement that stands for both; then the gap and whose turn it is. */
function Duel({ session, row }: { readonly session: PlanSession; readonly row: RowFacts }) {
  const t = useText();
  const { style } = useShown(session);
  const { state, offer, ask, gap } = row;
  const chip = (
    <Chip tone={rowStatus(state, offer !== null).tone}>{statusText(t, state, row.name, offer !== null)}</Chip>
  );
  if (state.status === 'settled' && offer !== null) return <Settlement session={session} row={row} amount={offer} />;
  const rate = rateOf(gap, offer);
  return (
    <div className="line-duel">
      <div className="duel">
        <Side session={session} row={row} side="offer" />
        <Side session={session} row={row} side="ask" />
      </div>
      <div className="line-state">
        <span className="soft">
          {gap === null || rate === null
            ? null
            : gap === 0 && state.answered === state.leaves && offer === ask
              ? t(($) => $.bargain.panel.noGap)
              : t(($) => $.bargain.panel.gapLine, {
                  gap: writeAlone(gap, style),
                  rate: writeRate(rate, style.language),
                })}
        </span>
        {chip}
      </div>
      <HoldLine row={row} session={session} />
    </div>
  );
}

function Side({
  session,
  row,
  side,
}: {
  readonly session: PlanSession;
  readonly row: RowFacts;
  readonly side: 'offer' | 'ask';
}) {
  const t = useText();
  const { header } = usePlan(session);
  const { style } = useShown(session);
  const number = row[side];
  const { offered, answered, leaves } = row.state;
  const spoken = side === 'ask' ? answered : offered;
  const growth = growthOf(number, row.lastYear);
  const nothing = side === 'ask' ? t(($) => $.bargain.panel.noAnswer) : t(($) => $.bargain.panel.noOffer);
  return (
    <div>
      <span className="soft">{t(($) => $.bargain.panel[side])}</span>
      {number === null ? (
        <span className="duel-figure faint">{nothing}</span>
      ) : (
        <span className={`duel-figure duel-${side}`}>{writeAlone(number, style)}</span>
      )}
      <span className="faint">
        {number !== null && spoken < leaves
          ? t(($) => $.bargain.panel.spoken, { spoken, leaves })
          : growth === null
            ? ' '
            : t(($) => $.bargain.panel.onLastYear, {
                growth: writeRate(growth, style.language, 'always'),
                year: header.year - 1,
              })}
      </span>
    </div>
  );
}

function Settlement({
  session,
  row,
  amount,
}: {
  readonly session: PlanSession;
  readonly row: RowFacts;
  readonly amount: number;
}) {
  const t = useText();
  const { header, units } = usePlan(session);
  const { style } = useShown(session);
  const { hold } = row.state;
  const growth = growthOf(amount, row.lastYear);
  const by =
    hold === null
      ? ''
      : hold.reason === ''
        ? t(($) => $.bargain.panel.settledBy, { owner: hold.owner })
        : t(($) => $.bargain.panel.settledByWhy, { owner: hold.owner, reason: hold.reason });
  const via =
    hold === null || hold.unit === row.unit
      ? null
      : t(($) => $.bargain.panel.settledVia, { unit: units.nodes[units.indexOf.get(hold.unit) ?? 0]?.name ?? '' });
  return (
    <div className="settlement">
      <span className="duel-figure">
        <Icon name="lock" /> {t(($) => $.bargain.panel.settledAt, { amount: writeAlone(amount, style) })}
      </span>
      {growth === null ? null : (
        <span className="faint">
          {t(($) => $.bargain.panel.onLastYear, {
            growth: writeRate(growth, style.language, 'always'),
            year: header.year - 1,
          })}
        </span>
      )}
      <span className="soft">{[via, by].filter(Boolean).join(', ')}</span>
      <Signatures session={session} row={row} />
    </div>
  );
}

function HoldLine({ session, row }: { readonly session: PlanSession; readonly row: RowFacts }) {
  const t = useText();
  const { units } = usePlan(session);
  const { hold } = row.state;
  if (hold === null || hold.kind === 'settled') return null;
  const { owner, reason } = hold;
  const text =
    reason === '' ? t(($) => $.bargain.panel.held, { owner }) : t(($) => $.bargain.panel.heldWhy, { owner, reason });
  const above = hold.unit === row.unit ? '' : ` (${units.nodes[units.indexOf.get(hold.unit) ?? 0]?.name ?? ''})`;
  return (
    <p className="soft line-hold">
      <Icon name="pin" /> {text}
      {above}
    </p>
  );
}

interface DetailProps {
  readonly session: PlanSession;
  readonly row: RowFacts;
  readonly reading: LineReading;
}

function Detail({ session, row, reading }: DetailProps) {
  const t = useText();
  if (reading.kind === 'loading') return <p className="faint">{t(($) => $.bargain.panel.loading)}</p>;
  if (reading.kind === 'failed') return <p className="soft">{t(($) => $.bargain.panel.failed)}</p>;
  const { detail } = reading;
  return (
    <>
      <Months session={session} detail={detail} />
      <LineAgreements session={session} row={row} />
      <PanelSection title={t(($) => $.bargain.panel.moves)}>
        <LineTimeline session={session} unit={row.unit} moves={detail.moves} />
      </PanelSection>
      {detail.byLine.length < 2 ? null : <LineOffering session={session} detail={detail} />}
    </>
  );
}

function Months({
  session,
  detail,
}: {
  readonly session: PlanSession;
  readonly detail: Extract<LineReading, { kind: 'here' }>['detail'];
}) {
  const t = useText();
  const language = useLanguage();
  const { header } = usePlan(session);
  const { style } = useShown(session);
  const { offer, ask, lastYear } = detail.months;
  if (offer === null && ask === null && lastYear === null) return null;
  const names = Array.from({ length: 12 }, (_, place) =>
    monthName(calendarMonthOf(header, header.year, place + 1).month, language),
  );
  return (
    <MonthsChart
      title={t(($) => $.bargain.panel.months, { year: header.year, before: header.year - 1 })}
      months={names}
      offer={offer ?? []}
      {...(ask === null ? {} : { ask })}
      {...(lastYear === null ? {} : { lastYear })}
      lastYearLabel={String(header.year - 1)}
      format={(value) => writeCompact(value, language, style.scale)}
      height={104}
    />
  );
}
