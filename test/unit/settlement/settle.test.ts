import { describe, expect, it } from 'vitest';
import type { Claim } from '#shared/domain/settlement/claims.ts';
import { shareBy, type Flexibility, type SettlementRule } from '#shared/domain/settlement/rules.ts';
import { roomOf } from '#shared/domain/settlement/claims.ts';
import { suggestSettlement } from '#shared/domain/settlement/settle.ts';

/** The worked numbers of methods §2.3, counted in hundred-thousandths so that their decimals are whole. */
const fine = 100_000;
const asks = [900, 1200, 700, 400];
const highest = [1000, 1500, 900, 420];
const claims: readonly Claim[] = asks.map((ask, place) => ({ ask: ask * fine, highest: (highest[place] ?? 0) * fine }));

function column(rule: SettlementRule, flexibility: Flexibility = 'equalMoney'): readonly number[] {
  const { columns } = suggestSettlement({ target: 3500 * fine, claims, flexibility });
  return [...(columns.find((candidate) => candidate.rule === rule)?.values ?? [])];
}

/** The column in hundredths. */
function rounded(rule: SettlementRule, flexibility?: Flexibility): readonly number[] {
  return column(rule, flexibility).map((value) => Math.round(value / (fine / 100)) / 100);
}

describe('four units that must add up to 3500', () => {
  it('go the same part of their way by equal share of room', () => {
    expect(rounded('equalRoom')).toEqual([948.39, 1345.16, 796.77, 409.68]);
    const [first = 0] = column('equalRoom');
    expect((first / fine - 900) / 100).toBeCloseTo(0.483871, 6);
  });

  it('get the same relief by Nash', () => {
    expect(rounded('nash')).toEqual([900, 1400, 800, 400]);
  });

  it('stretch by the same amount, up to what each can bear', () => {
    expect(rounded('equalStretch')).toEqual([993.33, 1293.33, 793.33, 420]);
    expect(column('leastSquares', 'equalMoney')).toEqual(column('equalStretch'));
  });

  it('get up to half of their claim first by the Talmud', () => {
    expect(rounded('talmud')).toEqual([950, 1340, 800, 410]);
  });

  it('change by the smallest squared percentages with flexibility by the square of the size', () => {
    expect(rounded('leastSquares', 'squaredPercent')).toEqual([983.79, 1348.97, 750.69, 416.55]);
  });

  it('change in proportion to their size when nothing bounds them', () => {
    const room = roomOf(asks.map((ask) => ({ ask: ask * fine, highest: 9_000 * fine })));
    const values = shareBy('leastSquares', 3500 * fine, room, 'bySize');
    expect([...values].map((value) => Math.round(value / fine))).toEqual(
      asks.map((ask) => Math.round((ask * 3500) / 3200)),
    );
  });
});

describe('the Talmud of three claims of 100, 200 and 300', () => {
  const estates: readonly (readonly [number, readonly number[]])[] = [
    [100, [33.33, 33.33, 33.33]],
    [200, [50, 75, 75]],
    [300, [50, 100, 150]],
  ];
  it.each(estates)('of an estate of %i', (estate, parts) => {
    const three = [100, 200, 300].map((claim) => ({ ask: 0, highest: claim * fine }));
    const values = shareBy('talmud', (600 - estate) * fine, roomOf(three), 'equalMoney');
    const relief = [...values].map((value, place) => (three[place]?.highest ?? 0) - value);
    expect(relief.map((amount) => Math.round(amount / (fine / 100)) / 100)).toEqual(parts);
  });
});

describe('a total that needs no sharing or cannot be shared', () => {
  it('keeps the asks and names the surplus where they cover it', () => {
    const { situation, columns } = suggestSettlement({ target: 3100 * fine, claims, flexibility: 'bySize' });
    expect(situation).toEqual({ kind: 'cover', surplus: 100 * fine });
    expect(columns).toEqual([]);
    expect(suggestSettlement({ target: 3200 * fine, claims, flexibility: 'bySize' }).situation.kind).toBe('cover');
  });

  it('names what is short and who would have to bear how much', () => {
    const held = claims.map((claim, place) =>
      place === 3 ? { ...claim, least: 41_000_000, most: 41_000_000 } : claim,
    );
    const { situation, needed, columns } = suggestSettlement({
      target: 4000 * fine,
      claims: held,
      flexibility: 'bySize',
    });
    expect(columns).toEqual([]);
    expect(situation).toEqual({ kind: 'short', short: 190 * fine });
    const raised = [...(needed ?? [])];
    expect(raised.reduce((sum, value) => sum + value, 0)).toBe(4000 * fine);
    expect(raised[3]).toBe(410 * fine);
    expect(Math.round((raised[0] ?? 0) / fine)).toBe(Math.round(1000 + (190 * 1000) / 3400));
  });

  it('has nobody to move when everybody is held', () => {
    const held = [{ ask: 5, highest: 9, least: 7, most: 7 }];
    const { situation, needed } = suggestSettlement({ target: 8, claims: held, flexibility: 'bySize' });
    expect([situation, needed]).toEqual([{ kind: 'short', short: 1 }, null]);
  });

  it('shares a total at the very end of the room as everybody’s highest', () => {
    const { columns } = suggestSettlement({ target: 3820 * fine, claims, flexibility: 'bySize' });
    for (const { values } of columns) expect([...values]).toEqual(highest.map((most) => most * fine));
  });
});
