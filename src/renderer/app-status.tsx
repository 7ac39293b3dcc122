/** The status line: how many units and lines, the fingerprint to read aloud, what can be undone. Callers: app. */
import { lazy, Suspense } from 'react';
import { stepText } from './i18n/step-text.ts';
import { useLanguage, useText } from './i18n/use-text.ts';
import type { PlanSession } from './model/plan-session.ts';
import type { WindowModel } from './model/window-model.ts';
import { KeyHint, useModel, usePlan, useReplay } from './ui/index.ts';

const BargainStatus = lazy(async () => ({
  default: (await import('./features/bargain/bargain-status.tsx')).BargainStatus,
}));

export function AppStatus({ model }: { readonly model: WindowModel }) {
  const t = useText();
  const { session, plans, screen } = useModel(model.state, (state) => ({
    session: state.session,
    plans: state.plans,
    screen: state.screen,
  }));
  const replay = useReplay(session);
  if (session !== null && screen === 'bargain') {
    return (
      <Suspense fallback={null}>
        <BargainStatus session={replay ?? session} />
      </Suspense>
    );
  }
  if (session !== null) return <PlanStatus session={session} />;
  return <span>{plans === null ? t(($) => $.app.loading) : t(($) => $.app.planCount, { count: plans.length })}</span>;
}

function PlanStatus({ session }: { readonly session: PlanSession }) {
  const t = useText();
  const language = useLanguage();
  const plan = usePlan(session);
  const { units, lines } = plan;
  const { journal } = useModel(session.state, (state) => ({ journal: state.journal }));
  return (
    <>
      <span>{t(($) => $.app.unitCount, { count: units.nodes.length })}</span>
      <span>{t(($) => $.app.lineCount, { count: lines.nodes.length })}</span>
      <span className="grow" />
      <span>
        {t(($) => $.app.fingerprint)} <strong>{journal.fingerprint}</strong>
      </span>
      {journal.canUndo === null ? null : (
        <span className="status-undo">
          {t(($) => $.app.undoStep, { step: stepText(t, language, plan, journal.canUndo) })} <KeyHint keys="Ctrl Z" />
        </span>
      )}
    </>
  );
}
