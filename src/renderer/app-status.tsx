/** The status line: how many units and lines, the fingerprint to read aloud, what can be undone. Callers: app. */
import { useText } from './i18n/use-text.ts';
import type { PlanSession } from './model/plan-session.ts';
import type { WindowModel } from './model/window-model.ts';
import { KeyHint, useModel, usePlan } from './ui/index.ts';


export function AppStatus({ model }: { readonly model: WindowModel }) {
  const t = useText();
  const { session, plans } = useModel(model.state, (state) => ({ session: state.session, plans: state.plans }));
  if (session !== null) return <PlanStatus session={session} />;
  return <span>{plans === null ? t(($) => $.app.loading) : t(($) => $.app.planCount, { count: plans.length })}</span>;
}

function PlanStatus({ session }: { readonly session: PlanSession }) {
  const t = useText();
  const { units, lines } = usePlan(session);
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
          {t(($) => $.app.undo)} <KeyHint keys="Ctrl Z" />
        </span>
      )}
    </>
  );
}
