import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumOf, type Claim } from '#shared/domain/settlement/claims.ts';
import { flexibilities } from '#shared/domain/settlement/rules.ts';
import { suggestSettlement } from '#shared/domain/settlement/settle.ts';

/** Random tables: every rule sums exactly, keeps holds and bounds, and stays between ask and highest. */
const seed = 20_140_317;
const runs = 10_000;

const amount = fc.oneof(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 2_000_000_000 }));
const claim: fc.Arbitrary<Claim> = fc
  .record({ ask: amount, room: amount, bound: fc.constantFrom('none', 'held', 'bounds'), least: amount, width: amount })
  .map(({ ask, room, bound, least, width }) => {
    const open = { ask, highest: ask + room };
    if (bound === 'none') return open;
    return bound === 'held' ? { ...open, least, most: least } : { ...open, least, most: least + width };
  });
const table = fc.record({
  claims: fc.array(claim, { minLength: 1, maxLength: 12 }),
  /** Where the total lies between the asks (0) and the highest numbers (1). */
  place: fc.integer({ min: 0, max: 1000 }).map((thousandths) => thousandths / 1000),
  flexibility: fc.constantFrom(...flexibilities),
});

describe('settlement rules on random tables', () => {
  it('sum exactly, with holds and bounds, between ask and highest', () => {
    let shared = 0;
    fc.assert(
      fc.property(table, ({ claims, place, flexibility }) => {
        const { room } = suggestSettlement({ target: 0, claims, flexibility });
        const asked = sumOf(room.asks);
        const target = asked + Math.round((sumOf(room.highest) - asked) * place);
        const { situation, columns } = suggestSettlement({ target, claims, flexibility });
        expect(situation.kind).toBe(target === asked ? 'cover' : 'share');
        for (const { values } of columns) {
          shared += 1;
          expect(sumOf(values)).toBe(target);
          const outside = values.findIndex((value, at) => {
            const { least = -Infinity, most = Infinity } = claims[at] ?? {};
            const low = Math.max(room.asks[at] ?? 0, least);
            const high = Math.min(room.highest[at] ?? 0, most);
            return !Number.isInteger(value) || value < low || value > high;
          });
          expect(outside).toBe(-1);
        }
      }),
      { seed, numRuns: runs },
    );
    // Five rules on nearly every table: the property is not met by having nothing to share.
    expect(shared).toBeGreaterThan(4 * runs);
  });

  it('give everybody the same part of the room by equal share, to the quantum', () => {
    fc.assert(
      fc.property(table, ({ claims, place, flexibility }) => {
        const { room } = suggestSettlement({ target: 0, claims, flexibility });
        const asked = sumOf(room.asks);
        const size = sumOf(room.highest) - asked;
        const target = asked + Math.round(size * place);
        const { columns } = suggestSettlement({ target, claims, flexibility });
        const values = columns.find(({ rule }) => rule === 'equalRoom')?.values ?? new Float64Array();
        for (const [at, value] of values.entries()) {
          const claimed = (room.highest[at] ?? 0) - (room.asks[at] ?? 0);
          const exact = ((target - asked) / size) * claimed;
          expect(Math.abs(value - (room.asks[at] ?? 0) - exact)).toBeLessThan(1 + exact * 1e-12);
        }
      }),
      { seed, numRuns: runs },
    );
  });

  it('leave nobody who has room behind another by equal relief, equal stretch and least squares', () => {
    fc.assert(
      fc.property(table, ({ claims, place }) => {
        const { room } = suggestSettlement({ target: 0, claims, flexibility: 'equalMoney' });
        const asked = sumOf(room.asks);
        const target = asked + Math.round((sumOf(room.highest) - asked) * place);
        const { columns } = suggestSettlement({ target, claims, flexibility: 'equalMoney' });
        const of = (rule: string): Float64Array =>
          columns.find((one) => one.rule === rule)?.values ?? new Float64Array();
        const stretches = [...of('equalStretch')].map((value, at) => value - (room.asks[at] ?? 0));
        const longest = Math.max(0, ...stretches);
        for (const [at, stretch] of stretches.entries()) {
          const isFull = of('equalStretch')[at] === room.highest[at];
          expect(isFull || stretch >= longest - 1).toBe(true);
        }
        const reliefs = [...of('nash')].map((value, at) => (room.highest[at] ?? 0) - value);
        const most = Math.max(0, ...reliefs);
        for (const [at, relief] of reliefs.entries()) {
          expect(of('nash')[at] === room.asks[at] || relief >= most - 1).toBe(true);
        }
        expect(of('leastSquares')).toEqual(of('equalStretch'));
      }),
      { seed, numRuns: runs },
    );
  });
});
