/** The open plan as a file: written where the person says, with the words that prove it. Callers: exchange screen. */
import { useState } from 'react';
import { formatCount } from '#renderer/i18n/format.ts';
import { useLanguage, useText } from '#renderer/i18n/use-text.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import type { WindowModel } from '#renderer/model/window-model.ts';
import { Button, ProgressBar, useModel, usePlan } from '#renderer/ui/index.ts';
import { Fingerprint } from './fingerprint.tsx';

export interface ExportPlanProps {
  readonly model: WindowModel;
  readonly session: PlanSession | null;
}

export function ExportPlan({ model, session }: ExportPlanProps) {
  const t = useText();
  return (
    <section className="stack" aria-labelledby="export-title">
      <h2 id="export-title">{t(($) => $.exchange.export)}</h2>
      {session === null ? (
        <p className="soft">{t(($) => $.exchange.noPlan)}</p>
      ) : (
        <ExportNow key={session.replica.plan} model={model} session={session} />
      )}
    </section>
  );
}

interface Written {
  readonly name: string;
  readonly entries: number;
  readonly fingerprint: string;
}

function ExportNow({ model, session }: { readonly model: WindowModel; readonly session: PlanSession }) {
  const t = useText();
  const language = useLanguage();
  const { header } = usePlan(session);
  const { journal } = useModel(session.state, (state) => ({ journal: state.journal }));
  const [busy, setBusy] = useState(false);
  const [written, setWritten] = useState<Written | null>(null);
  const exportNow = async (): Promise<void> => {
    setBusy(true);
    const made = await model.exportPlan(session);
    setBusy(false);
    if (made !== null) setWritten(made);
  };
  return (
    <>
      <p className="soft">{t(($) => $.exchange.exportText)}</p>
      <dl className="facts">
        <dt>{t(($) => $.exchange.plan)}</dt>
        <dd>{header.name}</dd>
        <dt>{t(($) => $.exchange.entries)}</dt>
        <dd>{formatCount(journal.length, language)}</dd>
      </dl>
      <div>
        <Button tone="first" isDisabled={busy} onPress={() => void exportNow()}>
          {t(($) => $.exchange.exportNow)}
        </Button>
      </div>
      {busy ? <ProgressBar label={t(($) => $.exchange.exporting)} value={null} /> : null}
      {written === null ? null : (
        <div className="card" role="status">
          <h3>{t(($) => $.exchange.written, { name: written.name })}</h3>
          <Fingerprint words={written.fingerprint} entries={written.entries} />
          <p className="soft">{t(($) => $.exchange.aloud)}</p>
        </div>
      )}
    </>
  );
}
