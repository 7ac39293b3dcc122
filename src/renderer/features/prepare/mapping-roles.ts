/** What a column can mean, and how choosing a meaning changes the mapping. Pure. Callers: import columns. */
import { measureIds, type MeasureId } from '#shared/domain/plan/entities.ts';
import type { MappingDraft } from '#renderer/model/history-import.ts';

export const columnRoles = ['none', 'period', 'unit', 'line', ...measureIds] as const;
export type ColumnRole = (typeof columnRoles)[number];

/** Whether the months stand in columns of their own. */
export function hasMonthColumns(draft: MappingDraft): boolean {
  return draft.period !== null && typeof draft.period !== 'string';
}

/** What a column means at the moment. */
export function roleOf(draft: MappingDraft, column: string): ColumnRole {
  const { period, unit, line, measures } = draft;
  if (unit === column) return 'unit';
  if (line === column) return 'line';
  if (typeof period === 'string' ? period === column : period?.includes(column) === true) return 'period';
  if (hasMonthColumns(draft)) return 'none';
  return measureIds.find((measure) => measures[measure] === column) ?? 'none';
}

/** The change that gives a column a meaning; another column loses it, except that many columns can be months. */
export function giveRole(draft: MappingDraft, column: string, role: ColumnRole): Partial<MappingDraft> {
  const { period, unit, line, measures } = draft;
  const months = typeof period === 'string' || period === null ? null : period.filter((name) => name !== column);
  const others = withoutColumn(measures, hasMonthColumns(draft) ? null : column);
  return {
    unit: role === 'unit' ? column : unit === column ? null : unit,
    line: role === 'line' ? column : line === column ? null : line,
    period:
      role === 'period'
        ? months === null
          ? column
          : [...months, column]
        : months !== null
          ? months
          : period === column
            ? null
            : period,
    measures: isMeasure(role) ? { ...others, [role]: column } : others,
  };
}

/** The change between “the month is a column” and “each month has a column”. */
export function changeLayout(
  draft: MappingDraft,
  columns: readonly string[],
  layout: 'rows' | 'columns',
): Partial<MappingDraft> {
  if (layout === 'rows') return { period: null, measures: {} };
  const taken = new Set([draft.unit, draft.line]);
  const months = columns.filter((column) => !taken.has(column) && looksLikeMonth(column));
  return { period: months, measures: { revenue: '*' }, measure: null, value: null };
}

function looksLikeMonth(column: string): boolean {
  return /\d{4}|^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic)/i.test(column);
}

function withoutColumn(measures: MappingDraft['measures'], column: string | null): MappingDraft['measures'] {
  return Object.fromEntries(Object.entries(measures).filter(([, mapped]) => mapped !== column));
}

function isMeasure(role: ColumnRole): role is MeasureId {
  return measureIds.some((measure) => measure === role);
}
