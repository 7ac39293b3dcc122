/**
 * Reads the month out of a cell or a column name: 2013-01, 2013-01-31, 31/01/2013, 201301, Jan 2013, ene-13 …
 *
 * The answer is a calendar month as one integer, year × 12 + month − 1. What is not surely a month of the years 1900 to
 * 2199 is null, never a guess; only the order of day and month in an all-numeric date comes from outside.
 * Callers: mapping, detect, import.
 */
/** The order of the parts of a date that is not written year first. */
export type DateOrder = 'ymd' | 'dmy' | 'mdy';

const monthNames: readonly (readonly string[])[] = [
  ['jan', 'january', 'ene', 'enero'],
  ['feb', 'february', 'febrero'],
  ['mar', 'march', 'marzo'],
  ['apr', 'april', 'abr', 'abril'],
  ['may', 'mayo'],
  ['jun', 'june', 'junio'],
  ['jul', 'july', 'julio'],
  ['aug', 'august', 'ago', 'agosto'],
  ['sep', 'sept', 'september', 'septiembre', 'set', 'setiembre'],
  ['oct', 'october', 'octubre'],
  ['nov', 'november', 'noviembre'],
  ['dec', 'december', 'dic', 'diciembre'],
];
const monthOfName: ReadonlyMap<string, number> = new Map(
  monthNames.flatMap((names, index) => names.map((name): [string, number] => [name, index + 1])),
);
const timeOfDay = /[t\s]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*(am|pm|a\. ?m\.|p\. ?m\.|z|[+-]\d{2}:?\d{2})?$/;

/** The calendar month of a text as year × 12 + month − 1, or null. */
export function parsePeriod(cell: string, dateOrder: DateOrder): number | null {
  const text = cell.trim().toLowerCase().replace(timeOfDay, '');
  const yearMonth = /^(\d{4})(?:(\d{2})|[-/. ]?m(\d{1,2})|[-/. ](\d{1,2}))$/.exec(text);
  if (yearMonth !== null) return monthKey(yearMonth[1], yearMonth[2] ?? yearMonth[3] ?? yearMonth[4]);
  const yearMonthDay = /^(\d{4})(?:(\d{2})(\d{2})|([-/. ])(\d{1,2})\4(\d{1,2}))$/.exec(text);
  if (yearMonthDay !== null) {
    return monthKey(yearMonthDay[1], yearMonthDay[2] ?? yearMonthDay[5], yearMonthDay[3] ?? yearMonthDay[6]);
  }
  const monthYear = /^(\d{1,2})[-/. ](\d{4})$/.exec(text);
  if (monthYear !== null) return monthKey(monthYear[2], monthYear[1]);
  const threeParts = /^(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})$/.exec(text);
  if (threeParts !== null) return fromParts(threeParts[1], threeParts[3], threeParts[4], dateOrder);
  return fromNamedMonth(text);
}

function fromParts(
  first: string | undefined,
  second: string | undefined,
  third: string | undefined,
  dateOrder: DateOrder,
): number | null {
  if (dateOrder === 'dmy') return monthKey(fullYear(third), second, first);
  if (dateOrder === 'mdy') return monthKey(fullYear(third), first, second);
  return third?.length === 2 ? monthKey(fullYear(first), second, third) : null;
}

function fromNamedMonth(text: string): number | null {
  const words = text.split(/[\s\-/.,'’]+/).filter((word) => word !== '' && word !== 'de' && word !== 'del');
  const names = words.filter((word) => monthOfName.has(word));
  const numbers = words.filter((word) => /^(\d{1,2}|\d{4})$/.test(word));
  if (names.length !== 1 || names.length + numbers.length !== words.length) return null;
  const month = String(monthOfName.get(names[0] ?? ''));
  const [first, second] = numbers;
  if (numbers.length === 1) return monthKey(fullYear(first), month);
  if (numbers.length !== 2) return null;
  const yearFirst = first?.length === 4;
  if (yearFirst && second?.length === 4) return null;
  return yearFirst ? monthKey(first, month, second) : monthKey(fullYear(second), month, first);
}

/** Two digits are a year from 1970 to 2069. */
function fullYear(digits: string | undefined): string | undefined {
  if (digits?.length !== 2) return digits?.length === 4 ? digits : undefined;
  return (Number(digits) < 70 ? '20' : '19') + digits;
}

function monthKey(yearDigits: string | undefined, monthDigits: string | undefined, dayDigits = '1'): number | null {
  if (yearDigits === undefined || monthDigits === undefined) return null;
  const year = Number(yearDigits);
  const month = Number(monthDigits);
  const day = Number(dayDigits);
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1) return null;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 ? (leap ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return day > days ? null : year * 12 + month - 1;
}
