/** Which moves typed and pasted numbers become. */
import { describe, expect, it } from 'vitest';
import type { PeriodRange } from '#shared/domain/plan/entities.ts';
import { buildTree } from '#shared/domain/plan/tree.ts';
import { numberCommand, planBlock, type CellNumber } from '#renderer/features/bargain/number-commands.ts';
import { stateOf } from './row-state.ts';
import { groundsOf, noGrounds } from '#renderer/features/bargain/grounds.ts';

const year: PeriodRange = { first: 1, last: 12 };
const quarter: PeriodRange = { first: 1, last: 3 };
const number = (unit: string, given: Partial<CellNumber> = {}): CellNumber => ({
  unit,
  layer: 'ask',
  periods: year,
  value: 100,
  ...given,
});
const choice = { measure: 'revenue', method: 'even' } as const;

describe('a number on a row', () => {
  it('is a proposal until the unit spoke last, then a counter of the company', () => {
    const offer = number('linda', { layer: 'offer' });
    const kind = (given: Parameters<typeof stateOf>[0]): string => numberCommand(offer, stateOf(given), choice).kind;
    expect(kind({ lastSide: 'company', answered: 1 })).toBe('propose');
    expect(kind({ lastSide: null, answered: 0 })).toBe('propose');
    expect(kind({ lastSide: 'unit', answered: 0 })).toBe('propose');
    expect(numberCommand(offer, stateOf({ lastSide: 'unit', answered: 1 }), choice)).toEqual({
      kind: 'counter',
      side: 'company',
      unit: 'linda',
      measure: 'revenue',
      value: 100,
      method: 'even',
    });
  });

  it('is an ask at first, and a counter of the unit when the company spoke since', () => {
    const kind = (given: Parameters<typeof stateOf>[0]): string =>
      numberCommand(number('linda'), stateOf(given), choice).kind;
    expect(kind({ lastSide: 'company', answered: 0 })).toBe('ask');
    expect(kind({ lastSide: 'unit', answered: 1 })).toBe('ask');
    expect(kind({ lastSide: 'company', answered: 1 })).toBe('counter');
    expect(numberCommand(number('linda'), undefined, choice).kind).toBe('ask');
  });

  it('names its months unless they are the whole year, and its grounds unless they are empty', () => {
    expect(numberCommand(number('linda', { periods: quarter }), undefined, choice)).toHaveProperty('periods', quarter);
    const grounds = groundsOf({ ...noGrounds, reason: ' depot ', reasonCode: 'market' });
    expect(numberCommand(number('linda'), undefined, { ...choice, grounds })).toMatchObject({
      reason: 'depot',
      reasonCode: 'market',
    });
    expect(groundsOf({ ...noGrounds, reason: ' ', evidence: ' ' })).toEqual({});
    expect(numberCommand(number('linda'), undefined, choice)).not.toHaveProperty('periods');
  });
});

describe('a pasted block', () => {
  const built = buildTree(
    [
      ['company', null],
      ['north', 'company'],
      ['ana', 'north'],
      ['ben', 'north'],
      ['south', 'company'],
      ['eve', 'south'],
    ].map(([id, parent], order) => ({ id: id as string, parent: parent ?? null, name: String(id), order })),
    'unit',
  );
  if (!built.ok) throw new Error('the tree of this test is sound');
  const units = built.value;
  const names = (cells: readonly CellNumber[]): readonly string[] => cells.map(({ unit }) => unit);

  it('writes the deepest rows and leaves out the totals they make up', () => {
    const block = planBlock([number('company'), number('north'), number('ana'), number('ben'), number('south')], units);
    expect(names(block.written)).toEqual(['ana', 'ben', 'south']);
    expect(names(block.totals)).toEqual(['north', 'company']);
  });

  it('leaves a year out when one of its own quarters is in the block', () => {
    const block = planBlock([number('ana'), number('ana', { periods: quarter })], units);
    expect(block.written.map(({ periods }) => periods)).toEqual([quarter]);
    expect(block.totals.map(({ periods }) => periods)).toEqual([year]);
  });

  it('keeps a total beside rows of the other side, of other months and of other branches', () => {
    const cells = [
      number('north'),
      number('ana', { layer: 'offer' }),
      number('eve'),
      number('south', { periods: quarter }),
    ];
    expect(planBlock(cells, units).totals).toEqual([]);
  });

  it('writes every number once', () => {
    const cells = ['company', 'north', 'ana', 'ben', 'south', 'eve'].map((unit) => number(unit));
    const { written, totals } = planBlock(cells, units);
    expect(new Set([...names(written), ...names(totals)]).size).toBe(cells.length);
    expect(planBlock([], units)).toEqual({ written: [], totals: [] });
  });
});
