/** What a plan file turned out to be, how it stands to the plan on this computer, and what can be done. Callers: plan file. */
import type { PlanFileReport as Report } from '#shared/contract/store-service.ts';
import { formatCount, formatDate } from '#renderer/i18n/format.ts';
import { useLanguage, useRefusalText, useText } from '#renderer/i18n/use-text.ts';
import type { PlanFileArrival } from '#renderer/model/plan-file-arrival.ts';
import type { WindowModel } from '#renderer/model/window-model.ts';
import { Button, Icon, useModel } from '#renderer/ui/index.ts';
import { Fingerprint } from './fingerprint.tsx';

export interface PlanFileReportProps {
  readonly model: WindowModel;
  readonly arrival: PlanFileArrival;
  readonly report: Report;
}

export function PlanFileReport({ model, arrival, report }: PlanFileReportProps) {
  const t = useText();
  const language = useLanguage();
  const refusalText = useRefusalText();
  const { verdict, header, here } = report;
  const good = verdict === 'valid';
  return (
    <div className="card">
      <h3 className={good ? 'verdict verdict-good' : 'verdict verdict-bad'}>
        <Icon name={good ? 'check' : 'warning'} size={16} />
        {t(($) => $.exchange.verdict[verdict])}
      </h3>
      {report.refusal === null ? null : <p>{refusalText(report.refusal)}</p>}
      {header === null ? null : (
        <dl className="facts">
          <dt>{t(($) => $.exchange.plan)}</dt>
          <dd>{header.name}</dd>
          <dt>{t(($) => $.exchange.year)}</dt>
          <dd>{header.year}</dd>
          <dt>{t(($) => $.exchange.units)}</dt>
          <dd>{formatCount(report.units, language)}</dd>
          <dt>{t(($) => $.exchange.lastChange)}</dt>
          <dd>{report.lastChange === '' ? '' : formatDate(report.lastChange, language)}</dd>
        </dl>
      )}
      {good ? (
        <>
          <Fingerprint words={report.fingerprint} entries={report.entries} />
          <p>{t(($) => $.exchange.relation[here?.relation ?? 'none'])}</p>
          <Ways model={model} arrival={arrival} report={report} />
        </>
      ) : null}
    </div>
  );
}

/** What can be done with a valid file; the safe way first. */
function Ways({ model, arrival, report: { here } }: PlanFileReportProps) {
  const t = useText();
  const phase = useModel(arrival.state, (state) => state.phase);
  const busy = phase === 'importing';
  const updates = here === null || here.relation === 'file-is-newer';
  return (
    <div className="row">
      {updates ? (
        <Button tone="first" isDisabled={busy} onPress={() => void model.takeOver(arrival, false)}>
          {here === null ? t(($) => $.exchange.take) : t(($) => $.exchange.update)}
        </Button>
      ) : (
        <Button tone="first" isDisabled={busy} onPress={() => void model.openPlan(here.plan)}>
          {t(($) => $.exchange.openHere)}
        </Button>
      )}
      {here === null ? null : (
        <Button isDisabled={busy} onPress={() => void model.takeOver(arrival, true)}>
          {t(($) => $.exchange.asCopy)}
        </Button>
      )}
    </div>
  );
}
