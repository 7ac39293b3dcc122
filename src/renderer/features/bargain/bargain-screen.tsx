/**
 * The bargaining table: what the company offers, what the units ask, and what it takes to meet.
 *
 * Toolbar, table and the chosen row's panel, composed here; each reads the open plan itself. Caller: app.
 */
import { useEffect, useState } from 'react';
import type { MeasureId } from '#shared/domain/plan/entities.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import { Button, Icon, IconButton, useModel } from '#renderer/ui/index.ts';
import { bargainOf } from './bargain-state.ts';
import { useFreshConcessions } from './concessions.ts';
import { GapMap } from './gap-map.tsx';
import { HedgeBoard } from './hedge-board.tsx';
import { BargainTable } from './bargain-table.tsx';
import { BargainToolbar } from './bargain-toolbar.tsx';
import { LinePanel } from './line-panel.tsx';
import { OpenOffers } from './open-offers.tsx';
import { ShortcutList } from './shortcut-list.tsx';
import { PotentialsPanel } from './suggest/potentials-panel.tsx';
import { SplitPanel } from './suggest/split-panel.tsx';
import { SpreadPanel } from './spread-panel.tsx';
import { useShortcuts } from './use-shortcuts.ts';
import { useActions } from './use-bargain.ts';
import './bargain.css';
import './line-panel.css';
import './agreements.css';

export function BargainScreen({ session }: { readonly session: PlanSession }) {
  const t = useText();
  const { measure, board, panelShown, tableWanted, shortcutsShown, form, split, potentialsShown } = useModel(
    bargainOf(session),
    (state) => ({
      measure: state.measure,
      board: state.board,
      panelShown: state.panelShown,
      tableWanted: state.tableWanted,
      shortcutsShown: state.shortcutsShown,
      form: state.form,
      split: state.split,
      potentialsShown: state.potentialsShown,
    }),
  );
  const { set } = useActions(session);
  const { fetching, again } = useMeasure(session);
  const { offered } = useModel(session.state, () => ({ offered: hasNumbers(session, measure) }));
  useShortcuts(session);
  useFreshConcessions(session);
  return (
    <div className={session.isPast ? 'bargain bargain-past' : 'bargain'}>
      <h1 className="unseen">{t(($) => $.bargain.title)}</h1>
      <div className="bargain-work">
        <BargainToolbar session={session} />
        <BargainNotices session={session} />
        {fetching === 'under-way' ? (
          <p className="bargain-wait faint">{t(($) => $.bargain.loading)}</p>
        ) : fetching === 'failed' ? (
          <p className="bargain-wait">
            {t(($) => $.bargain.notFetched)} <Button onPress={again}>{t(($) => $.bargain.again)}</Button>
          </p>
        ) : potentialsShown ? (
          <PotentialsPanel session={session} />
        ) : split !== null ? (
          <SplitPanel key={`${measure} ${split.join(' ')}`} session={session} units={split} />
        ) : board === 'map' ? (
          <GapMap session={session} />
        ) : board === 'hedge' ? (
          <HedgeBoard session={session} />
        ) : offered || tableWanted || session.isPast ? (
          <BargainTable session={session} />
        ) : (
          <OpenOffers session={session} />
        )}
      </div>
      {!panelShown || session.isPast || split !== null || potentialsShown ? null : form === 'spread' ? (
        <SpreadPanel session={session} />
      ) : (
        <LinePanel session={session} />
      )}
      {shortcutsShown ? <ShortcutList onClose={() => set({ shortcutsShown: false })} /> : null}
    </div>
  );
}

/** Whether anybody has said a number of the measure. */
function hasNumbers({ replica }: PlanSession, measure: MeasureId): boolean {
  const state = replica.table(measure)?.state(0);
  return state !== undefined && state.offered + state.answered > 0;
}

type Fetching = 'here' | 'under-way' | 'failed';

/** Fetches the chosen measure when it is not here yet; `again` asks once more. */
function useMeasure(session: PlanSession): { readonly fetching: Fetching; readonly again: () => void } {
  const { measure } = useModel(bargainOf(session), (state) => ({ measure: state.measure }));
  const [{ attempt, failed }, setAsked] = useState<{ readonly attempt: number; readonly failed: MeasureId | null }>({
    attempt: 0,
    failed: null,
  });
  const here = session.replica.table(measure) !== undefined;
  useEffect(() => {
    let gone = false;
    const fetchMeasure = async (): Promise<void> => {
      const answer = await session.loadMeasure(measure).catch(() => null);
      if (!gone) setAsked((asked) => ({ ...asked, failed: answer?.ok === true ? null : measure }));
    };
    if (!here) void fetchMeasure();
    return () => {
      gone = true;
    };
  }, [session, measure, here, attempt]);
  return {
    fetching: here ? 'here' : failed === measure ? 'failed' : 'under-way',
    again: () => setAsked((asked) => ({ attempt: asked.attempt + 1, failed: null })),
  };
}

/** The last answer of the plan, between the toolbar and the table; it never takes the focus. */
function BargainNotices({ session }: { readonly session: PlanSession }) {
  const t = useText();
  const { notice } = useModel(bargainOf(session), (state) => ({ notice: state.notice }));
  const { set } = useActions(session);
  return (
    <div aria-live="polite" className="bargain-live">
      {notice === null ? null : (
        <div className={`bargain-notice bargain-notice-${notice.tone}`}>
          <Icon name={notice.tone === 'good' ? 'check' : 'warning'} />
          <span className="grow">{notice.text}</span>
          {notice.action === undefined ? null : (
            <Button tone="quiet" onPress={notice.action.onAct}>
              {notice.action.label}
            </Button>
          )}
          <IconButton icon="close" label={t(($) => $.common.dismiss)} onPress={() => set({ notice: null })} />
        </div>
      )}
    </div>
  );
}
