/**
 * The fiscal calendar: which calendar month a period is, how months form quarters, how many weeks a period has.
 *
 * Periods are 1…12 in the order of the fiscal year. A fiscal year is named by the calendar year in which it ends, so for
 * a start in January it is the calendar year itself. Callers: import, window, review table.
 */
import type { PeriodRange, PlanHeader, WeekPattern } from './entities.ts';

export const wholeYear: PeriodRange = { first: 1, last: 12 };

export interface CalendarMonth {
  readonly year: number;
  /** 1…12 */
  readonly month: number;
}

/** The calendar month of a period of a fiscal year. */
export function calendarMonthOf(header: Pick<PlanHeader, 'startMonth'>, year: number, period: number): CalendarMonth {
  const month = ((header.startMonth - 1 + period - 1) % 12) + 1;
  const startsBefore = header.startMonth > 1 && month >= header.startMonth;
  return { year: startsBefore ? year - 1 : year, month };
}

/** The fiscal year and period of a calendar month. */
export function fiscalPeriodOf(
  header: Pick<PlanHeader, 'startMonth'>,
  { year, month }: CalendarMonth,
): { readonly year: number; readonly period: number } {
  const period = ((month - header.startMonth + 12) % 12) + 1;
  return { year: header.startMonth > 1 && month >= header.startMonth ? year + 1 : year, period };
}

/** The four quarters as ranges of periods; every week pattern keeps three periods a quarter. */
export const quarters: readonly PeriodRange[] = [1, 4, 7, 10].map((first) => ({ first, last: first + 2 }));

/** The weeks of a period in a retail pattern; null for calendar months, which are not made of whole weeks. */
export function weeksInPeriod(pattern: WeekPattern, period: number): number | null {
  if (pattern === 'calendar') return null;
  return Number(pattern.split('-')[(period - 1) % 3]);
}

/** Whether a range is the whole year. */
export function isWholeYear(range: PeriodRange): boolean {
  return range.first === 1 && range.last === 12;
}
