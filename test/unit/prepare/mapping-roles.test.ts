/** Giving the columns of a history file their meaning. */
import { describe, expect, it } from 'vitest';
import { changeLayout, giveRole, hasMonthColumns, roleOf } from '#renderer/features/prepare/mapping-roles.ts';
import type { MappingDraft } from '#renderer/model/history-import.ts';

const draft: MappingDraft = {
  kind: 'actual',
  period: 'month',
  unit: 'rep',
  line: 'product',
  measures: { revenue: 'sales' },
  measure: null,
  value: null,
  header: true,
  delimiter: ',',
  decimal: '.',
  dateOrder: 'ymd',
  encoding: null,
};

describe('a column', () => {
  it('has one meaning, and gives up the former one', () => {
    const next = { ...draft, ...giveRole(draft, 'rep', 'line') };
    expect([next.unit, next.line]).toEqual([null, 'rep']);
    expect(roleOf(next, 'product')).toBe('none');
  });

  it('takes a measure from whatever column had it', () => {
    const next = { ...draft, ...giveRole(draft, 'net', 'revenue') };
    expect(next.measures).toEqual({ revenue: 'net' });
    expect(roleOf(next, 'sales')).toBe('none');
  });

  it('can be left out of use', () => {
    const next = { ...draft, ...giveRole({ ...draft, ...giveRole(draft, 'sales', 'none') }, 'month', 'none') };
    expect([next.period, next.measures]).toEqual([null, {}]);
  });
});

describe('months in columns', () => {
  const columns = ['rep', 'product', '2026-01', 'feb 2026', 'note'];

  it('are found by their names, for one measure', () => {
    const next = { ...draft, ...changeLayout(draft, columns, 'columns') };
    expect(next.period).toEqual(['2026-01', 'feb 2026']);
    expect(hasMonthColumns(next)).toBe(true);
    expect(columns.map((column) => roleOf(next, column))).toEqual(['unit', 'line', 'period', 'period', 'none']);
  });

  it('can be added and taken out one by one', () => {
    const months = { ...draft, ...changeLayout(draft, columns, 'columns') };
    const more = { ...months, ...giveRole(months, 'note', 'period') };
    expect(more.period).toEqual(['2026-01', 'feb 2026', 'note']);
    const fewer = { ...more, ...giveRole(more, '2026-01', 'none') };
    expect([fewer.period, fewer.measures]).toEqual([['feb 2026', 'note'], { revenue: '*' }]);
  });

  it('give way to one column again', () => {
    const months = { ...draft, ...changeLayout(draft, columns, 'columns') };
    expect(changeLayout(months, columns, 'rows')).toEqual({ period: null, measures: {} });
  });
});
