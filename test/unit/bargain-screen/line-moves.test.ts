/** What the screen offers to do on a row as it stands. */
import { describe, expect, it } from 'vitest';
import { lineMoves, meetCommand, noMoves, settleCommand } from '#renderer/features/bargain/line-moves.ts';
import { rowStatus } from '#renderer/features/bargain/row-status.ts';
import { factsOf, stateOf } from './row-state.ts';

const hold = {
  kind: 'personal',
  owner: 'Ada',
  reason: '',
  unit: 'linda',
  untilRound: null,
  companySigned: false,
  unitSigned: false,
} as const;

describe('the moves on a row', () => {
  it('let the side whose turn it is accept, and the other one too', () => {
    expect(lineMoves(factsOf())).toMatchObject({ accept: 'company', acceptOther: 'unit', counter: true });
    expect(lineMoves(factsOf({ state: stateOf({ turn: 'unit' }) }))).toMatchObject({
      accept: 'unit',
      acceptOther: 'company',
    });
  });

  it('let only the unit accept while it has not answered', () => {
    const waiting = factsOf({ ask: null, gap: null, state: stateOf({ status: 'waiting', turn: 'unit', answered: 0 }) });
    expect(lineMoves(waiting)).toMatchObject({ accept: 'unit', acceptOther: null, meet: null, settle: true });
  });

  it('meet halfway, rounded away from zero, only when the numbers differ and everybody has spoken', () => {
    expect(lineMoves(factsOf({ offer: 10, ask: 5 })).meet).toBe(8);
    expect(lineMoves(factsOf({ offer: 10, ask: 10 })).meet).toBeNull();
    const partly = stateOf({ status: 'mixed', leaves: 3, offered: 3, answered: 1 });
    expect(lineMoves(factsOf({ state: partly })).meet).toBeNull();
  });

  it('have nothing to accept once both sides agreed, but a number to settle', () => {
    const agreed = factsOf({ ask: 440_000, gap: 0, state: stateOf({ status: 'accepted', turn: null }) });
    expect(lineMoves(agreed)).toMatchObject({ accept: null, settle: true, counter: true });
  });

  it('release a hold of the row itself, and keep the offer still meanwhile', () => {
    const held = factsOf({ state: stateOf({ held: 1, hold }) });
    expect(lineMoves(held)).toMatchObject({ hold: false, release: true, accept: 'unit', meet: null });
    const above = factsOf({ state: stateOf({ held: 1, hold: { ...hold, unit: 'southwest' } }) });
    expect(lineMoves(above)).toMatchObject({ hold: true, release: false });
  });

  it('only reopen what is settled, where the settlement lies', () => {
    const settled = stateOf({ status: 'settled', settled: 1, hold: { ...hold, kind: 'settled', unit: 'southwest' } });
    expect(lineMoves(factsOf({ state: settled }))).toEqual({ ...noMoves, reopen: 'southwest' });
    expect(lineMoves(null)).toEqual(noMoves);
  });

  it('say a number where the present one only follows the revenue', () => {
    const follows = factsOf({ state: stateOf({ status: 'unopened', offered: 1, answered: 0, lastSide: null }) });
    expect(lineMoves(follows)).toEqual({ ...noMoves, counter: true, settle: true });
  });
});

describe('the moves in a packet', () => {
  it('are the unit’s alone', () => {
    expect(lineMoves(factsOf({ unitOnly: true }))).toEqual({
      ...noMoves,
      accept: 'unit',
      counter: true,
      reject: true,
      sendUp: true,
    });
    const held = stateOf({ held: 1, hold });
    expect(lineMoves(factsOf({ unitOnly: true, state: held })).release).toBe(false);
  });
});

describe('the commands of moves', () => {
  it('meet as one step: the company goes there, the unit accepts', () => {
    expect(meetCommand(factsOf(), 427_500, 'Meet', 'current', { reason: 'half each' })).toEqual({
      kind: 'together',
      label: 'Meet',
      commands: [
        {
          kind: 'counter',
          side: 'company',
          unit: 'linda',
          measure: 'revenue',
          value: 427_500,
          method: 'current',
          reason: 'half each',
        },
        { kind: 'accept', side: 'unit', unit: 'linda', measure: 'revenue' },
      ],
    });
  });

  it('settle at a number or at the one that stands', () => {
    expect(settleCommand(factsOf(), 5, {})).toEqual({ kind: 'settle', unit: 'linda', measure: 'revenue', value: 5 });
    expect(settleCommand(factsOf(), null, { reason: 'signed' })).toEqual({
      kind: 'settle',
      unit: 'linda',
      measure: 'revenue',
      reason: 'signed',
    });
  });
});

describe('the status of a row', () => {
  it.each([
    [{ status: 'unopened' }, 'unopened'],
    [{ status: 'waiting', turn: 'unit', answered: 0 }, 'waiting'],
    [{ turn: 'unit' }, 'unitTurn'],
    [{ turn: 'company' }, 'companyTurn'],
    [{ status: 'accepted', turn: null }, 'accepted'],
    [{ status: 'settled', settled: 1 }, 'settled'],
    [{ status: 'settled', settled: 1, hold: { ...hold, companySigned: true, unitSigned: true } }, 'signed'],
    [{ status: 'settled', settled: 1, hold: { ...hold, companySigned: true } }, 'settled'],
    [{ turn: null, escalated: 1 }, 'escalated'],
    [{ leaves: 3, answered: 3, escalated: 1, turn: 'unit' }, 'unitsTurn'],
    [{ status: 'mixed', leaves: 11, settled: 4 }, 'someSettled'],
    [{ status: 'mixed', leaves: 11, settled: 11 }, 'settled'],
    [{ status: 'mixed', leaves: 11, answered: 3, turn: 'unit' }, 'someAnswered'],
    [{ status: 'answered', leaves: 2, answered: 2, turn: 'unit' }, 'unitsTurn'],
    [{ status: 'mixed', leaves: 2, answered: 2, turn: null }, 'mixed'],
  ] as const)('%j is %s', (given, code) => {
    expect(rowStatus(stateOf(given), false).code).toBe(code);
  });

  it('says when numbers only follow the revenue', () => {
    expect(rowStatus(stateOf({ status: 'unopened' }), true).code).toBe('follows');
  });
});
