/** The status line while somebody bargains: the selected cells, what the marks mean, holds, fingerprint, undo. Caller: app. */
import { stepText } from '#renderer/i18n/step-text.ts';
import { useLanguage, useText } from '#renderer/i18n/use-text.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import { Icon, KeyHint, useModel } from '#renderer/ui/index.ts';
import { usePlan } from '#renderer/ui/use-plan.ts';
import { bargainOf } from './bargain-state.ts';
import { writeAlone } from './bargain-text.ts';
import { useShown } from './use-bargain.ts';

export function BargainStatus({ session }: { readonly session: PlanSession }) {
  const t = useText();
  const language = useLanguage();
  const plan = usePlan(session);
  const { journal } = useModel(session.state, (state) => ({ journal: state.journal }));
  const { canUndo } = journal;
  return (
    <>
      <SelectionSummary session={session} />
      <Legend />
      <HeldAndSettled session={session} />
      <span className="grow" />
      {/* There is nothing to undo in the past. */}
      {canUndo === null || session.isPast ? null : (
        <span className="bargain-undo">
          <span className="bargain-undo-text">
            {t(($) => $.bargain.footer.undo, { step: stepText(t, language, plan, canUndo) })}
          </span>
          <KeyHint keys="Ctrl Z" />
        </span>
      )}
      <span>
        {t(($) => $.bargain.footer.fingerprint)} <strong>{journal.fingerprint}</strong>
      </span>
    </>
  );
}

function SelectionSummary({ session }: { readonly session: PlanSession }) {
  const t = useText();
  const { style } = useShown(session);
  const { summary } = useModel(bargainOf(session), (state) => ({ summary: state.summary }));
  if (summary === null || summary.cells === 0) return null;
  const { cells, sum, average, numbers } = summary;
  return (
    <span className="bargain-summary">
      {t(($) => $.status.cells, { count: cells })}
      {sum === null
        ? null
        : ` · ${numbers > 1 ? t(($) => $.status.sum, { value: writeAlone(sum, style) }) : writeAlone(sum, style)}`}
      {average === null || numbers < 2
        ? null
        : ` · ${t(($) => $.status.average, { value: writeAlone(Math.round(average), style) })}`}
    </span>
  );
}

function Legend() {
  const t = useText();
  return (
    <span className="bargain-legend" role="group" aria-label={t(($) => $.bargain.footer.legend)}>
      {(['asks', 'working', 'offers', 'goal'] as const).map((mark) => (
        <span key={mark}>
          <span className={`legend-dot legend-${mark}`} />
          {t(($) => $.bargain.footer[mark])}
        </span>
      ))}
    </span>
  );
}

function HeldAndSettled({ session }: { readonly session: PlanSession }) {
  const t = useText();
  const { measure } = useModel(bargainOf(session), (state) => ({ measure: state.measure }));
  const { held, settled } = useModel(session.state, () => {
    const state = session.replica.table(measure)?.state(0);
    return { held: (state?.held ?? 0) - (state?.settled ?? 0), settled: state?.settled ?? 0 };
  });
  return (
    <span className="bargain-counts">
      <Icon name="pin" /> {t(($) => $.bargain.footer.held, { count: held })}
      {' · '}
      <Icon name="lock" /> {t(($) => $.bargain.footer.settled, { count: settled })}
    </span>
  );
}
