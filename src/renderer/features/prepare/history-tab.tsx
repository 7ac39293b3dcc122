/** The history of the plan: which years it has with their totals, and the way to bring in more. Callers: prepare screen. */
import { useEffect, useState } from 'react';
import { measureIds, type MeasureId } from '#shared/domain/plan/entities.ts';
import { measureScale } from '#shared/domain/quantity/measure-scale.ts';
import type { PlanView } from '#shared/contract/views.ts';
import { fileSource } from '#renderer/boot/file-source.ts';
import { formatAmount } from '#renderer/i18n/format.ts';
import { useLanguage, useText } from '#renderer/i18n/use-text.ts';
import type { PlanSession } from '#renderer/model/plan-session.ts';
import type { WindowModel } from '#renderer/model/window-model.ts';
import { EmptyState, FileDrop, Icon, Table, useModel, usePlan, type TableColumn } from '#renderer/ui/index.ts';
import { ImportScreen } from './import-screen.tsx';

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
          <Years session={session} years={years} />
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

type Year = PlanView['years'][number];

function Years({ session, years }: { readonly session: PlanSession; readonly years: readonly Year[] }) {
  const t = useText();
  const language = useLanguage();
  const { header } = usePlan(session);
  const loaded = useLoadedMeasures(session);
  const total = (year: Year, measure: MeasureId): string | null => {
    if (year.kind !== 'actual' || !loaded.includes(measure)) return null;
    const value = session.replica.table(measure)?.readHistory(year.year, 0) ?? null;
    return value === null
      ? null
      : formatAmount(value, { language, scale: measureScale(measure, header.scale), decimals: 0 });
  };
  const columns: readonly TableColumn<Year>[] = [
    { id: 'year', label: t(($) => $.start.year), heads: true, cell: (year) => String(year.year) },
    { id: 'kind', label: t(($) => $.prepare.history.kind), cell: (year) => t(($) => $.prepare.kinds[year.kind]) },
    ...measureIds.map((measure): TableColumn<Year> => ({
      id: measure,
      label:
        measure === 'units'
          ? t(($) => $.prepare.measures.units)
          : `${t(($) => $.prepare.measures[measure])}, ${header.currency}`,
      align: 'right',
      cell: (year) =>
        year.measures.includes(measure) ? (total(year, measure) ?? present(t(($) => $.prepare.history.present))) : '–',
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

/** History that is there without its total being at hand. */
function present(text: string) {
  return (
    <span className="faint">
      <Icon name="check" size={12} />
      <span className="unseen">{text}</span>
    </span>
  );
}

/** The measures whose numbers have arrived; asks for those that have not. */
function useLoadedMeasures(session: PlanSession): readonly MeasureId[] {
  const [, setLoaded] = useState(0);
  useEffect(() => {
    for (const measure of measureIds) {
      session.loadMeasure(measure).then(
        () => setLoaded((count) => count + 1),
        // Without a connection the totals stay out; they come with the next look.
        () => undefined,
      );
    }
  }, [session]);
  return useModel(session.state, () => measureIds.filter((measure) => session.replica.table(measure) !== undefined));
}
