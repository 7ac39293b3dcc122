/** How the file as a whole is read: kind of history, layout, decimal sign, order of dates. Callers: import screen. */
import { factKinds, measureIds } from '#shared/domain/plan/entities.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import type { HistoryShape, MappingDraft } from '#renderer/model/history-import.ts';
import { Select } from '#renderer/ui/index.ts';
import type { ImportColumnsProps } from './import-columns.tsx';
import { changeLayout, hasMonthColumns } from './mapping-roles.ts';

const dateOrders = ['ymd', 'dmy', 'mdy'] as const;
const decimals = [
  { id: '.', label: '1,234.56' },
  { id: ',', label: '1.234,56' },
] as const;

/** Whether the dates of the file could be read in more than one order; 2013-12-31 and “Dec 2013” cannot. */
function isOrderOpen(shape: HistoryShape, { period }: MappingDraft): boolean {
  const open = /^\s*\d{1,2}[./-]\d{1,2}[./-]\d{2,4}/;
  const texts = typeof period === 'string' ? shape.sample.map((row) => row[shape.columns.indexOf(period)]) : period;
  return texts?.some((text) => open.test(text ?? '')) === true;
}

export function ImportMapping({ arriving, shape, draft }: ImportColumnsProps) {
  const t = useText();
  const inColumns = hasMonthColumns(draft);
  const measure = measureIds.find((id) => draft.measures[id] !== undefined) ?? 'revenue';
  return (
    <div className="import-reading">
      <Select
        label={t(($) => $.prepare.import.kind)}
        options={factKinds.map((id) => ({ id, label: t(($) => $.prepare.kinds[id]) }))}
        value={draft.kind}
        onChange={(kind) => arriving.change({ kind })}
      />
      <Select
        label={t(($) => $.prepare.import.layout)}
        options={[
          { id: 'rows', label: t(($) => $.prepare.import.layouts.rows) },
          { id: 'columns', label: t(($) => $.prepare.import.layouts.columns) },
        ]}
        value={inColumns ? 'columns' : 'rows'}
        onChange={(layout) => arriving.change(changeLayout(draft, shape.columns, layout))}
      />
      {inColumns && draft.measure === null ? (
        <Select
          label={t(($) => $.prepare.import.measure)}
          options={measureIds.map((id) => ({ id, label: t(($) => $.prepare.measures[id]) }))}
          value={measure}
          onChange={(id) => arriving.change({ measures: { [id]: '*' } })}
        />
      ) : null}
      <Select
        label={t(($) => $.prepare.import.decimal)}
        options={decimals}
        value={draft.decimal}
        onChange={(decimal) => arriving.change({ decimal })}
      />
      {isOrderOpen(shape, draft) ? (
        <Select
          label={t(($) => $.prepare.import.dates)}
          options={dateOrders.map((id) => ({ id, label: t(($) => $.prepare.import.dateOrders[id]) }))}
          value={draft.dateOrder}
          onChange={(dateOrder) => arriving.change({ dateOrder })}
        />
      ) : null}
    </div>
  );
}
