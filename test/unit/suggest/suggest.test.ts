import { describe, expect, it } from 'vitest';
import { buildTree } from '#shared/domain/plan/tree.ts';
import { firstChoice, readOpening } from '#renderer/features/bargain/suggest/opening-choice.ts';
import { readPotentials, writePotentials } from '#renderer/features/bargain/suggest/potentials-text.ts';
import { splitUnits } from '#renderer/features/bargain/suggest/split-facts.ts';
import { numberConventions } from '#renderer/i18n/language.ts';

const nodes = [
  { id: 'company', parent: null, name: 'Company' },
  { id: 'north', parent: 'company', name: 'North' },
  { id: 'ana', parent: 'north', name: 'Ana' },
  { id: 'ben', parent: 'north', name: 'Ben' },
  { id: 'south', parent: 'company', name: 'South' },
];
const built = buildTree(
  nodes.map((node, order) => ({ ...node, order })),
  'unit',
);
if (!built.ok) throw new Error('the tree of the test is whole');
const units = built.value;
const style = { scale: 2, conventions: numberConventions('en') };

describe('what a split is about', () => {
  it('is the chosen total, or the total of a chosen row', () => {
    expect(splitUnits(units, ['company'], 'company')).toEqual(['company']);
    expect(splitUnits(units, ['ana'], 'ana')).toEqual(['north']);
    expect(splitUnits(units, [], null)).toBeNull();
  });

  it('is the rows of a block without the totals over them', () => {
    expect(splitUnits(units, ['north', 'ana', 'ben'], 'north')).toEqual(['ana', 'ben']);
    expect(splitUnits(units, ['ben', 'south'], 'ben')).toEqual(['ben', 'south']);
  });
});

describe('potentials as a text', () => {
  const known = new Map([['ana', 500_000]]);

  it('come back unchanged as they were written', () => {
    const text = writePotentials(units, known, style);
    expect(text).toBe('Ana = 5000\nBen = \nSouth = ');
    expect(readPotentials(text, units, known, style)).toEqual({ ok: true, value: [] });
  });

  it('are typed, pasted and taken away', () => {
    const read = readPotentials('Ana =\nben\t1.2m\n', units, known, style);
    expect(read).toEqual({
      ok: true,
      value: [
        { unit: 'ana', value: null },
        { unit: 'ben', value: 120_000_000 },
      ],
    });
    expect(readPotentials('Nobody = 5', units, known, style)).toMatchObject({ ok: false });
    expect(readPotentials('Ana = much', units, known, style)).toMatchObject({ ok: false });
  });
});

describe('opening offers as they are typed', () => {
  it('are the plain command by history', () => {
    expect(readOpening(firstChoice, 'en')).toEqual({ fields: {}, bad: null, needsPotential: false });
  });

  it('carry what their way needs, and say what cannot be read', () => {
    expect(readOpening({ ...firstChoice, method: 'blend' }, 'en').fields).toEqual({
      method: 'blend',
      blend: { history: 500_000, potential: 300_000, even: 200_000 },
    });
    expect(readOpening({ ...firstChoice, method: 'blend', even: '30' }, 'en').bad).toBe('badBlend');
    expect(readOpening({ ...firstChoice, method: 'headroom', reach: 'all' }, 'en').bad).toBe('badPercent');
  });
});
