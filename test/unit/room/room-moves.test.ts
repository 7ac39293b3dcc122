import { describe, expect, it } from 'vitest';
import { buildTree } from '#shared/domain/plan/tree.ts';
import type { MoveView } from '#shared/contract/views.ts';
import { neighbours, roomMoves, unitsInSight } from '#renderer/features/bargain/room/room-moves.ts';

const node = (id: string, parent: string | null, order: number) => ({ id, parent, name: id, order });
const built = buildTree(
  [node('all', null, 1), node('north', 'all', 1), node('ana', 'north', 1), node('south', 'all', 2)],
  'unit',
);
const units = built.ok ? built.value : expect.unreachable();

const move: MoveView = {
  id: '1',
  sequence: 1,
  at: '2026-11-26T10:00:00.000Z',
  kind: 'ask',
  side: 'unit',
  unit: 'ana',
  value: 70,
  round: 1,
  actor: 'Ana',
  reason: 'we lose an account',
};

describe('what the room sees', () => {
  it('is the number of a move for some, without its reason', () => {
    const [open, hidden] = roomMoves([move, { ...move, id: '2', visibleTo: 'north' }, move], 2);
    expect(open).toMatchObject({ reason: 'we lose an account', withheld: false });
    expect(hidden).toMatchObject({ value: 70, reason: '', withheld: true });
    expect(JSON.stringify(hidden)).not.toContain('account');
  });

  it('is that a number came from above', () => {
    const [fromAbove, own] = roomMoves([{ ...move, fromAbove: true }, move], 2);
    expect(fromAbove).toMatchObject({ fromAbove: true });
    expect(own).not.toHaveProperty('fromAbove');
  });

  it('is the rows that are unfolded in the table', () => {
    expect(unitsInSight(units, new Set(['all']))).toEqual(['all', 'north', 'south']);
    expect(unitsInSight(units, new Set(['all', 'north']))).toEqual(['all', 'north', 'ana', 'south']);
    expect(unitsInSight(units, new Set(['north']))).toEqual(['all']);
  });

  it('is the row before and the row after the cursor', () => {
    const rows = unitsInSight(units, new Set(['all']));
    expect(neighbours(units, rows, 'north')).toEqual({ before: 'all', current: 'north', after: 'south' });
    expect(neighbours(units, rows, 'ana')).toEqual({ before: 'all', current: 'north', after: 'south' });
    expect(neighbours(units, rows, null)).toEqual({ before: null, current: 'all', after: 'north' });
    expect(neighbours(units, [], null)).toEqual({ before: null, current: null, after: null });
  });
});
