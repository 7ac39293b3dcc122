/**
 * The moves of each quota line at hand, in the order in which they were made. Callers: plan model.
 */
import { invariant } from '../../base/assert.ts';
import { compareCodeUnits } from '../../base/canonical-json.ts';
import { quotaLineId, type CellChange, type Change } from '../changes/change.ts';
import type { Move } from './entities.ts';

export class LineMoves {
  readonly #moves = new Map<string, Move[]>();

  /** The moves made on a line itself, oldest first. */
  on(line: string): readonly Move[] {
    return this.#moves.get(line) ?? [];
  }

  /** Follows a change of the moves. Moves come in order and go (by undo) in the opposite order, with few between. */
  file(change: Exclude<Change, CellChange>): void {
    invariant(change.op !== 'patch', 'a move is never changed');
    const move = change.value as unknown as Move;
    const line = quotaLineId(move.measure, move.unit);
    const moves = this.#moves.get(line) ?? [];
    if (change.op === 'put') {
      const last = moves.at(-1);
      moves.push(move);
      // A redo may bring back a move from before others.
      if (last !== undefined && last.id > move.id) moves.sort((left, right) => compareCodeUnits(left.id, right.id));
    } else
      moves.splice(
        moves.findLastIndex(({ id }) => id === move.id),
        1,
      );
    this.#moves.set(line, moves);
  }
}
