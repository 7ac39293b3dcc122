import { describe, expect, it } from 'vitest';
import { yearColumn } from '#shared/domain/cube/leaf-numbers.ts';
import { totalAt } from '#shared/domain/cube/series-totals.ts';
import { TotalRows } from '#shared/domain/cube/total-rows.ts';
import { allMonths } from '#shared/domain/cube/touched.ts';
import { totalsList } from '../../fixtures/snapshot-totals.ts';

/** A root, a unit with two leaves, a leaf beside it. */
const parent = Int32Array.from([-1, 0, 1, 1, 0]);
const [early, late, foreign] = [4, 2, 7];
const months = Float64Array.from({ length: 12 }, (_, month) => 10 ** (month % 3));

function rows(): TotalRows {
  const made = new TotalRows((1 << early) | (1 << late));
  made.begin(parent, 1 << early);
  made.write(2, early, months, 0);
  made.write(4, early, months, 0);
  made.addUp();
  return made;
}

const listed = (made: TotalRows, slot: number): readonly number[] => totalsList(made.series(slot), parent.length);

describe('the totals of several series in one array', () => {
  it('stay as they are when another series begins', () => {
    const made = rows();
    const before = listed(made, early);
    made.hold(1 << late);
    expect(listed(made, early)).toEqual(before);
    made.setMonths(3, late, months, 0, allMonths);
    expect(listed(made, early)).toEqual(before);
    const begun = made.series(late);
    expect(begun && [0, 1, 2, 3, 4].map((node) => totalAt(begun, node, yearColumn))).toEqual([444, 444, 0, 444, 0]);
  });

  it('have room for no series that is not theirs', () => {
    const made = rows();
    made.hold(1 << foreign);
    made.setMonths(3, foreign, months, 0, allMonths);
    expect(made.series(foreign)).toBeNull();
    expect(listed(made, early)).toEqual(listed(rows(), early));
  });

  it('keep room while a tree keeps its size, and only then', () => {
    const made = rows();
    made.begin(Int32Array.from(parent), 1 << late);
    expect(new Set(listed(made, early))).toEqual(new Set([0]));
    made.begin(Int32Array.from([-1, 0]), 1 << late);
    expect(made.series(early)).toBeNull();
  });
});
