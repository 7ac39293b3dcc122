import { describe, expect, it } from 'vitest';
import { sameView, summarize, summaryLimit } from '#renderer/grid/cell-view.ts';
import type { CellView } from '#renderer/grid/grid-types.ts';

const view = (number: number | null): CellView => ({ text: String(number), number, tone: 'plain' });
const money = { id: 'offer', sums: 'money' };

describe('summarize', () => {
  it('counts cells and numbers, and adds up numbers of one kind', () => {
    const numbers: Record<string, number | null> = { one: 10, two: 30, three: null };
    expect(summarize(['one', 'two', 'three'], [money], (row) => view(numbers[row] ?? null))).toEqual({
      cells: 3,
      numbers: 2,
      sum: 40,
      average: 20,
      sums: 'money',
    });
  });

  it('refuses to add different kinds, ratios, or what would not be exact', () => {
    const five = (): CellView => view(5);
    expect(summarize(['one'], [money, { id: 'count', sums: 'pieces' }], five).sum).toBeNull();
    expect(summarize(['one'], [{ id: 'growth' }], five).sum).toBeNull();
    expect(summarize(['one', 'two'], [money], () => view(Number.MAX_SAFE_INTEGER)).sum).toBeNull();
  });

  it('only counts the cells of a very large block', () => {
    const rows = Array.from({ length: summaryLimit + 1 }, (_, place) => String(place));
    expect(summarize(rows, [money], () => view(1))).toMatchObject({ cells: rows.length, sum: null });
  });
});

describe('sameView', () => {
  it('sees every difference that would be painted', () => {
    const plain = view(5);
    const differences: Partial<CellView>[] = [
      { text: '6' },
      { number: 6 },
      { tone: 'offer' },
      { editable: true },
      { held: true },
      { settled: true },
      { edited: true },
      { noAnswer: true },
      { faint: true },
      { bar: 0.5 },
      { chip: 'good' },
      { span: 2 },
      { note: 'why' },
    ];
    expect(sameView(plain, { ...plain })).toBe(true);
    for (const difference of differences) expect(sameView(plain, { ...plain, ...difference })).toBe(false);
  });
});
