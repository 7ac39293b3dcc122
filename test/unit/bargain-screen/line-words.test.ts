/** What the timeline and the room say of a line, in both languages: where a move came from, where the pace leads. */
import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Concession } from '#shared/domain/concession/concession.ts';
import { startTexts } from '#renderer/i18n/setup.ts';
import { amountStyle } from '#renderer/features/bargain/bargain-text.ts';
import { meetingText, paceTexts } from '#renderer/features/bargain/concession-text.ts';
import { moveSource } from '#renderer/features/bargain/move-source.ts';

beforeAll(() => startTexts('en'));

const names: Readonly<Record<string, string>> = { north: 'North', ana: 'Ana' };
const nameOf = (unit: string): string => names[unit] ?? unit;
const both = (move: Parameters<typeof moveSource>[1]): readonly (string | null)[] =>
  (['en', 'es'] as const).map((language) => moveSource(i18next.getFixedT(language), move, 'ana', nameOf));

describe('a move in the timeline of a row', () => {
  it('says nothing of where it was made when it was made there', () => {
    expect(both({ unit: 'ana', value: 70 })).toEqual([null, null]);
  });

  it('says of a number that it came from the spread of a total above', () => {
    expect(both({ unit: 'north', value: 70 })).toEqual(['from the total of North', 'del total de North']);
  });

  it('says of a move without a number where it was made', () => {
    expect(both({ unit: 'north', value: null })).toEqual(['on North', 'en North']);
  });

  it('says in a packet that it came from above, and of nothing in particular', () => {
    const expected = [
      'from a total above, or from a package with others',
      'de un total superior, o de un paquete con otros',
    ];
    expect(both({ unit: 'ana', value: null, fromAbove: true })).toEqual(expected);
    expect(both({ unit: 'north', value: null, fromAbove: true })).toEqual(expected);
  });
});

describe('the pace of a line', () => {
  const side = { opening: 0, now: 0, conceded: 0, share: null, pace: 125_000, retreats: 0 };
  const concession: Concession = {
    leaves: 1,
    openingRound: 1,
    openingGap: 10,
    gap: 5,
    closed: 500_000,
    company: side,
    unit: { ...side, pace: null },
    lastSide: 'company',
    movedRound: 2,
    rounds: 1,
    meeting: { kind: 'at', value: 3_667_000_00, round: 4 },
  };

  it('is a share of the gap a round for each side, and nothing before a round has passed', () => {
    expect(paceTexts(concession, 'en')).toEqual({ company: '12.5\u00a0%', unit: null });
    expect(paceTexts(concession, 'es')).toEqual({ company: '12,5\u00a0%', unit: null });
  });

  it('says where and in which round both meet', () => {
    const texts = (['en', 'es'] as const).map((language) =>
      meetingText(i18next.getFixedT(language), concession, amountStyle({ scale: 2 }, 'revenue', 'thousand', language)),
    );
    expect(texts).toEqual([
      'At this pace you meet at 3,667\u00a0k in round 4',
      expect.stringMatching(/3\.667\u00a0mil.* ronda 4/),
    ]);
  });
});
