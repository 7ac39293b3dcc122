/** Every method of spreading on the worked cases of the field (§3.1, §3.5) and of methods §1. */
import { describe, expect, it } from 'vitest';
import {
  clear,
  equal,
  equalIncrement,
  growth,
  like,
  likePercent,
  meetWanted,
  percentChange,
  proportional,
  repeat,
  straightLine,
  sumWanted,
  type SpreadMode,
  type Wanted,
} from '#shared/domain/spread/methods.ts';

const cells = (...amounts: number[]): Float64Array => Float64Array.from(amounts);

/** What a method makes of standing numbers; its parts always sum to what it wanted. */
function made(
  standing: Float64Array,
  method: (standing: Float64Array) => Wanted,
  maximum?: readonly number[],
): number[] {
  const wanted = method(standing);
  const outcome = meetWanted(wanted, standing, 0, maximum);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.shortage));
  expect(outcome.values.reduce((sum, amount) => sum + amount, 0)).toBe(sumWanted(wanted, standing));
  return [...outcome.values];
}

const valued =
  (method: (standing: Float64Array, value: number, mode: SpreadMode) => Wanted, value: number, mode: SpreadMode) =>
  (standing: Float64Array): Wanted =>
    method(standing, value, mode);

const equalParts = (standing: Float64Array, value: number, mode: SpreadMode): Wanted =>
  equal(standing.length, value, mode);

describe('proportional', () => {
  it('splits 100 over 175 and 50, and zeros stay zero (77.78, 22.22)', () => {
    expect(made(cells(17_500, 5_000, 0), valued(proportional, 10_000, 'replace'))).toEqual([7_778, 2_222, 0]);
  });
  it('splits evenly where nothing stands: 12,000 over three zeros', () => {
    expect(made(cells(0, 0, 0), valued(proportional, 12_000, 'replace'))).toEqual([4_000, 4_000, 4_000]);
  });
  it('adds in proportion', () => {
    expect(made(cells(30, 10), valued(proportional, 4, 'add'))).toEqual([33, 11]);
  });
  it('keeps whole units: 26 over 25, 25 and 50 gives 7, 6, 13', () => {
    expect(made(cells(25, 25, 50), valued(proportional, 26, 'replace'))).toEqual([7, 6, 13]);
  });
});

describe('equal parts', () => {
  it('are new ÷ count, rounded to whole numbers that sum exactly', () => {
    expect(made(cells(5, 0, 90), valued(equalParts, 100, 'replace'))).toEqual([34, 33, 33]);
  });
  it('are put on top of what stands when added', () => {
    expect(made(cells(5, 0, 90), valued(equalParts, 30, 'add'))).toEqual([15, 10, 100]);
  });
  it('increment old + (new − old) ÷ count', () => {
    expect(made(cells(10, 20, 30), valued(equalIncrement, 90, 'replace'))).toEqual([20, 30, 40]);
    expect(made(cells(10, 20, 30), valued(equalIncrement, 30, 'add'))).toEqual([20, 30, 40]);
  });
  it('never go below zero: what a cell cannot give the others do', () => {
    expect(made(cells(1, 20, 30), valued(equalIncrement, 21, 'replace'))).toEqual([0, 6, 15]);
  });
});

describe('repeat and clear', () => {
  it('write the number into every cell, or on top of it', () => {
    expect(made(cells(1, 0, 7), valued(repeat, 9, 'replace'))).toEqual([9, 9, 9]);
    expect(made(cells(1, 0, 7), valued(repeat, 9, 'add'))).toEqual([10, 9, 16]);
  });
  it('hand on what a maximum takes: the sum stays', () => {
    expect(made(cells(1, 0, 7), valued(repeat, 100, 'replace'), [50, Infinity, Infinity])).toEqual([50, 125, 125]);
  });
  it('leave nothing', () => {
    expect(made(cells(1, 0, 7), clear)).toEqual([0, 0, 0]);
  });
});

describe('percent change', () => {
  it('rounds the sum once and keeps each cell within one quantum', () => {
    expect(made(cells(10, 10, 10), (standing) => percentChange(standing, 50_000))).toEqual([11, 11, 10]);
    expect(made(cells(200, 0, 100), (standing) => percentChange(standing, -100_000))).toEqual([180, 0, 90]);
  });
});

describe('like another shape', () => {
  it('follows reference ÷ reference total: 10, 20, 70 and 400 give 40, 80, 280', () => {
    expect(made(cells(1, 1, 1), () => like(cells(10, 20, 70), 400, 'replace'))).toEqual([40, 80, 280]);
  });
  it('spreads the increment alone by the other shape when added', () => {
    expect(made(cells(5, 5, 5), () => like(cells(10, 20, 70), 100, 'add'))).toEqual([15, 25, 75]);
  });
  it('takes a percentage: the reference changed for replace, that part of it on top for add', () => {
    expect(made(cells(5, 5), () => likePercent(cells(100, 200), 40_000, 'replace'))).toEqual([104, 208]);
    expect(made(cells(5, 5), () => likePercent(cells(100, 200), 40_000, 'add'))).toEqual([9, 13]);
  });
});

describe('along time', () => {
  it('grows from the start by a rate a step, each month rounded on its own', () => {
    expect(made(cells(0, 0, 0), (standing) => growth(standing, 1_000, 100_000, 'replace'))).toEqual([
      1_000, 1_100, 1_210,
    ]);
    // 15, 22.5, 33.75: nothing rounded is grown again.
    expect(made(cells(0, 0, 0), (standing) => growth(standing, 15, 500_000, 'replace'))).toEqual([15, 23, 34]);
  });
  it('runs straight from start to end', () => {
    expect(made(cells(0, 0, 0, 0, 0), (standing) => straightLine(standing, 100, 200, 'replace'))).toEqual([
      100, 125, 150, 175, 200,
    ]);
    expect(made(cells(0, 0, 0), (standing) => straightLine(standing, 5, 0, 'replace'))).toEqual([5, 3, 0]);
    expect(made(cells(3), (standing) => straightLine(standing, 5, 9, 'add'))).toEqual([8]);
  });
});

describe('bounds', () => {
  it('are met by water-filling: 5, 3, 2 with two caps of 300 and 1000 gives 300, 300, 400', () => {
    expect(made(cells(5, 3, 2), valued(proportional, 1000, 'replace'), [300, 300, Infinity])).toEqual([300, 300, 400]);
  });
  it('refuse what has no place and name it', () => {
    const outcome = meetWanted(repeat(cells(0, 0), 10, 'replace'), cells(0, 0), 0, [5, 5]);
    expect(outcome).toEqual({ ok: false, shortage: { kind: 'spread-too-high', least: 0, most: 10, short: 10 } });
  });
});
