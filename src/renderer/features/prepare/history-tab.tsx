/** The history of the plan: which years it has with their totals, and the way to bring in more. Callers: prepare screen. */
import type { ReactNode } from 'react';
import { measureIds, type MeasureId } from '#shared/domain/plan/entities.ts';
import { measureScale } from '#shared/domain/quantity/measure-scale.ts';
import { fileSource } from '#renderer/boot/file-source.ts';
import { formatAmount } from '#renderer/i18n/format.ts';
import { useLanguage, useText } from '#renderer/i18n/use-text.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import type { WindowModel } from '#renderer/model/window-model.ts';
import { EmptyState, FileDrop, Icon, Table, useModel, usePlan, type TableColumn } from '#renderer/ui/index.ts';
import { ImportScreen } from './import-screen.tsx';
import { useHistoryTotals, type HistoryYear } from './use-history-totals.ts';

export interface HistoryTabProps {
  readonly model: WindowModel;
  readonly session: PlanSession;
}

export function HistoryTab({ model, session }: HistoryTabProps) {
  const t = useText();
  const { years } = usePlan(session);
  const arriving = useModel(model.state, (state) => state.historyImport);
  if (arriving !== null) return <ImportScreen model={model} session={session} arriving={arriving} />;
  return (
    <div className="prepare-page">
      <section className="prepare-main">
        {years.length === 0 ? (
          <EmptyState icon="prepare" title={t(($) => $.prepare.history.empty)}>
            {t(($) => $.prepare.history.emptyText)}
          </EmptyState>
        ) : (
          <Years model={model} session={session} />
        )}
      </section>
      <section className="stack prepare-aside" aria-label={t(($) => $.prepare.history.bring)}>
        <h2>{t(($) => $.prepare.history.bring)}</h2>
        <p className="soft">{t(($) => $.prepare.history.bringText)}</p>
        <FileDrop
          label={t(($) => $.prepare.history.file)}
          accepts={['.csv', '.tsv', '.txt', 'text/csv']}
          onFiles={([file]) => {
            if (file !== undefined) model.takeHistoryFile(fileSource(file));
          }}
        >
          {t(($) => $.start.form.orDrop)}
        </FileDrop>
      </section>
    </div>
  );
}

function Years({ model, session }: HistoryTabProps) {
  const t = useText();
  const language = useLanguage();
  const { header, years } = usePlan(session);
  const totals = useHistoryTotals(model, session, years);
  const total = (year: HistoryYear, measure: MeasureId): ReactNode => {
    if (!year.measures.includes(measure)) return '–';
    const known = totals.get(year);
    if (known === undefined) return <Present text={t(($) => $.prepare.history.present)} />;
    const value = known[measure];
    const scale = measureScale(measure, header.scale);
    return value === null ? '–' : formatAmount(value, { language, scale, decimals: 0 });
  };
  const columns: readonly TableColumn<HistoryYear>[] = [
    { id: 'year', label: t(($) => $.start.year), heads: true, cell: (year) => String(year.year) },
    { id: 'kind', label: t(($) => $.prepare.history.kind), cell: (year) => t(($) => $.prepare.kinds[year.kind]) },
    ...measureIds.map((measure): TableColumn<HistoryYear> => ({
      id: measure,
      label:
        measure === 'units'
          ? t(($) => $.prepare.measures.units)
          : `${t(($) => $.prepare.measures[measure])}, ${header.currency}`,
      align: 'right',
      cell: (year) => total(year, measure),
    })),
  ];
  return (
    <Table
      caption={t(($) => $.prepare.history.title)}
      columns={columns}
      rows={years.toSorted((left, right) => right.year - left.year)}
      rowId={(year) => `${year.year} ${year.kind}`}
    />
  );
}

/** History that is there and whose total is on its way. */
function Present({ text }: { readonly text: string }) {
  return (
    <span className="faint">
      <Icon name="check" size={12} />
      <span className="unseen">{text}</span>
    </span>
  );
}
