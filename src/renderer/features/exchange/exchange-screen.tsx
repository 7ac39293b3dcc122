/** Exchange: the plan leaves as a file, files come in and are checked. Callers: app. */
import type { ReactNode } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import type { WindowModel } from '#renderer/model/window-model.ts';
import { useModel } from '#renderer/ui/index.ts';
import { ExportPlan } from './export-plan.tsx';
import { PlanFile } from './plan-file.tsx';
import './exchange.css';

export interface ExchangeScreenProps {
  readonly model: WindowModel;
  readonly session: PlanSession | null;
  /** What else comes and goes as a file, below the plan itself. */
  readonly children?: ReactNode;
}

export function ExchangeScreen({ model, session, children }: ExchangeScreenProps) {
  const t = useText();
  const arrival = useModel(model.state, (state) => state.arrival);
  return (
    <div className="page exchange">
      <h1 className="unseen">{t(($) => $.exchange.title)}</h1>
      <PlanFile model={model} arrival={arrival} />
      <ExportPlan model={model} session={session} />
      {children}
    </div>
  );
}
