/**
 * A table of units or lines as people keep it in a spreadsheet: columns id, parent, name in any order, a header row.
 *
 * Comma, semicolon or tab; quoted cells with doubled quotes. The name may be missing (the id serves), and so may the id
 * (the name serves). Callers: command line (`create`), window (pasting an organisation).
 */
import { done, refuse, type Outcome } from '../../base/outcome.ts';
import type { NodeInput } from '../bargain/command.ts';

const columnNames = {
  id: ['id', 'code', 'código', 'codigo'],
  parent: ['parent', 'padre', 'superior'],
  name: ['name', 'nombre'],
} as const;

/** The nodes of a table, in its order; parents may come after their children. Refused with the line of the mistake. */
export function readNodeTable(text: string): Outcome<readonly NodeInput[]> {
  const rows = splitTable(text.replace(/^\ufeff/, ''));
  const header = rows[0]?.cells.map((cell) => cell.trim().toLowerCase());
  if (header === undefined || rows.length < 2) return refuse('csv-empty');
  const column = (of: keyof typeof columnNames): number =>
    header.findIndex((title) => (columnNames[of] as readonly string[]).includes(title));
  const places = { id: column('id'), parent: column('parent'), name: column('name') };
  if (places.id < 0 && places.name < 0) return refuse('csv-no-column', { column: 'id', columns: header.join(', ') });
  const nodes: NodeInput[] = [];
  for (const { cells, line } of rows.slice(1)) {
    const cell = (place: number): string => (cells[place] ?? '').trim().normalize('NFC');
    const id = cell(places.id) || cell(places.name);
    if (id === '') return refuse('table-row-without-id', { line });
    nodes.push({ id, parent: cell(places.parent) || null, name: cell(places.name) || id });
  }
  return done(nodes);
}

interface TableRow {
  readonly cells: readonly string[];
  readonly line: number;
}

/** Cuts a text into rows of cells; blank rows are left out. */
function splitTable(text: string): readonly TableRow[] {
  const delimiter = ['\t', ';', ','].find((candidate) => (text.split('\n', 1)[0] ?? '').includes(candidate)) ?? ',';
  const rows: TableRow[] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let line = 1;
  let start = 1;
  const endRow = (): void => {
    cells.push(cell);
    if (cells.some((content) => content.trim() !== '')) rows.push({ cells, line: start });
    cells = [];
    cell = '';
    start = line + 1;
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] as string;
    if (quoted) {
      if (sign === '"' && text[at + 1] === '"') at += 1;
      else if (sign === '"') {
        quoted = false;
        continue;
      }
      cell += sign;
      if (sign === '\n') line += 1;
    } else if (sign === '"' && cell.trim() === '') {
      quoted = true;
      cell = '';
    } else if (sign === delimiter) {
      cells.push(cell);
      cell = '';
    } else if (sign === '\n') {
      endRow();
      line += 1;
    } else if (sign !== '\r') cell += sign;
  }
  if (cell !== '' || cells.length > 0) endRow();
  return rows;
}
