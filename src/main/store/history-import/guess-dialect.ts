/**
 * Weighs the evidence in sample cells: is the decimal mark a point or a comma, do dates begin with the day or the month?
 * Where no cell decides, the answer says so. Callers: detect.
 */
import type { DecimalMark } from './mapping.ts';
import { parsePeriod, type DateOrder } from './period-text.ts';

/** The part of a column's cells that may be faulty without hiding what the column is, when its name does not say it. */
export const tolerated = 1 / 5;

/** Whether the cells that are not empty read as months, in one order of day and month or the other; a few need not. */
export function isPeriodColumn(cells: readonly string[]): boolean {
  const texts = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const reads = (order: DateOrder): boolean =>
    partOf(texts, (text) => parsePeriod(text, order) !== null) >= 1 - tolerated;
  return texts.length > 0 && (reads('dmy') || reads('mdy') || reads('ymd'));
}

/** The part of some texts that `fits`, 0…1; 1 when there are none. */
export function partOf(texts: readonly string[], fits: (text: string) => boolean): number {
  return texts.length === 0 ? 1 : texts.filter(fits).length / texts.length;
}

/**
 * The decimal mark. A mark that is followed by other than three digits, or comes after the other mark, is decimal; one
 * that is repeated groups. "1,234" alone decides nothing.
 */
export function guessDecimal(
  cells: readonly string[],
  delimiter: string,
): { readonly mark: DecimalMark; readonly certain: boolean } {
  let points = 0;
  let commas = 0;
  let open = 0;
  for (const cell of cells) {
    if (!/^[^A-Za-z]*\d[^A-Za-z]*$/.test(cell)) continue;
    const mark = decimalOf(cell);
    if (mark === '.') points += 1;
    else if (mark === ',') commas += 1;
    else if (mark === 'open') open += 1;
  }
  if (points !== commas) return { mark: points > commas ? '.' : ',', certain: points === 0 || commas === 0 };
  return { mark: delimiter === ';' ? ',' : '.', certain: open === 0 && points === 0 };
}

function decimalOf(cell: string): DecimalMark | 'open' | null {
  const marks = Array.from(cell).filter((sign) => sign === '.' || sign === ',');
  const last = marks.at(-1);
  if (last === undefined) return null;
  const other = last === '.' ? ',' : '.';
  const lastCount = marks.filter((mark) => mark === last).length;
  if (lastCount > 1) return marks.length === lastCount ? other : null;
  if (marks.length > 1) return last;
  const [before = '', after = ''] = cell.split(last).map((part) => part.replace(/\D/g, ''));
  return after.length === 3 && before.length <= 3 && before !== '0' && before !== '' ? 'open' : last;
}

/**
 * The order of day, month and year in all-numeric dates. A part above 12 is a day; failing that, the part that is always 1
 * while the other changes is the day, since months are often dated by their first day.
 */
export function guessDateOrder(
  cells: readonly string[],
  dayFirst: boolean,
): { readonly order: DateOrder; readonly certain: boolean } {
  const dates = cells.flatMap((cell) => {
    const match = /^\s*(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?!\d)/.exec(cell);
    return match === null ? [] : [{ first: Number(match[1]), second: Number(match[2]), third: match[3] ?? '' }];
  });
  const usual = dayFirst ? 'dmy' : 'mdy';
  if (dates.length === 0) return { order: usual, certain: true };
  const firstIsDay = dates.some((date) => date.first > 12);
  const secondIsDay = dates.some((date) => date.second > 12);
  if (firstIsDay && !secondIsDay) {
    const short = dates.every((date) => date.third.length === 2);
    const yearFirst = short && dates.some((date) => date.first > 31);
    return {
      order: yearFirst ? 'ymd' : 'dmy',
      certain: yearFirst || !short || dates.some((date) => Number(date.third) > 31),
    };
  }
  if (secondIsDay && !firstIsDay) return { order: 'mdy', certain: true };
  const firsts = new Set(dates.map((date) => date.first));
  const seconds = new Set(dates.map((date) => date.second));
  if (firsts.size === 1 && firsts.has(1) && seconds.size > 1) return { order: 'dmy', certain: false };
  if (seconds.size === 1 && seconds.has(1) && firsts.size > 1) return { order: 'mdy', certain: false };
  return { order: usual, certain: false };
}
