/**
 * The columns of the bargaining table for the year, the quarters and the months. Pure but for texts. Caller: the table.
 *
 * Quarters and months stand behind the year, two columns each (offer and ask), with last year behind a head that opens:
 * a wide table stays readable, and the year's totals stay beside the names.
 */
import type { PeriodRange, PlanHeader } from '#shared/domain/plan/entities.ts';
import { calendarMonthOf, quarters, wholeYear } from '#shared/domain/plan/periods.ts';
import type { GridColumn } from '#renderer/grid/index.ts';
import { monthName } from '#renderer/i18n/format.ts';
import type { Language } from '#renderer/i18n/language.ts';
import type { PeriodView } from './bargain-state.ts';
import type { Text } from './bargain-text.ts';
import { columnId, type ColumnKind } from './column-meaning.ts';

export interface ColumnChoice {
  readonly view: PeriodView;
  readonly header: PlanHeader;
  readonly language: Language;
  readonly unitName: string;
  /** Characters of the widest number to be shown. */
  readonly digits: number;
  /** Show what the plan counts with, because it is not simply the offer. */
  readonly working: boolean;
  readonly measure: string;
  /** The past shows no concessions: they are counted for the plan as it stands. */
  readonly isPast: boolean;
}

/** Pixels for a number of so many characters at the table's size, with the cell's padding. */
function numberWidth(digits: number): number {
  return Math.max(54, Math.round(digits * 7.2) + 17);
}

export function bargainColumns(t: Text, choice: ColumnChoice): readonly GridColumn[] {
  return choice.view === 'year' ? yearColumns(t, choice) : periodColumns(t, choice);
}

function yearColumns(t: Text, choice: ColumnChoice): readonly GridColumn[] {
  const { header, digits, unitName, measure } = choice;
  const width = numberWidth(digits);
  const label = t(($) => $.bargain.column, { returnObjects: true });
  // Heads carry the unit: “Offer, k USD”.
  const headed = Math.max(
    width,
    Math.round((Math.max(label.offer.length, label.ask.length) + 2 + unitName.length) * 5.7) + 14,
  );
  const column = (kind: ColumnKind, rest: Omit<GridColumn, 'id'>): GridColumn => ({
    id: columnId(kind, wholeYear),
    ...rest,
  });
  const history = { width, tone: 'history' as const, sums: measure };
  return [
    column('yearBefore', { label: String(header.year - 2), ...history }),
    column('lastYear', { label: String(header.year - 1), ...history }),
    column('growth', { label: label.growth, help: label.growthHelp, width: 74 }),
    column('offer', { label: label.offer, unit: unitName, width: headed, tone: 'offer', sums: measure }),
    column('ask', { label: label.ask, unit: unitName, width: headed, tone: 'ask', sums: measure }),
    ...(choice.working
      ? [
          column('working', {
            label: label.working,
            help: label.workingHelp,
            width: Math.max(width, 72),
            sums: measure,
          }),
        ]
      : []),
    column('gap', { label: label.gap, help: label.gapHelp, width: width + 4, sums: measure }),
    column('gapRate', { label: label.gapRate, help: label.gapRateHelp, width: 96 }),
    column('status', { label: label.status, width: 146, align: 'left' }),
    ...(choice.isPast
      ? []
      : [column('closed', { label: t(($) => $.boards.closed), help: t(($) => $.boards.closedHelp), width: 106 })]),
    column('share', { label: label.share, help: label.shareHelp, width: 68 }),
    column('reason', { label: label.reason, width: 150, align: 'left', stretches: true }),
  ];
}

interface Period {
  readonly id: string;
  readonly label: string;
  readonly range: PeriodRange;
}

function periodsOf(t: Text, { view, header, language }: ColumnChoice): readonly Period[] {
  if (view === 'quarters') {
    return quarters.map((range, place) => ({
      id: `quarter ${place}`,
      label: t(($) => $.bargain.column.quarter, { quarter: place + 1 }),
      range,
    }));
  }
  return Array.from({ length: 12 }, (_, place) => ({
    id: `month ${place}`,
    label: monthName(calendarMonthOf(header, header.year, place + 1).month, language),
    range: { first: place + 1, last: place + 1 },
  }));
}

function periodColumns(t: Text, choice: ColumnChoice): readonly GridColumn[] {
  const { header, digits, measure, unitName } = choice;
  const label = t(($) => $.bargain.column, { returnObjects: true });
  // Room for a settlement over two columns and the words of an open line at the year, for the heads, for a pin or a lock
  // beside a period's offer.
  const wide = Math.max(94, numberWidth(digits) + 16, Math.round(t(($) => $.grid.noAnswer).length * 6.6) + 20);
  const narrow = Math.max(60, numberWidth(digits), Math.round(label.ask.length * 5.7) + 22);
  const marked = Math.max(74, numberWidth(digits) + 16);
  const year: Period = {
    id: 'year',
    label: `${t(($) => $.bargain.column.year, { year: header.year })}, ${unitName}`,
    range: wholeYear,
  };
  return [year, ...periodsOf(t, choice)].flatMap(({ id, label: head, range }) => {
    const whole = range === wholeYear;
    const group = { id, label: head };
    const widthOf = (kind: ColumnKind): number => (whole ? wide : kind === 'offer' ? marked : narrow);
    const column = (kind: ColumnKind, rest: Omit<GridColumn, 'id' | 'width' | 'group'>): GridColumn => ({
      id: columnId(kind, range),
      width: widthOf(kind),
      group,
      ...rest,
    });
    return [
      column('lastYear', { label: String(header.year - 1), tone: 'history', sums: measure, shown: 'open' }),
      column('offer', { label: label.offer, tone: 'offer', sums: measure }),
      column('ask', { label: label.ask, tone: 'ask', sums: measure }),
      column('gap', { label: label.gap, help: label.gapHelp, sums: measure, shown: 'open' }),
    ];
  });
}
