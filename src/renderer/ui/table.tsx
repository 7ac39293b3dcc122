/** A plain table for reading: semantic, dense, numbers to the right. For thousands of rows or editing use the grid. */
import type { ReactNode } from 'react';

export interface TableColumn<Row> {
  readonly id: string;
  readonly label: string;
  readonly align?: 'left' | 'right';
  /** The cells of this column name their row. */
  readonly heads?: boolean;
  readonly cell: (row: Row) => ReactNode;
}

export interface TableProps<Row> {
  /** The title, above the table or for readers only. */
  readonly caption: string;
  readonly captionHidden?: boolean;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowId: (row: Row) => string;
  readonly total?: Row;
  /** Said instead of an empty table. */
  readonly empty?: ReactNode;
}

export function Table<Row>({ caption, captionHidden, columns, rows, rowId, total, empty }: TableProps<Row>) {
  return (
    <table className="table">
      <caption className={captionHidden === true ? 'unseen' : 'table-caption'}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.id} scope="col" className={column.align === 'right' ? 'figure' : undefined}>
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.length === 0 && empty !== undefined ? (
          <tr>
            <td colSpan={columns.length} className="faint">
              {empty}
            </td>
          </tr>
        ) : null}
        {rows.map((row) => (
          <TableRow key={rowId(row)} columns={columns} row={row} />
        ))}
      </tbody>
      {total === undefined ? null : (
        <tfoot>
          <TableRow columns={columns} row={total} />
        </tfoot>
      )}
    </table>
  );
}

function TableRow<Row>({ columns, row }: { readonly columns: readonly TableColumn<Row>[]; readonly row: Row }) {
  return (
    <tr>
      {columns.map((column) => {
        const className = column.align === 'right' ? 'figure' : undefined;
        return column.heads === true ? (
          <th key={column.id} scope="row" className={className}>
            {column.cell(row)}
          </th>
        ) : (
          <td key={column.id} className={className}>
            {column.cell(row)}
          </td>
        );
      })}
    </tr>
  );
}
