/**
 * The corporate targets above every screen: what the plan makes of each, what the last move did, and, while a number is
 * typed, what it would do. Caller: app.
 */
import { useEffect, useRef, useState } from 'react';
import type { TargetImpact } from '#shared/contract/views.ts';
import { useLanguage, useText } from '#renderer/i18n/use-text.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import { ImpactStrip, useModel } from '#renderer/ui/index.ts';
import { usePlan } from '#renderer/ui/use-plan.ts';
import { TargetCard } from './target-card.tsx';
import { writeMetric } from '#renderer/i18n/metric-text.ts';
import './impact.css';

export function TargetsStrip({ session }: { readonly session: PlanSession }) {
  const t = useText();
  const { targets } = usePlan(session);
  const { impact, preview } = useModel(session.state, (state) => ({ impact: state.impact, preview: state.preview }));
  return (
    <ImpactStrip label={t(($) => $.impact.label)}>
      {targets.length === 0 ? <p className="impact-empty soft">{t(($) => $.impact.empty)}</p> : null}
      {targets.map((target) => {
        const shown = impact.find((one) => one.target === target.id);
        const coming = preview?.impact.find((one) => one.target === target.id);
        return shown === undefined ? null : (
          <TargetCard key={target.id} session={session} target={target} impact={shown} coming={coming} />
        );
      })}
      <ChangedLights session={session} impact={impact} />
    </ImpactStrip>
  );
}

/** Says to readers which lights a step changed; what would come is not said, because it changes with every key. */
function ChangedLights({
  session,
  impact,
}: {
  readonly session: PlanSession;
  readonly impact: readonly TargetImpact[];
}) {
  const t = useText();
  const language = useLanguage();
  const { targets, header } = usePlan(session);
  const before = useRef(impact);
  const [said, setSaid] = useState('');
  useEffect(() => {
    const lights = new Map(before.current.map((one) => [one.target, one.now.light]));
    before.current = impact;
    const sentences = impact.flatMap(({ target: id, now }) => {
      const target = targets.find((one) => one.id === id);
      const known = lights.get(id);
      if (target === undefined || known === undefined || known === now.light) return [];
      const value =
        now.value === null
          ? t(($) => $.common.notAvailable)
          : writeMetric(now.value, target.metric, { language, scale: header.scale });
      return [t(($) => $.impact.changed, { name: target.name, light: t(($) => $.light[now.light]), value })];
    });
    if (sentences.length > 0) setSaid(sentences.join(' '));
  }, [impact, targets, header.scale, language, t]);
  return (
    <div className="unseen" role="status">
      {said}
    </div>
  );
}
