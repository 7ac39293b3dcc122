/**
 * Blocks of cells as clipboard text, in the dialect that Excel, LibreOffice and Numbers share: tabs between cells, line
 * ends between rows, quotes around cells that contain either. Pure. Callers: the grid's copy and paste.
 */

/** The text of a block; rows end with CRLF as Excel writes them, the last one too. */
export function formatClipboard(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.map(quoted).join('\t')}\r\n`).join('');
}

function quoted(cell: string): string {
  return /["\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/**
 * The block in a clipboard text: cells as raw text, all rows as long as the longest. One line end at the very end is
 * part of the dialect and makes no row; an empty text is a block of one empty cell. A quote opens a quoted cell only at
 * its start; inside, a doubled quote is a quote.
 */
export function parseClipboard(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let place = 0;
  for (;;) {
    const cell = text[place] === '"' ? quotedCell(text, place) : plainCell(text, place);
    row.push(cell.value);
    place = cell.end;
    if (text[place] === '\t') {
      place += 1;
      continue;
    }
    rows.push(row);
    row = [];
    if (place >= text.length) break;
    place += text.startsWith('\r\n', place) ? 2 : 1;
    if (place >= text.length) break;
  }
  const width = Math.max(...rows.map((cells) => cells.length));
  return rows.map((cells) => [...cells, ...Array<string>(width - cells.length).fill('')]);
}

interface Cell {
  readonly value: string;
  readonly end: number;
}

function plainCell(text: string, start: number): Cell {
  let end = start;
  while (end < text.length && !isSeparator(text[end])) end += 1;
  return { value: text.slice(start, end), end };
}

function quotedCell(text: string, start: number): Cell {
  let value = '';
  let place = start + 1;
  while (place < text.length) {
    if (text[place] !== '"') value += text[place];
    else if (text[place + 1] === '"') {
      value += '"';
      place += 1;
    } else break;
    place += 1;
  }
  // A quote without its end, or with more text behind it, was never a quoted cell: take it as it stands.
  const end = place + 1;
  const closed = text[place] === '"' && (end >= text.length || isSeparator(text[end]));
  return closed ? { value, end } : plainCell(text, start);
}

function isSeparator(sign: string | undefined): boolean {
  return sign === '\t' || sign === '\n' || sign === '\r';
}
