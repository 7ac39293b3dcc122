/** What the mapping comes to: rows taken and rejected, totals, unknown names, and the step into the plan. Callers: import screen. */
import type { ImportReport } from '#shared/contract/history-views.ts';
import { measureScale } from '#shared/domain/quantity/measure-scale.ts';
import { formatAmount, formatCount } from '#renderer/i18n/format.ts';
import { useLanguage, useRefusalText, useText } from '#renderer/i18n/use-text.ts';
import type { HistoryImport } from '#renderer/model/history-import.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import type { WindowModel } from '#renderer/model/window-model.ts';
import {
  Button,
  Checkbox,
  PanelSection,
  ProgressBar,
  SegmentedControl,
  SidePanel,
  Table,
  useModel,
  usePlan,
} from '#renderer/ui/index.ts';
import { Rejects, UnknownNames } from './import-rejects.tsx';

export interface ImportResultProps {
  readonly model: WindowModel;
  readonly session: PlanSession;
  readonly arriving: HistoryImport;
}

export function ImportResult({ model, session, arriving }: ImportResultProps) {
  const t = useText();
  const refusalText = useRefusalText();
  const { phase, fraction, trying, report, refusal, mode, allOrNothing, addUnknown } = useModel(
    arriving.state,
    (state) => state,
  );
  const left = report === null ? 0 : rowsLeftOut(report, addUnknown);
  const ready = report !== null && !trying && report.rows > left && !(allOrNothing && left > 0);
  const importNow = async (): Promise<void> => {
    if (await arriving.importNow()) model.endHistoryImport();
  };
  return (
    <SidePanel
      title={t(($) => $.prepare.import.result)}
      actions={
        <Button tone="first" isDisabled={!ready || phase === 'importing'} onPress={() => void importNow()}>
          {t(($) => $.prepare.import.take)}
        </Button>
      }
    >
      <div className="stack" aria-live="polite">
        {phase === 'importing' ? (
          <ProgressBar
            label={t(($) => $.prepare.import.importing)}
            value={fraction}
            onCancel={() => arriving.cancel()}
          />
        ) : trying ? (
          <ProgressBar label={t(($) => $.prepare.import.trying)} value={fraction} onCancel={() => arriving.cancel()} />
        ) : null}
        {refusal === null ? null : <p className="field-refusal">{refusalText(refusal)}</p>}
        {report === null && refusal === null && !trying ? (
          <p className="soft">{t(($) => $.prepare.import.incomplete)}</p>
        ) : null}
        {report === null ? null : <Counts report={report} />}
      </div>
      {report === null ? null : (
        <>
          <Totals report={report} session={session} />
          <UnknownNames arriving={arriving} report={report} addUnknown={addUnknown} />
          <PanelSection title={t(($) => $.prepare.import.how)}>
            <SegmentedControl
              label={t(($) => $.prepare.import.how)}
              options={[
                { id: 'overlay', label: t(($) => $.prepare.import.overlay) },
                { id: 'replace', label: t(($) => $.prepare.import.replace) },
              ]}
              value={mode}
              onChange={(next) => arriving.choose({ mode: next })}
            />
            <p className="field-help">
              {mode === 'overlay' ? t(($) => $.prepare.import.overlayHelp) : t(($) => $.prepare.import.replaceHelp)}
            </p>
            <Checkbox isSelected={allOrNothing} onChange={(next) => arriving.choose({ allOrNothing: next })}>
              {t(($) => $.prepare.import.allOrNothing)}
            </Checkbox>
            {allOrNothing && left > 0 ? <p className="field-help">{t(($) => $.prepare.import.blocked)}</p> : null}
          </PanelSection>
          <Rejects arriving={arriving} report={report} />
        </>
      )}
    </SidePanel>
  );
}

/** Rows that would not enter the plan: rejected ones, and those of unknown names unless these become new nodes. */
function rowsLeftOut(report: ImportReport, addUnknown: boolean): number {
  return addUnknown ? report.rejected : report.rows - report.accepted;
}

function Counts({ report }: { readonly report: ImportReport }) {
  const t = useText();
  const language = useLanguage();
  const waiting = report.rows - report.accepted - report.rejected;
  const counts = [
    { id: 'accepted', count: report.accepted, tone: 'good' },
    { id: 'waiting', count: waiting, tone: 'warn' },
    { id: 'rejected', count: report.rejected, tone: 'bad' },
  ] as const;
  return (
    <dl className="import-counts">
      {counts
        .filter(({ id, count }) => count > 0 || id !== 'waiting')
        .map(({ id, count, tone }) => (
          <div key={id} className={count > 0 ? `import-count-${tone}` : 'faint'}>
            <dt>{t(($) => $.prepare.import.counts[id])}</dt>
            <dd>{formatCount(count, language)}</dd>
          </div>
        ))}
    </dl>
  );
}

function Totals({ report, session }: Pick<ImportResultProps, 'session'> & { readonly report: ImportReport }) {
  const t = useText();
  const language = useLanguage();
  const { header } = usePlan(session);
  if (report.totals.length === 0) return null;
  return (
    <Table
      caption={t(($) => $.prepare.import.totals)}
      columns={[
        { id: 'year', label: t(($) => $.start.year), heads: true, cell: ({ year }) => String(year) },
        {
          id: 'measure',
          label: t(($) => $.prepare.import.measure),
          cell: ({ measure }) => t(($) => $.prepare.measures[measure]),
        },
        {
          id: 'total',
          label: t(($) => $.prepare.import.total),
          align: 'right',
          cell: ({ measure, total }) => formatAmount(total, { language, scale: measureScale(measure, header.scale) }),
        },
      ]}
      rows={report.totals}
      rowId={({ year, measure }) => `${year} ${measure}`}
    />
  );
}
