/**
 * The window: frame, screens, notices, palette. It composes what the folders below bring and decides nothing about plans.
 * Callers: main.tsx.
 */
import { lazy, Suspense, useEffect } from 'react';
import { AboutDialog } from './about-dialog.tsx';
import { AppBar } from './app-bar.tsx';
import { useDocument, useDroppedFiles, useShortcuts } from './app-effects.ts';
import { AppNotices, ConnectionBanner } from './app-notices.tsx';
import { AppPalette } from './app-palette.tsx';
import { AppRail } from './app-rail.tsx';
import { AppStatus } from './app-status.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { ExchangeScreen } from './features/exchange/exchange-screen.tsx';
import { PacketBanner } from './features/packets/packet-banner.tsx';
import { PacketsSection } from './features/packets/packets-section.tsx';
import { StartScreen } from './features/start/start-screen.tsx';
import { useText } from './i18n/use-text.ts';
import type { PlanSession } from './model/plan-session.ts';
import type { ReplaySession } from './model/replay-session.ts';
import type { WindowModel } from './model/window-model.ts';
import type { Screen } from './model/window-state.ts';
import { Frame, useModel, useReplay } from './ui/index.ts';

/** The first screen needs none of these, so they are loaded beside it: the window is there sooner. */
const loadBargain = async () => ({ default: (await import('./features/bargain/bargain-screen.tsx')).BargainScreen });
const loadPrepare = async () => ({ default: (await import('./features/prepare/prepare-screen.tsx')).PrepareScreen });
const loadStrip = async () => ({ default: (await import('./features/impact/targets-strip.tsx')).TargetsStrip });
const loadReplay = async () => ({ default: (await import('./features/replay/replay-bar.tsx')).ReplayBar });
const loadHistory = async () => ({ default: (await import('./features/history/history-panel.tsx')).HistoryPanel });
const loadRoom = async () => ({ default: (await import('./features/bargain/room/room-screen.tsx')).RoomScreen });
const loadCommit = async () => ({ default: (await import('./features/commit/commit-screen.tsx')).CommitScreen });
const CommitScreen = lazy(loadCommit);
const RoomScreen = lazy(loadRoom);
const BargainScreen = lazy(loadBargain);
const PrepareScreen = lazy(loadPrepare);
const TargetsStrip = lazy(loadStrip);
const ReplayBar = lazy(loadReplay);
const HistoryPanel = lazy(loadHistory);

/** Loads what the next click will need, once the first screen stands. */
function loadAhead(): void {
  for (const load of [loadBargain, loadStrip, loadPrepare, loadHistory, loadReplay, loadRoom, loadCommit]) void load();
}

export function App({ model }: { readonly model: WindowModel }) {
  const t = useText();
  const { screen, session, over, historyShown, roomShown } = useModel(model.state, (state) => ({
    screen: state.screen,
    session: state.session,
    over: state.over,
    historyShown: state.historyShown,
    roomShown: state.roomShown,
  }));
  const replay = useReplay(session);
  // The past is shown on the screen that shows the table; everywhere else, and for the whole room, it is now.
  const past = screen === 'bargain' && !roomShown ? replay : null;
  useEffect(loadAhead, []);
  useDocument(model);
  useShortcuts(model);
  useDroppedFiles(model);
  const strip = <Strip model={model} session={session} past={past} />;
  return (
    <>
      <a className="skip" href="#work">
        {t(($) => $.app.skip)}
      </a>
      {session !== null && roomShown ? (
        <ErrorBoundary key={session.replica.plan}>
          <Suspense fallback={null}>
            <RoomScreen model={model} session={session} strip={strip} />
          </Suspense>
        </ErrorBoundary>
      ) : (
        <Frame
          top={<AppBar model={model} />}
          rail={<AppRail model={model} />}
          strip={strip}
          panel={
            session !== null && historyShown ? (
              <ErrorBoundary key={session.replica.plan}>
                <Suspense fallback={null}>
                  <HistoryPanel session={session} onClose={() => model.showHistory(false)} />
                </Suspense>
              </ErrorBoundary>
            ) : null
          }
          status={<AppStatus model={model} />}
        >
          <ErrorBoundary key={`${screen} ${session?.replica.plan ?? ''}`}>
            <Suspense fallback={<p className="page faint">{t(($) => $.app.loading)}</p>}>
              <CurrentScreen model={model} screen={screen} session={past ?? session} />
            </Suspense>
          </ErrorBoundary>
        </Frame>
      )}
      <AppNotices model={model} />
      {over === 'find' ? <AppPalette model={model} /> : null}
      {over === 'about' ? <AboutDialog model={model} /> : null}
    </>
  );
}

/** What concerns every screen: whether the store answers, and the corporate targets. */
function Strip({
  model,
  session,
  past,
}: {
  readonly model: WindowModel;
  readonly session: PlanSession | null;
  readonly past: ReplaySession | null;
}) {
  return (
    <>
      <ConnectionBanner model={model} />
      {session === null ? null : (
        <ErrorBoundary key={session.replica.plan}>
          <PacketBanner model={model} session={session} />
          <Suspense fallback={null}>
            <TargetsStrip session={past ?? session} />
            {past === null ? null : <ReplayBar replay={past} />}
          </Suspense>
        </ErrorBoundary>
      )}
    </>
  );
}

interface CurrentScreenProps {
  readonly model: WindowModel;
  readonly screen: Screen;
  readonly session: PlanSession | null;
}

function CurrentScreen({ model, screen, session }: CurrentScreenProps) {
  if (screen === 'exchange') {
    return (
      <ExchangeScreen model={model} session={session}>
        <PacketsSection model={model} session={session} />
      </ExchangeScreen>
    );
  }
  if (session === null || screen === 'start') return <StartScreen model={model} />;
  if (screen === 'prepare') return <PrepareScreen model={model} session={session} />;
  if (screen === 'commit') return <CommitScreen model={model} session={session} />;
  return <BargainScreen session={session} />;
}
