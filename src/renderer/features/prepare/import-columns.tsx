/** The first rows of the file, and above each column what it means. Callers: import screen. */
import { useText } from '#renderer/i18n/use-text.ts';
import type { HistoryImport, HistoryShape, MappingDraft } from '#renderer/model/history-import.ts';
import { Select } from '#renderer/ui/index.ts';
import { columnRoles, giveRole, hasMonthColumns, roleOf } from './mapping-roles.ts';

export interface ImportColumnsProps {
  readonly arriving: HistoryImport;
  readonly shape: HistoryShape;
  readonly draft: MappingDraft;
}

/** Rows that are enough to recognise a column, and fill a large screen. */
const shownRows = 40;

export function ImportColumns({ arriving, shape, draft }: ImportColumnsProps) {
  const t = useText();
  const roles = hasMonthColumns(draft) ? (['none', 'period', 'unit', 'line'] as const) : columnRoles;
  return (
    <div className="import-columns">
      <table className="table">
        <caption className="unseen">{t(($) => $.prepare.import.columns)}</caption>
        <thead>
          <tr>
            {shape.columns.map((column) => (
              <th key={column} scope="col">
                <span className="import-column">{column}</span>
                <Select
                  label={t(($) => $.prepare.import.meaning, { column })}
                  labelHidden
                  options={roles.map((id) => ({ id, label: t(($) => $.prepare.import.roles[id]) }))}
                  value={roleOf(draft, column)}
                  onChange={(role) => arriving.change(giveRole(draft, column, role))}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shape.sample.slice(0, shownRows).map((row, index) => (
            // Rows of a file have no other name than their place.
            <tr key={`${index}`}>
              {shape.columns.map((column, place) => (
                <td key={column} className={roleOf(draft, column) === 'none' ? 'faint' : undefined}>
                  {row[place]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
